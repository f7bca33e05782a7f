"""Answering: one page of results with totals, facets and histogram, from a snapshot."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.counting import Matched, Narrowing, counts, facets, histogram
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.explaining import matches
from archive.search.engines.ranking import by_date, by_score
from archive.search.engines.scoring import Scoring
from archive.search.engines.snapshots import Snapshot
from archive.search.plan import Plan
from archive.search.request import SearchRequest
from archive.search.response import CLOSEST_LIMIT, Hit, SearchResponse, Window, wants_closest


class Ranked(NamedTuple):
    """Documents in their order, with their scores."""

    documents: Array
    scores: Array


def answer(evaluation: Evaluation, request: SearchRequest, plan: Plan, size: int) -> SearchResponse:
    """The answer to a request. Raises QueryTooSlow."""
    snapshot = evaluation.snapshot
    narrowing = Narrowing(evaluation, request)
    required, allowed = evaluation.holds(plan.required), narrowing.mask()
    full = Matched(required & allowed)
    total = full.total
    scoring = Scoring.of(evaluation, plan)
    close = _closest(evaluation, plan, full, allowed, scoring)
    window = Window.of(request.page, size, total)
    months = counts(snapshot, "month", full)
    closest = Ranked(close.documents[window.closest], close.scores[window.closest])
    return SearchResponse(
        request,
        total=total,
        hits=_hits(evaluation, plan, _ranked(snapshot, request, full, scoring, window.hits)),
        closest=_hits(evaluation, plan, closest),
        closest_total=len(close.documents),
        facets=facets(evaluation, narrowing, required, full, months),
        histogram=histogram(months),
        notices=(*request.notices, *plan.notices),
        size=size,
    )


def total(evaluation: Evaluation, request: SearchRequest, plan: Plan) -> int:
    """How many articles have all that a request asks for. Raises QueryTooSlow."""
    found = evaluation.holds(plan.required) & Narrowing(evaluation, request).mask()
    return int(np.count_nonzero(found))


def _ranked(snapshot: Snapshot, request: SearchRequest, full: Matched, scoring: Scoring, window: slice) -> Ranked:
    """The window of the full matches; without anything that scores relevance is newness."""
    if request.sort == "relevance" and scoring.terms:
        return _best(snapshot, full, scoring, window)
    documents = by_date(snapshot, full, window, newest=request.sort != "oldest")
    rising = np.argsort(documents)
    scores = np.zeros(len(documents), np.float32)
    if scoring.terms:
        scores[rising] = scoring.scores(documents[rising])
    return Ranked(documents, scores)


def _closest(evaluation: Evaluation, plan: Plan, full: Matched, allowed: Array, scoring: Scoring) -> Ranked:
    """The documents that come close, the best first."""
    total = full.total
    if plan.close is None or not wants_closest(total, len(plan.words)):
        return _none()
    close = Matched(evaluation.holds(plan.close) & allowed & ~full.mask)
    return _best(evaluation.snapshot, close, scoring, slice(0, CLOSEST_LIMIT - total))


def _best(snapshot: Snapshot, matched: Matched, scoring: Scoring, window: slice) -> Ranked:
    if window.stop <= window.start or not matched.total:
        return _none()
    documents = scoring.promising(matched, window.stop)
    return Ranked(*by_score(snapshot, documents, scoring.scores(documents), window))


def _none() -> Ranked:
    return Ranked(np.zeros(0, np.int64), np.zeros(0, np.float32))


def _hits(evaluation: Evaluation, plan: Plan, ranked: Ranked) -> tuple[Hit, ...]:
    if not len(ranked.documents):
        return ()
    rising = np.argsort(ranked.documents)
    numbers = np.empty(len(rising), np.int64)
    numbers[rising] = evaluation.snapshot.column("id", ranked.documents[rising])
    why = matches(evaluation, plan.parts, ranked.documents)
    return tuple(
        Hit(number, score, matches=found)
        for number, score, found in zip(numbers.tolist(), ranked.scores.tolist(), why, strict=True)
    )
