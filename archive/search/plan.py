"""The plan of a query: what must match, what scores and what is close, in terms that every engine can look up.

An engine indexes each text at three levels (`exact` the letters as printed, `light` the stem, `root`), stop words among
them, and for each article its facet keys. A plan speaks of these alone: `compilation` makes it of a query, and engines
evaluate its conditions, never the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from archive.arabic.analysis import Levels
from archive.search.conditions import Condition, HasKey, Part
from archive.search.query import Notice

# What each level of a word, and its standing in the first words or in the title, adds to a score; and the two constants
# of BM25. Measured on questions, headlines and leads: see tests/relevance/TRIED.md.
WEIGHTS: Mapping[str, float] = MappingProxyType({"exact": 0.5, "light": 1.0, "root": 1.3, "lead": 0.9, "title": 1.4})
# What a key named by the words adds, as if it were one more word of the text.
KEY_WEIGHT = 1.0
# What another spelling of a name adds, as a part of what the typed one does.
SPELLED_WEIGHT = 0.9
BM25_K1 = 0.8
BM25_B = 0.75
# In a sentence or a paragraph the many half-common words would outweigh the few that tell which article is meant, so
# IDF is taken to a power there: the number of words over RARITY_WORDS, at least 1 and at most MOST_RARITY.
RARITY_WORDS = 12
MOST_RARITY = 2.0
# The lead is so many first words of the body, once for each number: those at the very start count three times.
LEAD_WORDS = (30, 30, 100)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine does with a query.

    `required` is what a hit must satisfy, `close` what one of the closest results must (None when nothing can be
    close), `words` are scored by `WEIGHTS`, `keys` by `KEY_WEIGHT`, and `spelled`, other spellings of names among the
    words, as words are, in proportion to their likeness and SPELLED_WEIGHT. `fields` are the keys that fields of the
    query ask for; like filters they score nothing. With nothing that scores, "by relevance" is by date, newest first.
    `parts` tell why an article was found.
    """

    required: Condition
    words: tuple[Levels, ...] = ()
    keys: tuple[HasKey, ...] = ()
    close: Condition | None = None
    notices: tuple[Notice, ...] = ()
    parts: tuple[Part, ...] = ()
    fields: tuple[HasKey, ...] = ()
    spelled: tuple[tuple[Levels, float], ...] = ()

    def weighted(self) -> Iterator[tuple[str, Levels, float]]:
        """What scores: a name of `WEIGHTS`, a word, and what it adds there. A name's other spellings have no root."""
        for levels in self.words:
            yield from ((name, levels, weight) for name, weight in WEIGHTS.items())
        for levels, likeness in self.spelled:
            share = likeness * SPELLED_WEIGHT
            yield from ((name, levels, share * weight) for name, weight in WEIGHTS.items() if name != "root")

    @property
    def rarity(self) -> float:
        """The power to which the IDF of a term is taken: 1 for all but long queries."""
        return min(max(len(self.words) / RARITY_WORDS, 1.0), MOST_RARITY)

    @property
    def scored(self) -> bool:
        return bool(self.words or self.keys or self.spelled)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelling of a name, word by word, and how surely it is one: 1 when it is known, less when it only sounds so."""

    words: tuple[str, ...]
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Words `first` to `last` (both counted in) of a sequence name what these keys stand for and is also spelled so."""

    first: int
    last: int
    keys: tuple[HasKey, ...] = ()
    spellings: tuple[Spelled, ...] = ()


# Finds the names in a sequence of words as typed; spans do not overlap.
NameLookup: TypeAlias = Callable[[Sequence[str]], Sequence[NamedSpan]]


def no_names(words: Sequence[str]) -> Sequence[NamedSpan]:
    """The lookup that knows no name."""
    return ()
