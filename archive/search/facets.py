"""Facets: what results can be narrowed by. Each is declared here once and filled by one line of `documents`.

Inside a facet the chosen values are alternatives, between facets all must hold, and a facet's counts leave out its own
choice, so that a reader sees what another choice would give.

>>> [field.param for field in FACETS if field.param]
['actor', 'country', 'place', 'source']
>>> FACET["country"].key("ru"), FACET["actor"].key("Lavrov, Sergey")
('RU', None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from archive.knowledge.entities import EntityKind

Kind = Literal["slug", "iso", "year"]
MOST_VALUES = 40

# The forms that the models' validators demand of keys, and the lengths of their columns.
_SHAPES: Mapping[Kind, re.Pattern[str]] = {
    "slug": re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z"),
    "iso": re.compile(r"[A-Z]{2}\Z"),
    "year": re.compile(r"[0-9]{4}\Z"),
}


@dataclass(frozen=True, slots=True)
class FacetField:
    """One facet: its name in documents and answers, its parameter in addresses ("" for none), the form of its keys."""

    name: str
    param: str
    kind: Kind

    @property
    def most(self) -> int:
        """How many values an answer gives, the chosen and the excluded besides. Years are few and all wanted."""
        return 10_000 if self.kind == "year" else MOST_VALUES

    def key(self, value: str) -> str | None:
        """`value` as a key of this facet in its canonical form, or None when it cannot be one."""
        if self.kind == "iso" and len(value) == 2 and value.isascii():
            value = value.upper()
        return value if _SHAPES[self.kind].match(value) else None


FACETS: tuple[FacetField, ...] = (
    FacetField("actor", "actor", "slug"),
    FacetField("country", "country", "iso"),
    FacetField("place", "place", "slug"),
    FacetField("source", "source", "slug"),
    # A year is chosen through `from` and `to`.
    FacetField("year", "", "year"),
)
# The facet that holds the keys of each kind of entity.
FACET_OF_KIND: Mapping[EntityKind, str] = MappingProxyType(
    {"person": "actor", "organisation": "actor", "country": "country", "place": "place"}
)
FACET: Mapping[str, FacetField] = MappingProxyType({field.name: field for field in FACETS})
FACET_OF_PARAM: Mapping[str, FacetField] = MappingProxyType({field.param: field for field in FACETS if field.param})


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet in one answer."""

    key: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """What one facet holds in one answer: the commonest values by falling count, the chosen and excluded among them.

    `distinct` tells how many values the articles carry in all.
    """

    field: FacetField
    values: tuple[FacetValue, ...] = ()
    distinct: int = 0
