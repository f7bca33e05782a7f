"""Words and their places."""

import pytest
from hypothesis import given

from archive.arabic.letters import is_token_letter
from archive.arabic.tokens import tokenize
from tests.arabic.texts import arabic_words, texts

RLM, ZWNJ, ZWJ = "\u200f", "\u200c", "\u200d"


def surfaces(text):
    return [span.surface for span in tokenize(text)]


@given(texts)
def test_a_word_is_the_slice_of_the_text_that_its_offsets_say(text):
    reached = 0
    for span in tokenize(text):
        assert text[span.start : span.end] == span.surface
        assert reached <= span.start < span.end
        reached = span.end


@given(texts)
def test_no_letter_and_no_digit_falls_between_words(text):
    covered = {place for span in tokenize(text) for place in range(span.start, span.end)}
    missed = [c for place, c in enumerate(text) if place not in covered and is_token_letter(c) and c < "\U00010000"]
    assert not missed


@given(texts)
def test_a_word_begins_with_a_letter_or_a_digit(text):
    assert all(span.surface[0].isalnum() for span in tokenize(text))


@given(arabic_words, arabic_words)
def test_a_blank_separates_and_nothing_else_is_needed(one, other):
    assert surfaces(f"{one} {other}") == [one, other]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("مُحَمَّدٌ رسول", ["مُحَمَّدٌ", "رسول"]),
        ("لافــــروف", ["لافــــروف"]),
        ("#ترامب", ["ترامب"]),
        ("دونالد #ترمب", ["دونالد", "ترمب"]),
        ("نيكي_هيلي", ["نيكي", "هيلي"]),
        ("كوريا-الشمالية", ["كوريا", "الشمالية"]),
        ("«الإمارات»، قطر؛ عُمان؟", ["الإمارات", "قطر", "عُمان"]),
        ("Erdoğan وÇavuşoğlu", ["Erdoğan", "وÇavuşoğlu"]),
        ("ﻻﻓﺮﻭﻑ ﷲ", ["ﻻﻓﺮﻭﻑ", "ﷲ"]),
        ("G20 كوفيد19", ["G20", "كوفيد19"]),
        ("مجموعة الـ20", ["مجموعة", "الـ20"]),
        ("باريس ــ أ ف ب", ["باريس", "أ", "ف", "ب"]),
        ("م² ½ ①", ["م"]),
        ("النبيﷺ قال", ["النبي", "قال"]),
        ("", []),
        ("\u064e\u0640 ،", []),
    ],
)
def test_words_of_the_press_come_out_whole(text, words):
    assert surfaces(text) == words


def test_decomposed_letters_stay_one_word():
    assert surfaces("C\u0327avus\u0327og\u0306lu") == ["C\u0327avus\u0327og\u0306lu"]


@pytest.mark.parametrize("sign", [RLM, ZWNJ, ZWJ, "\u202b", "\u2066", "\ufeff", "\u00ad"])
def test_an_invisible_sign_between_letters_does_not_break_the_word(sign):
    assert surfaces(f"لاف{sign}روف") == [f"لاف{sign}روف"]


def test_an_invisible_sign_around_a_word_is_no_part_of_it():
    assert [tuple(span) for span in tokenize(f"{RLM}موسكو{RLM}.")] == [("موسكو", 1, 6)]


def test_a_zero_width_space_is_a_space():
    assert surfaces("موسكو\u200bكييف") == ["موسكو", "كييف"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2.5 مليار", ["2.5", "مليار"]),
        ("٢٫٥ و٣,٥", ["٢٫٥", "و٣", "٥"]),
        ("1,200,000.75", ["1,200,000.75"]),
        ("١٬٢٠٠", ["١٬٢٠٠"]),
        ("12.3.2018", ["12", "3", "2018"]),
        ("1,2,3", ["1", "2", "3"]),
        ("7/3/2017", ["7", "3", "2017"]),
        ("2011-2017", ["2011", "2017"]),
        ("عام 2017.", ["عام", "2017"]),
        ("2017، 2018", ["2017", "2018"]),
        ("3.5م", ["3", "5م"]),
        ("10.2.1.4", ["10", "2", "1", "4"]),
    ],
)
def test_a_number_keeps_its_separators_and_a_date_does_not(text, words):
    assert surfaces(text) == words


def test_letters_beyond_the_first_plane_are_letters():
    assert surfaces("𝐀𝐁 𐤀𐤁 🎉") == ["𝐀𝐁", "𐤀𐤁"]


def test_a_long_text_of_one_letter_is_read_in_one_go():
    assert [len(surface) for surface in surfaces("ا" * 200_000)] == [200_000]
