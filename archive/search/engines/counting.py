"""Counting: facets and the histogram of a set of documents, from the facets' own inverted lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.snapshots import Snapshot
from archive.search.facets import FACETS, Facet, FacetField, FacetValue
from archive.search.request import SearchRequest
from archive.search.response import Bar


def counts(snapshot: Snapshot, field: str, mask: Array) -> Counter[str]:
    """How many of the documents of a mask carry each key of a field."""
    found: Counter[str] = Counter()
    for view in snapshot.views:
        own = view.data.fields[field]
        if not len(own):
            continue
        each = np.add.reduceat(mask[view.part][own.ids.whole()], own.starts, dtype=np.int64)
        keys = own.texts
        for number in np.flatnonzero(each).tolist():
            found[keys[number]] += int(each[number])
    return found


def histogram(snapshot: Snapshot, mask: Array) -> tuple[Bar, ...]:
    """The documents by month; what is dated by its year alone has a bar of that year."""
    return tuple(Bar(key, count) for key, count in sorted(counts(snapshot, "month", mask).items()))


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


def facets(snapshot: Snapshot, narrowing: Narrowing, required: Array, full: Array) -> Mapping[str, Facet]:
    """Every facet, each counted without its own choice. `full` are the documents that pass everything."""
    found = {}
    for facet in FACETS:
        mask = required & narrowing.mask(facet.name) if facet.name in narrowing else full
        found[facet.name] = _facet(facet, narrowing.request, counts(snapshot, facet.name, mask))
    return found


def _facet(facet: FacetField, request: SearchRequest, counted: Counter[str]) -> Facet:
    chosen, excluded = request.values(facet.name), request.excluded(facet.name)
    for key in (*chosen, *excluded):
        counted.setdefault(key, 0)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return Facet(facet, tuple(FacetValue(key, count, key in chosen, key in excluded) for key, count in ordered))
