"""Lists that several pages show: lines of articles, and names with the number of their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import bidirectional

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

from archive.formats.dates import number, printed
from archive.formats.labels import Labels
from archive.formats.sentences import articles
from archive.models import Article
from archive.search.facets import FacetValue
from archive.search.request import SearchRequest
from archive.search.response import Hit
from archive.web.presenters.pages import ArticleLine, CountedLink
from archive.web.queries import with_query

MOST_LINKS = 12
ENTITY_PAGES = {"actor": "actor", "country": "country"}


def search_url(request: SearchRequest) -> str:
    """The canonical address of a search in the language that is active."""
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    return with_query(_search_path(get_language(), get_script_prefix(), urlconf), request.urlencode())


@lru_cache(maxsize=16)
def _search_path(*_all_that_it_depends_on: str | None) -> str:
    """Looked up once: two hundred links of a page begin so."""
    return reverse("search")


def entity_url(facet: str, key: str) -> str:
    """The page of an actor or a country; for a place or a source the search that names it."""
    if facet in ENTITY_PAGES:
        return reverse(ENTITY_PAGES[facet], args=[key])
    return search_url(SearchRequest(filters=((facet, key),)))


def direction_of(text: str) -> str:
    """Which way a printed line runs: that of most of its letters. Its first letter alone misleads, as in «CNN: …».

    >>> direction_of("CNN: لا تعليق"), direction_of("Statement of the سفارة"), direction_of("2018")
    ('rtl', 'ltr', 'rtl')
    """
    sides = Counter(map(bidirectional, text))
    return "rtl" if sides["AL"] + sides["R"] >= sides["L"] else "ltr"


def article_line(article: Article, language: str) -> ArticleLine:
    """One article of a list. Asks for nothing when `source` and `dateline_place` are selected with it."""
    return ArticleLine(
        title=article.title,
        url=reverse("article", args=[article.pk]),
        direction=direction_of(article.title),
        source=article.source.name if article.source else "",
        date=printed(article.published, language),
        iso=article.published.iso if article.published else "",
        place=article.dateline_place.name if article.dateline_place else "",
        supplied=article.title_supplied,
    )


def hit_line(hit: Hit, labels: Labels, language: str) -> ArticleLine:
    """One result as a line of a list."""
    return ArticleLine(
        title=hit.title,
        url=reverse("article", args=[hit.id]),
        direction=direction_of(hit.title),
        source=labels.of("source", hit.source) if hit.source else "",
        date=printed(hit.published, language),
        iso=hit.published.iso if hit.published else "",
        place=labels.of("place", hit.place) if hit.place else "",
    )


def counted(
    facet: str, values: Iterable[FacetValue], labels: Labels, request: SearchRequest, *, without: str = ""
) -> tuple[CountedLink, ...]:
    """The most frequent values of a facet, each with the search that adds it to `request`; `without` is left out."""
    kept = [value for value in values if value.count and value.key != without][:MOST_LINKS]
    return tuple(
        CountedLink(
            label=labels.of(facet, value.key),
            kind=labels.kind(facet, value.key),
            count=number(value.count),
            count_text=articles(value.count),
            search_url=search_url(request.add(facet, value.key)),
            url=entity_url(facet, value.key) if facet in ENTITY_PAGES else "",
        )
        for value in kept
    )
