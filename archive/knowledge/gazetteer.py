"""The gazetteer: every spelling of every entity, found in a text in one pass.

Names are a trie over folded words, so only whole words match and a further ten thousand names cost a text nothing.
Where names overlap the leftmost wins, and of those the longest. و ف ب ك ل may be joined to a name's first word; the
article may not: it is part of a name («القاهرة») or of a demonym's form («الروسية»), or it makes another word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archive.arabic.analysis import Token
from archive.arabic.proclitics import is_protected, readings
from archive.knowledge.entities import Entity, EntityKind, Spelling, Tenure
from archive.knowledge.lookalikes import LOOKALIKES
from archive.knowledge.vowels import agreement
from archive.knowledge.words import words

Candidate = tuple[Entity, Spelling]

# What a text may join to a name; all else that `readings` offers holds the article or makes a verb.
_PROCLITICS = frozenset(["و", "ف", *(f"{joined}{word}" for joined in ("", "و", "ف") for word in "بكل")])
# A word of so many letters with something joined to it cannot be told from another word («بلد» is not ب and لد), unless
# the name goes on («لدي ميستورا»); one letter more, and it is a name when that needs no context («كمصر», not «كبرى»).
_TOO_SHORT = 2
# Between two words of a name stands one sign: a blank, a hyphen, an underscore. More ends a sentence or a quotation.
# Latin names have more: «Bosnia & Herzegovina», «St. Lucia».
_GAP = 1
_LATIN_GAP = 3
# Word types whose readings are remembered; a newspaper's year has about twice as many, most of them once.
_REMEMBERED = 65_536
# Inside a name these are one word.
_INNER = {"ابن": "بن"}


class NameMatch(NamedTuple):
    """Tokens `first` to `last`, both counted in, and everything that they may name."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]


class _Start(NamedTuple):
    """Where a name's first word leads, and whom that word names when it stands alone."""

    node: _Node
    alone: tuple[Candidate, ...]


class _Node:
    """What may follow some words of a name, and who is named when nothing does."""

    __slots__ = ("following", "names")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.names: tuple[Candidate, ...] = ()


