"""Facet panels: what an answer can be narrowed by, each value with the links and the checkbox that do it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from archive.arabic.calendar import PartialDate
from archive.formats.labels import Labels
from archive.formats.sentences import isolated
from archive.formats.vocabulary import facet_label
from archive.search.facets import FACETS, Facet, FacetValue
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
    name, param = facet.field.name, facet.field.param
    chosen = [value for value in facet.values if value.selected or value.excluded]
    others = [value for value in facet.values if not (value.selected or value.excluded) and value.count]
    choices = [_choice(value, name, param, request, labels) for value in [*chosen, *others][:MOST]]
    shown = max(OPEN, len(chosen))
    without_choice = request.remove(name)
    hidden = (*hidden_inputs(without_choice), *(Input(param, f"-{key}") for key in request.excluded(name)))
    return FacetPanel(
        name=name,
        label=facet_label(name),
        values=tuple(choices[:shown]),
        rest=tuple(choices[shown:]),
        form_action=search_form(request).action,
        hidden=hidden,
        clear_url=search_url(without_choice) if chosen else "",
        active=len(chosen),
    )


def _choice(value: FacetValue, name: str, param: str, request: SearchRequest, labels: Labels) -> FacetChoice:
    label, without = labels.of(name, value.key), request.remove(name, value.key)
    told = {"name": isolated(label)}
    toggle = gettext("Take back the filter %(name)s") if value.selected else gettext("Only with %(name)s")
    exclude = gettext("Stop excluding %(name)s") if value.excluded else gettext("Exclude %(name)s")
    return FacetChoice(
        key=value.key,
        label=label,
        count=value.count,
        selected=value.selected,
        excluded=value.excluded,
        toggle_url=search_url(without if value.selected else request.add(name, value.key)),
        toggle_text=toggle % told,
        exclude_url=search_url(without if value.excluded else request.exclude(name, value.key)),
        exclude_text=exclude % told,
        name=param,
        value=value.key,
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
        text = gettext("Take back the filter %(name)s") if selected else gettext("Only the year %(name)s")
        choices.append(
            FacetChoice(
                value.key, value.key, value.count, selected, False, search_url(wanted), text % {"name": value.key}
            )
        )
    return FacetPanel(
        name="year",
        label=facet_label("year"),
        values=tuple(choices[:OPEN]),
        rest=tuple(choices[OPEN:MOST]),
        clear_url=search_url(request.with_dates(None, None)) if chosen else "",
        active=int(bool(chosen)),
    )
