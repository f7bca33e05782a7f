"""The peer that haystack's users have: its own Whoosh backend, asked for the same answers.

It is given the light stems as its text, as the other peers are, and the fields of our `ArticleIndex`. One answer is the
top 20, the exact total, the counts of three facets and the month histogram, all by the backend's own `search`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from archive.arabic.analysis import word
from archive.search.documents import Document
from tests.benchmarks.asks import Ask
from tests.benchmarks.corpus import DAYS, FIRST_DAY
from tests.benchmarks.peers import FACETS, SIZE, Answer, facet_keys, levels

# Above so many articles it takes hours.
MOST = 10_000
_MONTHS = {
    "start_date": FIRST_DAY,
    "end_date": date.fromordinal(FIRST_DAY.toordinal() + DAYS + 31),
    "gap_by": "month",
}


class Stock:
    """haystack's Whoosh backend as it comes."""

    def __init__(self, folder: Path) -> None:
        from django.conf import settings
        from haystack import connections

        settings.HAYSTACK_CONNECTIONS["stock"] = {
            "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
            "PATH": str(folder / "whoosh"),
            "SILENTLY_FAIL": False,
        }
        self.backend: Any = connections["stock"].get_backend()
        self.backend.setup()

    def build(self, documents: Iterable[Document]) -> None:
        self.backend.update(_Prepared(), list(documents))

    def answer(self, ask: Ask) -> Answer:
        narrow = {f'actor_exact:"{ask.actor}"'} if ask.actor else set()
        if ask.since:
            narrow.add(f"published:[{ask.since.replace('-', '')} TO {ask.until.replace('-', '')}]")
        found = self.backend.search(
            _query(ask),
            sort_by=["-published"] if ask.newest else None,
            start_offset=(ask.page - 1) * SIZE,
            end_offset=ask.page * SIZE,
            facets=[f"{name}_exact" for name in FACETS],
            date_facets={"published": _MONTHS},
            narrow_queries=narrow,
        )
        facets = found.get("facets", {"fields": {}, "dates": {"published": []}})
        return Answer(
            found["hits"],
            tuple(int(result.pk) for result in found["results"]),
            {name: dict(facets["fields"].get(f"{name}_exact", ())) for name in FACETS},
            {f"{begin:%Y-%m}": count for (begin, _), count in facets["dates"]["published"] if count},
        )


class _Prepared:
    """What haystack's backend asks an index for: documents as its fields."""

    def full_prepare(self, document: Document) -> dict[str, Any]:
        tokens = levels(document)
        keys = facet_keys(document)
        return {
            "id": f"archive.article.{document.id}",
            "django_ct": "archive.article",
            "django_id": str(document.id),
            "text": tokens["light"],
            "title": tokens["title"],
            "published": document.published.first if document.published else None,
            **{name: list(keys[name]) for name in ("actor", "country")},
            **{f"{name}_exact": list(keys[name]) for name in ("actor", "country")},
            "source": document.source,
            "source_exact": document.source,
        }


def _query(ask: Ask) -> str:
    if ask.kind == "everything":
        return "*"
    if ask.kind == "prefix":
        return f"{word(ask.words[0]).fold.removeprefix('ال')}*"
    words = [word(one).light for one in ask.words]
    if ask.kind == "phrase":
        return f'"{" ".join(words)}"'
    return (" OR " if ask.kind == "any" else " AND ").join(words)
