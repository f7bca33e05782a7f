"""Saving one article: the text, what is recognised in it and the task for the index, all in one transaction.

The editors' desk saves and deletes through here. The index is the caller's: `archive.search.index.after_commit()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from archive.ingest.cleaning import clean_body, clean_line
from archive.ingest.mentions import EntityRows, move_decided, suggestions
from archive.ingest.recognising import recognise_text
from archive.models import Article, IndexTask, Mention

if TYPE_CHECKING:
    from archive.recognition.recognition import Recognised


def save_article(article: Article, *, recognise: bool = True) -> None:
    """Clean, save and have the article indexed; with `recognise`, suggest anew who and what it names.

    What editors accepted or rejected stays so, and moves with its words when the text is another than before.
    """
    article.title, article.body = clean_line(article.title), clean_body(article.body)
    article.content_hash = Article.hash_content(article.title, article.body)
    found = recognise_text(article.title, article.body, article.published) if recognise else None
    with transaction.atomic():
        before = _text_before(article)
        rows = EntityRows()
        if found:
            rows.learn(found.mentions)
            note_recognised(article, found, rows)
        article.save()
        if found:
            replace_suggestions(article, found, before, rows)
        elif before is not None:
            move_decided(article, before)
        IndexTask.objects.create(article_id=article.pk)


def delete_article(article: Article) -> None:
    """Delete an article and have it taken out of the index."""
    with transaction.atomic():
        IndexTask.objects.create(article_id=article.pk)
        article.delete()


def note_recognised(article: Article, found: Recognised, rows: EntityRows) -> None:
    """Put what was recognised about the article as a whole into its columns; what they hold already stays.

    The article is not saved here.
    """
    from archive.recognition.recognition import RECOGNITION_VERSION

    article.boilerplate = [[span.start, span.end, span.kind] for span in found.boilerplate]
    article.recognition_version = RECOGNITION_VERSION
    if found.dateline:
        article.byline = article.byline or found.dateline.byline[:200]
        if not article.dateline_place_id and found.dateline.place_key:
            article.dateline_place_id = rows.place(found.dateline.place_key)


def replace_suggestions(article: Article, found: Recognised, before: str | None, rows: EntityRows) -> None:
    """Replace the suggested mentions of a saved article; `before` is its text until now, if it had one."""
    article.mentions.filter(state=Mention.State.SUGGESTED).delete()
    decided = move_decided(article, before) if before is not None else []
    Mention.objects.bulk_create(suggestions(article, found, rows, decided))


def _text_before(article: Article) -> str | None:
    if article.pk is None:
        return None
    stored = Article.objects.select_for_update().filter(pk=article.pk).only("title", "body").first()
    return stored.text if stored else None
