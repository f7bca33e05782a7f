"""The empty results page: what was understood, and what would find something, counted by asking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext

from archive.arabic.calendar import PartialDate
from archive.formats.labels import Labels
from archive.formats.sentences import articles, isolated, period, sentence
from archive.formats.vocabulary import match_words, value_label
from archive.search.engine import get_engine
from archive.search.nodes import And
from archive.search.request import DateRange, SearchRequest
from archive.web.presentation.lists import search_url
from archive.web.presenters.results import EmptyResults, WayOut

Way = tuple[str, SearchRequest]
# How many other searches are tried.
MOST_TRIED = 10


def empty_results(request: SearchRequest, labels: Labels) -> EmptyResults:
    """What was understood, and those of the ways out that lead somewhere."""
    engine = get_engine()
    tried = {search_url(way[1]): way for way in _ways(request, labels)}
    ways = []
    for label, wanted in islice(tried.values(), MOST_TRIED):
        if found := engine.search(wanted, size=1).total:
            ways.append(WayOut(label, search_url(wanted), articles(found)))
    ways.append(WayOut(gettext("Browse all articles, newest first"), search_url(SearchRequest().with_sort("newest"))))
    return EmptyResults(tuple(_understood(request, labels)), tuple(ways), _coverage(request))


def _coverage(request: SearchRequest) -> str:
    """From when to when the archive reaches, if it holds nothing of the time that is asked for."""
    everything = SearchRequest()
    dates = request.published
    if not dates or get_engine().search(everything.with_dates(dates.since, dates.until), size=1).total:
        return ""
    held = [PartialDate.parse(bar.key) for bar in get_engine().search(everything, size=1).histogram if bar.count]
    if not held:
        return ""
    told = {"coverage": period(DateRange(min(held), max(held)))}
    return gettext("The archive holds nothing of that time; its articles were published %(coverage)s.") % told


def _understood(request: SearchRequest, labels: Labels) -> Iterator[str]:
    yield sentence(request, labels)
    if request.text:
        level, meaning = match_words(request.match)
        yield gettext("Matching: %(level)s. %(meaning)s") % {"level": level, "meaning": meaning}


def _ways(request: SearchRequest, labels: Labels) -> Iterator[Way]:
    """Searches that ask for less, those nearest to this one first."""
    if request.text and request.match == "exact":
        yield gettext("With normal matching"), request.with_match("normal")
    if request.text and request.match != "wide":
        yield gettext("With wide matching"), request.with_match("wide")
    yield from _without_one_filter(request, labels)
    if request.text and request.narrowed:
        yield gettext("Without any filter"), request.without_filters()
    yield from _without_one_word(request)
    if request.text and request.narrowed:
        yield gettext("With the filters alone"), request.with_text("")


def _without_one_filter(request: SearchRequest, labels: Labels) -> Iterator[Way]:
    for facet, key in (*request.filters, *request.excludes):
        told = {"kind": value_label(facet), "name": isolated(labels.of(facet, key))}
        yield gettext("Without the filter “%(kind)s: %(name)s”") % told, request.remove(facet, key)
    if request.published:
        yield (
            gettext("At any time, not only %(period)s") % {"period": period(request.published)},
            request.with_dates(None, None),
        )


def _without_one_word(request: SearchRequest) -> Iterator[Way]:
    query = request.query
    if not isinstance(query, And):
        return
    for node in query.children:
        rest = " ".join(str(child) for child in query.children if child != node)
        yield gettext("Without %(word)s") % {"word": isolated(str(node))}, request.with_text(rest)
