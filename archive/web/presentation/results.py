"""The results page, from an answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from archive.formats.dates import number
from archive.formats.labels import Labels, labels_of, response_keys
from archive.formats.notices import notice_text
from archive.formats.sentences import articles, headline, sentence
from archive.search.request import SearchRequest
from archive.search.response import Offer, SearchResponse
from archive.web.frames import Frame
from archive.web.presentation.controls import chips, date_form, match_switch, pager, sort_links
from archive.web.presentation.empty import correction_link, empty_results
from archive.web.presentation.histograms import histogram
from archive.web.presentation.hits import hit_cards
from archive.web.presentation.lists import search_url
from archive.web.presentation.panels import facet_panels
from archive.web.presenters.pages import ShareCard
from archive.web.presenters.results import OfferLink, ResultsPage
from archive.web.queries import with_query


def results_page(frame: Frame, response: SearchResponse) -> ResultsPage:
    """Everything that the results page shows of an answer."""
    request = response.request
    labels = labels_of(response_keys(response))
    query = request.urlencode()
    title = sentence(request, labels)
    counted = headline(request, labels, response.total)
    # All cards at once: what was sought and the link of each name are made once a page.
    cards = hit_cards((*response.hits, *response.closest), response, labels, frame.language)
    nothing = not (response.total or response.closest_total)
    active = len(request.filters) + len(request.excludes) + bool(request.published)
    return ResultsPage(
        **frame.common(
            title,
            query=query,
            request=request,
            description=counted,
            card=search_card(frame, request, title),
            robots=_robots(request, nothing=nothing),
        ),
        headline=counted,
        count=response.total,
        count_text=articles(response.total),
        chips=chips(request, labels),
        active=active,
        clear_url=search_url(request.without_filters()) if active else "",
        match=match_switch(request),
        sort=sort_links(request),
        dates=date_form(response),
        hits=cards[: len(response.hits)],
        closest=cards[len(response.hits) :],
        closest_heading=_closest_heading(response),
        facets=facet_panels(response, labels),
        histogram=histogram(response.histogram, request, frame.language),
        pager=pager(response),
        notices=_notices(response),
        link=frame.absolute(search_url(request.with_page(1))),
        json_url=with_query(reverse("search-json"), query),
        empty=empty_results(response, labels) if not response.total and request.page == 1 else None,
        correction=correction_link(response.correction),
        offers=tuple(_offer_link(offer, labels) for offer in response.offers),
    )


def _offer_link(offer: Offer, labels: Labels) -> OfferLink:
    if offer.alone:
        text = ngettext(
            "%(count)s article mentions this name, in any spelling",
            "%(count)s articles mention this name, in any spelling",
            offer.total,
        )
    else:
        text = ngettext(
            "%(count)s article of this search mentions this name, in any spelling",
            "%(count)s articles of this search mention this name, in any spelling",
            offer.total,
        )
    label = labels.of(offer.facet, offer.key)
    return OfferLink(label, search_url(offer.request), text % {"count": number(offer.total)})


def search_card(frame: Frame, request: SearchRequest, title: str) -> ShareCard:
    """The picture of a search, whichever page of it is shown."""
    url = with_query(reverse("search-card"), request.with_page(1).urlencode())
    return ShareCard(frame.absolute(url), title)


def _robots(request: SearchRequest, *, nothing: bool) -> str:
    """Crawlers read plain searches and leave facets, other orders, later pages and empty answers alone."""
    plain = SearchRequest(text=request.text)
    return "" if request == plain and not nothing else "noindex, nofollow"


def _closest_heading(response: SearchResponse) -> str:
    if not response.closest:
        return ""
    if response.total:
        return gettext("The closest ones: not every word is in them")
    return gettext("No article has every word; these come closest")


def _notices(response: SearchResponse) -> tuple[str, ...]:
    notices = [notice_text(notice) for notice in response.notices]
    if response.request.page > response.pages:
        text = ngettext(
            "There is no page %(page)s: these results fill %(pages)s page.",
            "There is no page %(page)s: these results fill %(pages)s pages.",
            response.pages,
        )
        notices.append(text % {"page": number(response.request.page), "pages": number(response.pages)})
    return tuple(notices)
