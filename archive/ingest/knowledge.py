"""Knowledge into the database: a row for each country, place, actor, spelling, office and tenure of the data files.

Rows of editors are never changed. What the files no longer say goes where nothing can point at it (spellings and
tenures); countries, places, actors and offices stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import models, transaction
from django.utils import timezone

from archive.knowledge import loading
from archive.knowledge.entities import Entity, EntityKind
from archive.knowledge.entities import Tenure as Held
from archive.models import Actor, ActorName, Article, Country, ImportBatch, Office, Origin, Place, Tenure

# The name under which the data files stand among the imports.
DATA_FILES = "archive/knowledge/data"
# Raise it when rows are made of the same data in another way.
_ROWS_VERSION = 1
_CHUNK = 500
_ACTORS = ("person", "organisation")
_Row = TypeVar("_Row", bound=models.Model)


def load_knowledge() -> dict[type[models.Model], int]:
    """Bring the data files into the database; the number of rows of each table, nothing when it is up to date.

    Raises KnowledgeError when a data file is wrong.
    """
    fingerprint = hashlib.sha256(f"{_ROWS_VERSION} {loading.fingerprint()}".encode()).hexdigest()
    with transaction.atomic():
        latest = ImportBatch.objects.select_for_update().filter(path=DATA_FILES).order_by("pk").last()
        if latest and latest.fingerprint == fingerprint:
            return {}
        ActorName.objects.filter(origin=Origin.FILE).delete()
        Tenure.objects.filter(origin=Origin.FILE).delete()
        store(loading.load().entities())
        ImportBatch.objects.filter(path=DATA_FILES).delete()
        # Other names: whatever was recognised is to be recognised again (`archive.ingest.refreshing`).
        Article.objects.update(recognition_version=0)
        ImportBatch.objects.create(path=DATA_FILES, fingerprint=fingerprint, finished_at=timezone.now())
    tables = (Country, Place, Actor, ActorName, Office, Tenure)
    return {table: table._default_manager.count() for table in tables}


def store(entities: Iterable[Entity]) -> None:
    """Give each of these entities its rows, and those that they refer to theirs."""
    known = list(_with_referred(entities))
    actors = [entity for entity in known if entity.kind in _ACTORS]
    with transaction.atomic():
        _upsert([_country(entity) for entity in known if entity.kind == "country"], "iso", ["name_ar", "name_en"])
        _upsert(
            [_place(entity) for entity in known if entity.kind == "place"],
            "key",
            ["name_ar", "name_en", "country", "kind"],
        )
        _upsert([_actor(entity) for entity in actors], "key", ["name_ar", "name_en", "country", "kind"])
        rows = dict(Actor.objects.values_list("key", "pk"))
        names = [name for entity in actors for name in _names(entity, rows[entity.key])]
        ActorName.objects.bulk_create(names, batch_size=_CHUNK, ignore_conflicts=True)
        _store_tenures(actors, rows)


def _with_referred(entities: Iterable[Entity]) -> Iterator[Entity]:
    """These entities, and the countries and bodies that they name, each once."""
    waiting = list(entities)
    seen = {(entity.kind, entity.key) for entity in waiting}
    while waiting:
        entity = waiting.pop()
        yield entity
        for kind, key in _referred(entity):
            other = loading.load().entity(kind, key) if key and (kind, key) not in seen else None
            if other:
                seen.add((kind, key))
                waiting.append(other)


def _referred(entity: Entity) -> Iterator[tuple[EntityKind, str]]:
    yield "country", entity.country
    for tenure in entity.tenures:
        yield "country", tenure.country
        yield "organisation", tenure.body


def _upsert(rows: Sequence[_Row], key: str, fields: Sequence[str]) -> None:
    """Write rows under their keys; those that are an editor's stay as they are."""
    if not rows:
        return
    table = type(rows[0])._default_manager
    editors = set(table.filter(origin=Origin.EDITOR).values_list(key, flat=True))
    table.bulk_create(
        [row for row in rows if getattr(row, key) not in editors],
        batch_size=_CHUNK,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=[*fields],
    )


def _country(entity: Entity) -> Country:
    return Country(iso=entity.key, name_ar=entity.name_ar, name_en=entity.name_en, origin=Origin.FILE)


def _place(entity: Entity) -> Place:
    return Place(
        key=entity.key,
        name_ar=entity.name_ar,
        name_en=entity.name_en,
        country_id=entity.country or None,
        kind=entity.place_kind or "city",
        origin=Origin.FILE,
    )


def _actor(entity: Entity) -> Actor:
    return Actor(
        key=entity.key,
        kind=entity.kind,
        name_ar=entity.name_ar,
        name_en=entity.name_en,
        country_id=entity.country or None,
        origin=Origin.FILE,
    )


def _names(entity: Entity, actor: int) -> Iterator[ActorName]:
    for spelling in entity.spellings:
        yield ActorName(
            actor_id=actor,
            text=spelling.text,
            script=ActorName.Script.LATIN if spelling.text.isascii() or _is_latin(spelling.text) else "arab",
            kind=spelling.kind if spelling.kind in ActorName.Kind.values else ActorName.Kind.FULL,
            ambiguous=spelling.ambiguous,
            origin=Origin.FILE,
        )


def _is_latin(text: str) -> bool:
    """Whether the letters are Latin ones, with accents or without."""
    return all(ord(character) < 0x0250 or 0x1E00 <= ord(character) < 0x2100 for character in text)


def _store_tenures(actors: Sequence[Entity], rows: dict[str, int]) -> None:
    """Give each office of a country or body its row, and each tenure of these actors."""
    held = [(entity, tenure) for entity in actors for tenure in entity.tenures]
    kinds = loading.offices()
    wanted = {_office_key(tenure): tenure for _, tenure in held if tenure.office in kinds}
    Office.objects.bulk_create(
        [
            Office(
                key=key,
                title_ar=kinds[tenure.office].title_ar,
                title_en=kinds[tenure.office].title_en,
                country_id=tenure.country or None,
                body_id=rows.get(tenure.body),
            )
            for key, tenure in wanted.items()
        ],
        batch_size=_CHUNK,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["title_ar", "title_en", "country", "body"],
    )
    offices = dict(Office.objects.filter(key__in=wanted).values_list("key", "pk")) if wanted else {}
    Tenure.objects.bulk_create(
        [
            Tenure(
                actor_id=rows[entity.key],
                office_id=offices[_office_key(tenure)],
                since=tenure.since.iso if tenure.since else "",
                until=tenure.until.iso if tenure.until else "",
                origin=Origin.FILE,
            )
            for entity, tenure in held
            if tenure.office in kinds
        ],
        batch_size=_CHUNK,
        ignore_conflicts=True,
    )


def _office_key(tenure: Held) -> str:
    """The key of an office in its country or body: `foreign-minister-ru`."""
    return "-".join(part for part in (tenure.office, tenure.country.lower(), tenure.body) if part)[:80].strip("-")
