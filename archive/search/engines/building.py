"""Building: a whole index from a stream of articles, on all cores.

    rows → batches → inverted and written by worker processes → merged by sixteen until one segment is left

The process that reads the articles keeps a few batches in flight and no more, so memory does not grow with the archive.
What is done is put on record where a build can be taken up again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from archive.search.engines.deletions import mark_deleted
from archive.search.engines.inversion import Row, Words, batches, invert
from archive.search.engines.merging import merge
from archive.search.engines.parts import Record, Span
from archive.search.engines.segments import FlatSegment, SegmentData, write_segment
from archive.search.engines.workers import Workers

# Letters of text in one batch: about fifteen hundred articles.
LETTERS = 4_000_000
# So many segments become one at a time: each has its dictionary in memory then.
FAN_IN = 16
_MOST_WORKERS = 8


def built(folder: Path, rows: Iterable[Row], workers: int | None = None) -> list[FlatSegment]:
    """The segments of a build: one, when there are articles. Of two with one id the later stays."""
    with _pool(workers) as pool:
        segments = list(pool.in_order(_written, ((folder, part) for part in batches(rows, LETTERS))))
        _delete_doubles(folder, segments)
        return _joined(folder, segments, pool)


def continued(
    record: Record, rows: Iterable[Row], stamp: Callable[[int, int], str], workers: int | None = None
) -> list[FlatSegment]:
    """The segments of a build whose first parts may be done; `rows` are the articles behind those, by rising id.

    `stamp` gives what tells whether the articles of a span have changed.
    """
    spans: list[Span] = []

    def calls() -> Iterator[tuple[Path, list[Row]]]:
        after = record.until
        for part in batches(rows, LETTERS):
            spans.append(Span(after, part[-1].id, stamp(after, part[-1].id)))
            after = part[-1].id
            yield record.folder, part

    with _pool(workers) as pool:
        for number, segment in enumerate(pool.in_order(_written, calls())):
            record.add(spans[number], segment)
        return _joined(record.folder, record.segments, pool, record)


def _pool(workers: int | None) -> Workers:
    return Workers(workers or min(os.cpu_count() or 1, _MOST_WORKERS))


# What this process has analysed: word types recur from batch to batch.
_words = Words()


def _written(folder: Path, rows: list[Row]) -> FlatSegment:
    return write_segment(folder, invert(rows, _words))


def _joined(
    folder: Path, segments: Sequence[FlatSegment], pool: Workers, record: Record | None = None
) -> list[FlatSegment]:
    """Merge until one segment is left."""
    segments = list(segments)
    while len(segments) > 1 or any(segment.has_deletions() for segment in segments):
        groups = [segments[at : at + FAN_IN] for at in range(0, len(segments), FAN_IN)]
        merged = pool.in_order(_merged, ((folder, group) for group in groups))
        segments = [_recorded(folder, group, made, record) for group, made in zip(groups, merged, strict=True)]
    return segments


def _merged(folder: Path, segments: Sequence[FlatSegment]) -> FlatSegment:
    if len(segments) == 1 and not segments[0].has_deletions():
        return segments[0]
    return merge(folder, segments)


def _recorded(folder: Path, sources: Sequence[FlatSegment], made: FlatSegment, record: Record | None) -> FlatSegment:
    """Put a merge on record and drop its sources."""
    names = {source.segment_id() for source in sources}
    if made.segment_id() in names:
        return made
    if record is not None:
        record.merged(sources, made)
    for source in sources:
        (folder / source.filename).unlink(missing_ok=True)
    return made


def _delete_doubles(folder: Path, segments: Sequence[FlatSegment]) -> None:
    """Mark an article as deleted where a later one has its id."""
    held = [SegmentData(folder, segment).column("id") for segment in segments]
    if not held:
        return
    numbers = np.concatenate(held)
    # The last of each number is the first from behind.
    _, last = np.unique(numbers[::-1], return_index=True)
    kept = np.zeros(len(numbers), bool)
    kept[len(numbers) - 1 - last] = True
    base = 0
    for segment, own in zip(segments, held, strict=True):
        mark_deleted(segment, np.flatnonzero(~kept[base : base + len(own)]))
        base += len(own)
