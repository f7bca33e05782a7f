"""Counting: facets and the histogram of a set of documents.

Few documents are counted by the keys that each holds, many by the inverted lists of the facet. Keys have one number in
a snapshot, whichever segment they stand in; what a facet shows is chosen by number, and only what is shown is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.snapshots import Snapshot, View
from archive.search.facets import FACETS, Facet, FacetField, FacetValue
from archive.search.request import SearchRequest
from archive.search.response import Bar

# Inverted lists read one key in about a sixteenth of the time that looking up the keys of one document takes.
_SPARSE: Final = 16


class Matched:
    """A set of documents of a snapshot, as a mask; `total` counts them, `documents` are their rising numbers."""

    def __init__(self, mask: Array) -> None:
        self.mask = mask
        self.total = int(np.count_nonzero(mask))

    @cached_property
    def documents(self) -> Array:
        found: Array = np.flatnonzero(self.mask)
        return found

    def within(self, view: View) -> Array:
        """Those of one segment, by their numbers there."""
        low, high = np.searchsorted(self.documents, (view.base, view.part.stop))
        found: Array = self.documents[low:high] - view.base
        return found


def totals(snapshot: Snapshot, field: str, matched: Matched, most: int | None = None) -> Array:
    """How many of the documents carry each key of a field, by the keys' numbers in the snapshot.

    With `most` only the so many largest are sure; of the rest it is, whether they are 0.
    """
    vocabulary = snapshot.vocabulary(field)
    found = np.zeros(len(vocabulary.keys), np.int64)
    for view in snapshot.views:
        numbers = vocabulary.numbers[view.data.segment_id]
        if len(numbers):
            found[numbers] += _counted(view, field, matched, most, snapshot.size - view.data.documents)
    return found


def _counted(view: View, name: str, matched: Matched, most: int | None, elsewhere: int) -> Array:
    """How many of the documents carry each key of a segment; `elsewhere` are those of all others."""
    own = matched.mask[view.part]
    field, held, size = view.data.fields[name], view.data.held[name], view.data.documents
    count = matched.total if len(own) == len(matched.mask) else int(np.count_nonzero(own))
    if count * _SPARSE < size:
        return np.bincount(held.of(matched.within(view)), minlength=len(field))
    if (size - count) * _SPARSE < size:
        whole = np.diff(field.ends.whole().astype(np.int64), prepend=0)
        return whole if count == size else whole - np.bincount(held.of(np.flatnonzero(~own)), minlength=len(field))
    tallies = view.data.tallies[name]
    return tallies.of(own) if most is None else tallies.largest(own, most, elsewhere)


def carrying(snapshot: Snapshot, name: str, key: str, matched: Matched) -> int:
    """How many of the documents carry one key."""
    found = 0
    for view in snapshot.views:
        field = view.data.fields[name]
        number = field.find(key.encode())
        if number is not None:
            found += int(np.count_nonzero(matched.mask[view.part][field.ids.part(*field.span(number)).astype(np.intp)]))
    return found


def counts(snapshot: Snapshot, field: str, matched: Matched) -> dict[str, int]:
    """How many of the documents carry each key of a field, those that none carries left out; by key."""
    found = totals(snapshot, field, matched)
    keys = snapshot.vocabulary(field).keys
    return {keys[number]: int(found[number]) for number in np.flatnonzero(found).tolist()}


def carried(snapshot: Snapshot, field: str) -> dict[str, int]:
    """How many articles of the whole carry each key of a field."""
    mask = np.ones(snapshot.size, bool) if snapshot.live is None else snapshot.live
    return counts(snapshot, field, Matched(mask))


def histogram(months: Mapping[str, int]) -> tuple[Bar, ...]:
    """The documents by month; what is dated by its year alone has a bar of that year."""
    return tuple(Bar(key, count) for key, count in months.items())


def by_year(months: Mapping[str, int]) -> dict[str, int]:
    """The documents by year: a month begins with its year, so they need not be counted again."""
    found: dict[str, int] = {}
    for key, count in months.items():
        found[key[:4]] = found.get(key[:4], 0) + count
    return found


class Narrowing:
    """The filters of a request over a snapshot: all of them together, and for a facet all but its own."""

    def __init__(self, evaluation: Evaluation, request: SearchRequest) -> None:
        self.request = request
        snapshot = evaluation.snapshot
        self._base = np.ones(snapshot.size, bool) if snapshot.live is None else snapshot.live.copy()
        self._parts: dict[str, Array] = {}
        for facet in FACETS:
            if excluded := request.excluded(facet.name):
                self._base &= ~evaluation.having_any(facet.name, excluded)
            if chosen := request.values(facet.name):
                self._parts[facet.name] = evaluation.having_any(facet.name, chosen)
        if request.published:
            first, last = request.published.first, request.published.last
            self._parts["year"] = evaluation.published(
                first.toordinal() if first else None, last.toordinal() if last else None
            )

    def mask(self, leaving_out: str = "") -> Array:
        """The documents that pass the filters, those of one facet left out. The year's is the range of dates."""
        mask = self._base
        for name, part in self._parts.items():
            if name != leaving_out:
                mask = mask & part
        return mask

    def __contains__(self, name: str) -> bool:
        return name in self._parts


def facets(
    evaluation: Evaluation, narrowing: Narrowing, required: Array, full: Matched, months: Mapping[str, int]
) -> Mapping[str, Facet]:
    """Every facet, each counted without its own choice. `full` are what passes everything, `months` those by month."""
    found = {}
    for facet in FACETS:
        evaluation.pause()
        matched = Matched(required & narrowing.mask(facet.name)) if facet.name in narrowing else full
        if facet.name == "year":
            counted = by_year(months if matched is full else counts(evaluation.snapshot, "month", matched))
            found[facet.name] = _facet(facet, narrowing.request, counted, len(counted))
        else:
            found[facet.name] = _most(evaluation.snapshot, facet, narrowing.request, matched)
    return found


def _most(snapshot: Snapshot, facet: FacetField, request: SearchRequest, matched: Matched) -> Facet:
    counted = totals(snapshot, facet.name, matched, facet.most)
    vocabulary = snapshot.vocabulary(facet.name)
    shown = {vocabulary.keys[number]: int(counted[number]) for number in _largest(counted, facet.most)}
    for key in (*request.values(facet.name), *request.excluded(facet.name)):
        shown[key] = carrying(snapshot, facet.name, key, matched)
    return _facet(facet, request, shown, int(np.count_nonzero(counted)))


def _facet(facet: FacetField, request: SearchRequest, shown: Mapping[str, int], distinct: int) -> Facet:
    chosen, excluded = request.values(facet.name), request.excluded(facet.name)
    whole = {**dict.fromkeys((*chosen, *excluded), 0), **shown}
    ordered = sorted(whole.items(), key=lambda item: (-item[1], item[0]))
    values = tuple(FacetValue(key, count, key in chosen, key in excluded) for key, count in ordered)
    return Facet(facet, values, distinct)


def _largest(counted: Array, most: int) -> Sequence[int]:
    """The numbers of the largest counts above nothing; of equal ones the first."""
    present = np.flatnonzero(counted)
    if len(present) > most:
        # One number for count and place, so that equals are told apart by it.
        rank = counted[present] * len(counted) - present
        present = present[np.argpartition(rank, len(rank) - most)[len(rank) - most :]]
    found: list[int] = present.tolist()
    return found
