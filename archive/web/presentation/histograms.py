"""Histograms: how an answer spreads over time, each bar a link that narrows to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from django.utils.translation import gettext

from archive.arabic.calendar import PartialDate
from archive.formats.dates import month_name, printed
from archive.formats.sentences import articles
from archive.search.request import SearchRequest
from archive.search.response import Bar
from archive.web.presentation.lists import search_url
from archive.web.presenters.pages import Link
from archive.web.presenters.results import Histogram, HistogramBar

# Up to so many months from the first to the last article are shown by month, more by year.
MOST_MONTHS = 24
# An empty stretch longer than this is not drawn.
MOST_EMPTY = 30


def histogram(bars: Iterable[Bar], request: SearchRequest, language: str) -> Histogram | None:
    """The histogram of an answer, or None when no article of it has a date."""
    dated = [(PartialDate.parse(bar.key), bar.count) for bar in bars if bar.count]
    if not dated:
        return None
    months = [date for date, _ in dated]
    by_month = _distance(min(months), max(months)) < MOST_MONTHS and any(date.month for date in months)
    counts = _by_month(dated) if by_month else _by_year(dated)
    highest = max(counts.values())
    return Histogram(
        label=gettext("Articles by month") if by_month else gettext("Articles by year"),
        bars=tuple(_bar(date, count, highest, request, language) for date, count in sorted(counts.items())),
        by="month" if by_month else "year",
        out=Link(gettext("All years"), search_url(request.with_dates(None, None))) if request.published else None,
    )


def _distance(first: PartialDate, last: PartialDate) -> int:
    return (last.year - first.year) * 12 + (last.month or 1) - (first.month or 1)


def _by_month(dated: Iterable[tuple[PartialDate, int]]) -> dict[PartialDate, int]:
    """Every month between the first and the last, and the years of what has no month."""
    counts: dict[PartialDate, int] = dict(dated)
    months = sorted(date for date in counts if date.month)
    for first, last in pairwise(months):
        for step in range(1, _distance(first, last)):
            year, month = divmod(first.year * 12 + (first.month or 1) - 1 + step, 12)
            counts[PartialDate(year, month + 1)] = 0
    return counts


def _by_year(dated: Iterable[tuple[PartialDate, int]]) -> dict[PartialDate, int]:
    """Every year between the first and the last, unless a long stretch of them is empty."""
    counts: dict[PartialDate, int] = {}
    for date, count in dated:
        year = PartialDate(date.year)
        counts[year] = counts.get(year, 0) + count
    for first, last in pairwise(sorted(counts)):
        if last.year - first.year <= MOST_EMPTY:
            counts |= {PartialDate(year): 0 for year in range(first.year + 1, last.year)}
    return counts


def _bar(date: PartialDate, count: int, highest: int, request: SearchRequest, language: str) -> HistogramBar:
    name = printed(date, language)
    return HistogramBar(
        key=date.iso,
        label=month_name(date.month, language) if date.month else str(date.year),
        count=count,
        # What is there is seen, however little it is.
        height=max(2, round(100 * count / highest)) if count else 0,
        url=search_url(request.with_dates(date, date)) if count else "",
        text=gettext("%(period)s: %(articles)s") % {"period": name, "articles": articles(count)},
        current=request.published.since == date == request.published.until,
    )
