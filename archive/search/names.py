"""Names: what the archive's gazetteer calls people, organisations, countries and places, to be found by a beginning.

Any word of any spelling in any script may be the one that is begun, with its article or without. Adjectives of
nationality and seats of government are words here, not names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.words import words
from archive.models.names import archive_gazetteer
from archive.search.facets import FACET_OF_KIND

# A beginning of one letter has some thousands of names; more than so many are not looked at.
_MOST = 20_000
_ARTICLE = "ال"


class Name(NamedTuple):
    """What a name stands for, and the spelling in which it was found."""

    facet: str
    key: str
    kind: str
    spelling: str


class Names:
    """The names of one gazetteer, by the beginnings of their words. Never changes once made."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        found: set[tuple[str, Name]] = set()
        known: set[str] = set()
        for entity in gazetteer.entities():
            for spelling in entity.spellings:
                known.update(words(spelling.text))
            for text in _spellings(entity):
                name = Name(FACET_OF_KIND[entity.kind], entity.key, entity.kind, text)
                found.update((beginning, name) for beginning in _beginnings(words(text)))
        rows = sorted(found)
        self._beginnings = [beginning for beginning, _ in rows]
        self._names = [name for _, name in rows]
        # Every word of every spelling, adjectives too, folded.
        self.words = frozenset(known)

    def starting(self, folded: str) -> Mapping[tuple[str, str], Name]:
        """One name of each entity that has a word beginning so, by facet and key; of several the shortest spelling."""
        found: dict[tuple[str, str], Name] = {}
        if not folded:
            return found
        low = bisect_left(self._beginnings, folded)
        high = bisect_left(self._beginnings, folded + "\U0010ffff", low)
        for name in islice(self._names, low, min(high, low + _MOST)):
            known = found.get(name[:2])
            if known is None or len(name.spelling) < len(known.spelling):
                found[name[:2]] = name
        return found


def _spellings(entity: Entity) -> Iterator[str]:
    yield from (spelling.text for spelling in entity.spellings if spelling.is_name)
    yield from filter(None, (entity.name_ar, entity.name_en))


def _beginnings(name: tuple[str, ...]) -> Iterator[str]:
    for first, word in enumerate(name):
        rest = " ".join(name[first:])
        yield rest
        if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
            yield rest.removeprefix(_ARTICLE)


class _Remembered:
    """The names of the gazetteer that was last asked for."""

    def __init__(self) -> None:
        self._of: tuple[Gazetteer, Names] | None = None

    def names(self) -> Names:
        gazetteer = archive_gazetteer()
        if self._of is None or self._of[0] is not gazetteer:
            self._of = gazetteer, Names(gazetteer)
        return self._of[1]


_ARCHIVE = _Remembered()


def names_known() -> Names:
    """The names that the archive knows at present."""
    return _ARCHIVE.names()
