"""The archive as a build of the index reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

from django.db.models import Count, Max, Sum

from archive.models import Article, Mention
from archive.search.documents import Document, stream


class ArchiveCorpus:
    """The published articles of the database (`engine.Corpus`); `progress` is called with the number read."""

    def __init__(self, progress: Callable[[int], object] | None = None) -> None:
        self._progress = progress
        self.count = 0
        # The last article of those that a stopped build had read.
        self.taken_until = 0

    def __iter__(self) -> Iterator[Document]:
        return self.after(0)

    def after(self, number: int) -> Iterator[Document]:
        for document in stream(after=number):
            yield document
            self._advance(1)

    def between(self, after: int, until: int) -> Iterator[Document]:
        return stream(after=after, until=until)

    def among(self, numbers: Iterable[int]) -> Iterator[Document]:
        return stream(numbers)

    def stamp(self, after: int, until: int) -> str:
        span = {"gt": after, "lte": until}
        articles = Article.objects.published().filter(**{f"pk__{name}": value for name, value in span.items()})
        mentions = Mention.objects.filter(**{f"article_id__{name}": value for name, value in span.items()})
        facts = (
            articles.aggregate(Count("pk"), Sum("pk"), Max("updated_at")),
            mentions.aggregate(Count("pk"), Sum("pk")),
        )
        text = repr([sorted(fact.items()) for fact in facts])
        return blake2b(text.encode(), digest_size=8).hexdigest()

    def take_up(self, until: int, count: int) -> None:
        self.taken_until = until
        self._advance(count)

    def _advance(self, count: int) -> None:
        self.count += count
        if self._progress:
            self._progress(count)
