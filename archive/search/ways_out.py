"""Ways out: what would find something when a search finds nothing, each with its number.

Every way asks for less: another level of matching, one filter fewer, another time, one word fewer. They are counted and
not searched, nearest first, and only for as long as a reader should wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from archive.arabic.calendar import PartialDate
from archive.search.engine import Engine
from archive.search.nodes import And, Published, Query
from archive.search.request import MAX_TEXT, DateRange, SearchRequest
from archive.search.requirements import is_optional
from archive.search.response import WayOut

# So many ways are counted, and so many seconds may go by.
_MOST: Final = 12
_SECONDS: Final = 0.1


def ways_out(request: SearchRequest, engine: Engine) -> tuple[WayOut, ...]:
    """Those searches for less that find something, the nearest to this one first. Raises EngineUnavailable."""
    request = request.with_page(1)
    offered: dict[SearchRequest, WayOut] = {}
    for way in _ways(request):
        offered.setdefault(way.request, way)
    offered.pop(request, None)
    ways = list(offered.values())[:_MOST]
    counts = engine.totals((way.request for way in ways), seconds=_SECONDS)
    found = [replace(way, total=count) for way, count in zip(ways, counts, strict=False) if count]
    return tuple(_dated(way, engine) if way.kind == "time" else way for way in found)


def coverage(request: SearchRequest, engine: Engine) -> DateRange:
    """The months that the archive covers, when it holds nothing at all of the time that is asked for."""
    searches = [SearchRequest().with_dates(dates.since, dates.until) for dates in _sought_times(request)]
    return DateRange() if all(engine.totals(searches)) else _months(SearchRequest(), engine)


def _sought_times(request: SearchRequest) -> Iterator[DateRange]:
    """The times of which every article must be: that of the filter, and those that the query itself names."""
    if request.published:
        yield request.published
    for node in _needed(request.query):
        if isinstance(node, Published):
            yield DateRange(node.since, node.until)


def _needed(query: Query) -> tuple[Query, ...]:
    return query.children if isinstance(query, And) else (query,)


def _ways(request: SearchRequest) -> Iterator[WayOut]:
    if request.text and request.match == "exact":
        yield WayOut("normal", request.with_match("normal"))
    if request.text and request.match != "wide":
        yield WayOut("wide", request.with_match("wide"))
    for facet, key in (*request.filters, *request.excludes):
        yield WayOut("filter", request.remove(facet, key), facet=facet, key=key)
    if request.published:
        yield WayOut("time", request.with_dates(None, None))
    if request.text and request.narrowed:
        yield WayOut("filters", request.without_filters())
    yield from _without_one_word(request)
    if request.text and request.narrowed:
        yield WayOut("text", request.with_text(""))


def _without_one_word(request: SearchRequest) -> Iterator[WayOut]:
    nodes = _needed(request.query)
    for node in nodes:
        rest = tuple(child for child in nodes if child != node)
        text = str(And(rest) if len(rest) > 1 else rest[0]) if rest else ""
        if len(text) > MAX_TEXT:
            # The canonical form («أ|ب» is «أ OR ب») may be longer than what was typed.
            continue
        if isinstance(node, Published):
            yield WayOut("time", request.with_text(text))
        elif rest and not is_optional(node):
            yield WayOut("word", request.with_text(text), text=str(node))


def _dated(way: WayOut, engine: Engine) -> WayOut:
    """The way to another time with the months from the first of its articles to the last."""
    months = _months(way.request, engine)
    return replace(way, months=months) if months else way


def _months(request: SearchRequest, engine: Engine) -> DateRange:
    held = [PartialDate.parse(bar.key) for bar in engine.search(request, size=1).histogram if bar.count]
    return DateRange(min(held), max(held)) if held else DateRange()
