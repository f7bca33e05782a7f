"""Printed and folded forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.folding import fold, printed
from archive.arabic.letters import INVISIBLE
from tests.arabic.texts import VOWELS, arabic_words, texts

# Those that change no letter when one is put in: not the hamza and the maddah, which make letters.
SILENT = sorted({*VOWELS, *INVISIBLE} - {"\u0653", "\u0654"})


@given(texts)
def test_what_is_printed_is_printed_the_same_again(text):
    assert printed(printed(text)) == printed(text)


@given(texts)
def test_what_is_folded_folds_to_itself(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folding_sees_only_what_is_printed(text):
    assert fold(printed(text)) == fold(text)


@given(st.data(), arabic_words)
def test_vowels_tatweel_and_invisible_signs_change_nothing(data, word):
    place = data.draw(st.integers(1, len(word)))
    sign = data.draw(st.sampled_from(SILENT))
    assert printed(word[:place] + sign + word[place:]) == printed(word)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("إدارة", "إدارة"),
        ("مستشفى", "مستشفى"),
        ("مُحَمَّدٌ", "محمد"),
        ("لافــروف", "لافروف"),
        ("هٰذا", "هذا"),
        ("ﷲ", "الله"),
        ("ﻻﻓﺮﻭﻑ", "لافروف"),
        ("م\ufe76حمد", "محمد"),
        ("ا\u0654حمد", "أحمد"),
        ("ا\u0653سيا", "آسيا"),
        ("۲۰۱۷ ٢٠١٧ ２０１７", "2017 2017 2017"),
        ("تهران: کابل، یزد", "تهران: كابل، يزد"),
        ("گورباتشوف", "كورباتشوف"),
        ("Erdoğan", "Erdoğan"),
        ("رئيس مسؤول", "رئيس مسؤول"),
    ],
)
def test_the_printed_form_keeps_letters_and_drops_the_rest(text, form):
    assert printed(text) == form


@pytest.mark.parametrize(
    ("variants", "form"),
    [
        ("أردوغان إردوغان اردوغان ٱردوغان آردوغان", "اردوغان"),
        ("سورية سوريه", "سوريه"),
        ("مصطفى مصطفي", "مصطفي"),
        ("Erdoğan erdogan ERDOĞAN Erdog\u0306an", "erdogan"),
        ("İstanbul istanbul Istanbul", "istanbul"),
        ("Çavuşoğlu cavusoglu ÇAVUŞOĞLU", "cavusoglu"),
        ("Łukasz lukasz", "lukasz"),
        ("Straße strasse STRASSE", "strasse"),
        ("رئيس", "رئيس"),
        ("ماء", "ماء"),
        ("Лавров", "лавров"),
    ],
)
def test_spellings_that_people_mix_fold_together(variants, form):
    assert {fold(variant) for variant in variants.split()} == {form}


def test_words_in_another_hand_keep_apart_what_differs():
    assert len({fold(word) for word in ("الإمارات", "أمير", "قطر", "قطار", "عمان", "ماء", "ما")}) == 7


def test_a_text_of_several_words_keeps_its_blanks():
    assert fold("وزارةُ الخارجيّة\nالأميركية") == "وزاره الخارجيه\nالاميركيه"
