"""Merging: several segments into one.

Postings are moved in runs of terms, never all at once, so the memory of a merge does not grow with the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.search.engines.arrays import Array, ArrayWriter, narrowest
from archive.search.engines.derived import write_derived
from archive.search.engines.layout import COLUMNS, INVERTED
from archive.search.engines.numbers import NumberWriter
from archive.search.engines.segments import Field, FlatSegment, SegmentData, write_terms

# Postings moved at once.
_RUN = 1_000_000


class _Source(NamedTuple):
    """A segment to merge: which documents stay and what their numbers become."""

    data: SegmentData
    kept: Array
    numbers: Array
    whole: bool


def merge(folder: Path, segments: Sequence[FlatSegment]) -> FlatSegment:
    """Write one segment with the documents of several that are not deleted, in their order. Raises Damaged."""
    sources: list[_Source] = []
    count = 0
    for segment in segments:
        data = SegmentData(folder, segment)
        kept = np.ones(data.documents, bool)
        kept[segment.deleted()] = False
        numbers = (np.cumsum(kept) - 1 + count).astype(np.uint32)
        sources.append(_Source(data, kept, numbers, bool(kept.all())))
        count += int(kept.sum())
    merged = FlatSegment(count)
    writer = ArrayWriter(folder / merged.filename)
    try:
        for name, dtype in COLUMNS.items():
            writer.add(name, np.concatenate([source.data.column(name)[source.kept] for source in sources]), dtype)
        for name in INVERTED:
            _merge_field(writer, name, sources)
        write_derived(writer, count)
        writer.close(documents=count, analysis=min(ANALYSIS_VERSION, *(one.data.analysis for one in sources)))
    except BaseException:
        writer.abandon()
        raise
    return merged


class _Terms(NamedTuple):
    """The terms of one source: their numbers in the union, and how many postings and positions of each are kept."""

    field: Field
    source: _Source
    numbers: Array
    counts: Array
    positions: Array


def _merge_field(writer: ArrayWriter, name: str, sources: Sequence[_Source]) -> None:
    own = [source.data.fields[name].terms() for source in sources]
    union = sorted(set().union(*own))
    number_of = {key: number for number, key in enumerate(union)}
    parts = [
        _counted(source, name, np.fromiter(map(number_of.__getitem__, keys), np.int64, len(keys)))
        for source, keys in zip(sources, own, strict=True)
    ]
    totals, positions = np.zeros(len(union), np.int64), np.zeros(len(union), np.int64)
    for part in parts:
        totals[part.numbers] += part.counts
        positions[part.numbers] += part.positions
    alive = totals > 0
    ends = np.cumsum(totals)
    size = int(ends[-1]) if len(ends) else 0
    write_terms(writer, name, [union[number] for number in np.flatnonzero(alive).tolist()], ends[alive])
    documents = NumberWriter(writer, name, size)
    if parts[0].field.tf is not None:
        writer.reserve(f"{name}.tf", _widest(sources, f"{name}.tf"), size)
    if parts[0].field.positioned:
        position_ends = np.cumsum(positions)
        length = int(position_ends[-1]) if len(position_ends) else 0
        writer.add(f"{name}.pos_ends", position_ends[alive], narrowest(length))
        writer.reserve(f"{name}.pos", _widest(sources, f"{name}.pos"), length)
    for low, high in _runs(ends):
        _move(writer, documents, name, parts, range(low, high))
    documents.close()
    for source in sources:
        source.data.file.forget()


def _widest(sources: Sequence[_Source], name: str) -> str:
    return f"<u{max(source.data.file.array(name).dtype.itemsize for source in sources)}"


def _runs(ends: Array) -> Iterator[tuple[int, int]]:
    """Runs of terms of about `_RUN` postings."""
    low = 0
    while low < len(ends):
        reached = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, reached + _RUN)))
        yield low, high
        low = high


def _counted(source: _Source, name: str, numbers: Array) -> _Terms:
    """What a source keeps of its own terms."""
    field = source.data.fields[name]
    counts = positions = np.zeros(len(field), np.int64)
    if len(field) and source.whole:
        counts = positions = _steps(field.ends.whole())
        if field.positioned:
            positions = _steps(source.data.file.array(f"{name}.pos_ends").whole())
    elif len(field):
        kept = source.kept[field.ids.whole()]
        counts = positions = np.add.reduceat(kept, field.starts, dtype=np.int64)
        if field.tf is not None:
            positions = np.add.reduceat(field.tf.whole() * kept, field.starts, dtype=np.int64)
    return _Terms(field, source, numbers, counts, positions)


def _steps(ends: Array) -> Array:
    """How much lies between each end and the one before."""
    steps: Array = ends.astype(np.int64)
    steps[1:] -= ends[:-1].astype(np.int64)
    return steps


def _move(writer: ArrayWriter, documents: NumberWriter, name: str, parts: Sequence[_Terms], moved: range) -> None:
    """Write the postings of some terms: a term's from each source in turn."""
    terms, ids, tfs, runs = [], [], [], []
    for part in parts:
        begin, end = (int(found) for found in np.searchsorted(part.numbers, (moved.start, moved.stop)))
        first, last = part.field.span(begin, end)
        own = part.field.ids.part(first, last)
        spread = np.repeat(part.numbers[begin:end], np.diff(part.field.ends.part(begin, end), prepend=first))
        tf = part.field.frequencies(first, last)
        positions = part.field.positions(begin, end) if part.field.positioned else None
        if not part.source.whole:
            kept = part.source.kept[own]
            if positions is not None:
                positions = positions[np.repeat(kept, tf)]
            own, spread, tf = own[kept], spread[kept], tf[kept]
        terms.append(spread)
        ids.append(part.source.numbers[own])
        tfs.append(tf.astype(np.int64))
        if positions is not None:
            runs.append(positions)
    # Stable, so that inside a term the sources, and so the documents, stay in their order.
    order = np.argsort(np.concatenate(terms), kind="stable")
    documents.append(np.concatenate(ids)[order])
    tf = np.concatenate(tfs)
    if parts[0].field.tf is not None:
        writer.append(f"{name}.tf", tf[order])
    if runs:
        writer.append(f"{name}.pos", _reordered(np.concatenate(runs), tf, order))


def _reordered(values: Array, lengths: Array, order: Array) -> Array:
    """Runs of values, of these lengths one behind the other, in another order."""
    starts = np.cumsum(lengths) - lengths
    taken = lengths[order]
    ends = np.cumsum(taken)
    return values[np.repeat(starts[order] - (ends - taken), taken) + np.arange(int(ends[-1]) if len(ends) else 0)]
