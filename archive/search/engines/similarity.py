"""Similarity: the articles that are most like one."""

from __future__ import annotations

import numpy as np

from archive.arabic.stopwords import is_stopword
from archive.search.engines.arrays import Array
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.ranking import by_score
from archive.search.engines.scoring import Scoring
from archive.search.engines.segments import Field
from archive.search.engines.snapshots import Snapshot
from archive.search.response import Hit

# How many stems stand for an article when others like it are sought.
TELLING_STEMS = 25


def nearest(snapshot: Snapshot, number: int, limit: int) -> tuple[Hit, ...]:
    """The articles most like one."""
    scores = likeness(snapshot, number)
    documents = np.flatnonzero(scores > 0)
    best = zip(*by_score(snapshot, documents, scores[documents], slice(0, limit)), strict=True)
    return tuple(Hit(int(snapshot.column("id", np.array([document]))[0]), float(score)) for document, score in best)


def likeness(snapshot: Snapshot, number: int) -> Array:
    """How much each document is like one article by its most telling stems; 0 for itself and for what is deleted."""
    found = snapshot.locate(number)
    if found is None:
        return np.zeros(snapshot.size, np.float32)
    view, place = found
    evaluation = Evaluation(snapshot)
    terms = _telling(evaluation, view.data.fields["light"], place)
    scores = Scoring(evaluation, (("light", text, 1.0) for text in terms)).everywhere()
    scores[view.base + place] = 0
    if snapshot.live is not None:
        scores[~snapshot.live] = 0
    return scores


def _telling(evaluation: Evaluation, field: Field, place: int) -> list[str]:
    """The stems of a document that say most: frequent in it, rare elsewhere."""
    at = field.ids.where(place)
    numbers = np.searchsorted(field.ends.whole(), at, side="right")
    weights: dict[str, float] = {}
    scoring = Scoring(evaluation, ())
    for posting, number in zip(at.tolist(), numbers.tolist(), strict=True):
        text = field[number].decode("utf-8", "surrogatepass")
        if not is_stopword(text):
            weights[text] = int(field.frequencies(posting, posting + 1)[0]) * scoring.idf(
                evaluation.frequency("light", text)
            )
    return sorted(weights, key=lambda text: (-weights[text], text))[:TELLING_STEMS]
