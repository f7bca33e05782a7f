"""The pages of actors and countries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from archive.models import Actor, Country
from archive.web.caching import revalidated
from archive.web.frames import Frame
from archive.web.presentation.entities import actor_page, country_page
from archive.web.queries import to_canonical
from archive.web.rendering import rendered


@require_safe
@revalidated
def actor(http: HttpRequest, key: str) -> HttpResponseBase:
    """A person or an organisation, by its key in small letters."""
    found = get_object_or_404(Actor.objects.select_related("country"), key=key.lower())
    if key != found.key:
        return redirect("actor", key=found.key, permanent=True)
    if moved := to_canonical(http, ""):
        return moved
    return rendered("actors/actor.html", actor_page(Frame.of(http), found))


@require_safe
@revalidated
def country(http: HttpRequest, iso: str) -> HttpResponseBase:
    """A country, by its ISO code in capital letters."""
    found = get_object_or_404(Country, iso=iso.upper())
    if iso != found.iso:
        return redirect("country", iso=found.iso, permanent=True)
    if moved := to_canonical(http, ""):
        return moved
    return rendered("countries/country.html", country_page(Frame.of(http), found))
