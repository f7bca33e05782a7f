"""Scoring: BM25 over the documents that are not deleted, summed over the weighted levels, as `plan` says.

Terms are added from the rarest on. Those of many documents come last, and mostly need not be added up at all: what
they can add is bounded, so when only the best are wanted the documents that lack the rare terms fall behind unseen
(MaxScore: Turtle and Flood, Query evaluation: strategies and optimizations, 1995). Few documents are then scored by
looking each up in the postings, many by adding the postings up over all documents. Both add the same numbers in the
same order, so a score does not depend on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log, pow
from typing import Final, NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.counting import Matched
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.layout import LENGTH_OF, LEVEL_OF
from archive.search.engines.postings import SPARSE, Block, Postings
from archive.search.engines.ranking import first_places
from archive.search.plan import BM25_K1, KEY_WEIGHT, Plan

# The parts of all postings that are added up before the best are sought among the documents that have those.
_TRIES: Final = (1 / 16, 1 / 4)
# Going through all documents takes as long as adding up a posting for one in so many of them.
_PASS: Final = 8
# Of more documents that score alike by the first terms than this times those wanted the others are not looked at.
_SEEDS: Final = 4
# Sums of single precision are compared with so much room.
_ROOM: Final = 1e-5


class Scored(NamedTuple):
    """A term that scores: its field, its text, its weight."""

    field: str
    text: str
    weight: float


class Scoring:
    """What the documents of a snapshot score by the terms of one query; `rarity` is the power of IDF."""

    def __init__(self, evaluation: Evaluation, terms: Iterable[tuple[str, str, float]], rarity: float = 1.0) -> None:
        self.evaluation = evaluation
        self.rarity = rarity
        self.terms: Sequence[Scored] = [Scored(*term) for term in terms]
        # The sums over the first terms in `_rising`, so many of them.
        self._sums: Array | None = None
        self._added = 0

    @classmethod
    def of(cls, evaluation: Evaluation, plan: Plan) -> Scoring:
        """By the words and the keys of a plan."""
        words = [(field, getattr(levels, LEVEL_OF[field]), weight) for field, levels, weight in plan.weighted()]
        return cls(evaluation, [*words, *((key.field, key.key, KEY_WEIGHT) for key in plan.keys)], plan.rarity)

    @cached_property
    def _rising(self) -> Sequence[Scored]:
        """The terms, the rarest first."""
        return sorted(self.terms, key=self._frequency)

    def _frequency(self, term: Scored) -> int:
        return self.evaluation.frequency(term.field, term.text)

    def scores(self, documents: Array) -> Array:
        """What some documents, rising, score."""
        left = self._rising[self._added :]
        if len(documents) * len(left) * SPARSE < sum(map(self._frequency, left)):
            return self._looked_up(documents)
        found: Array = self.everywhere()[documents]
        return found

    def everywhere(self) -> Array:
        """What each document scores."""
        return self._add(len(self.terms))

    def promising(self, matched: Matched, count: int) -> Array:
        """Documents, rising, among which are the best `count` of those matched, with all that equal the last."""
        total = sum(map(self._frequency, self._rising))
        few = matched.total * len(self.terms) * SPARSE < total
        if few or total * _PASS < self.evaluation.snapshot.size:
            return matched.documents
        reached = np.cumsum([self._frequency(term) for term in self._rising])
        for share in _TRIES:
            rare = int(np.searchsorted(reached, total * share, side="right"))
            if rare > self._added:
                found = self._ahead(matched, count, rare)
                if found is not None:
                    return found
        return matched.documents

    def _ahead(self, matched: Matched, count: int, rare: int) -> Array | None:
        """The documents that may be among the best for what they score by the first terms; None when any may."""
        sums = self._add(rare)
        having = np.flatnonzero(matched.mask & (sums > 0))
        if len(having) <= count:
            return None
        own = sums[having]
        scores = self._looked_up(having[first_places(-own, count)[: _SEEDS * count]])
        threshold = float(np.partition(scores, len(scores) - count)[len(scores) - count]) * (1 - _ROOM)
        bound = sum(map(self._most, self._rising[rare:]))
        return having[own >= threshold - bound] if bound < threshold else None

    def _add(self, count: int) -> Array:
        """The sums over the first `count` terms."""
        if self._sums is None:
            self._sums = np.zeros(self.evaluation.snapshot.size, np.float32)
        for term in self._rising[self._added : count]:
            factor = self._factor(term)
            for found in self.evaluation.postings(term.field, term.text):
                own = self._sums[found.view.part]
                for block in found.blocks():
                    # Given an index without doubles this adds as `+=` does, in half the time.
                    np.add.at(own[block.base :], block.places, self._shares(term.field, factor, found, block))
        self._added = max(self._added, count)
        return self._sums

    def _looked_up(self, documents: Array) -> Array:
        scores = np.zeros(len(documents), np.float32) if self._sums is None else self._sums[documents]
        for term in self._rising[self._added :]:
            factor = self._factor(term)
            for found in self.evaluation.postings(term.field, term.text):
                low, high = np.searchsorted(documents, (found.view.base, found.view.part.stop))
                own = documents[low:high] - found.view.base
                at, tf = found.find(own)
                scores[low + at] += self._shares(term.field, factor, found, Block(0, own[at], tf))
        return scores

    def _shares(self, field: str, factor: float, found: Postings, block: Block) -> Array:
        """What a term adds to the scores of some of its documents in a segment."""
        self.evaluation.pause()
        if field not in LENGTH_OF:
            return np.full(len(block.places), factor, np.float32)
        shares = block.tf.astype(np.float32)
        # Clipping spares the check of every number; none is out of bounds.
        norms = self.evaluation.snapshot.norms(field)[found.view.part][block.base :].take(block.places, mode="clip")
        norms += shares
        shares *= np.float32(factor * (BM25_K1 + 1))
        shares /= norms
        return shares

    def _most(self, term: Scored) -> float:
        """More than a term adds to any document."""
        factor = self._factor(term)
        found = self.evaluation.postings(term.field, term.text)
        if term.field not in LENGTH_OF or not found:
            return factor * (1 + _ROOM)
        most = max(one.most() for one in found)
        return factor * (BM25_K1 + 1) * most / (most + self.evaluation.snapshot.least_norm(term.field)) * (1 + _ROOM)

    def _factor(self, term: Scored) -> float:
        return term.weight * pow(self.idf(self._frequency(term)), self.rarity)

    def idf(self, found: int) -> float:
        """The weight of a term that so many documents have."""
        return log(1 + (self.evaluation.snapshot.count - found + 0.5) / (found + 0.5))
