"""What is joined to the front of a word."""

import pytest
from hypothesis import given

from archive.arabic.folding import fold
from archive.arabic.proclitics import is_protected, readings, strip_proclitics
from tests.arabic.texts import arabic_words, texts


@given(arabic_words)
def test_what_is_left_is_the_end_of_the_word_or_has_its_article_back(word):
    folded = fold(word)
    bare = strip_proclitics(folded)
    assert bare
    assert folded.endswith((bare, bare.removeprefix("ال"), bare[1:]))


@given(texts)
def test_any_text_can_be_asked_for(text):
    folded = fold(text)
    assert isinstance(strip_proclitics(folded), str)
    assert isinstance(is_protected(folded), bool)
    assert all(isinstance(reading.word, str) for reading in readings(folded))


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("والرئيس", "رئيس"),
        ("وبالقاهرة", "قاهره"),
        ("وللرئيس", "رئيس"),
        ("فللرئيس", "رئيس"),
        ("فبالرئيس", "رئيس"),
        ("لروسيا", "روسيا"),
        ("ولروسيا", "روسيا"),
        ("كوزير", "وزير"),
        ("فسيبحثون", "يبحثون"),
        ("وسيلتقي", "يلتقي"),
        ("للاجئين", "لاجئين"),
        ("للجنة", "لجنه"),
        ("لألمانيا", "المانيا"),
        ("بألبانيا", "البانيا"),
        ("ولله", "الله"),
        ("وصل", "وصل"),
        ("وفد", "وفد"),
        ("كتاب", "كتاب"),
        ("بغداد", "بغداد"),
        ("سوريا", "سوريا"),
        ("فرنسا", "فرنسا"),
        ("في", "في"),
        ("و", "و"),
        ("ال", "ال"),
        ("", ""),
        ("وBBC", "BBC"),
        ("2017", "2017"),
    ],
)
def test_what_is_surely_joined_comes_off_and_nothing_else(word, bare):
    assert strip_proclitics(fold(word)) == fold(bare)


@pytest.mark.parametrize(
    "word", ["ألمانيا", "الألمانية", "وزير", "وزارته", "وزرائهم", "ألغام", "لجنة", "لبنانيون", "الله"]
)
def test_a_protected_word_is_protected_with_any_ending(word):
    assert is_protected(fold(word).removeprefix("ال") if word.startswith("الأ") else fold(word))


@pytest.mark.parametrize("word", ["الدول", "وروسيا", "للدول", "رئيس", "", "الو"])
def test_other_words_are_not_protected(word):
    assert not is_protected(fold(word))


@given(arabic_words)
def test_readings_begin_with_the_word_itself_and_go_from_long_to_short(word):
    folded = fold(word)
    found = readings(folded)
    if len(folded) < 2:
        assert found == ()
        return
    assert found[0] == ("", folded)
    assert [len(reading.word) for reading in found[1:]] == sorted((len(r.word) for r in found[1:]), reverse=True)
    assert len(set(found)) == len(found)


def words(folded):
    return {reading.word for reading in readings(folded)}


@pytest.mark.parametrize(
    ("joined", "name"),
    [
        ("ولافروف", "لافروف"),
        ("فلافروف", "لافروف"),
        ("بلافروف", "لافروف"),
        ("للافروف", "لافروف"),
        ("لبوتين", "بوتين"),
        ("ولبوتين", "بوتين"),
        ("وبالسعودية", "السعودية"),
        ("للسعودية", "السعودية"),
        ("وللسعودية", "السعودية"),
        ("للأسد", "الأسد"),
        ("للبنان", "لبنان"),
        ("كالكرملين", "الكرملين"),
    ],
)
def test_a_name_is_among_the_readings_of_what_is_joined_to_it(joined, name):
    assert fold(name) in words(fold(joined))


def test_the_future_is_read_before_verbs_alone():
    assert "يبحث" in words("سيبحث")
    assert "وريا" not in words("سوريا")
