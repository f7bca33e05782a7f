"""What one wrong letter costs, and what a keyboard gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.keyboards import are_neighbours, as_arabic, as_latin
from archive.arabic.misspelling import allowance, distance, likelihood, substitution

words = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ", max_size=10)


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        ("المفاوظات", "المفاوكات"),  # sounds alike, and any letter
        ("المفاوصات", "المفاوجات"),  # a dot, and any letter
        ("المفاوضضات", "المفاوضرات"),  # struck twice, and put in
        ("المفاوضت", "المفاوات"),  # a vowel left out, and a consonant
        ("المفاوضتا", "المافوتض"),  # two letters swapped, and more
    ],
)
def test_the_mistakes_that_people_make_cost_less(likelier, less):
    assert 0 < distance("المفاوضات", likelier) < distance("المفاوضات", less)


@given(words, words)
def test_only_a_word_itself_costs_nothing(one, other):
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) >= 0


@given(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ"), st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ"))
def test_a_letter_is_as_like_another_as_that_is_like_it(one, other):
    assert substitution(one, other) == substitution(other, one) <= 1
    assert are_neighbours(one, other) == are_neighbours(other, one)


def test_a_longer_word_may_hold_more_mistakes():
    allowed = [allowance(letters) for letters in range(30)]
    assert allowed == sorted(allowed)
    assert allowed[2] == 0


def test_a_frequent_word_is_meant_rather_than_a_rare_one_as_near():
    assert likelihood(300, 0.45) > likelihood(3, 0.45) > likelihood(3, 0.75)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("v,sdh", "روسيا"), ("Hv],yhk", "أردوغان"), ("hgHll hgljp]m", "الأمم المتحدة"), ("MBNB", "ةلآآلآ")],
)
def test_what_was_typed_with_the_latin_layout_left_on_is_read_in_arabic(typed, meant):
    assert as_arabic(typed) == meant


def test_what_was_typed_with_the_arabic_layout_left_on_is_read_in_latin():
    assert as_latin("مشرقخر") == "lavrov"
    assert as_latin("2017، ") == "2017، "
