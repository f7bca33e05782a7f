"""Offices: what actors held, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from archive.arabic.calendar import PartialDate
from archive.models import Actor, Office, Tenure
from archive.web.presentation.lists import entity_url
from archive.web.presentation.periods import held_on, period_text
from archive.web.presenters.entities import OfficeLine
from archive.web.presenters.pages import Link


def office_title(office: Office, language: str) -> str:
    return office.title_en if language == "en" and office.title_en else office.title_ar


def offices_of(actor: Actor, language: str) -> tuple[OfficeLine, ...]:
    """The offices of an actor, the latest first."""
    tenures = actor.tenures.select_related("office__country", "office__body").order_by("-since", "-pk")
    return tuple(
        OfficeLine(office_title(tenure.office, language), period_text(tenure, language), _held_for(tenure.office))
        for tenure in tenures
    )


def _held_for(office: Office) -> Link | None:
    if office.country:
        return Link(office.country.name, entity_url("country", office.country.iso))
    return Link(office.body.name, entity_url("actor", office.body.key)) if office.body else None


def offices_on(day: PartialDate | None, actors: Iterable[int], language: str) -> dict[int, str]:
    """What each of these actors held on a day, in one query."""
    if day is None:
        return {}
    held: dict[int, list[str]] = {}
    rows = Tenure.objects.filter(actor_id__in=list(actors)).select_related("office__country", "office__body")
    for tenure in rows.order_by("since", "pk"):
        if held_on(tenure, day):
            held.setdefault(tenure.actor_id, []).append(_full_title(tenure.office, language))
    return {actor: gettext(", ").join(dict.fromkeys(titles)) for actor, titles in held.items()}


def _full_title(office: Office, language: str) -> str:
    """«وزير الخارجية، روسيا»."""
    held_for = _held_for(office)
    parts = [office_title(office, language), held_for.label if held_for else ""]
    return gettext(", ").join(part for part in parts if part)
