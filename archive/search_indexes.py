"""Haystack's hook: the article as haystack indexes it. What is indexed is decided by `search.documents` alone."""

from __future__ import annotations

from typing import Any

from haystack import indexes

from archive.models import Article
from archive.search.documents import Document, build


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    """Published articles. The fields are for haystack's other engines and for `SearchQuerySet`'s names."""

    text = indexes.CharField(document=True)
    title = indexes.CharField()
    published = indexes.DateField(null=True)
    actor = indexes.MultiValueField(faceted=True)
    country = indexes.MultiValueField(faceted=True)
    place = indexes.MultiValueField(faceted=True)
    source = indexes.CharField(faceted=True)
    year = indexes.CharField(faceted=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> Any:
        return Article.objects.published().select_related("source").order_by("pk")

    def get_updated_field(self) -> str:
        return "updated_at"

    def document(self, article: Article) -> Document:
        """What our own engine indexes."""
        return build(article)

    def prepare(self, obj: Article) -> dict[str, Any]:
        """What any other engine of haystack's indexes: the same, field by field."""
        made = self.document(obj)
        prepared: dict[str, Any] = super().prepare(obj) | {
            "text": f"{made.title}\n{made.body}",
            "title": made.title,
            "published": made.published.first if made.published else None,
            "actor": list(made.actors),
            "country": list(made.countries),
            "place": list(made.places),
            "source": made.source,
            "year": f"{made.published.year:04}" if made.published else "",
        }
        self.prepared_data = prepared
        return prepared
