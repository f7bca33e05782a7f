"""Sounds: which spellings may be one foreign name, and which are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.folding import fold
from archive.arabic.sounds import LEAST, likeness, may_be_foreign, skeletons

LETTERS = st.text("ابتثجخدرزسشصطغفقكلمنهويئ", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غوارديولا", "جوارديولا"),
        ("بلومبرغ", "بلومبيرغ"),
        ("هوكينغ", "هوكينج"),
        ("كارفاخال", "كارباخال"),
        ("ماثيو", "ماتيو"),
        ("شولتز", "شولتس"),
        ("إسطنبول", "إستانبول"),
        ("مودريتش", "مودريش"),
        ("تيريزا", "تريزا"),
        ("أستانة", "أستانا"),
        ("هيغل", "هيجل"),
        ("ماتيس", "ماتس"),
        ("دجوكوفيتش", "جوكوفيتش"),
        ("تشيخوف", "تشيكوف"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton_and_are_alike(one, other):
    one, other = fold(one), fold(other)
    assert skeletons(one) & skeletons(other)
    assert likeness(one, other) >= LEAST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("باريس", "بوريس"),
        ("روبرت", "روبرتو"),
        ("ماريا", "ماريو"),
        ("هولاند", "هولندا"),
        ("بيونغ", "بينغ"),
        ("مارتن", "مادن"),
        ("ألكسندر", "ألكسندرا"),
        ("هولاندا", "يولاندا"),
        ("صور", "سور"),
    ],
)
def test_names_that_only_sound_like_each_other_are_two(one, other):
    one, other = fold(one), fold(other)
    assert not skeletons(one) & skeletons(other) or likeness(one, other) < LEAST


def test_a_vowel_that_makes_a_syllable_tells_more_than_one_between_consonants():
    assert likeness("ماتيس", "ماتياس") < likeness("مارتن", "مارتين")


@given(LETTERS, LETTERS)
def test_likeness_is_the_same_both_ways_and_within_its_bounds(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1


@pytest.mark.parametrize("word", ["محمد", "عباس", "ظريف", "كتب", "trump", "2017", "", "سؤال"])
def test_a_word_with_a_letter_that_no_foreign_name_has_is_not_foreign(word):
    assert not may_be_foreign(word)
