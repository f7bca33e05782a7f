"""Postings: where one term stands in one segment, read in blocks that stay in the processor's cache.

Of many postings nothing is kept: what a search takes from the mapped file it takes a block at a time. Few are kept, for
a query comes back to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.numbers import FEW
from archive.search.engines.segments import Field
from archive.search.engines.snapshots import View

# Going through so many postings takes as long as looking one document up among them.
SPARSE: Final = 16


class Block(NamedTuple):
    """Some of a term's documents, as whole numbers to be added to `base`, and how often each has the term."""

    base: int
    places: Array
    tf: Array


class Postings:
    """Where a term stands in one segment, the documents that were deleted among the others."""

    __slots__ = ("_field", "_first", "_kept", "_last", "view")

    def __init__(self, view: View, field: Field, number: int) -> None:
        self.view = view
        self._field = field
        self._first, self._last = field.span(number)
        self._kept: list[tuple[slice, int, Array]] | None = None

    def __len__(self) -> int:
        return self._last - self._first

    def _stretches(self) -> Iterable[tuple[slice, int, Array]]:
        if len(self) > FEW:
            return self._field.ids.blocks(self._first, self._last)
        if self._kept is None:
            self._kept = list(self._field.ids.blocks(self._first, self._last))
        return self._kept

    def blocks(self) -> Iterator[Block]:
        """The documents, rising."""
        for part, base, ids in self._stretches():
            # NumPy's own kind of index, which it takes three times as fast.
            yield Block(base, ids.astype(np.intp), self._field.frequencies(part.start, part.stop))

    def mark(self, mask: Array) -> None:
        """Set the documents in a mask over the segment."""
        for block in self.blocks():
            mask[block.base :][block.places] = True

    def alive(self) -> int:
        """How many of the documents are not deleted."""
        gone, live = self.view.gone, self.view.live
        if live is None:
            return len(self)
        if len(gone) * SPARSE < len(self):
            return len(self) - len(self.find(gone)[0])
        counts = [int(np.count_nonzero(live[block.base :].take(block.places))) for block in self.blocks()]
        return sum(counts)

    def find(self, documents: Array) -> tuple[Array, Array]:
        """Which of some documents of the segment, rising, have the term, as places among them; and how often each."""
        at, tf = [np.zeros(0, np.intp)], [np.zeros(0, np.uint8)]
        for part, base, ids in self._stretches():
            low, high = np.searchsorted(documents, (base + int(ids[0]), base + int(ids[-1]) + 1)).tolist()
            if low == high:
                continue
            # In the array's own kind of number: given another, all of it would be copied.
            wanted = (documents[low:high] - base).astype(ids.dtype)
            near = np.searchsorted(ids, wanted)
            having = np.flatnonzero(ids[near] == wanted)
            at.append(having + low)
            tf.append(self._field.frequencies(part.start, part.stop)[near[having]])
        return np.concatenate(at), np.concatenate(tf)

    def most(self) -> int:
        """How often the document has the term that has it most often."""
        return int(self._field.frequencies(self._first, self._last).max())
