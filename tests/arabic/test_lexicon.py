"""The lists of words are fit for use."""

from pathlib import Path

import pytest

from archive.arabic import vocabulary
from archive.arabic.folding import fold
from archive.arabic.lexicon import KEPT_ALIF, PROTECTED, WHOLE
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.stemming import light, seatless
from archive.arabic.stopwords import is_stopword
from archive.arabic.vocabulary import BEGINNINGS, NOUNS, WORDS

LISTS = {"protected": PROTECTED, "whole": WHOLE, "alif": KEPT_ALIF, "nouns": NOUNS, "words": WORDS, "own": BEGINNINGS}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
def test_words_are_kept_folded_and_long_enough_to_mean_something(words):
    assert {fold(word) for word in words} == words
    assert min(map(len, words)) >= 2


@pytest.mark.parametrize("words", [NOUNS, WORDS], ids=["nouns", "words"])
def test_the_vocabulary_has_no_stop_word(words):
    assert [word for word in words if is_stopword(word)] == []


@pytest.mark.parametrize("name", ["nouns.txt", "words.txt", "beginnings.txt"])
def test_a_word_has_one_place_in_its_file(name):
    lines = Path(vocabulary.__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_a_protected_word_keeps_its_beginning():
    assert [word for word in PROTECTED if strip_proclitics(word) != word] == []


def test_a_whole_word_is_its_own_stem():
    assert [word for word in WHOLE if light(word) not in {seatless(word), seatless(strip_proclitics(word))}] == []


def test_a_word_with_a_beginning_of_its_own_keeps_it():
    changed = [word for word in BEGINNINGS if len(strip_proclitics(word)) == len(word) - 1]
    assert changed == []
