"""What crawlers are asked to leave alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from archive.search.facets import FACET_OF_PARAM

# Filters multiply: a crawler that follows them asks for the same articles without end.
_FILTERS = (*FACET_OF_PARAM, "from", "to", "sort", "match", "page")


@require_safe
def robots(http: HttpRequest) -> HttpResponse:
    """robots.txt: articles, actors, countries and plain searches are open, filtered ones and the admin are not."""
    lines = ["User-agent: *"]
    for language in ("ar", "en"):
        with override(language):
            search, admin = reverse("search"), reverse("admin:index")
            machines = reverse("search-json"), reverse("suggest")
        lines += [f"Disallow: {search}*{mark}{name}=" for name in _FILTERS for mark in "?&"]
        lines += [f"Disallow: {path}" for path in (*machines, admin)]
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")
