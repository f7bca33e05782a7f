"""Entities: who and what articles name, under keys that never change, with every spelling in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.arabic.calendar import PartialDate

EntityKind = Literal["person", "organisation", "country", "place"]
# full: the whole name; short: a surname or a short name; name: a country's or place's name;
# demonym: «روسي» with all its forms; metonym: a seat or capital that stands for a government («الكرملين»).
SpellingKind = Literal["full", "short", "acronym", "name", "demonym", "metonym"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing a name. An ambiguous one is a common word or another's name too: it needs a context."""

    text: str
    kind: SpellingKind
    ambiguous: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a name of its own, and no adjective of nationality or seat of government."""
        return self.kind not in ("demonym", "metonym")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held for a country or a body; an empty end is "not known to have ended"."""

    office: str
    country: str = ""
    body: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that can be held, whatever the country or body: `foreign-minister`, with its titles as printed."""

    key: str
    title_ar: str
    title_en: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a key: an ISO code for a country, an ASCII slug for all others."""

    key: str
    kind: EntityKind
    name_ar: str
    name_en: str = ""
    country: str = ""
    spellings: tuple[Spelling, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    # Of a place: city, region, island, sea, river or landmark.
    place_kind: str = ""
