"""Rendering: a presenter and a template made into a response.

Templates get `page` and nothing else. No HTTP request and no context processor reach them, so no page can come to
depend on a cookie or ask for more than its presenter holds.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.template.loader import render_to_string

from archive.formats import Format
from archive.search.response import SearchResponse
from archive.web.presenters.pages import Page


def rendered(template: str, page: Page, *, status: int = 200) -> HttpResponse:
    """The page as HTML."""
    response = HttpResponse(render_to_string(template, {"page": page}), status=status)
    response.headers["Content-Language"] = page.language
    return response


def formatted(form: Format, response: SearchResponse) -> HttpResponse:
    """The answer as bytes of a format."""
    return HttpResponse(form.render(response), content_type=form.media_type)
