"""The archive's gazetteer: the names of the data files and, over them, those of editors' rows."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from threading import Lock

from django.db import models

from archive.arabic.calendar import PartialDate
from archive.knowledge import loading
from archive.knowledge.entities import Entity, Spelling, SpellingKind
from archive.knowledge.entities import Tenure as Held
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.merging import merged
from archive.models.actors import Actor, ActorName, Tenure
from archive.models.places import Country, Origin, Place

# A row that is added counts at once; a change to an old row, or its end, within this many seconds in every process.
_SECONDS = 1.0
_EDITOR = models.Q(origin=Origin.EDITOR)


def archive_gazetteer() -> Gazetteer:
    """What the archive knows at present. Costs one small query, and once a second five.

    Raises KnowledgeError when a data file is wrong.
    """
    return _ARCHIVE.gazetteer()


class _Remembered:
    """The gazetteer last made, and the rows it was made of."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rows: tuple[Entity, ...] = ()
        self._newest: object = None
        self._read_at = -_SECONDS
        self._made: Gazetteer | None = None

    def gazetteer(self) -> Gazetteer:
        newest = _newest()
        with self._lock:
            fresh = time.monotonic() - self._read_at < _SECONDS and newest == self._newest
            if self._made is None or not fresh:
                rows = tuple(editors_entities())
                if self._made is None or rows != self._rows:
                    self._made = merged(loading.load(), rows)
                self._rows, self._newest, self._read_at = rows, newest, time.monotonic()
            return self._made


_ARCHIVE = _Remembered()


def _newest() -> object:
    """The newest rows, in one query by primary keys."""
    name = ActorName.objects.order_by("-pk")
    return (
        Actor.objects.order_by("-pk")
        .annotate(
            last_name=models.Subquery(name.values("pk")[:1]),
            last_text=models.Subquery(name.values("text")[:1]),
            last_tenure=models.Subquery(Tenure.objects.order_by("-pk").values("pk")[:1]),
        )
        .values_list("pk", "key", "name_ar", "name_en", "last_name", "last_text", "last_tenure")
        .first()
    )


def editors_entities() -> Iterator[Entity]:
    """An entity for each row that is an editor's, and each actor to which an editor gave a spelling or an office."""
    for country in Country.objects.filter(_EDITOR).order_by("pk"):
        yield Entity(country.iso, "country", country.name_ar, country.name_en, spellings=_own_names(country, "name"))
    for place in Place.objects.filter(_EDITOR).order_by("pk"):
        names = _own_names(place, "name")
        yield Entity(
            place.key, "place", place.name_ar, place.name_en, place.country_id or "", names, place_kind=place.kind
        )
    spellings = defaultdict(list)
    for name in ActorName.objects.filter(_EDITOR | models.Q(actor__origin=Origin.EDITOR)).order_by("pk"):
        spellings[name.actor_id].append(Spelling(name.text, _kind(name), name.ambiguous))
    tenures = defaultdict(list)
    for tenure in Tenure.objects.filter(_EDITOR).select_related("office__body").order_by("pk"):
        tenures[tenure.actor_id].append(_held(tenure))
    concerned = _EDITOR | models.Q(pk__in=[*spellings, *tenures])
    for actor in Actor.objects.filter(concerned).order_by("pk"):
        own = _own_names(actor, "full") if actor.origin == Origin.EDITOR else ()
        yield Entity(
            key=actor.key,
            kind="person" if actor.kind == Actor.Kind.PERSON else "organisation",
            name_ar=actor.name_ar,
            name_en=actor.name_en,
            country=actor.country_id or "",
            spellings=(*own, *spellings[actor.pk]),
            tenures=tuple(tenures[actor.pk]),
        )


def _own_names(row: Actor | Country | Place, kind: SpellingKind) -> tuple[Spelling, ...]:
    return tuple(Spelling(text, kind) for text in (row.name_ar, row.name_en) if text)


def _kind(name: ActorName) -> SpellingKind:
    match name.kind:
        case ActorName.Kind.SHORT:
            return "short"
        case ActorName.Kind.ACRONYM:
            return "acronym"
    return "full"


def _held(tenure: Tenure) -> Held:
    """The tenure under the office's own key: `foreign-minister` of `foreign-minister-ru`."""
    office = tenure.office
    body = office.body.key if office.body else ""
    place = "-".join(part for part in ((office.country_id or "").lower(), body) if part)
    key = office.key.removesuffix(f"-{place}")
    return Held(key, office.country_id or "", body, _date(tenure.since), _date(tenure.until))


def _date(text: str) -> PartialDate | None:
    """None for a day that no calendar has: one such row must not hide all the others."""
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None
