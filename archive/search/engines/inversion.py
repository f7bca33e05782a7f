"""Inversion: articles into the sorted terms and flat arrays of a segment.

Knows no models, so a worker process that inverts a part of a big build starts quickly and holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from archive.arabic.analysis import Levels, word
from archive.arabic.tokens import WORD
from archive.search.engines.arrays import Array
from archive.search.engines.breaks import break_postings, divided
from archive.search.engines.layout import BREAKS, KEY_FIELDS, POSITIONED, TITLE_GAP
from archive.search.plan import LEAD_WORDS


class Row(NamedTuple):
    """One article in plain values: what crosses to a worker process. `keys` follow `layout.KEY_FIELDS`."""

    id: int
    stamp: int
    first: int
    last: int
    title: str
    body: str
    keys: tuple[tuple[str, ...], ...]


class Inverted(NamedTuple):
    """One field: sorted keys, where the postings of each end, their documents, frequencies, positions."""

    keys: list[bytes]
    ends: Array
    ids: Array
    tf: Array | None = None
    pos: Array | None = None


class Part(NamedTuple):
    """The contents of a segment before it is written."""

    documents: int
    fields: Mapping[str, Inverted]
    columns: Mapping[str, Array]


class Words(dict[str, Levels]):
    """The levels of the words met, kept from one batch to the next; bounded, for names never end."""

    LIMIT = 400_000

    def __missing__(self, surface: str) -> Levels:
        if len(self) >= self.LIMIT:
            self.clear()
        found = self[surface] = word(surface)
        return found


class _Types(dict[str, int]):
    """Numbers for the word types met, each analysed once."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.terms: dict[str, dict[str, int]] = {"exact": {}, "light": {}, "root": {}}
        self.levels: dict[str, list[int]] = {"exact": [], "light": [], "root": []}

    def __missing__(self, surface: str) -> int:
        analysed = self.words[surface]
        for level, terms in self.terms.items():
            self.levels[level].append(terms.setdefault(getattr(analysed, level), len(terms)))
        number = self[surface] = len(self)
        return number


def invert(rows: Sequence[Row], words: Words | None = None) -> Part:
    """Invert articles; their order is the order of the documents.

    A later article with the id of an earlier one takes its place.
    """
    rows = list({row.id: row for row in rows}.values())
    types = _Types(Words() if words is None else words)
    titles = [np.array([types[text] for text in WORD.findall(row.title)], np.uint32) for row in rows]
    whole_bodies = [divided(row.body) for row in rows]
    bodies = [np.array([types[text] for text in body.words], np.uint32) for body in whole_bodies]
    leads = [np.concatenate([body[:count] for count in LEAD_WORDS]) for body in bodies]
    both = [part for pair in zip(titles, bodies, strict=True) for part in pair]
    positions = _joined(
        [
            at
            for title, body in zip(titles, bodies, strict=True)
            for at in (np.arange(len(title)), len(title) + TITLE_GAP + np.arange(len(body)))
        ]
    ).astype(np.uint32)
    title_length, body_length = _lengths(titles), _lengths(bodies)
    length = title_length + body_length
    fields: dict[str, Inverted] = {}
    whole = _joined(both)
    for level in types.terms:
        fields[level] = _inverted(types, level, whole, length, positions if level in POSITIONED else None)
    fields["title"] = _inverted(types, "light", _joined(titles), title_length, None)
    fields["lead"] = _inverted(types, "light", _joined(leads), _lengths(leads), None)
    fields[BREAKS] = Inverted(*break_postings(whole_bodies, title_length))
    for index, name in enumerate(KEY_FIELDS):
        fields[name] = _inverted_keys([row.keys[index] for row in rows])
    columns: dict[str, Array] = {
        "id": np.array([row.id for row in rows], np.int64),
        "stamp": np.array([row.stamp for row in rows], np.uint64),
        "first": np.array([row.first for row in rows], np.int32),
        "last": np.array([row.last for row in rows], np.int32),
        "length": length,
        "title_length": title_length,
        "lead_length": _lengths(leads),
    }
    return Part(len(rows), fields, columns)


def _lengths(texts: Sequence[Array]) -> Array:
    return np.array([len(text) for text in texts], np.uint32)


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate([np.zeros(0, np.uint32), *arrays])


def _inverted(types: _Types, level: str, words: Array, lengths: Array, positions: Array | None) -> Inverted:
    """Invert word types that stand in the order of the documents, `lengths` of them in each."""
    names = list(types.terms[level])
    encoded = [name.encode("utf-8", "surrogatepass") for name in names]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    terms = rank[np.array(types.levels[level], np.uint32)][words] if len(words) else np.zeros(0, np.uint32)
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    # Stable: inside a term the documents, and inside a document the positions, stay in their order.
    by_term = np.argsort(terms, kind="stable")
    terms, documents = terms[by_term], documents[by_term]
    begins = np.ones(len(terms), bool)
    begins[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    present, counts = np.unique(terms[starts], return_counts=True)
    return Inverted(
        [encoded[order[number]] for number in present.tolist()],
        np.cumsum(counts),
        documents[starts],
        np.diff(starts, append=len(terms)),
        None if positions is None else positions[by_term],
    )


def _inverted_keys(keys: Sequence[Iterable[str]]) -> Inverted:
    found: dict[bytes, list[int]] = {}
    for document, own in enumerate(keys):
        for key in dict.fromkeys(own):
            found.setdefault(key.encode(), []).append(document)
    names = sorted(found)
    counts = np.array([len(found[name]) for name in names], np.int64)
    ids = np.array([document for name in names for document in found[name]], np.uint32)
    return Inverted(names, np.cumsum(counts), ids)


def batches(rows: Iterable[Row], letters: int) -> Iterator[list[Row]]:
    """The rows in lists of about so many letters of text."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.title) + len(row.body)
        if size >= letters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
