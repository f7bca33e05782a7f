"""The article page, from the article, its mentions and the search that it was opened from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from archive.formats.dates import number, printed
from archive.models import Article
from archive.search.answers import readings
from archive.search.documents import boilerplate_of, readable
from archive.search.request import SearchRequest
from archive.search.snippets import highlight
from archive.web.frames import Frame
from archive.web.presentation.facts import article_facts
from archive.web.presentation.lists import search_url
from archive.web.presentation.mentioned import listed, mentions_of, named_spans, people_of
from archive.web.presentation.texts import Aside, blocks
from archive.web.presenters.articles import ArticlePage
from archive.web.presenters.pages import Link, ShareCard

DESCRIPTION_LENGTH = 200
RIGHT_TO_LEFT = {"ar", "ckb", "fa", "he", "ur"}


def article_page(frame: Frame, article: Article, request: SearchRequest) -> ArticlePage:
    """The page of an article, the words of `request` marked in it."""
    mentions, before = mentions_of(article), len(article.title) + 1
    title, body = readings(article, request)
    found = list(body.united())
    plain_url = reverse("article", args=[article.pk])
    return ArticlePage(
        **_common(frame, article, request),
        headline=highlight(title),
        title_note=_title_note(article),
        facts=article_facts(article, frame.language),
        blocks=blocks(article.body, named=named_spans(mentions, before), marks=found, asides=_asides(article)),
        people=people_of(article, mentions, frame.language),
        countries=listed(mentions, "country"),
        places=listed(mentions, "place"),
        text_language=article.language,
        text_direction="rtl" if article.language in RIGHT_TO_LEFT else "ltr",
        date=printed(article.published, frame.language),
        iso=article.published.iso if article.published else "",
        source=article.source.name if article.source else "",
        marks=len(found),
        marks_text=_marks_text(len(found)),
        back=Link(gettext("All articles with these words"), search_url(request)) if request.text else None,
        plain_url=plain_url if request.text else "",
    )


def _common(frame: Frame, article: Article, request: SearchRequest) -> dict[str, Any]:
    """The fields of every page. The marks of a search are no part of the article's own address."""
    card = ShareCard(frame.absolute(reverse("article-card", args=[article.pk])), article.title)
    more: dict[str, Any] = {"description": _description(article), "og_type": "article", "card": card}
    if frame.is_editor:
        more["admin_url"] = reverse("admin:archive_article_change", args=[article.pk])
    return frame.common(article.title, request=request) | more


def _description(article: Article) -> str:
    """The beginning of the article, cut between words."""
    text = " ".join(readable(article).split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def _title_note(article: Article) -> str:
    if not article.title_supplied:
        return ""
    return gettext("The text was printed without a title; the archive supplied this one.")


def _marks_text(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)s place marked", "%(count)s places marked", count) % {"count": number(count)}


def _asides(article: Article) -> Iterator[Aside]:
    kinds = {start: str(kind[0]) if kind else "" for start, _end, *kind in article.boilerplate}
    for start, end in boilerplate_of(article):
        yield Aside(start, end, aside_reason(kinds.get(start, "")))


def aside_reason(kind: str) -> str:
    """Why a stretch that was printed with an article is no part of it."""
    reasons = {
        "related": gettext("Links to other articles, printed with this one; not searched."),
        "advertisement": gettext("An advertisement, printed with the article; not searched."),
        "comment": gettext("The site's invitation to comment; not searched."),
        "share": gettext("The site's share buttons; not searched."),
        "notice": gettext("A notice of the site; not searched."),
        "credit": gettext("A credit; not searched."),
        "agency": gettext("The agency's tag; not searched."),
        "dateline": gettext("The dateline: where it was written and by whom."),
    }
    return reasons.get(kind) or gettext("Printed with the article, but no part of it; not searched.")
