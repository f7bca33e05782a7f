"""Deletions: which documents of a segment are gone, a bit or four bytes each in the TOC and never a set of objects.

>>> gone = Deletions(1_000)
>>> gone.add(7)
>>> 7 in gone, len(gone), gone.numbers().tolist()
(True, 1, [7])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.segments import FlatSegment, SegmentData


class Deletions:
    """A set of document numbers below `documents`, as Whoosh's segments use one."""

    __slots__ = ("_count", "_mask")

    def __init__(self, documents: int) -> None:
        self._mask = np.zeros(documents, bool)
        self._count = 0

    def add(self, number: int) -> None:
        """Mark one document."""
        self._count += not self._mask[number]
        self._mask[number] = True

    def numbers(self) -> Array:
        """The documents marked, rising."""
        return np.flatnonzero(self._mask)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: int) -> bool:
        return bool(self._mask[number])

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers().tolist())

    def __getstate__(self) -> tuple[int, bytes, bool]:
        few = 4 * self._count < len(self._mask) // 8
        packed = self.numbers().astype("<u4") if few else np.packbits(self._mask)
        return len(self._mask), packed.tobytes(), few

    def __setstate__(self, state: tuple[int, bytes, bool]) -> None:
        documents, packed, few = state
        if few:
            self._mask = np.zeros(documents, bool)
            self._mask[np.frombuffer(packed, "<u4")] = True
        else:
            self._mask = np.unpackbits(np.frombuffer(packed, np.uint8), count=documents).astype(bool)
        self._count = int(np.count_nonzero(self._mask))


def mark_deleted(segment: FlatSegment, places: Array) -> int:
    """Mark documents of a segment as deleted; how many were not before."""
    if not len(places):
        return 0
    if segment._deleted is None:
        segment._deleted = Deletions(segment.doc_count_all())
    before = segment.deleted_count()
    for place in places.tolist():
        segment.delete_document(place)
    return int(segment.deleted_count() - before)


def carry_deletions(made: FlatSegment, sources: Sequence[FlatSegment], now: Sequence[FlatSegment]) -> None:
    """Mark in a merged segment what was deleted from its sources, which are `now` so, while it was made."""
    base = 0
    for source, present in zip(sources, now, strict=True):
        kept = np.ones(source.doc_count_all(), bool)
        kept[source.deleted()] = False
        gone = present.deleted()
        mark_deleted(made, base + (np.cumsum(kept) - 1)[gone[kept[gone]]])
        base += int(kept.sum())


class OpenSegments:
    """The segments of an index that its writer keeps open from one commit to the next: their ids are checked once."""

    def __init__(self) -> None:
        self._opened: dict[str, SegmentData] = {}

    def delete(self, folder: Path, segments: Sequence[FlatSegment], chosen: Callable[[Array], Array]) -> int:
        """Mark the documents whose ids are `chosen` as deleted; how many there were."""
        known, self._opened = self._opened, {}
        count = 0
        for segment in segments:
            name = segment.segment_id()
            data = self._opened[name] = known.get(name) or SegmentData(folder, segment)
            data.file.check_length()
            count += mark_deleted(segment, np.flatnonzero(chosen(data.column("id"))))
        return count


def among(numbers: Iterable[int]) -> Callable[[Array], Array]:
    """Chooses these ids."""
    wanted = np.unique(np.fromiter(numbers, np.int64))
    return lambda ids: np.isin(ids, wanted)
