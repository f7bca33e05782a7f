"""Query sets: haystack's questions put to a snapshot, and answered as haystack expects.

A query comes as a string in Whoosh's grammar; Whoosh's parser reads it, `translation` makes conditions of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import numpy as np

from archive.search.engines.arrays import Array
from archive.search.engines.counting import Matched, counts
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.flat import FlatEngine
from archive.search.engines.layout import KEY_FIELDS
from archive.search.engines.results import MODEL, results
from archive.search.engines.scoring import Scoring
from archive.search.engines.similarity import likeness
from archive.search.engines.snapshots import Snapshot
from archive.search.engines.translation import parsed, translated

# The names by which haystack may sort, and the columns that they stand for.
_SORTABLE = {"id": "id", "pk": "id", "django_id": "id", "published": "first", "year": "first", "month": "first"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of haystack's."""

    query: str
    narrow: tuple[str, ...]
    sort_by: tuple[str, ...]
    first: int
    last: int | None
    facets: tuple[str, ...]
    date_facets: Mapping[str, Any]
    models: tuple[Any, ...]
    result_class: Any
    highlight: bool
    like: int | None

    @classmethod
    def of(cls, query: str, options: Mapping[str, Any], like: int | None = None) -> Asked:
        """The question in haystack's own keywords; those that this engine does not know are left."""
        return cls(
            query,
            tuple(options.get("narrow_queries") or ()),
            tuple(options.get("sort_by") or ()),
            options.get("start_offset") or 0,
            options.get("end_offset"),
            tuple(options.get("facets") or ()),
            options.get("date_facets") or {},
            tuple(options.get("models") or ()),
            options.get("result_class"),
            bool(options.get("highlight")),
            like,
        )


def answer(engine: FlatEngine, asked: Asked) -> dict[str, Any]:
    """Results, their number and the facets, in haystack's form."""
    with engine.reading() as snapshot:
        if not asked.query.strip() or not _has_articles(asked.models):
            return {"results": [], "hits": 0, "facets": {}, "spelling_suggestion": None}
        evaluation = Evaluation(snapshot)
        mask, scores = _evaluated(evaluation, asked)
        documents = np.flatnonzero(mask)
        chosen = _sorted(snapshot, documents, scores, asked.sort_by)[asked.first : asked.last]
        return {
            "results": results(snapshot, chosen, scores, asked.result_class, _marked(evaluation, asked)),
            "hits": len(documents),
            "facets": _facets(evaluation, mask, asked) if asked.facets or asked.date_facets else {},
            "spelling_suggestion": None,
        }


def _marked(evaluation: Evaluation, asked: Asked) -> Sequence[tuple[str, str]] | None:
    """The words to mark, by their level; None when none were asked for."""
    if not asked.highlight:
        return None
    return [(field, text) for field, text, _ in translated(parsed(asked.query), evaluation).terms]


def _has_articles(models: Sequence[Any]) -> bool:
    return not models or any(model._meta.label_lower == ".".join(MODEL) for model in models)


def _evaluated(evaluation: Evaluation, asked: Asked) -> tuple[Array, Array]:
    """The documents asked for, and what they score."""
    snapshot = evaluation.snapshot
    found = translated(parsed(asked.query), evaluation)
    mask = found.mask
    for narrow in asked.narrow:
        mask = mask & translated(parsed(narrow), evaluation).mask
    if snapshot.live is not None:
        mask = mask & snapshot.live
    if asked.like is None:
        return mask, Scoring(evaluation, found.terms).everywhere()
    scores = likeness(snapshot, asked.like)
    return mask & (scores > 0), scores


def _sorted(snapshot: Snapshot, documents: Array, scores: Array, sort_by: Iterable[str]) -> Array:
    """By the fields named, each with `-` before it falling; what is equal by score, then by number."""
    numbers = snapshot.column("id", documents)
    keys = [numbers, -scores[documents]]
    for name in reversed(list(sort_by)):
        column = snapshot.column(_column(name.lstrip("-")), documents).astype(np.int64)
        keys.append(-column if name.startswith("-") else column)
    return documents[np.lexsort(keys)]


def _column(name: str) -> str:
    if name not in _SORTABLE:
        raise ValueError(f"results cannot be sorted by {name}, only by: {', '.join(sorted(_SORTABLE))}")
    return _SORTABLE[name]


def _facets(evaluation: Evaluation, mask: Array, asked: Asked) -> dict[str, Any]:
    fields = {}
    for name in asked.facets:
        field = name.removesuffix("_exact")
        if field not in KEY_FIELDS:
            raise ValueError(f"there is no facet {name}, only: {', '.join(KEY_FIELDS)}")
        found = counts(evaluation.snapshot, field, Matched.of(mask))
        fields[name] = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    dates = {name: _date_facet(evaluation, mask, asked.date_facets[name]) for name in asked.date_facets}
    return {"fields": fields, "dates": dates, "queries": {}}


def _date_facet(evaluation: Evaluation, mask: Array, wanted: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """Documents by periods of one length, those that have any."""
    from whoosh.support.relativedelta import relativedelta

    step = relativedelta(**{f"{wanted['gap_by']}s": wanted.get("gap_amount", 1)})
    begin, end = _day(wanted["start_date"]), _day(wanted["end_date"])
    days = np.sort(evaluation.snapshot.column("first", np.flatnonzero(mask)))
    found = []
    while begin < end:
        following = min(begin + step, end)
        low, high = np.searchsorted(days, (begin.toordinal(), following.toordinal()))
        if high > low:
            found.append(((begin, following), int(high - low)))
        begin = following
    return found


def _day(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())