class Gazetteer:
    """Entities by key, by spelling and by office. Never changes once made."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {(entity.kind, entity.key): entity for entity in entities}
        self._root = _Node()
        self._holders: dict[tuple[str, str], list[tuple[Tenure, Entity]]] = {}
        self._starts: dict[str, tuple[_Start, ...]] = {}
        for entity in self._entities.values():
            for spelling in entity.spellings:
                self._add(entity, spelling)
            for tenure in entity.tenures:
                for place in {tenure.country, tenure.body} - {""}:
                    self._holders.setdefault((tenure.office, place), []).append((tenure, entity))

    def find(self, tokens: Sequence[Token]) -> Sequence[NameMatch]:
        """The names in a text, in order, none over another.

        >>> from archive.arabic.analysis import analyze
        >>> russia = Entity("RU", "country", "روسيا", "Russia", spellings=(Spelling("روسيا الاتحادية", "name"),))
        >>> [(match.first, match.last) for match in Gazetteer([russia]).find(list(analyze("قال لروسيا الاتحادية")))]
        [(1, 2)]
        """
        found: list[NameMatch] = []
        free = 0
        for place, token in enumerate(tokens):
            if place < free:
                continue
            starts = self._starts.get(token.fold)
            if starts is None:
                starts = self._remember(token.fold)
            if starts and (match := _longest(starts, tokens, place)):
                found.append(match)
                free = match.last + 1
        return found

    def entity(self, kind: EntityKind, key: str) -> Entity | None:
        """The entity of this kind under this key."""
        return self._entities.get((kind, key))

    def entities(self, kind: EntityKind | None = None) -> Iterator[Entity]:
        """All entities, or all of a kind, in the order they were given."""
        return (entity for entity in self._entities.values() if kind in (None, entity.kind))

    def holder(self, office: str, country: str, on: date) -> Entity | None:
        """Who held the office of a country (or of a body, by its key) on a day; None when nobody did or it is unsure.

        On the day of a change it is the successor. Where dates are known by year only and two may have held it, nobody.
        """
        held = [pair for pair in self._holders.get((office, country), ()) if _may_cover(pair[0], on)]
        sure = [pair for pair in held if _surely_covers(pair[0], on)]
        begun = [pair for pair in sure if pair[0].until is None or pair[0].until.first != on]
        holders = {entity.key: entity for _, entity in (begun or sure or held)}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _add(self, entity: Entity, spelling: Spelling) -> None:
        node = self._root
        for place, word in enumerate(words(spelling.text)):
            inner = _INNER.get(word, word) if place else word
            following = node.following.get(inner)
            if following is None:
                following = node.following[inner] = _Node()
            node = following
        if node is self._root:
            return
        # Two spellings of one entity that fold alike are one, and ambiguous only when both are.
        if all(known is not entity for known, _ in node.names):
            node.names += ((entity, spelling),)
        elif not spelling.ambiguous:
            node.names = tuple(
                (known, spelling if known is entity and same.ambiguous else same) for known, same in node.names
            )

    def _remember(self, folded: str) -> tuple[_Start, ...]:
        """Where a first word leads: as a whole, then with ever fewer letters."""
        offered = [folded]
        if not is_protected(folded):
            offered += [
                reading.word
                for reading in readings(folded)
                if reading.clitic in _PROCLITICS and f"{reading.clitic[-1:]}{reading.word}" not in LOOKALIKES
            ]
        starts = tuple(
            _Start(node, node.names if word == folded else _told_apart(node.names, len(word)))
            for word in dict.fromkeys(offered)
            if (node := self._root.following.get(word))
        )
        if len(self._starts) >= _REMEMBERED:
            self._starts.clear()
        self._starts[folded] = starts
        return starts


def _longest(starts: Iterable[_Start], tokens: Sequence[Token], first: int) -> NameMatch | None:
    """The longest name that begins here; of two as long the one with less joined to it."""
    best: NameMatch | None = None
    for start, alone in starts:
        node: _Node | None = start
        last = first
        while node is not None:
            names = alone if last == first else node.names
            longer = names and (best is None or last > best.last)
            if longer and (candidates := _as_printed(names, tokens[first : last + 1])):
                best = NameMatch(first, last, candidates)
            last += 1
            node = _next(node, tokens, last)
    return best


def _next(node: _Node, tokens: Sequence[Token], place: int) -> _Node | None:
    if not node.following or place >= len(tokens):
        return None
    folded = tokens[place].fold
    if tokens[place].start - tokens[place - 1].end > (_LATIN_GAP if folded.isascii() else _GAP):
        return None
    return node.following.get(_INNER.get(folded, folded))


def _told_apart(names: tuple[Candidate, ...], letters: int) -> tuple[Candidate, ...]:
    """The names that a word of so many letters may stand for with something joined to it."""
    if letters > _TOO_SHORT + 1:
        return names
    return tuple(name for name in names if letters > _TOO_SHORT and not name[1].ambiguous)


def _as_printed(names: tuple[Candidate, ...], tokens: Sequence[Token]) -> tuple[Candidate, ...]:
    """The names that the printed vowels allow; where they confirm one it is no longer ambiguous."""
    if all(token.surface == token.text for token in tokens):
        return names
    surface = [token.surface for token in tokens]
    allowed = [(entity, spelling, agreement(surface, spelling.text)) for entity, spelling in names]
    return tuple(
        (entity, replace(spelling, ambiguous=False) if agreed == "confirmed" else spelling)
        for entity, spelling, agreed in allowed
        if agreed != "denied"
    )


def _may_cover(tenure: Tenure, day: date) -> bool:
    begun = tenure.since is None or tenure.since.first <= day
    return begun and (tenure.until is None or day <= tenure.until.last)


def _surely_covers(tenure: Tenure, day: date) -> bool:
    begun = tenure.since is not None and tenure.since.last <= day
    return begun and (tenure.until is None or day <= tenure.until.first)
