"""Phrases: where words stand next to each other, near each other, or in one sentence, found by joining positions.

An occurrence is one number, its document in the upper and its position in the lower half, so that arrays of occurrences
rise, and two of one document are as far apart as their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeAlias

import numpy as np

from archive.search.conditions import SPEECH_WORDS, HasNear, Level
from archive.search.engines.arrays import Array
from archive.search.engines.layout import BREAKS, PARAGRAPH, QUOTED, SENTENCE, UNQUOTED
from archive.search.engines.segments import Field, SegmentData

# Half a document's room before its first word: a run that would begin there must not fall into the one before.
_ROOM: Final = 1 << 31
# Looking a document up in a list takes as long as going through so many.
_SPARSE: Final = 16
# So many documents are joined at once.
_BLOCK: Final = 1 << 17
_UNITS: Final = {"sentence": SENTENCE, "paragraph": PARAGRAPH}
# Where words must stand in one quotation, so many lie between two of them: more than any stretch may have.
_APART: Final = 1 << 10
# The part of a text in which words are looked for: "" is all of it.
Where: TypeAlias = Literal["", "title", "quotation", "speech"]


def holding(
    data: SegmentData,
    near: HasNear,
    only: Array | None = None,
    *,
    where: Where = "",
    pause: Callable[[], None] = lambda: None,
) -> Array:
    """The documents of a segment (of those in `only`) whose text, or a part of it, holds the words as near as is asked.

    They are gone through in blocks, with a `pause` before each, so that what is in memory does not grow with the index.
    """
    join = _Join(data, near.level, where)
    join.keys = [tuple(text.encode("utf-8", "surrogatepass") for text in texts) for texts in near.places]
    join.apart = _APART if near.within not in _UNITS else 0
    candidates = join.documents(only)
    found = [candidates[:0]]
    for first in range(0, len(candidates), _BLOCK):
        pause()
        join.block(candidates[first : first + _BLOCK])
        if near.within == "run":
            places = _runs(join)
        elif isinstance(near.within, int):
            places = _windows(join, near.within)
        else:
            places = _together(join, join.breaks(_UNITS[near.within]))
        found.append(_distinct(places >> 32))
    return np.concatenate(found)


class _Join:
    """The places of one question in a segment, and their occurrences in the documents that are candidates."""

    def __init__(self, data: SegmentData, level: Level, where: Where) -> None:
        self.data = data
        self.level = level
        self.where = where
        self.keys: list[tuple[bytes, ...]] = []
        self.apart = 0
        self.limit = data.column("title_length") if where == "title" else None
        self.candidates = np.zeros(0, np.uint32)
        self.sizes: dict[tuple[bytes, ...], int] = {}
        self.quoted = self.unquoted = self.speeches = self.paragraphs = np.zeros(0, np.int64)

    def block(self, candidates: Array) -> None:
        """Go on to these documents."""
        self.candidates = candidates
        if self.where in ("quotation", "speech"):
            self.quoted, self.unquoted = self.breaks(QUOTED), self.breaks(UNQUOTED)
        if self.where == "speech":
            self.paragraphs = self.breaks(PARAGRAPH)
            long = self.quoted[self.unquoted - self.quoted >= SPEECH_WORDS]
            self.speeches = _distinct(np.searchsorted(self.paragraphs, long, side="right"))

    def breaks(self, key: bytes) -> Array:
        """Where breaks stand in the candidates, rising."""
        field = self.data.fields[BREAKS]
        number = field.find(key)
        return np.zeros(0, np.int64) if number is None else self._occurrences(field, number)

    def documents(self, only: Array | None) -> Array:
        """The documents (of those in `only`) that hold a text of every place."""
        field = self.data.fields[self.level]
        own = {keys: self._documents(field, keys) for keys in dict.fromkeys(self.keys)}
        self.sizes = {keys: len(documents) for keys, documents in own.items()}
        lists = list(own.values())
        if only is not None:
            lists.append(only.astype(np.uint32))
        lists.sort(key=len)
        found = lists[0]
        for documents in lists[1:]:
            found = found[_among(found, documents, self.data.documents)]
        return found

    def _documents(self, field: Field, keys: Iterable[bytes]) -> Array:
        lists = [field.ids.part(*field.span(number)) for number in _numbers(field, keys)]
        if len(lists) == 1:
            return lists[0]
        return np.unique(np.concatenate([np.zeros(0, np.uint32), *lists]))

    def places(self, keys: Iterable[bytes]) -> Array:
        """The occurrences of any of these terms in the candidates, rising."""
        field = self.data.fields[self.level]
        lists = [self._occurrences(field, number) for number in _numbers(field, keys)]
        return self.inside(lists[0] if len(lists) == 1 else np.unique(np.concatenate([np.zeros(0, np.int64), *lists])))

    def inside(self, places: Array) -> Array:
        """Which of the places, rising, lie in the part that is asked for; apart where two quotations must be."""
        if self.where == "speech":
            return places[_within(np.searchsorted(self.paragraphs, places, side="right"), self.speeches)]
        if self.where != "quotation":
            return places
        begun = np.searchsorted(self.quoted, places, side="right")
        within = begun > np.searchsorted(self.unquoted, places, side="right")
        places, begun = places[within], begun[within]
        if self.apart:
            # Counted in each document from its own first quotation, so that the sums stay small.
            begun = begun - np.searchsorted(self.quoted, places >> 32 << 32)
            places = places + begun * self.apart
        return places

    def _occurrences(self, field: Field, number: int) -> Array:
        first, last = field.span(number)
        candidates = self.candidates
        low = field.ids.seek(first, last, int(candidates[0]))
        high = field.ids.seek(low, last, int(candidates[-1]) + 1)
        before = int(field.frequencies(first, low).sum(dtype=np.int64))
        ids, tf = field.ids.part(low, high), field.frequencies(low, high)
        at = np.flatnonzero(_among(ids, candidates, self.data.documents))
        counts = tf[at].astype(np.int64)
        ends = np.cumsum(tf, dtype=np.int64)[at] + before
        taken = np.cumsum(counts)
        where = np.arange(int(taken[-1]) if len(taken) else 0) + np.repeat(ends - taken, counts)
        positions = field.positions(number)[where]
        documents = np.repeat(ids[at].astype(np.int64), counts)
        if self.limit is not None:
            inside = positions < self.limit[documents]
            documents, positions = documents[inside], positions[inside]
        documents <<= 32
        documents += positions
        documents += _ROOM
        return documents


def _numbers(field: Field, keys: Iterable[bytes]) -> list[int]:
    found = (field.find(key) for key in keys)
    return [number for number in found if number is not None]


def _runs(join: _Join) -> Array:
    """Where the places follow each other. From the rarest on: what is left to look for only gets less."""
    order = sorted(range(len(join.keys)), key=lambda offset: (join.sizes[join.keys[offset]], join.keys[offset]))
    places, known = join.keys[order[0]], join.places(join.keys[order[0]])
    begins = known - order[0]
    for offset in order[1:]:
        if not len(begins):
            break
        if join.keys[offset] != places:
            join.candidates = _distinct(begins >> 32).astype(np.uint32)
            places, known = join.keys[offset], join.places(join.keys[offset])
        begins = begins[_within(begins + offset, known)]
    return begins


def _windows(join: _Join, words: int) -> Array:
    """The first words of stretches of so many words or fewer that hold an occurrence of every place."""
    lists = [join.places(keys) for keys in dict.fromkeys(join.keys)]
    found = []
    for begins in lists:
        kept = begins
        for others in lists:
            if others is not begins and len(kept):
                at = np.searchsorted(others, kept)
                reached = np.append(others, np.iinfo(np.int64).max)[at]
                kept = kept[reached - kept < words]
        found.append(kept)
    return np.concatenate(found)


def _together(join: _Join, breaks: Array) -> Array:
    """The breaks behind which, before the next, every place occurs."""
    common: Array | None = None
    for keys in dict.fromkeys(join.keys):
        units = _distinct(np.searchsorted(breaks, join.places(keys), side="right"))
        common = units if common is None else common[_within(common, units)]
    return breaks[common - 1] if common is not None else breaks[:0]


def _distinct(rising: Array) -> Array:
    """The values of a rising array, each once; of any other, sorted."""
    if len(rising) > 1 and (rising[1:] < rising[:-1]).any():
        return np.unique(rising)
    kept = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=kept[1:])
    return rising[kept]


def _within(values: Array, rising: Array) -> Array:
    """Which of the values are among others that rise."""
    if not len(rising):
        return np.zeros(len(values), bool)
    at = np.searchsorted(rising, values)
    at[at == len(rising)] = 0
    found: Array = rising[at] == values
    return found


def _among(documents: Array, others: Array, size: int) -> Array:
    """Which documents of one rising list stand in another."""
    if len(documents) * _SPARSE < len(others):
        return _within(documents, others)
    if len(others) * _SPARSE < len(documents):
        found = np.zeros(len(documents), bool)
        at = np.searchsorted(documents, others)
        at[at == len(documents)] = 0
        found[at[documents[at] == others]] = True
        return found
    mask = np.zeros(size, bool)
    mask[others.astype(np.intp)] = True
    return mask.take(documents.astype(np.intp), mode="clip")


def holding_any(data: SegmentData, level: Level, low: int, high: int, where: Where) -> Array:
    """The documents in a part of which one of the terms `low` to before `high` of a level stands."""
    field = data.fields[level]
    if low >= high:
        return np.zeros(0, np.int64)
    first, last = field.span(low, high)
    documents = np.repeat(field.ids.part(first, last).astype(np.int64), field.frequencies(first, last))
    positions = field.positions(low, high)
    if where == "title":
        found: Array = documents[positions < data.column("title_length")[documents]]
        return found
    join = _Join(data, level, where)
    join.block(np.unique(documents).astype(np.uint32))
    return _distinct(join.inside(np.sort((documents << 32) + positions + _ROOM)) >> 32)


def spread(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Texts as places of one spelling each."""
    return tuple((text,) for text in texts)
