"""Numbers: the documents of a field's postings, those of a text field in two bytes each and not four.

    F.ids u2        the lower half of each document's number
    F.turns         the postings at which the upper half becomes another, rising
    F.tops          what it becomes there; before the first turn it is 0

The documents of a term rise, so a term has no more turns than the segment has blocks of 65,536 documents. A field of
keys has few postings, which are read whole by every search: it keeps `F.ids u4` alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import numpy as np

from archive.search.engines.arrays import Array, ArrayFile, ArrayWriter, narrowest
from archive.search.engines.layout import TEXT_FIELDS

# So few postings are read at once, in whatever blocks they stand.
FEW: Final = 1 << 14
# From so many stretches on they are joined at once and not one by one.
_SEVERAL: Final = 8


class NumberWriter:
    """Writes the documents of a field, in pieces."""

    def __init__(self, writer: ArrayWriter, name: str, count: int) -> None:
        self._writer = writer
        self._name = name
        self._written = 0
        self._top = 0
        self._turns: list[Array] = []
        self._tops: list[Array] = []
        self._narrow = name in TEXT_FIELDS
        writer.reserve(f"{name}.ids", "<u2" if self._narrow else "<u4", count)

    def append(self, documents: Array) -> None:
        """Write the next documents."""
        if not self._narrow:
            self._writer.append(f"{self._name}.ids", documents)
            return
        tops = (documents >> 16).astype(np.int64)
        turns = np.flatnonzero(np.diff(tops, prepend=self._top))
        self._writer.append(f"{self._name}.ids", documents & 0xFFFF)
        self._turns.append(turns + self._written)
        self._tops.append(tops[turns])
        self._written += len(documents)
        self._top = int(tops[-1]) if len(tops) else self._top

    def close(self) -> None:
        """Write what is known only when all is."""
        if not self._narrow:
            return
        none = [np.zeros(0, np.int64)]
        # As wide as any posting's place, so that places can be looked up among the turns.
        self._writer.add(f"{self._name}.turns", np.concatenate(self._turns or none), narrowest(self._written))
        self._writer.add(f"{self._name}.tops", np.concatenate(self._tops or none))


class Numbers:
    """The documents of a field, to be read as one array of whole numbers."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._low = file.array(f"{name}.ids")
        self._narrow = f"{name}.turns" in file
        if self._narrow:
            self._turns, self._tops = file.array(f"{name}.turns"), file.array(f"{name}.tops")

    def __len__(self) -> int:
        return len(self._low)

    def part(self, first: int, last: int) -> Array:
        """The documents of the postings `first` to before `last`."""
        if not self._narrow:
            return self._low.part(first, last)
        found: Array = self._low.part(first, last).astype(np.uint32)
        tops, bounds = self._stretches(first, last)
        if len(tops) > _SEVERAL:
            found |= np.repeat(np.array(tops, np.uint32) << 16, np.diff(bounds))
            return found
        for top, low, high in zip(tops, bounds, bounds[1:], strict=False):
            if top:
                found[low - first : high - first] |= np.uint32(top << 16)
        return found

    def _stretches(self, first: int, last: int) -> tuple[list[int], list[int]]:
        """The upper halves of the documents of some postings, and where each begins, with the end."""
        turns, tops = self._turns.whole(), self._tops.whole()
        # In the array's own kind of number: given another, all of it would be copied.
        begin = int(turns.searchsorted(turns.dtype.type(first), side="right"))
        end = int(turns.searchsorted(turns.dtype.type(last), side="left"))
        before = [int(tops[begin - 1])] if begin else [0]
        bounds = [first, *turns[begin:end].tolist(), last]
        return before + tops[begin:end].tolist(), bounds

    def blocks(self, first: int, last: int) -> Iterator[tuple[slice, int, Array]]:
        """The postings of one term in stretches: where each lies, and its documents, less a base that comes before."""
        if not self._narrow or last - first <= FEW:
            if first < last:
                yield slice(first, last), 0, self.part(first, last)
            return
        tops, bounds = self._stretches(first, last)
        for top, low, high in zip(tops, bounds, bounds[1:], strict=False):
            if low < high:
                yield slice(low, high), top << 16, self._low.part(low, high)

    def seek(self, first: int, last: int, document: int) -> int:
        """Where, among the postings of one term, the first lies that is not before a document."""
        if not self._narrow:
            return first + int(self._low.part(first, last).searchsorted(document))
        tops, bounds = self._stretches(first, last)
        at = bisect_left(tops, document >> 16)
        if first >= last or at == len(tops) or tops[at] > document >> 16:
            return bounds[at] if first < last else first
        low = self._low.part(bounds[at], bounds[at + 1])
        return bounds[at] + int(low.searchsorted(low.dtype.type(document & 0xFFFF)))

    def whole(self) -> Array:
        return self.part(0, len(self))

    def where(self, document: int) -> Array:
        """The postings of one document."""
        if not self._narrow:
            return np.flatnonzero(self._low.whole() == document)
        at = np.flatnonzero(self._low.whole() == document & 0xFFFF)
        turns, tops = self._turns.whole(), self._tops.whole()
        last = np.searchsorted(turns, at.astype(turns.dtype), side="right")
        found: Array = at[np.concatenate(([0], tops))[last] == document >> 16]
        return found
