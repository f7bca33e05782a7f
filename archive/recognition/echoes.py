"""Echoes: a part of a name that stood whole in the article, and no spelling that the gazetteer lists for it.

«بيتر ميلوخين» makes «ميلوخين» the general; «وزارة الدفاع الروسية» makes «وزارة الدفاع» the Russian one, as long as the
article names no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from archive.arabic.proclitics import readings
from archive.knowledge.entities import Entity
from archive.recognition.lines import Line, proclitics
from archive.recognition.sites import Decision
from archive.recognition.vocabulary import ANIMALS, BEHIND_FULL_NAME, FIRST_NAMES, IDIOMS, LINKS, MINISTERS

_SHORTEST_SURNAME = 4
_CLOSE = 2
_MAY_BE_JOINED = frozenset(("", "و", "ف", "ل", "ب", "ك", "ول", "وب", "فل"))


@dataclass(slots=True)
class Echoes:
    """What parts of names may come back, by their folded words; None where two entities share one.

    A surname may stand before the full name, in the title above it; a body without its nation only behind it.
    """

    parts: dict[tuple[str, ...], Entity | None] = field(default_factory=dict)
    since: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, entity: Entity, words: Sequence[str], start: int) -> None:
        """Note a name in full that begins at `start`: of a person the last word, of a body all but its nation."""
        part = _surname(words) if entity.kind == "person" else tuple(words)
        if part and (entity.kind == "person" or len(part) > 1):
            self.parts[part] = entity if self.parts.get(part, entity) is entity else None
            self.since.setdefault(part, 0 if entity.kind == "person" else start)

    def add_once(self, entity: Entity, words: tuple[str, ...], start: int) -> None:
        """Note a body by words that no name in full has left yet."""
        if words not in self.parts:
            self.parts[words] = entity
            self.since[words] = start

    def find(self, line: Line, taken: Sequence[Decision]) -> Iterator[Decision]:
        """The parts in a line, outside what is decided already."""
        if not self.parts:
            return
        openings = {part[0] for part in self.parts}
        countries = {decision.first: decision.entity.key for decision in taken if decision.entity.kind == "country"}
        covered = {place for decision in taken for place in range(decision.first, decision.last + 1)}
        for place, token in enumerate(line.tokens):
            if place in covered:
                continue
            for word in _words(token.fold):
                if word not in openings or not (found := self._match(line, place, word, covered)):
                    continue
                if not _is_anothers(found, countries):
                    yield found
                    covered.update(range(found.first, found.last + 1))
                    break

    def _match(self, line: Line, place: int, word: str, covered: set[int]) -> Decision | None:
        for part in sorted((part for part in self.parts if part[0] == word), key=len, reverse=True):
            entity, last = self.parts[part], place + len(part) - 1
            if entity is None or line.tokens[place].start < self.since[part]:
                continue
            if part[1:] != line.folds(place + 1, last + 1) or not covered.isdisjoint(range(place, last + 1)):
                continue
            if _stands(line, place, last, entity):
                how = "surname" if entity.kind == "person" else "short name"
                return Decision(place, last, proclitics(line.tokens[place].fold, word)[1], entity, how)
        return None


@lru_cache(maxsize=65_536)
def _words(folded: str) -> tuple[str, ...]:
    """The word, and what is left of it without what may be joined to a name."""
    return tuple(dict.fromkeys(reading.word for reading in readings(folded) if reading.clitic in _MAY_BE_JOINED))


def _surname(words: Sequence[str]) -> tuple[str, ...]:
    """The last word of a full name, where it can stand for the whole: not «الله» of «عبد الله», not a first name."""
    if len(words) < 2 or words[-2] in LINKS or words[-1] in FIRST_NAMES or len(words[-1]) < _SHORTEST_SURNAME:
        return ()
    return (words[-1],)


def _is_anothers(found: Decision, countries: Mapping[int, str]) -> bool:
    """Whether a nation close by says that this body is not the one named before: «وزارة الدفاع الفرنسية»."""
    if found.entity.kind == "person" or not found.entity.country:
        return False
    if behind := countries.get(found.last + 1):
        return behind != found.entity.country
    before = {countries[place] for place in range(found.first - _CLOSE, found.first) if place in countries}
    return bool(before) and found.entity.country not in before


def _stands(line: Line, first: int, last: int, entity: Entity) -> bool:
    before = line.word(first - 1)
    if entity.kind != "person":
        return before not in MINISTERS
    return not (
        before in FIRST_NAMES
        or before in ANIMALS
        or line.word(last + 1) in BEHIND_FULL_NAME
        or line.tokens[first].fold in IDIOMS
    )
