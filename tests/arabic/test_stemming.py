"""Light stems."""

import pytest
from hypothesis import given

from archive.arabic.folding import fold
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.stemming import light, light_stem, seatless
from tests.arabic.texts import arabic_words, texts


@given(arabic_words)
def test_a_stem_is_never_empty_and_never_longer_than_its_word(word):
    folded = fold(word)
    stem = light(folded)
    assert 0 < len(stem) <= max(len(folded), len(strip_proclitics(folded)))


@given(texts)
def test_any_text_has_a_stem(text):
    assert isinstance(light(fold(text)), str)


@given(arabic_words)
def test_the_stem_is_that_of_the_word_without_what_is_joined(word):
    folded = fold(word)
    assert light(folded) == light_stem(strip_proclitics(folded))


@given(arabic_words)
def test_a_stem_keeps_no_seat_of_a_hamza(word):
    stem = light(fold(word))
    assert seatless(stem) == stem


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("مفاوضة مفاوضات المفاوضون للمفاوضين ومفاوضاتها", "مفاوض"),
        ("زيارة زيارته زيارتها زيارات زيارتين لزيارتهما", "زيار"),
        ("وزير الوزير وزيرا وزيران الوزيرين وزيرة وزيرها وزيرهم", "وزير"),
        ("وزراء وزرائه وزراؤه وزراءه وزرائهم للوزراء", "وزراء"),
        ("مسؤول مسئول مسؤولو مسؤولي مسؤولون المسؤولين مسؤولة", "مسءول"),
        ("لبنان لبناني اللبنانية لبنانيون بلبنان للبنان", "لبنان"),
        ("إيران لإيران وبإيران", "ايران"),
        ("إيراني إيرانية الإيرانيين والإيرانيات", "ايراني"),
        ("فلبيني الفلبين فلبينيون", "فلبين"),
        ("تصريح تصريحات تصريحاته تصريحاتها", "تصريح"),
        ("ولاية ولايات الولايات ولايته", "ولاي"),
        ("تركي تركية التركي تركيين", "تركي"),
        ("حياة حياته حياتها الحياة", "حياه"),
        ("قال قالوا فقال وقالوا", "قال"),
        ("بوتين لبوتين وبوتين", "بوتين"),
        ("الله لله بالله والله", "الله"),
        ("اللتين واللتين", "اللتين"),
        ("2017", "2017"),
        ("lavrov Lavrov", "lavrov"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words, stem):
    assert {light(fold(word)) for word in words.split()} == {stem}


@pytest.mark.parametrize("word", ["في", "ها", "ات", "ون", "ه", "ي", "ال", "وه", "يه"])
def test_an_ending_alone_is_a_word(word):
    assert light(word) == word


def test_a_name_that_ends_as_a_plural_keeps_its_ending():
    names = "لبنان إيران أردوغان ماكرون بوتين فلسطين البحرين الأرجنتين سلمان حسين برلين الصين"
    assert [light(fold(name)) for name in names.split()] == [fold(name).removeprefix("ال") for name in names.split()]
