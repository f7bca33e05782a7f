"""The lexicon of a segment: what begins alike, and that its distances are those of the plain definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import word
from archive.arabic.misspelling import allowance, distance
from archive.search.engines import lexicons
from archive.search.engines.flat import FlatEngine
from tests.search.documents_made import document

letters = st.text("ابتثحخدذرزسشضظعفقلمنهوي", min_size=1, max_size=9)


@pytest.fixture
def lexicon(tmp_path):
    engine = FlatEngine(tmp_path, workers=1)
    engine.rebuild([document(1, "أردوغان واردوغان إردوغان"), document(2, "أردوغان الأردن Lavrov F16 ف‌ض")])
    (view,) = engine.snapshots.latest().views
    return view.data.lexicon


def row(text):
    padded = np.zeros((1, lexicons.LONGEST), np.uint8)
    key = np.frombuffer(lexicons._key(text), np.uint8)
    padded[0, : len(key)] = key
    return key, padded


@given(letters, letters)
def test_the_distance_of_arrays_is_that_of_the_definition(wanted, typed):
    (key, _), (_, padded) = row(typed), row(wanted)
    assert lexicons.distances(key, padded)[0] == pytest.approx(distance(wanted, typed), abs=1e-4)


@given(letters, st.integers(0, 8), st.sampled_from("ابتثحخدذرزسشضظعفقلمنهوي"))
def test_no_word_within_the_allowance_of_one_wrong_letter_is_passed_over(wanted, place, letter):
    typed = wanted[:place] + letter + wanted[place + 1 :]
    (_, left), (_, right) = row(wanted), row(typed)
    unmatched = np.bitwise_count(lexicons._sets(left) ^ lexicons._sets(right))[0]
    assert unmatched <= lexicons._UNMATCHED


def test_forms_of_one_word_are_one_word_printed_as_it_is_most_often(lexicon):
    (place,) = lexicon.starting(word("اردوغان").fold)
    assert lexicon.text(place) == "أردوغان"
    assert lexicon.counts[place] == 3


def test_a_beginning_finds_what_begins_so_and_nothing_else(lexicon):
    assert [lexicon.text(place) for place in lexicon.starting("lav")] == ["lavrov"]
    assert [lexicon.text(place) for place in lexicon.starting("f1")] == ["f16"]
    assert {lexicon.text(place) for place in lexicon.starting("ا")} == {"أردوغان", "الأردن"}
    assert not lexicon.starting("ф")
    assert not lexicon.starting("")
    assert not lexicon.starting("ا" * 100)


def test_what_is_too_short_to_be_corrected_is_like_nothing(lexicon):
    assert allowance(2) == 0
    assert not len(lexicon.nearly("ار").places)


def test_an_empty_segment_has_an_empty_lexicon(tmp_path):
    engine = FlatEngine(tmp_path, workers=1)
    engine.rebuild([document(1, "…")])
    (view,) = engine.snapshots.latest().views
    assert len(view.data.lexicon) == 0
    assert not len(view.data.lexicon.nearly("سوريا").places)
    assert not view.data.lexicon.starting("س")
