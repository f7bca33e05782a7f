"""Editors' entities over those of the data files: what an editor says wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.arabic.analysis import analyze
from archive.knowledge.entities import Entity, EntityKind, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.words import words

_ACTORS: tuple[EntityKind, ...] = ("person", "organisation")


def merged(files: Gazetteer, editors: Sequence[Entity]) -> Gazetteer:
    """A gazetteer of both. An editor's entity keeps what the files know of it besides, and a spelling that it has
    without a doubt is taken from all others of its kind; one that two editors' entities have needs a context in both.

    >>> putin = Entity("putin", "person", "بوتين", spellings=(Spelling("فلاديمير", "short"),))
    >>> other = Entity("vladimir", "person", "فلاديمير", spellings=(Spelling("فلاديمير", "full"),))
    >>> both = merged(Gazetteer([putin]), [other])
    >>> [entity.key for match in both.find(list(analyze("فلاديمير"))) for entity, _ in match.candidates]
    ['vladimir']
    """
    if not editors:
        return files
    added = _shared_marked(editors)
    changed = {(entity.kind, entity.key): entity for entity in files.entities()}
    for entity in added:
        for kind in _ACTORS if entity.kind in _ACTORS else ():
            if kind != entity.kind:
                changed.pop((kind, entity.key), None)
        changed[entity.kind, entity.key] = _joined(entity, changed.get((entity.kind, entity.key)))
    for entity in added:
        for spelling in entity.spellings:
            if not spelling.ambiguous:
                _take(spelling, entity, files, changed, {(one.kind, one.key) for one in added})
    return Gazetteer(changed.values())


def _shared_marked(editors: Sequence[Entity]) -> list[Entity]:
    owners: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for entity in editors:
        for spelling in entity.spellings:
            owners[entity.kind, words(spelling.text)].add(entity.key)
    return [
        replace(
            entity,
            spellings=tuple(
                replace(spelling, ambiguous=True) if len(owners[entity.kind, words(spelling.text)]) > 1 else spelling
                for spelling in entity.spellings
            ),
        )
        for entity in editors
    ]


def _joined(entity: Entity, known: Entity | None) -> Entity:
    """An editor's entity with what the files know of it; a spelling that both have is the editor's."""
    if known is None:
        return entity
    return replace(
        entity,
        name_en=entity.name_en or known.name_en,
        country=entity.country or known.country,
        spellings=_without(known.spellings, entity.spellings, entity.spellings),
        tenures=tuple(dict.fromkeys((*entity.tenures, *known.tenures))),
        place_kind=entity.place_kind or known.place_kind,
    )


def _without(
    spellings: Iterable[Spelling], taken: Iterable[Spelling], first: tuple[Spelling, ...] = ()
) -> tuple[Spelling, ...]:
    texts = {words(spelling.text) for spelling in taken}
    return (*first, *(spelling for spelling in spellings if words(spelling.text) not in texts))


def _take(
    spelling: Spelling,
    owner: Entity,
    files: Gazetteer,
    changed: dict[tuple[EntityKind, str], Entity],
    editors: set[tuple[EntityKind, str]],
) -> None:
    """Take a spelling from the entities of the files that have it, but for those an editor has had a say in."""
    for match in files.find(list(analyze(spelling.text))):
        for other, _ in match.candidates:
            place = (other.kind, other.key)
            if other.kind == owner.kind and place in changed and place not in editors:
                changed[place] = replace(other, spellings=_without(changed[place].spellings, [spelling]))
