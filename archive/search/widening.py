"""Widening: which names the words of a query are, asked of the archive's gazetteer, for the match level `wide`.

Only names widen a search. An adjective of nationality or a seat of government («روسي», «الكرملين») stays a word, and so
does a spelling that several entities share: names never conflate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from archive.arabic.analysis import analyze
from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.models.names import archive_gazetteer
from archive.search.conditions import HasKey
from archive.search.plan import NamedSpan, NameLookup

_NAMES = frozenset({"full", "short", "acronym", "name"})
_FACET_OF_KIND: Mapping[str, str] = MappingProxyType(
    {"person": "actor", "organisation": "actor", "country": "country", "place": "place"}
)


def archive_names() -> NameLookup:
    """The lookup in what the archive knows at present: the data files and the editors' additions."""
    return names_of(archive_gazetteer())


def names_of(gazetteer: Gazetteer) -> NameLookup:
    """The lookup in one gazetteer."""

    def lookup(words: Sequence[str]) -> Sequence[NamedSpan]:
        tokens = list(analyze(" ".join(words)))
        if len(tokens) != len(words):
            return ()
        found = ((match, _key(match.candidates)) for match in gazetteer.find(tokens))
        return [NamedSpan(match.first, match.last, (key,)) for match, key in found if key is not None]

    return lookup


def _key(candidates: Sequence[tuple[Entity, Spelling]]) -> HasKey | None:
    """The key of the one entity that the candidates agree on by its name, if they do."""
    named = {
        HasKey(_FACET_OF_KIND[entity.kind], entity.key)
        for entity, spelling in candidates
        if spelling.kind in _NAMES and not spelling.ambiguous
    }
    return named.pop() if len(named) == 1 else None
