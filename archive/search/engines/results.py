"""Results as haystack shows them: the fields of `ArticleIndex`, read from the database, and the words found marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from types import MappingProxyType
from typing import Any

import numpy as np

from archive.arabic.analysis import analyze, word
from archive.arabic.folding import fold
from archive.models import Article
from archive.search.documents import CHUNK, Document, stream
from archive.search.engines.arrays import Array
from archive.search.engines.layout import LEVEL_OF
from archive.search.engines.snapshots import Snapshot

MODEL = ("archive", "article")
_SORTING: Mapping[str, str] = MappingProxyType({"source": "source__key", "title": "title"})


def is_article(model: Any) -> bool:
    """Whether a model, or one of its objects, is what this index holds."""
    return bool(model._meta.label_lower == ".".join(MODEL))


def article_number(name: str) -> int | None:
    """The number of an article by haystack's name of it; None of anything else.

    >>> article_number("archive.article.7"), article_number("auth.user.7")
    (7, None)
    """
    model, _, number = name.rpartition(".")
    return int(number) if model == ".".join(MODEL) and number.isdecimal() else None


def sorting_keys(numbers: Array, name: str) -> Array:
    """What sorts articles by a text that the database has of them; those without it come first."""
    wanted = numbers.tolist()
    found: dict[int, str] = {}
    for first in range(0, len(wanted), CHUNK):
        part = Article.objects.filter(pk__in=wanted[first : first + CHUNK])
        found.update((number, fold(text or "")) for number, text in part.values_list("pk", _SORTING[name]))
    ranks = {text: rank for rank, text in enumerate(sorted({"", *found.values()}))}
    return np.fromiter((ranks[found.get(number, "")] for number in wanted), np.int64, len(wanted))


def results(
    snapshot: Snapshot, documents: Array, scores: Array, kind: Any, marked: Sequence[tuple[str, str]] | None
) -> list[Any]:
    """The results for documents, in their order; with the text of each, those words `marked`, when there are any."""
    from haystack.models import SearchResult

    made = kind or SearchResult
    rising = np.sort(documents)
    numbers = dict(zip(rising.tolist(), snapshot.column("id", rising).tolist(), strict=True))
    days = dict(zip(rising.tolist(), snapshot.column("first", rising).tolist(), strict=True))
    stored = {document.id: document for document in stream(numbers.values())}
    return [
        made(
            *MODEL,
            str(numbers[document]),
            float(scores[document]),
            id=f"{'.'.join(MODEL)}.{numbers[document]}",
            published=date.fromordinal(days[document]) if days[document] else None,
            **_fields(stored.get(numbers[document]), marked),
        )
        for document in documents.tolist()
    ]


def _fields(document: Document | None, marked: Sequence[tuple[str, str]] | None) -> dict[str, Any]:
    """What the index has of an article in haystack's terms; nothing of one that is gone from the database."""
    if document is None:
        return {}
    text = f"{document.title}\n{document.body}"
    fields: dict[str, Any] = {
        "text": text,
        "title": document.title,
        "source": document.source,
        "actor": list(document.actors),
        "country": list(document.countries),
        "place": list(document.places),
        "year": f"{document.published.year:04}" if document.published else "",
    }
    if marked is not None:
        fields["highlighted"] = {"text": [_marked(text, marked)]}
    return fields


def _marked(text: str, words: Sequence[tuple[str, str]]) -> str:
    """The text as HTML, with these words in `<em>`, each compared at its level."""
    wanted: dict[str, set[str]] = {}
    for field, one in words:
        wanted.setdefault(LEVEL_OF[field], set()).add(one)
    pieces, reached = [], 0
    for token in analyze(text):
        levels = word(token.surface)
        if any(getattr(levels, level) in texts for level, texts in wanted.items()):
            pieces += [escape(text[reached : token.start]), f"<em>{escape(text[token.start : token.end])}</em>"]
            reached = token.end
    return "".join([*pieces, escape(text[reached:])])
