"""Query sets: haystack's questions put to a snapshot, and answered as haystack expects.

A query comes as a string in Whoosh's grammar; Whoosh's parser reads it, `translation` makes conditions of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

import numpy as np
from whoosh.query import AndNot, MultiTerm, Not

from archive.search.engines.arrays import Array
from archive.search.engines.codec import open_reader
from archive.search.engines.counting import Matched, counts
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.flat import FlatEngine
from archive.search.engines.layout import KEY_FIELDS, TEXT_FIELDS
from archive.search.engines.results import is_article, results, sorting_keys
from archive.search.engines.scoring import Scoring
from archive.search.engines.similarity import likeness
from archive.search.engines.snapshots import Snapshot
from archive.search.engines.spelling import suggestion
from archive.search.engines.translation import parsed, translated

# The names by which haystack may sort: the columns that they stand for, and what is read from the database.
_COLUMNS = {"id": "id", "pk": "id", "django_id": "id", "published": "first", "year": "first", "month": "first"}
_READ = ("source", "title")
# What haystack's own backends give for an empty query.
_NOTHING: Mapping[str, Any] = MappingProxyType({"results": [], "hits": 0})


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
    query_facets: tuple[tuple[str, str], ...]
    models: tuple[Any, ...]
    result_class: Any
    highlight: bool
    spelling: str
    like: int | None

    @classmethod
    def of(cls, query: str, options: Mapping[str, Any], like: int | None = None, *, spelling: bool = False) -> Asked:
        """The question in haystack's own keywords; those that this engine does not know are left."""
        return cls(
            query,
            tuple(options.get("narrow_queries") or ()),
            tuple(options.get("sort_by") or ()),
            options.get("start_offset") or 0,
            options.get("end_offset"),
            tuple(options.get("facets") or ()),
            options.get("date_facets") or {},
            tuple(dict(options.get("query_facets") or ()).items()),
            tuple(options.get("models") or ()),
            options.get("result_class"),
            bool(options.get("highlight")),
            (options.get("spelling_query") or query) if spelling else "",
            like,
        )


def answer(engine: FlatEngine, asked: Asked) -> dict[str, Any]:
    """Results, their number and the facets, in haystack's form."""
    with engine.reading() as snapshot:
        if not asked.query.strip() or not _has_articles(asked.models):
            return dict(_NOTHING)
        evaluation = Evaluation(snapshot)
        mask, scores = _evaluated(evaluation, asked)
        documents = np.flatnonzero(mask)
        chosen = _sorted(snapshot, documents, scores, asked.sort_by)[asked.first : asked.last]
        return {
            "results": results(snapshot, chosen, scores, asked.result_class, _marked(evaluation, asked)),
            "hits": len(documents),
            "facets": _facets(evaluation, mask, asked),
            "spelling_suggestion": suggestion(snapshot, asked.spelling) if asked.spelling else None,
        }


def _marked(evaluation: Evaluation, asked: Asked) -> Sequence[tuple[str, str]] | None:
    """The words to mark, by their level; None when none were asked for."""
    if not asked.highlight:
        return None
    query = parsed(asked.query)
    terms = [(field, text) for field, text, _ in translated(query, evaluation).terms]
    return [*terms, *_expanded(query, evaluation.snapshot)]


def _expanded(asked: Any, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The words that the patterns of a query stand for, those that it excludes left out."""
    if isinstance(asked, MultiTerm):
        if asked.field() in TEXT_FIELDS:
            for view in snapshot.views:
                for field, text in asked.expanded_terms(open_reader(view, snapshot.generation.schema)):
                    yield field, text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")
    elif isinstance(asked, AndNot):
        yield from _expanded(asked.a, snapshot)
    elif not isinstance(asked, Not):
        for child in asked.children():
            yield from _expanded(child, snapshot)


def _has_articles(models: Sequence[Any]) -> bool:
    return not models or any(map(is_article, models))


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
        column = _column(snapshot, documents, name.lstrip("-"))
        keys.append(-column if name.startswith("-") else column)
    return documents[np.lexsort(keys)]


def _column(snapshot: Snapshot, documents: Array, name: str) -> Array:
    if name in _COLUMNS:
        return snapshot.column(_COLUMNS[name], documents).astype(np.int64)
    if name in _READ:
        return sorting_keys(snapshot.column("id", documents), name)
    raise ValueError(f"results cannot be sorted by {name}, only by: {', '.join(sorted((*_COLUMNS, *_READ)))}")


def _facets(evaluation: Evaluation, mask: Array, asked: Asked) -> dict[str, Any]:
    if not (asked.facets or asked.date_facets or asked.query_facets):
        return {}
    fields = {}
    for name in asked.facets:
        field = name.removesuffix("_exact")
        if field not in KEY_FIELDS:
            raise ValueError(f"there is no facet {name}, only: {', '.join(KEY_FIELDS)}")
        found = counts(evaluation.snapshot, field, Matched(mask))
        fields[name] = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    dates = {name: _date_facet(evaluation, mask, name, wanted) for name, wanted in asked.date_facets.items()}
    queries = {f"{name}:{text}": _query_facet(evaluation, mask, name, text) for name, text in asked.query_facets}
    return {"fields": fields, "dates": dates, "queries": queries}


def _query_facet(evaluation: Evaluation, mask: Array, name: str, text: str) -> int:
    """How many of the documents a query on one field finds; `content` is haystack's name of all the text."""
    query = parsed(text if name == "content" else f"{name}:({text})")
    return int(np.count_nonzero(mask & translated(query, evaluation).mask))


def _date_facet(evaluation: Evaluation, mask: Array, name: str, wanted: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """Documents by periods of one length, those that have any; an article stands at the first moment of its day."""
    if _COLUMNS.get(name) != "first":
        raise ValueError(f"there are no dates {name}, only: published")
    from whoosh.support.relativedelta import relativedelta

    step = relativedelta(**{f"{wanted['gap_by']}s": wanted.get("gap_amount", 1)})
    begin, end = _day(wanted["start_date"]), _day(wanted["end_date"])
    days = np.sort(evaluation.snapshot.column("first", np.flatnonzero(mask)))
    found = []
    while begin < end:
        following = min(begin + step, end)
        low, high = np.searchsorted(days, (_first_day(begin), _first_day(following)))
        if high > low:
            found.append(((begin, following), int(high - low)))
        begin = following
    return found


def _first_day(moment: datetime) -> int:
    """The first day that does not begin before a moment."""
    return moment.toordinal() + (moment.time() > time())


def _day(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())
