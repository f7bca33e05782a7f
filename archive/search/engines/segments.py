"""Segments: the files of an index that hold a batch of articles, and their fields as arrays to look things up in.

`MAIN_<id>.flat` is a file of `arrays`. For a field F:

    F.keys u1       its terms in UTF-8, sorted by their bytes, one after the other
    F.key_ends      where each term ends in F.keys
    F.heads u8      the first eight bytes of each term as a big-endian number: a binary search leaves few terms to read
    F.ends          where the postings of each term end
    F.ids …         the documents of each term, rising: see `numbers`
    F.tf            how often each has it            (text fields)
    F.pos_ends      where the positions of each term end, F.pos the positions      (fields with positions)

for each column its name, a value for each document, and what `derived` adds. Facts: `documents`, `analysis` (the
version that made it).
A segment never changes; which of its documents were deleted since stands in Whoosh's TOC.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3Segment

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.search.engines.arrays import Array, ArrayFile, ArrayWriter, Checked, Damaged, narrowest
from archive.search.engines.derived import write_derived
from archive.search.engines.inversion import Inverted, Part
from archive.search.engines.layout import COLUMNS, INVERTED, KEY_FIELDS
from archive.search.engines.numbers import Numbers, NumberWriter
from archive.search.engines.tallies import Tallies

if TYPE_CHECKING:
    from archive.search.engines.lexicons import Lexicon

SUFFIX = ".flat"


class FlatSegment(W3Segment):  # type: ignore[misc]
    """What the TOC keeps of a segment: its name, how many documents it has, which of them are deleted."""

    def __init__(self, documents: int = 0, indexname: str = "MAIN") -> None:
        super().__init__(None, indexname, doccount=documents)

    def codec(self, **kwargs: Any) -> Any:
        from archive.search.engines.codec import FlatCodec

        return FlatCodec()

    @property
    def filename(self) -> str:
        return str(self.make_filename(SUFFIX))

    def deleted(self) -> Array:
        """The numbers of the deleted documents."""
        return np.fromiter(sorted(self.deleted_docs()), np.int64)


def write_segment(folder: Path, part: Part) -> FlatSegment:
    """Write a part as a segment and make it durable; no reader sees it before a TOC names it."""
    segment = FlatSegment(part.documents)
    writer = ArrayWriter(folder / segment.filename)
    try:
        for name, values in part.columns.items():
            writer.add(name, values, COLUMNS[name])
        for name, field in part.fields.items():
            _write_field(writer, name, field)
        write_derived(writer, part.documents)
        writer.close(documents=part.documents, analysis=ANALYSIS_VERSION)
    except BaseException:
        writer.abandon()
        raise
    return segment


def _write_field(writer: ArrayWriter, name: str, field: Inverted) -> None:
    write_terms(writer, name, field.keys, field.ends)
    documents = NumberWriter(writer, name, len(field.ids))
    documents.append(field.ids)
    documents.close()
    if field.tf is not None:
        writer.add(f"{name}.tf", field.tf)
    if field.tf is not None and field.pos is not None:
        totals = np.concatenate(([0], np.cumsum(field.tf, dtype=np.int64)))
        writer.add(f"{name}.pos_ends", totals[field.ends])
        writer.add(f"{name}.pos", field.pos)


def write_terms(writer: ArrayWriter, name: str, keys: list[bytes], ends: Array) -> None:
    """The dictionary of a field."""
    blob = b"".join(keys)
    key_ends = np.cumsum(np.fromiter(map(len, keys), np.int64, len(keys)))
    heads = np.frombuffer(b"".join(key[:8].ljust(8, b"\0") for key in keys), ">u8")
    writer.add(f"{name}.keys", np.frombuffer(blob, np.uint8), "<u1")
    writer.add(f"{name}.key_ends", key_ends)
    writer.add(f"{name}.heads", heads.astype("<u8"), "<u8")
    writer.add(f"{name}.ends", ends, narrowest(int(ends[-1]) if len(ends) else 0))


class Field:
    """One field of a segment: terms by number, and what they stand in."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._keys = file.array(f"{name}.keys")
        self._key_ends = file.array(f"{name}.key_ends")
        self._heads = file.array(f"{name}.heads")
        self.ends = file.array(f"{name}.ends")
        self.ids = Numbers(file, name)
        self.tf: Checked | None = file.array(f"{name}.tf") if f"{name}.tf" in file else None
        self._pos: Checked | None = file.array(f"{name}.pos") if f"{name}.pos" in file else None
        self._pos_ends: Checked | None = file.array(f"{name}.pos_ends") if self._pos is not None else None

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def positioned(self) -> bool:
        """Whether it keeps positions."""
        return self._pos is not None

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        begin = self._key_ends.at(number - 1) if number else 0
        return self._keys.part(begin, self._key_ends.at(number)).tobytes()

    def seek(self, key: bytes) -> int:
        """The number of the first term that is not less than `key`."""
        heads = self._heads.whole()
        head = np.uint64(int.from_bytes(key[:8].ljust(8, b"\0"), "big"))
        low, high = int(np.searchsorted(heads, head)), int(np.searchsorted(heads, head, "right"))
        return bisect_left(self, key, low, high)

    def find(self, key: bytes) -> int | None:
        """The number of a term, or None."""
        number = self.seek(key)
        return number if number < len(self) and self[number] == key else None

    def starting(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the terms that begin so: from the first to before the second."""
        # No byte of UTF-8 is 255.
        return self.seek(prefix), self.seek(prefix + b"\xff")

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Where the postings of a term lie, or of the terms `first` to before `last`."""
        last = first + 1 if last is None else last
        return (self.ends.at(first - 1) if first else 0), (self.ends.at(last - 1) if last else 0)

    def frequencies(self, first: int, last: int) -> Array:
        """How often the documents of some postings have their term; once where that is not kept."""
        return np.ones(last - first, np.uint8) if self.tf is None else self.tf.part(first, last)

    def positions(self, first: int, last: int | None = None) -> Array:
        """The positions of a term, or of the terms `first` to before `last`, in the order of their postings."""
        if self._pos is None or self._pos_ends is None:
            raise ValueError("a field without positions")
        last = first + 1 if last is None else last
        begin = self._pos_ends.at(first - 1) if first else 0
        return self._pos.part(begin, self._pos_ends.at(last - 1) if last > first else begin)

    def terms(self, first: int = 0, last: int | None = None) -> list[bytes]:
        """The terms `first` to before `last`."""
        last = len(self) if last is None else last
        if first >= last:
            return []
        begin = self._key_ends.at(first - 1) if first else 0
        ends = (self._key_ends.part(first, last).astype(np.int64) - begin).tolist()
        blob = self._keys.part(begin, begin + ends[-1]).tobytes()
        return [blob[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    @cached_property
    def texts(self) -> list[str]:
        """Every term as text; for facet fields, which have few."""
        return [key.decode() for key in self.terms()]

    @cached_property
    def starts(self) -> Array:
        """Where the postings of each term begin."""
        return np.concatenate(([0], self.ends.whole()[:-1])).astype(np.int64)


class Held:
    """The keys of each document in one field of keys, by number."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._numbers = file.array(f"{name}.held")
        self._ends = file.array(f"{name}.held_ends")

    def of(self, documents: Array) -> Array:
        """The numbers of the keys of these documents, one behind the other."""
        ends = self._ends.whole()
        last = ends[documents].astype(np.int64)
        first = np.where(documents > 0, ends[documents - 1], 0).astype(np.int64)
        counts = last - first
        total = int(counts.sum())
        if total == 0:
            return np.zeros(0, np.int64)
        at = np.arange(total) + np.repeat(first - (np.cumsum(counts) - counts), counts)
        found: Array = self._numbers.whole()[at]
        return found


class SegmentData:
    """One segment, open. Immutable and shared by every snapshot that names it."""

    def __init__(self, folder: Path, segment: FlatSegment) -> None:
        self.segment_id: str = segment.segment_id()
        self.file = ArrayFile(folder / segment.filename)
        self.documents: int = self.file.facts["documents"]
        self.analysis: int = self.file.facts["analysis"]
        if self.documents != segment.doc_count_all():
            raise Damaged(f"{segment.filename} has another number of documents than the index says")
        self.fields = {name: Field(self.file, name) for name in INVERTED}
        self.held = {name: Held(self.file, name) for name in KEY_FIELDS}
        self.tallies = {name: Tallies(self.file, name) for name in KEY_FIELDS}
        self.by_date = self.file.array("by_date")
        self._columns = {name: self.file.array(name) for name in COLUMNS}

    def column(self, name: str) -> Array:
        """The values of a column, one for each document."""
        return self._columns[name].whole()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its printed words, to be completed and corrected by; kept for as long as the segment is open."""
        from archive.search.engines.lexicons import Lexicon

        return Lexicon(self)

    def check(self) -> None:
        """Read the whole file. Raises Damaged."""
        self.file.check_all()

    def __iter__(self) -> Iterator[tuple[str, Field]]:
        return iter(self.fields.items())
