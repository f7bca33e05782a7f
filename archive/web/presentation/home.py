"""The home page and the pages about the archive: what it holds, in numbers."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext, ngettext

from archive.arabic.calendar import PartialDate
from archive.formats.dates import number, printed
from archive.formats.labels import labels_of, response_keys
from archive.formats.sentences import articles
from archive.models import Article, Source
from archive.search.engine import EngineUnavailable, get_engine
from archive.search.request import SearchRequest
from archive.web.frames import Frame
from archive.web.presentation.lists import article_line, counted, search_url
from archive.web.presenters.pages import AboutPage, CountedLink, HomePage

logger = logging.getLogger(__name__)

NEWEST = 6
NEWEST_FIRST = SearchRequest(sort="newest")


def home_page(frame: Frame) -> HomePage:
    """The home page. It stands without the engine too: then who is named most is left out, and a notice says so."""
    numbers = _numbers()
    newest = Article.objects.published().select_related("source", "dateline_place").newest_first()[:NEWEST]
    return HomePage(
        **frame.common("", description=_holdings(numbers, frame.language)),
        holdings=_holdings(numbers, frame.language),
        is_empty=not numbers["articles"],
        newest=tuple(article_line(article, frame.language) for article in newest),
        newest_url=search_url(NEWEST_FIRST),
        **_most_named(),
    )


def about_page(frame: Frame) -> AboutPage:
    """What the archive is and what it holds, source by source."""
    published = Count("articles", filter=Q(articles__status=Article.Status.PUBLISHED))
    rows = Source.objects.annotate(number=published).filter(number__gt=0).order_by("-number", "key")
    sources = tuple(
        CountedLink(
            label=source.name,
            kind="source",
            count=number(source.number),
            count_text=articles(source.number),
            search_url=search_url(SearchRequest(filters=(("source", source.key),))),
        )
        for source in rows
    )
    holdings = _holdings(_numbers(), frame.language)
    return AboutPage(
        **frame.common(gettext("About the archive"), description=holdings), holdings=holdings, sources=sources
    )


def _most_named() -> dict[str, Any]:
    try:
        found = get_engine().search(SearchRequest(), size=1)
    except EngineUnavailable as error:
        logger.error("The home page is shown without the index: %s", error)
        notice = gettext("Search is out of order for the moment; the articles can be read.")
        return {"actors": (), "countries": (), "notice": notice}
    labels = labels_of({name: keys for name, keys in response_keys(found).items() if name in {"actor", "country"}})
    named = {name: found.facets[name].values if name in found.facets else () for name in ("actor", "country")}
    return {
        "actors": counted("actor", named["actor"], labels, SearchRequest()),
        "countries": counted("country", named["country"], labels, SearchRequest()),
    }


def _numbers() -> dict[str, Any]:
    return Article.objects.published().aggregate(
        articles=Count("pk"),
        sources=Count("source", distinct=True),
        first=Min("published_on"),
        last=Max("published_on"),
    )


def _holdings(numbers: dict[str, Any], language: str) -> str:
    """One sentence: how many articles, of how many sources, from when to when."""
    if not numbers["articles"]:
        return gettext("The archive holds no article yet.")
    told = {"articles": articles(numbers["articles"])}
    if numbers["sources"]:
        count = numbers["sources"]
        text = ngettext("%(count)s source", "%(count)s sources", count) % {"count": number(count)}
        told["sources"] = text
    if numbers["first"]:
        told["first"] = printed(PartialDate.of(numbers["first"], "month"), language)
        told["last"] = printed(PartialDate.of(numbers["last"], "month"), language)
    return _sentence(told) % told


def _sentence(told: dict[str, str]) -> str:
    if "sources" in told and "first" in told:
        return gettext("The archive holds %(articles)s from %(sources)s, published between %(first)s and %(last)s.")
    if "first" in told:
        return gettext("The archive holds %(articles)s, published between %(first)s and %(last)s.")
    if "sources" in told:
        return gettext("The archive holds %(articles)s from %(sources)s.")
    return gettext("The archive holds %(articles)s.")
