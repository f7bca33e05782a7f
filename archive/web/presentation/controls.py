"""Controls of the results page: chips, the switches of match and order, the dates, the pager."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext

from archive.formats.dates import number
from archive.formats.labels import Labels
from archive.formats.sentences import isolated, period
from archive.formats.vocabulary import match_words, sort_label, value_label
from archive.search.request import MATCHES, MAX_PAGE, SORTS, Match, SearchRequest, Sort
from archive.search.response import SearchResponse
from archive.web.frames import hidden_inputs
from archive.web.presentation.lists import search_url
from archive.web.presenters.pages import Link
from archive.web.presenters.results import Chip, Choice, DateForm, PageLink, Pager

# Pages named on either side of the present one.
AROUND = 2


def chips(request: SearchRequest, labels: Labels) -> tuple[Chip, ...]:
    """One chip for each active filter."""
    return tuple(_chips(request, labels))


def _chips(request: SearchRequest, labels: Labels) -> Iterator[Chip]:
    alone = len(request.filters) + len(request.excludes) + bool(request.published) == 1
    pairs = [(*pair, False) for pair in request.filters] + [(*pair, True) for pair in request.excludes]
    for facet, key, excluded in pairs:
        label = labels.of(facet, key)
        told = {"name": isolated(label)}
        turned = request.add(facet, key) if excluded else request.exclude(facet, key)
        only = request.without_filters()
        only = only.exclude(facet, key) if excluded else only.add(facet, key)
        yield Chip(
            label=label,
            facet=value_label(facet),
            excluded=excluded,
            remove_url=search_url(request.remove(facet, key)),
            remove_text=gettext("Remove the filter %(name)s") % told,
            exclude_url=search_url(turned),
            exclude_text=(gettext("Only with %(name)s") if excluded else gettext("Exclude %(name)s")) % told,
            only_url="" if alone else search_url(only),
            only_text=gettext("Keep only the filter %(name)s") % told,
        )
    if request.published:
        label = period(request.published)
        only = request.without_filters().with_dates(request.published.since, request.published.until)
        yield Chip(
            label=label,
            facet=gettext("Date"),
            excluded=False,
            remove_url=search_url(request.with_dates(None, None)),
            remove_text=gettext("Remove the filter %(name)s") % {"name": label},
            only_url="" if alone else search_url(only),
            only_text=gettext("Keep only the filter %(name)s") % {"name": label},
        )


def match_switch(request: SearchRequest) -> tuple[Choice, ...]:
    """The three levels of matching."""
    return tuple(
        Choice(
            value=match,
            label=match_words(match)[0],
            url=search_url(request.with_match(cast(Match, match))),
            current=request.match == match,
            meaning=match_words(match)[1],
        )
        for match in MATCHES
    )


def sort_links(request: SearchRequest) -> tuple[Choice, ...]:
    """The three orders."""
    return tuple(
        Choice(sort, sort_label(sort), search_url(request.with_sort(cast(Sort, sort))), request.sort == sort)
        for sort in SORTS
    )


def date_form(response: SearchResponse) -> DateForm:
    """The form of the two dates."""
    request = response.request
    without = request.with_dates(None, None)
    keys = sorted(bar.key for bar in response.histogram if bar.count)
    return DateForm(
        action=reverse("search"),
        since=request.published.since.iso if request.published.since else "",
        until=request.published.until.iso if request.published.until else "",
        hidden=hidden_inputs(without),
        clear_url=search_url(without) if request.published else "",
        first=keys[0] if keys else "",
        last=keys[-1] if keys else "",
    )


def pager(response: SearchResponse) -> Pager | None:
    """The pages of an answer, or None when there is one."""
    request, pages = response.request, min(response.pages, MAX_PAGE)
    if pages <= 1:
        return None
    page = min(request.page, pages)
    shown = sorted({1, pages, *range(max(1, page - AROUND), min(pages, page + AROUND) + 1)})
    links: list[PageLink] = []
    for before, this in zip([0, *shown], shown, strict=False):
        if this - before == 2:
            links.append(_page_link(request, this - 1))
        elif this - before > 2:
            links.append(PageLink("…", gap=True))
        links.append(_page_link(request, this))
    return Pager(
        sentence=gettext("Page %(page)s of %(pages)s") % {"page": number(page), "pages": number(pages)},
        links=tuple(links),
        previous=_step(request, page - 1, gettext("Previous page")) if page > 1 else None,
        next=_step(request, page + 1, gettext("Next page")) if page < pages else None,
    )


def _step(request: SearchRequest, page: int, label: str) -> Link:
    return Link(label, search_url(request.with_page(page)))


def _page_link(request: SearchRequest, page: int) -> PageLink:
    return PageLink(
        label=number(page),
        url=search_url(replace(request, page=page)),
        current=page == request.page,
        text=gettext("Page %(page)s") % {"page": number(page)},
    )
