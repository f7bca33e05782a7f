"""Conditions: what must hold of an article, in terms that every engine can look up.

`plan` makes them, engines test them. An engine indexes each text at three levels: `exact` the letters as printed,
`light` the stem, `root`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Level = Literal["exact", "light", "root"]
# A quotation of fewer words is a name or an expression between marks: «داعش», «المناطق الآمنة».
SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class HasWord:
    """The text (title or body) holds this word at this level."""

    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class HasStart:
    """The text holds a word that at this level begins so."""

    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class HasRun:
    """The title or the body holds these words at this level, next to each other and in this order."""

    level: Level
    texts: tuple[str, ...]


# How near words must stand: next to each other in their order, in a stretch of so many words, or in one unit.
Within: TypeAlias = int | Literal["run", "sentence", "paragraph"]


@dataclass(frozen=True, slots=True)
class HasNear:
    """The title or the body holds a text of each place at this level, exact or light, as near together as `within`.

    But for a run, one occurrence may serve two places, and equal places are one.
    """

    level: Level
    places: tuple[tuple[str, ...], ...]
    within: Within


@dataclass(frozen=True, slots=True)
class InTitle:
    """The child holds for the title alone; of words at the levels exact and light."""

    child: Condition


@dataclass(frozen=True, slots=True)
class InQuotation:
    """The child holds for what stands in quotation marks in the body; words of a run or a stretch share one pair."""

    child: Condition


@dataclass(frozen=True, slots=True)
class InSpeech:
    """The child holds for the paragraphs of the body in which a quotation of SPEECH_WORDS words or more begins."""

    child: Condition


@dataclass(frozen=True, slots=True)
class WasPublished:
    """The period of publication meets these days; an open end is None."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class HasKey:
    """The article carries this key of a facet."""

    field: str
    key: str


@dataclass(frozen=True, slots=True)
class All:
    """Every child holds; with no child, everything does."""

    children: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one child holds; with no child, nothing does."""

    children: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The child does not hold."""

    child: Condition


Condition: TypeAlias = (
    HasWord
    | HasStart
    | HasRun
    | HasNear
    | InTitle
    | InQuotation
    | InSpeech
    | WasPublished
    | HasKey
    | All
    | AnyOf
    | Without
)


# How an article may satisfy a part of a query, the closest first.
Way = Literal["exact", "light", "name", "root"]


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a query in its canonical form, with what holds of an article that satisfies it in each way."""

    text: str
    ways: tuple[tuple[Way, Condition], ...]
