"""Ranking: the first of many documents, in the orders that a reader may ask for.

By relevance equals stand newest first; what has no date comes last by date; of one day the higher number is the newer.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.counting import Matched
from archive.search.engines.snapshots import Snapshot, View

# What has no date stands behind every day.
_NO_DAY: Final = np.iinfo(np.int32).max
# The least number of documents walked through at once in their order by date.
_STEP: Final = 4_096
# One key in so many is looked at to guess where the first of them end.
_SAMPLE: Final = 64


def by_score(snapshot: Snapshot, documents: Array, scores: Array, window: slice) -> tuple[Array, Array]:
    """The documents of a window over `documents` (rising), the best first, with their scores."""
    if window.stop <= window.start or not len(documents):
        return documents[:0], scores[:0]
    kept = first_places(-scores, window.stop)
    documents, scores = documents[kept], scores[kept]
    days = _days(snapshot, documents, newest=True)
    order = np.lexsort((-snapshot.column("id", documents), days, -scores))[window]
    return documents[order], scores[order]


def by_date(snapshot: Snapshot, matched: Matched, window: slice, *, newest: bool) -> Array:
    """The documents of a window over those matched, newest or oldest first."""
    if window.stop <= window.start or not matched.total:
        return np.zeros(0, np.int64)
    # Walking through the order by date meets a matched document every `size / total` steps.
    if matched.total > window.stop and window.stop * snapshot.size < matched.total**2:
        parts = [_walked(view, matched.mask[view.part], window.stop, newest=newest) for view in snapshot.views]
        documents = np.sort(np.concatenate(parts))
    else:
        documents = matched.documents
        if len(documents) > window.stop:
            documents = documents[first_places(_days(snapshot, documents, newest=newest), window.stop)]
    days, numbers = _days(snapshot, documents, newest=newest), snapshot.column("id", documents)
    return documents[np.lexsort((-numbers if newest else numbers, days))[window]]


def _walked(view: View, mask: Array, count: int, *, newest: bool) -> Array:
    """The first `count` documents of a mask over one segment, in the order by date."""
    order = view.data.by_date.whole()
    if newest:
        order = order[::-1]
    else:
        undated = int(np.count_nonzero(view.data.column("first") == 0))
        order = np.concatenate((order[undated:], order[:undated])) if undated else order
    parts: list[Array] = []
    first, found, step = 0, 0, max(_STEP, 2 * count)
    while first < len(order) and found < count:
        some = order[first : first + step].astype(np.intp)
        parts.append(some[mask[some]])
        first, found = first + step, found + len(parts[-1])
    return np.concatenate([np.zeros(0, np.intp), *parts])[:count] + view.base


def _days(snapshot: Snapshot, documents: Array, *, newest: bool) -> Array:
    """A number for the date of each document, the less the earlier it comes."""
    first = snapshot.column("first", documents).astype(np.int32)
    return np.where(first > 0, -first if newest else first, _NO_DAY)


def first_places(key: Array, count: int) -> Array:
    """Where the least `count` keys are, and all that equal the last of them; in their order."""
    if len(key) <= count:
        return np.arange(len(key))
    near = np.arange(len(key))
    if len(key) > _SAMPLE * (count + _SAMPLE):
        place = 2 * count // _SAMPLE + 8
        guessed = np.flatnonzero(key <= np.partition(key[::_SAMPLE], place)[place])
        near = guessed if len(guessed) >= count else near
    own = key[near]
    found: Array = near[own <= np.partition(own, count - 1)[count - 1]]
    return found
