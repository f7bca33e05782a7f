"""Letters, marks and tables."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.letters import (
    ARABIC_MARK_RANGES,
    INVISIBLE,
    LONE_MARKS,
    TATWEEL,
    TO_ARABIC,
    character_class,
    is_token_letter,
    is_token_mark,
)

characters = st.characters()


@given(characters)
def test_no_character_is_both_letter_and_mark(character):
    assert not (is_token_letter(character) and is_token_mark(character))


@given(st.sets(characters, min_size=1), characters)
def test_a_character_class_stands_for_its_characters_and_no_other(members, other):
    pattern = re.compile(f"[{character_class(members)}]")
    assert all(pattern.fullmatch(character) for character in members)
    assert bool(pattern.fullmatch(other)) == (other in members)


def test_every_mark_of_the_arabic_block_is_a_mark():
    marks = {chr(code) for first, last in ARABIC_MARK_RANGES for code in range(first, last + 1)}
    assigned = {mark for mark in marks if unicodedata.category(mark) == "Mn"}
    assert all(map(is_token_mark, assigned | LONE_MARKS | {TATWEEL}))
    in_block = {chr(code) for code in range(0x600, 0x700) if unicodedata.category(chr(code)) == "Mn"}
    assert in_block <= marks


def test_invisible_signs_are_neither_letters_nor_marks():
    assert not any(is_token_letter(sign) or is_token_mark(sign) for sign in INVISIBLE)
    assert {unicodedata.category(sign) for sign in INVISIBLE} == {"Cf"}


def test_letters_of_neighbours_become_letters_of_arabic_at_once():
    targets = {TO_ARABIC[code] for code in TO_ARABIC}
    assert not targets & set(map(chr, TO_ARABIC))
    assert all("\u0621" <= letter <= "\u064a" for letter in targets)
    assert all(is_token_letter(chr(code)) for code in TO_ARABIC)


@pytest.mark.parametrize("sign", ["،", "؛", "؟", "«", "_", "#", "-", " ", "\u200b", "٪", "ﷺ", "🇸"])
def test_punctuation_and_signs_are_no_letters(sign):
    assert not is_token_letter(sign)
