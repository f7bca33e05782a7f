"""Refreshing: articles recognised anew after recognition or the data files changed. What editors decided stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import transaction

from archive.ingest.mentions import EntityRows
from archive.ingest.recognising import recognise_batches
from archive.ingest.saving import note_recognised, replace_suggestions
from archive.models import Article, ArticleQuerySet, IndexTask

_SIZE = 200


def stale() -> ArticleQuerySet:
    """The articles whose mentions another version of recognition, or other data files, suggested."""
    from archive.recognition.recognition import RECOGNITION_VERSION

    return Article.objects.exclude(recognition_version=RECOGNITION_VERSION)


def refresh(*, progress: Callable[[int], object] | None = None) -> int:
    """Recognise every stale article anew; how many there were. The index is the caller's. May be stopped at any moment.

    `progress` is called with the number of each batch.
    """
    rows = EntityRows()
    done = 0
    batches = recognise_batches(_batches(), lambda some: [(one.title, one.body, one.published) for one in some])
    for articles, found in batches:
        with transaction.atomic():
            present = Article.objects.select_for_update().in_bulk([article.pk for article in articles])
            for read, recognised in zip(articles, found, strict=True):
                article = present.get(read.pk)
                # One that an editor saved meanwhile was recognised by that.
                if article is None or article.text != read.text:
                    continue
                rows.learn(recognised.mentions)
                note_recognised(article, recognised, rows)
                article.save(update_fields=["boilerplate", "recognition_version", "byline", "dateline_place"])
                replace_suggestions(article, recognised, article.text, rows)
                IndexTask.objects.create(article_id=article.pk)
        done += len(articles)
        if progress:
            progress(len(articles))
    return done


def _batches() -> Iterator[list[Article]]:
    last = 0
    while articles := list(stale().filter(pk__gt=last).order_by("pk")[:_SIZE]):
        yield articles
        last = articles[-1].pk
