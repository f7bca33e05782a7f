"""Phrases: where words stand next to each other, found by joining their positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.segments import Field


class _Term(NamedTuple):
    number: int
    offset: int
    size: int


def runs(field: Field, texts: Sequence[str], documents: int) -> Array:
    """The documents of a segment in which the words of a field stand next to each other in this order."""
    terms: list[_Term] = []
    for offset, text in enumerate(texts):
        number = field.find(text.encode("utf-8", "surrogatepass"))
        if number is None:
            return np.zeros(0, np.int64)
        first, last = field.span(number)
        terms.append(_Term(number, offset, last - first))
    # From the rarest on: what is left to look for only gets less.
    terms.sort(key=lambda term: term.size)
    candidates = np.ones(documents, bool)
    for number in dict.fromkeys(term.number for term in terms):
        having = np.zeros(documents, bool)
        having[field.ids.part(*field.span(number))] = True
        candidates &= having
    if not candidates.any():
        return np.zeros(0, np.int64)
    places: dict[int, Array] = {}
    begins = _places(field, terms[0].number, candidates) - terms[0].offset
    for term in terms[1:]:
        if term.number not in places:
            places[term.number] = _places(field, term.number, candidates)
        begins = begins[_among(begins, places[term.number] - term.offset)]
    return np.unique(begins >> 32)


def _places(field: Field, number: int, candidates: Array) -> Array:
    """Document and position of each occurrence in the candidate documents as one number, rising."""
    first, last = field.span(number)
    ids = field.ids.part(first, last)
    tf = field.frequencies(first, last)
    kept = candidates[ids]
    # Half a document's room before its first word: a run that would begin there must not fall into the one before.
    places: Array = (np.repeat(ids[kept].astype(np.int64), tf[kept]) << 32) + (1 << 31)
    places += field.positions(number)[np.repeat(kept, tf)]
    return places


def _among(values: Array, rising: Array) -> Array:
    """Which of the values are among others that rise."""
    at = np.searchsorted(rising, values)
    at[at == len(rising)] = len(rising) - 1
    return rising[at] == values if len(rising) else np.zeros(len(values), bool)
