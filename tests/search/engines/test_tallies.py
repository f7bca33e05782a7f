"""Tallies count what the lists say, however a key is kept, and the largest are among what is counted."""

import numpy as np
import pytest

from archive.search.engines import tallies
from archive.search.engines.arrays import ArrayFile, ArrayWriter
from archive.search.engines.tallies import Tallies, write_tallies

DOCUMENTS = 5_000


@pytest.fixture(params=[1, 64, 5_000])
def lists(request, monkeypatch):
    """Keys that from all to none of the documents carry; with 1 as share few are kept as bits, with 5,000 all."""
    monkeypatch.setattr(tallies, "SHARE", request.param)
    monkeypatch.setattr(tallies, "LEAST", 1)
    chance = np.random.default_rng(7)
    return [np.flatnonzero(chance.random(DOCUMENTS) < 1 / rank) for rank in range(1, 200)]


@pytest.fixture
def opened(lists, tmp_path):
    ids, ends = np.concatenate(lists).astype(np.uint32), np.cumsum([len(one) for one in lists])
    writer = ArrayWriter(tmp_path / "x.flat")
    writer.add("actor.ids", ids, "<u4")
    writer.add("actor.ends", ends)
    write_tallies(writer, "actor", ids, ends.astype(np.int64), DOCUMENTS)
    writer.close()
    return Tallies(ArrayFile(tmp_path / "x.flat"), "actor")


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 1.0])
def test_every_key_is_counted(lists, opened, share):
    mask = np.random.default_rng(8).random(DOCUMENTS) < share
    assert opened.of(mask).tolist() == [np.count_nonzero(mask[ids]) for ids in lists]


@pytest.mark.parametrize("share", [0.001, 0.3, 1.0])
@pytest.mark.parametrize(("most", "slack"), [(1, 0), (1, 100), (10, 0), (10, 100), (1_000, 0)])
def test_the_largest_are_exact_and_the_rest_are_there_or_not(lists, opened, share, most, slack, monkeypatch):  # noqa: PLR0917
    monkeypatch.setattr(tallies, "LONG", 0)
    mask = np.random.default_rng(9).random(DOCUMENTS) < share
    exact, found = opened.of(mask), opened.largest(mask, most, slack)
    assert np.array_equal(found > 0, exact > 0)
    least = np.sort(exact)[-min(most, len(exact))]
    near = exact + slack >= least
    assert np.array_equal(found[near], exact[near])
    assert (found[~near] <= exact[~near]).all()
