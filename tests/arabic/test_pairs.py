"""What the analysis alone makes of the single words of the matrix, which hold both ways."""

import pytest

from archive.arabic.analysis import analyze, word
from tests.relevance.matrix import pairs


def forms(text):
    return [word(token.surface) for token in analyze(text)]


WORDS = [pair for pair in pairs() if len(forms(pair.query)) == len(forms(pair.text)) == 1 and ":" not in pair.query]


@pytest.mark.parametrize("pair", WORDS, ids=str)
def test_two_words_are_one_at_the_levels_at_which_they_find_each_other(pair):
    one, other = forms(pair.query)[0], forms(pair.text)[0]
    assert (one.exact == other.exact) == ("exact" in pair.levels)
    assert (one.light == other.light) == ("normal" in pair.levels)


@pytest.mark.parametrize("pair", [pair for pair in WORDS if "exact" in pair.levels], ids=str)
def test_two_ways_of_printing_a_word_are_one_word_at_every_level(pair):
    assert forms(pair.query) == forms(pair.text)


def test_most_of_the_matrix_is_of_single_words():
    assert len(WORDS) >= 300
