"""Ranking: the first of many documents, in the orders that a reader may ask for.

By relevance equals stand newest first; what has no date comes last by date; of one day the higher number is the newer.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.snapshots import Snapshot
from archive.search.request import Sort

# What has no date stands behind every day.
_NO_DAY: Final = np.iinfo(np.int32).max


def ordered(snapshot: Snapshot, documents: Array, sort: Sort, scores: Array | None, window: slice) -> Array:
    """The documents of a window over `documents` (rising) in their order. By relevance needs scores."""
    if window.stop <= window.start or not len(documents):
        return documents[:0]
    if sort == "relevance" and scores is not None:
        documents, key = _first(documents, -scores[documents], window.stop)
        days = _days(snapshot, documents, newest=True)
        order = np.lexsort((-snapshot.column("id", documents), days, key))
        return documents[order[window]]
    newest = sort != "oldest"
    documents, key = _first(documents, _days(snapshot, documents, newest=newest), window.stop)
    numbers = snapshot.column("id", documents)
    return documents[np.lexsort((-numbers if newest else numbers, key))[window]]


def _days(snapshot: Snapshot, documents: Array, *, newest: bool) -> Array:
    """A number for the date of each document, the less the earlier it comes."""
    first = snapshot.column("first", documents).astype(np.int32)
    return np.where(first > 0, -first if newest else first, _NO_DAY)


def _first(documents: Array, key: Array, count: int) -> tuple[Array, Array]:
    """The documents that may be among the first `count`, with their keys: those with the least, and all equals."""
    if len(documents) <= count:
        return documents, key
    kept = key <= np.partition(key, count - 1)[count - 1]
    return documents[kept], key[kept]
