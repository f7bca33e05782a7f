"""Foreign names: the words of a query that no gazetteer knows, with what in the archive sounds like them.

Names of Arabs are no foreign names: «سلمان» and «سليمان» sound alike and are two. The persons of the data files show
which they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from archive.arabic.folding import fold
from archive.arabic.vocabulary import NOUNS
from archive.knowledge.loading import load
from archive.knowledge.words import words as words_of
from archive.search.plan import NamedSpan, NameLookup, Spelled

# Gives the words of the archive that sound like one and may be the same name, the likest first, with their likeness.
Sounds: TypeAlias = Callable[[str], Sequence[tuple[str, float]]]

_NAMES = frozenset({"full", "short", "name"})
# The members of the Arab League, by ISO code.
_ARAB = frozenset({"AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY"}) | frozenset(
    {"MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"}
)


def with_sounds(names: NameLookup, sounds: Sounds) -> NameLookup:
    """A lookup that takes, for a word which is no known name, those that sound like it."""

    def lookup(words: Sequence[str]) -> Sequence[NamedSpan]:
        known = names(words)
        taken = {place for span in known for place in range(span.first, span.last + 1)}
        alike = (_sounding(place, one, sounds) for place, one in enumerate(words) if place not in taken)
        return sorted([*known, *(span for span in alike if span.spellings)], key=lambda span: span.first)

    return lookup


def _sounding(place: int, typed: str, sounds: Sounds) -> NamedSpan:
    found = () if fold(typed) in _arab_names() else sounds(typed)
    foreign = (Spelled((text,), likeness) for text, likeness in found if fold(text) not in _arab_names())
    return NamedSpan(place, place, (), tuple(foreign))


@cache
def known_foreign() -> frozenset[str]:
    """Folded words that are surely foreign names: of places outside the Arab world, of people not called by a noun."""
    places = (place for kind in ("place", "country") for place in load().entities(kind))
    named = frozenset(
        parts[0]
        for place in places
        if place.country not in _ARAB
        for spelling in place.spellings
        if spelling.kind in _NAMES and not spelling.ambiguous and len(parts := words_of(spelling.text)) == 1
    )
    people = (person for person in load().entities("person") if person.country not in _ARAB)
    called = {word for person in people for spelling in person.spellings for word in words_of(spelling.text)}
    return named | (called - NOUNS - _arab_names())


@cache
def _arab_names() -> frozenset[str]:
    """The words of Arabs' names, folded."""
    arabs = (entity for entity in load().entities("person") if entity.country in _ARAB)
    return frozenset(word for arab in arabs for spelling in arab.spellings for word in words_of(spelling.text))
