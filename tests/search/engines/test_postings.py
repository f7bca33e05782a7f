"""Postings are read block by block, and what they say does not depend on the blocks."""

import numpy as np
import pytest

from archive.search.engines import numbers, postings
from archive.search.engines.inversion import Inverted, Part
from archive.search.engines.layout import BREAKS, COLUMNS, INVERTED, POSITIONED, TEXT_FIELDS
from archive.search.engines.postings import Postings
from archive.search.engines.segments import SegmentData, write_segment
from archive.search.engines.snapshots import View

DOCUMENTS = 300_000
TERMS = {
    b"a": [3, 65_535, 65_536, 200_000, 299_999],
    b"b": [*range(0, 300_000, 7)],
    b"c": [*range(70_000, 70_100)],
    b"d": [*range(60_000, 140_000)],
}


@pytest.fixture(params=[0, 50_000, 1 << 30])
def data(request, tmp_path, monkeypatch):
    for module in (numbers, postings):
        monkeypatch.setattr(module, "FEW", request.param)
    monkeypatch.setattr(numbers, "_SEVERAL", request.param % 7)
    lists = [np.array(ids, np.uint32) for ids in TERMS.values()]
    ids, ends = np.concatenate(lists), np.cumsum([len(one) for one in lists])
    fields = {}
    for name in INVERTED:
        # One position a word is enough for what is tested here; it says nothing.
        tf = (ids % 5 + 1).astype(np.int64) if name in TEXT_FIELDS else None
        where = np.zeros(int(tf.sum()), np.uint32) if name in POSITIONED else None
        fields[name] = Inverted(list(TERMS), ends, ids, tf, where) if name == "light" else _empty(name)
    columns = {name: np.arange(DOCUMENTS, dtype=np.int64) for name in COLUMNS}
    segment = write_segment(tmp_path, Part(DOCUMENTS, fields, columns))
    return segment, SegmentData(tmp_path, segment)


def _empty(name):
    none = np.zeros(0, np.int64)
    positions = none if name in (*POSITIONED, BREAKS) else None
    return Inverted([], none, none, none if name in (*TEXT_FIELDS, BREAKS) else None, positions)


@pytest.mark.parametrize("number", range(len(TERMS)))
@pytest.mark.parametrize("sparse", [0, 16, 1 << 30])
def test_a_term_is_counted_marked_and_found(data, number, sparse, monkeypatch):
    monkeypatch.setattr(postings, "SPARSE", sparse)
    segment, opened = data
    expected = np.array(list(TERMS.values())[number])
    chance = np.random.default_rng(number)
    live = chance.random(DOCUMENTS) < 0.8
    view = View(opened, 0, live, np.flatnonzero(~live), segment)
    found = Postings(view, opened.fields["light"], number)
    assert len(found) == len(expected)
    assert found.alive() == np.count_nonzero(live[expected])
    mask = np.zeros(DOCUMENTS, bool)
    found.mark(mask)
    assert np.array_equal(np.flatnonzero(mask), expected)
    read = [(block.base + block.places, block.tf) for block in found.blocks()]
    assert np.array_equal(np.concatenate([ids for ids, _ in read]), expected)
    assert np.array_equal(np.concatenate([tf for _, tf in read]), expected % 5 + 1)
    for documents in (np.flatnonzero(chance.random(DOCUMENTS) < 0.001), expected[:4], expected[-3:], expected[:0]):
        at, tf = found.find(documents)
        assert np.array_equal(documents[at], np.intersect1d(documents, expected))
        assert np.array_equal(tf, documents[at] % 5 + 1)
    assert found.most() == (expected % 5 + 1).max()
