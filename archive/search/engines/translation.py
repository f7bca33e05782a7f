"""Translation: Whoosh's query objects into masks and scored terms over our arrays.

Whoosh's parser gives its objects, with the haystack names of the fields (`text`, `actor_exact`) among ours. What has no
translation here (fuzzy and spanning queries, wildcards) is asked of Whoosh's own matchers through the codec.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from whoosh import qparser, query

from archive.search.conditions import HasRun, HasStart
from archive.search.engines.arrays import Array
from archive.search.engines.codec import open_reader
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.layout import KEY_FIELDS, TEXT_FIELDS, schema

MODEL_NAME = "archive.article"
_DAY = 86_400_000_000  # microseconds, by which Whoosh counts from the first day of the calendar
_ALIASES = {"light": ["text"], "django_id": ["pk"], **{name: [f"{name}_exact"] for name in (*KEY_FIELDS, "title")}}


class Found(NamedTuple):
    """The documents of a query, and the terms that score."""

    mask: Array
    terms: list[tuple[str, str, float]]


@lru_cache(maxsize=1)
def _parser() -> Any:
    parser = qparser.QueryParser("light", schema=schema())
    parser.add_plugins([qparser.FuzzyTermPlugin(), qparser.FieldAliasPlugin(_ALIASES)])
    return parser


def parsed(text: str) -> Any:
    """A query string as Whoosh reads it."""
    return _parser().parse(text).normalize()


def translated(asked: Any, evaluation: Evaluation) -> Found:
    """Evaluate a query of Whoosh's."""
    return Found(_mask(asked, evaluation), list(_scored(asked)))


def _mask(asked: Any, evaluation: Evaluation) -> Array:
    rule = _RULES.get(type(asked))
    mask = None if rule is None else rule(asked, evaluation)
    return _by_matchers(asked, evaluation) if mask is None else mask


def _nothing(asked: Any, evaluation: Evaluation) -> Array:
    return np.zeros(evaluation.snapshot.size, bool)


def _everything(asked: Any, evaluation: Evaluation) -> Array | None:
    everywhere = (None, "*", *TEXT_FIELDS)
    return np.ones(evaluation.snapshot.size, bool) if asked.fieldname in everywhere else None


def _term(asked: Any, evaluation: Evaluation) -> Array | None:
    text = _text(asked.text)
    if asked.fieldname in (*TEXT_FIELDS, *KEY_FIELDS):
        # Haystack puts a value with a hyphen between apostrophes, and keeps them in an exact filter.
        return evaluation.having(asked.fieldname, text if asked.fieldname in TEXT_FIELDS else text.strip("'"))
    if asked.fieldname == "django_ct":
        return np.full(evaluation.snapshot.size, text == MODEL_NAME)
    if asked.fieldname in ("id", "django_id"):
        number = text.rpartition(".")[2]
        return _column(evaluation, "id", lambda values: values == (int(number) if number.isdecimal() else -1))
    return None


def _all(asked: Any, evaluation: Evaluation) -> Array:
    mask = np.ones(evaluation.snapshot.size, bool)
    for child in asked.children():
        mask &= _mask(child, evaluation)
    return mask


def _any(asked: Any, evaluation: Evaluation) -> Array:
    mask = np.zeros(evaluation.snapshot.size, bool)
    for child in asked.children():
        mask |= _mask(child, evaluation)
    return mask


def _not(asked: Any, evaluation: Evaluation) -> Array:
    return ~_mask(asked.query, evaluation)


def _and_not(asked: Any, evaluation: Evaluation) -> Array:
    return _mask(asked.a, evaluation) & ~_mask(asked.b, evaluation)


def _and_maybe(asked: Any, evaluation: Evaluation) -> Array:
    return _mask(asked.a, evaluation)


def _require(asked: Any, evaluation: Evaluation) -> Array:
    return _mask(asked.a, evaluation) & _mask(asked.b, evaluation)


def _phrase(asked: Any, evaluation: Evaluation) -> Array | None:
    if asked.slop != 1 or asked.fieldname not in ("exact", "light"):
        return None
    return evaluation.holds(HasRun(asked.fieldname, tuple(map(_text, asked.words))))


def _prefix(asked: Any, evaluation: Evaluation) -> Array | None:
    if asked.fieldname not in (*TEXT_FIELDS, *KEY_FIELDS):
        return None
    return evaluation.holds(HasStart(asked.fieldname, _text(asked.text)))


def _range(asked: Any, evaluation: Evaluation) -> Array | None:
    if asked.fieldname != "published":
        return None
    first = -np.inf if asked.start is None else asked.start + asked.startexcl
    last = np.inf if asked.end is None else asked.end
    if asked.endexcl:
        # Whoosh ends a moment that is given to the second with its last microsecond.
        last = last // 1_000_000 * 1_000_000 - 1

    def within(days: Array) -> Array:
        moments = (days.astype(np.int64) - 1) * _DAY
        inside: Array = (days > 0) & (moments >= first) & (moments <= last)
        return inside

    return _column(evaluation, "first", within)


def _column(evaluation: Evaluation, name: str, test: Callable[[Array], Array]) -> Array:
    mask = np.zeros(evaluation.snapshot.size, bool)
    for view in evaluation.snapshot.views:
        mask[view.part] = test(view.data.column(name))
    return mask


def _by_matchers(asked: Any, evaluation: Evaluation) -> Array:
    """The documents that Whoosh's own matchers find."""
    from whoosh.searching import Searcher

    mask = np.zeros(evaluation.snapshot.size, bool)
    for view in evaluation.snapshot.views:
        searcher = Searcher(open_reader(view, evaluation.snapshot.generation.schema), closereader=False)
        mask[view.part][np.fromiter(asked.docs(searcher), np.int64)] = True
    return mask


def _scored(asked: Any) -> Iterator[tuple[str, str, float]]:
    """The terms of text fields that are asked for, with their weights."""
    if isinstance(asked, query.Term | query.Phrase) and asked.fieldname in TEXT_FIELDS:
        for text in asked.words if isinstance(asked, query.Phrase) else [asked.text]:
            yield asked.fieldname, _text(text), float(asked.boost)
    elif isinstance(asked, query.AndNot):
        yield from _scored(asked.a)
    elif not isinstance(asked, query.Not):
        for child in asked.children():
            yield from _scored(child)


def _text(text: Any) -> str:
    return text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else str(text)


_RULES: dict[type, Callable[[Any, Evaluation], Array | None]] = {
    query.Term: _term,
    query.And: _all,
    query.Or: _any,
    query.DisjunctionMax: _any,
    query.Not: _not,
    query.AndNot: _and_not,
    query.AndMaybe: _and_maybe,
    query.Require: _require,
    query.Every: _everything,
    type(query.NullQuery): _nothing,
    query.Phrase: _phrase,
    query.Prefix: _prefix,
    query.NumericRange: _range,
    query.DateRange: _range,
}
