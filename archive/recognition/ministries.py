"""Ministries without their nation: «أكد لافروف أن وزارة الخارجية تنتظر» speaks of that of his country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.folding import fold
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.lines import Line, bare
from archive.recognition.sites import Decision, words_of

_MINISTRY = fold("وزارة")
_FURTHEST = 40


class Ministry(NamedTuple):
    """A ministry, the words that a text may leave its nation out behind, and where they stand first."""

    entity: Entity
    words: tuple[str, ...]
    start: int


def ministries(line: Line, decisions: Sequence[Decision], gazetteer: Gazetteer) -> Iterator[Ministry]:
    """The ministries in a line that bear no nation, behind somebody of one nation and no word of another."""
    places = [place for place, token in enumerate(line.tokens[:-1]) if bare(token.fold) == _MINISTRY]
    taken = {place for decision in decisions for place in range(decision.first, decision.last + 1)}
    for place in places:
        if not taken.isdisjoint((place, place + 1, place + 2)):
            continue
        words = _MINISTRY, line.tokens[place + 1].fold
        if entity := _ministries(gazetteer).get((_speakers_country(decisions, place), *words)):
            yield Ministry(entity, words, line.tokens[place].start)


@lru_cache(maxsize=8)
def _ministries(gazetteer: Gazetteer) -> Mapping[tuple[str, str, str], Entity]:
    """By country and the two words that all countries' ministries of a kind share."""
    return {
        (entity.country, words[0], words[1]): entity
        for entity in gazetteer.entities("organisation")
        for words in (words_of(spelling.text) for spelling in entity.spellings)
        if entity.country and len(words) > 2 and words[0] == _MINISTRY
    }


def _speakers_country(decisions: Sequence[Decision], place: int) -> str:
    """The country of the last person named before a place of the line, if no other country is between; else ""."""
    countries = set()
    for decision in sorted(decisions, key=lambda decision: -decision.first):
        if not place - _FURTHEST <= decision.first < place:
            continue
        countries.add(decision.entity.key if decision.entity.kind == "country" else "")
        if decision.entity.kind == "person":
            return decision.entity.country if countries <= {"", decision.entity.country} else ""
    return ""
