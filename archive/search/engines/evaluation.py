"""Evaluation: the conditions of a plan as masks over a snapshot, its words as scores.

BM25 is computed over the documents that are not deleted and summed over the weighted levels, as `plan` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.layout import LENGTH_OF, LEVEL_OF
from archive.search.engines.phrases import runs
from archive.search.engines.snapshots import Snapshot, View
from archive.search.plan import (
    BM25_B,
    BM25_K1,
    KEY_WEIGHT,
    WEIGHTS,
    All,
    AnyOf,
    Condition,
    HasKey,
    HasRun,
    HasStart,
    HasWord,
    Plan,
    Without,
)


class Postings(NamedTuple):
    """Where a term stands in one segment: its documents there that are not deleted, and how often each has it."""

    view: View
    ids: Array
    tf: Array


class Evaluation:
    """One query's look at a snapshot. Not for sharing; what it looks up it keeps, for words recur in a plan."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._known: dict[tuple[str, str], list[Postings]] = {}

    def postings(self, field: str, text: str) -> list[Postings]:
        """Where a term stands."""
        found = self._known.get((field, text))
        if found is None:
            key = text.encode("utf-8", "surrogatepass")
            found = self._known[field, text] = list(self._looked_up(field, key))
        return found

    def _looked_up(self, name: str, key: bytes) -> Iterable[Postings]:
        for view in self.snapshot.views:
            field = view.data.fields[name]
            number = field.find(key)
            if number is None:
                continue
            first, last = field.span(number)
            ids, tf = field.ids.part(first, last), field.frequencies(first, last)
            if view.live is not None:
                kept = view.live[ids]
                ids, tf = ids[kept], tf[kept]
            if len(ids):
                yield Postings(view, ids, tf)

    def frequency(self, field: str, text: str) -> int:
        """How many documents have a term."""
        return sum(len(found.ids) for found in self.postings(field, text))

    # --- conditions

    def holds(self, condition: Condition) -> Array:
        """The documents for which a condition holds, as a mask. Deleted ones may be among them."""
        match condition:
            case All() | AnyOf():
                return self._combined(condition)
            case Without(child):
                return ~self.holds(child)
            case HasWord(level, text):
                return self.having(level, text)
            case HasKey(field, key):
                return self.having(field, key)
            case HasStart(level, text):
                return self._starting(level, text)
            case HasRun(level, texts):
                return self._running(level, texts)

    def _combined(self, condition: All | AnyOf) -> Array:
        every = isinstance(condition, All)
        mask = np.full(self.snapshot.size, every)
        for child in condition.children:
            if every:
                mask &= self.holds(child)
            else:
                mask |= self.holds(child)
        return mask

    def having(self, field: str, text: str) -> Array:
        """The documents that have a term."""
        mask = np.zeros(self.snapshot.size, bool)
        for found in self.postings(field, text):
            mask[found.view.part][found.ids] = True
        return mask

    def having_any(self, field: str, texts: Iterable[str]) -> Array:
        """The documents that have any of these terms."""
        mask = np.zeros(self.snapshot.size, bool)
        for text in texts:
            mask |= self.having(field, text)
        return mask

    def _starting(self, level: str, text: str) -> Array:
        mask = np.zeros(self.snapshot.size, bool)
        for view in self.snapshot.views:
            field = view.data.fields[level]
            low, high = field.starting(text.encode("utf-8", "surrogatepass"))
            if low < high:
                # The terms that begin alike are neighbours, and so are their postings.
                mask[view.part][field.ids.part(*field.span(low, high))] = True
        return mask

    def _running(self, level: str, texts: Sequence[str]) -> Array:
        mask = np.zeros(self.snapshot.size, bool)
        for view in self.snapshot.views:
            mask[view.part][runs(view.data.fields[level], texts, view.data.documents)] = True
        return mask

    def published(self, first: int | None, last: int | None) -> Array:
        """The documents whose period of publication meets these days; an open end is None."""
        mask = np.zeros(self.snapshot.size, bool)
        for view in self.snapshot.views:
            begins = view.data.column("first")
            within = begins > 0
            if first is not None:
                within &= view.data.column("last") >= first
            if last is not None:
                within &= begins <= last
            mask[view.part] = within
        return mask

    # --- scores

    def scores(self, plan: Plan) -> Array:
        """What each document scores by the words and keys of a plan."""
        terms = [
            (field, getattr(levels, LEVEL_OF[field]), weight)
            for levels in plan.words
            for field, weight in WEIGHTS.items()
        ]
        scores = self.scores_of(terms)
        for key in plan.keys:
            self._add_key(scores, key)
        return scores

    def scores_of(self, terms: Iterable[tuple[str, str, float]]) -> Array:
        """The sum over terms, each a field, a text and a weight."""
        scores = np.zeros(self.snapshot.size, np.float32)
        for field, text, weight in terms:
            factor = weight * self.idf(self.frequency(field, text)) * (BM25_K1 + 1)
            for found in self.postings(field, text):
                scores[found.view.part][found.ids] += np.float32(factor) * self._saturation(found, field)
        return scores

    def _saturation(self, found: Postings, field: str) -> Array:
        """How much the frequency of a term in each of its documents counts: from 0 to 1."""
        length = found.view.data.column(LENGTH_OF[field])[found.ids].astype(np.float32)
        tf = found.tf.astype(np.float32)
        slope = np.float32(BM25_K1 * BM25_B / self.snapshot.mean(field))
        saturated: Array = tf / (tf + (np.float32(BM25_K1 * (1 - BM25_B)) + slope * length))
        return saturated

    def _add_key(self, scores: Array, key: HasKey) -> None:
        share = np.float32(KEY_WEIGHT * self.idf(self.frequency(key.field, key.key)))
        for found in self.postings(key.field, key.key):
            scores[found.view.part][found.ids] += share

    def idf(self, found: int) -> float:
        """The weight of a term that so many documents have."""
        return log(1 + (self.snapshot.count - found + 0.5) / (found + 0.5))
