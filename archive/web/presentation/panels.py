"""Facet panels: what an answer can be narrowed by, each value with the links and the checkbox that do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext, ngettext

from archive.arabic.calendar import PartialDate
from archive.formats.dates import number
from archive.formats.labels import Labels
from archive.formats.sentences import isolated
from archive.formats.vocabulary import facet_label
from archive.search.facets import FACETS, Facet, FacetField, FacetValue
from archive.search.request import SearchRequest
from archive.search.response import SearchResponse
from archive.web.frames import hidden_inputs, search_form
from archive.web.presentation.lists import search_url
from archive.web.presenters.pages import Input
from archive.web.presenters.results import FacetChoice, FacetPanel

OPEN = 8
MOST = 40


def facet_panels(response: SearchResponse, labels: Labels) -> tuple[FacetPanel, ...]:
    """The panels in the order in which facets are declared; one without values is left out."""
    return tuple(_panels(response, labels))


def _panels(response: SearchResponse, labels: Labels) -> Iterator[FacetPanel]:
    request = response.request
    for field in FACETS:
        facet = response.facets.get(field.name)
        if facet is None or not facet.values:
            continue
        yield _years(facet, request) if field.name == "year" else _panel(facet, request, labels)


def _panel(facet: Facet, request: SearchRequest, labels: Labels) -> FacetPanel:
    field = facet.field
    chosen = [value for value in facet.values if value.selected or value.excluded]
    others = [value for value in facet.values if not (value.selected or value.excluded) and value.count]
    listed = [*chosen, *others][:MOST]
    shown = max(OPEN, len(chosen))
    without_choice = request.remove(field.name)
    hidden = (
        *hidden_inputs(without_choice),
        *(Input(field.param, f"-{key}") for key in request.excluded(field.name)),
    )
    return FacetPanel(
        name=field.name,
        label=facet_label(field.name),
        values=tuple(_choice(value, field, request, labels) for value in listed[:shown]),
        rest=tuple(_option(value, field, labels) for value in listed[shown:]),
        form_action=search_form(request).action,
        hidden=hidden,
        clear_url=search_url(without_choice) if chosen else "",
        active=len(chosen),
        unlisted=_unlisted(facet.distinct - sum(value.count > 0 for value in listed)),
    )


def _unlisted(count: int) -> str:
    """«و12 غيرها»."""
    if count < 1:
        return ""
    return ngettext("and %(count)s other", "and %(count)s others", count) % {"count": number(count)}


def _choice(value: FacetValue, field: FacetField, request: SearchRequest, labels: Labels) -> FacetChoice:
    """A value with the links that choose and exclude it."""
    option, without = _option(value, field, labels), request.remove(field.name, value.key)
    if value.excluded:
        stop = gettext("Stop excluding %(name)s") % {"name": isolated(option.label)}
        option = replace(option, exclude_text=stop)
    return replace(
        option,
        toggle_url=search_url(without if value.selected else request.add(field.name, value.key)),
        exclude_url=search_url(without if value.excluded else request.exclude(field.name, value.key)),
    )


def _option(value: FacetValue, field: FacetField, labels: Labels) -> FacetChoice:
    """A value that its panel's form chooses or excludes."""
    label = labels.of(field.name, value.key)
    return FacetChoice(
        key=value.key,
        label=label,
        count=number(value.count),
        selected=value.selected,
        excluded=value.excluded,
        name=field.param,
        exclude_text=gettext("Exclude %(name)s") % {"name": isolated(label)},
    )


def _years(facet: Facet, request: SearchRequest) -> FacetPanel:
    """Years are chosen through the dates of the address, one at a time, newest first."""
    chosen = request.published
    values = sorted((value for value in facet.values if value.count or value.selected), key=lambda value: value.key)
    choices = []
    for value in reversed(values):
        year = PartialDate(int(value.key))
        selected = chosen.since == year and chosen.until == year
        wanted = request.with_dates(None, None) if selected else request.with_dates(year, year)
        choices.append(FacetChoice(value.key, value.key, number(value.count), selected, toggle_url=search_url(wanted)))
    return FacetPanel(
        name="year",
        label=facet_label("year"),
        values=tuple(choices[:OPEN]),
        rest=tuple(choices[OPEN:MOST]),
        clear_url=search_url(request.with_dates(None, None)) if chosen else "",
        active=int(bool(chosen)),
    )
