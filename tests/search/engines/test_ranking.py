"""The first of many are found without sorting all of them, and are the same as if they were."""

import numpy as np
import pytest

from archive.search.engines.ranking import first_places


@pytest.mark.parametrize("count", [1, 20, 1_000])
@pytest.mark.parametrize("kind", ["random", "few values", "all equal", "rising", "falling"])
def test_the_first_by_their_keys_with_all_that_equal_the_last(count, kind):
    chance = np.random.default_rng(7)
    keys = {
        "random": chance.random(200_000, np.float32),
        "few values": chance.integers(5, size=200_000).astype(np.float32),
        "all equal": np.zeros(200_000, np.float32),
        "rising": np.arange(200_000, dtype=np.float32),
        "falling": -np.arange(200_000, dtype=np.float32),
    }[kind]
    expected = np.flatnonzero(keys <= np.sort(keys)[count - 1])
    assert np.array_equal(first_places(keys, count), expected)


def test_all_are_first_when_there_are_no_more():
    assert first_places(np.array([3.0, 1.0]), 5).tolist() == [0, 1]
