"""Results as haystack shows them: the fields of `ArticleIndex`, read from the database, and the words found marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import numpy as np

from archive.arabic.analysis import analyze, word
from archive.search.documents import Document, stream
from archive.search.engines.arrays import Array
from archive.search.engines.layout import LEVEL_OF
from archive.search.engines.snapshots import Snapshot

MODEL = ("archive", "article")


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
