"""The facts box of an article: each fact, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from archive.formats.dates import printed
from archive.models import Article
from archive.web.presentation.lists import entity_url
from archive.web.presenters.articles import Fact


def article_facts(article: Article, language: str) -> tuple[Fact, ...]:
    """What is known of an article, in the order in which it is asked for."""
    return tuple(_facts(article, language))


def _facts(article: Article, language: str) -> Iterator[Fact]:
    published = article.published
    yield Fact(
        gettext("Published"),
        printed(published, language) if published else gettext("date not known"),
        iso=published.iso if published else "",
        note=_precision(article),
        quote=article.published_evidence,
    )
    if article.source:
        yield Fact(gettext("Source"), article.source.name, url=entity_url("source", article.source.key))
    if article.byline:
        yield Fact(gettext("Byline"), article.byline)
    if article.dateline_place:
        place = article.dateline_place
        yield Fact(gettext("Dateline"), place.name, url=entity_url("place", place.key))
    if article.url:
        # Anything but a web address would be a link that runs or downloads something.
        is_web = article.url.startswith(("https://", "http://"))
        yield Fact(gettext("Address"), article.url, url=article.url if is_web else "", external=is_web, ltr=True)


def _precision(article: Article) -> str:
    """How exact the date is, and whether anything proves it."""
    if not article.published:
        return ""
    if article.published_precision == Article.Precision.MONTH:
        return gettext("The month is known, the day is not.")
    if article.published_precision == Article.Precision.YEAR:
        return gettext("Only the year is known.")
    return ""
