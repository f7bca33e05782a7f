"""The home page, the page about the archive, the help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from archive.web.caching import revalidated
from archive.web.frames import Frame
from archive.web.presentation.help import help_page
from archive.web.presentation.home import about_page, home_page
from archive.web.queries import to_canonical
from archive.web.rendering import rendered


@require_safe
@revalidated
def home(http: HttpRequest) -> HttpResponseBase:
    """The search box and what the archive holds."""
    return to_canonical(http, "") or rendered("pages/home.html", home_page(Frame.of(http)))


@require_safe
@revalidated
def about(http: HttpRequest) -> HttpResponseBase:
    """What the archive is."""
    return to_canonical(http, "") or rendered("pages/about.html", about_page(Frame.of(http)))


@require_safe
@revalidated
def help_(http: HttpRequest) -> HttpResponseBase:
    """How to search."""
    return to_canonical(http, "") or rendered("pages/help.html", help_page(Frame.of(http)))
