"""Scoring: BM25 over the documents that are not deleted, summed over the weighted levels, as `plan` says.

Few documents are scored by looking each up in the postings, many by adding the postings up over all documents. Both add
the same numbers in the same order, so a score does not depend on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import Final, NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.evaluation import Evaluation, Postings
from archive.search.engines.layout import LENGTH_OF, LEVEL_OF
from archive.search.plan import BM25_K1, KEY_WEIGHT, WEIGHTS, Plan

# Adding a posting up takes about a sixteenth of the time that looking up a document among them takes.
_SPARSE: Final = 16


class Scored(NamedTuple):
    """A term that scores: its field, its text, its weight."""

    field: str
    text: str
    weight: float


class Scoring:
    """What the documents of a snapshot score by the terms of one query."""

    def __init__(self, evaluation: Evaluation, terms: Iterable[tuple[str, str, float]]) -> None:
        self.evaluation = evaluation
        self.terms: Sequence[Scored] = [Scored(*term) for term in terms]
        self._everywhere: Array | None = None

    @classmethod
    def of(cls, evaluation: Evaluation, plan: Plan) -> Scoring:
        """By the words and the keys of a plan."""
        words = [
            (field, getattr(levels, LEVEL_OF[field]), weight)
            for levels in plan.words
            for field, weight in WEIGHTS.items()
        ]
        return cls(evaluation, [*words, *((key.field, key.key, KEY_WEIGHT) for key in plan.keys)])

    def scores(self, documents: Array) -> Array:
        """What some documents, rising, score."""
        if self._everywhere is None:
            postings = sum(self.evaluation.frequency(term.field, term.text) for term in self.terms)
            if len(documents) * len(self.terms) * _SPARSE < postings:
                return self._looked_up(documents)
        found: Array = self.everywhere()[documents]
        return found

    def everywhere(self) -> Array:
        """What each document scores."""
        if self._everywhere is None:
            scores = np.zeros(self.evaluation.snapshot.size, np.float32)
            for term in self.terms:
                for found in self.evaluation.postings(term.field, term.text):
                    places = found.places
                    # Given an index without doubles this adds as `+=` does, in half the time.
                    np.add.at(scores[found.view.part], places, self._shares(term, found, places))
            self._everywhere = scores
        return self._everywhere

    def _looked_up(self, documents: Array) -> Array:
        scores = np.zeros(len(documents), np.float32)
        for term in self.terms:
            for found in self.evaluation.postings(term.field, term.text):
                low, high = np.searchsorted(documents, (found.view.base, found.view.part.stop))
                wanted = (documents[low:high] - found.view.base).astype(found.ids.dtype)
                at = np.searchsorted(found.ids, wanted)
                at[at == len(found.ids)] = 0
                having = np.flatnonzero(found.ids[at] == wanted)
                at = at[having]
                own = Postings(found.view, found.ids[at], found.tf[at])
                scores[low + having] += self._shares(term, own, own.places)
        return scores

    def _shares(self, term: Scored, found: Postings, places: Array) -> Array:
        """What a term adds to the score of each of its documents."""
        self.evaluation.pause()
        factor = term.weight * self.idf(self.evaluation.frequency(term.field, term.text))
        if term.field not in LENGTH_OF:
            return np.full(len(places), factor, np.float32)
        shares = found.tf.astype(np.float32)
        # Clipping spares the check of every number; none is out of bounds.
        norms = self.evaluation.snapshot.norms(term.field)[found.view.part].take(places, mode="clip")
        norms += shares
        shares *= np.float32(factor * (BM25_K1 + 1))
        shares /= norms
        return shares

    def idf(self, found: int) -> float:
        """The weight of a term that so many documents have."""
        return log(1 + (self.evaluation.snapshot.count - found + 0.5) / (found + 0.5))
