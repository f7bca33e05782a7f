"""What finds what, pair by pair."""

import pytest

from archive.arabic.analysis import word
from tests.arabic.pairs import APART, EXACT, LIGHT


def listed(pairs):
    return [pytest.param(one, other, id=f"{kind}: {one} {other}") for kind, two in pairs.items() for one, other in two]


@pytest.mark.parametrize(("one", "other"), listed(EXACT))
def test_two_ways_of_printing_a_word_are_one_word_at_every_level(one, other):
    assert word(one) == word(other)


@pytest.mark.parametrize(("one", "other"), listed(LIGHT))
def test_forms_of_a_word_find_each_other_at_the_normal_level_alone(one, other):
    assert word(one).light == word(other).light
    assert word(one).exact != word(other).exact


@pytest.mark.parametrize(("one", "other"), listed(APART))
def test_words_that_only_look_alike_stay_apart(one, other):
    assert word(one).light != word(other).light
    assert word(one).exact != word(other).exact
