"""The search: as a page, as JSON, and as the picture that a chat shows beside its link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from archive.formats import CardFormat, JsonFormat
from archive.search.answers import answer
from archive.search.engine import get_engine
from archive.web.caching import revalidated
from archive.web.frames import Frame
from archive.web.presentation.results import results_page
from archive.web.queries import search_request, to_canonical
from archive.web.rendering import formatted, rendered


@require_safe
@revalidated
def search(http: HttpRequest) -> HttpResponseBase:
    """The results of a search, at its canonical address."""
    request = search_request(http)
    if moved := to_canonical(http, request.urlencode()):
        return moved
    return rendered("search/results.html", results_page(Frame.of(http), answer(request)))


@require_safe
@revalidated
def search_json(http: HttpRequest) -> HttpResponseBase:
    """The same results for programs."""
    return formatted(JsonFormat(), answer(search_request(http)))


@require_safe
@revalidated
def search_card(http: HttpRequest) -> HttpResponseBase:
    """The search's sentence and its count as a picture."""
    return formatted(CardFormat(), get_engine().search(search_request(http).with_page(1), size=1))
