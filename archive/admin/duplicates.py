"""Articles that say the same: the same text, or the same address or identifier in the same source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.models import Article, Source


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article of the archive that has the same `field`."""

    field: Literal["body", "url", "external_id"]
    article: Article


def duplicates(
    *, title: str, body: str, source: Source | None, url: str, external_id: str, besides: int | None
) -> list[Duplicate]:
    """The articles, other than `besides`, with this text, or this address or identifier in this source."""
    others = Article.objects.exclude(pk__in=[] if besides is None else [besides]).order_by("pk")
    found: list[Duplicate] = []
    if body:
        # A title that the archive supplied may differ where the text is the same. Asked one by one: each has its index.
        hashed = others.filter(content_hash=Article.hash_content(title, body)).first()
        same = hashed or others.with_body(body).first()
        found += [Duplicate("body", same)] if same else []
    if url:
        same = others.filter(source=source, url=url).first()
        found += [Duplicate("url", same)] if same else []
    if external_id and source:
        same = others.filter(source=source, external_id=external_id).first()
        found += [Duplicate("external_id", same)] if same else []
    return found
