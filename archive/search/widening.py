"""Widening: which names the words of a query are and how else they are spelled, for the match level `wide`.

What a name stands for is asked of the archive's gazetteer. Only names widen a search. An adjective of nationality or a
seat of government («روسي», «الكرملين») stays a word, and so does a spelling that several entities share: names never
conflate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.arabic.analysis import analyze
from archive.arabic.tokens import tokenize
from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Candidate, Gazetteer
from archive.models.names import archive_gazetteer
from archive.search.conditions import HasKey
from archive.search.facets import FACET_OF_KIND
from archive.search.plan import NamedSpan, NameLookup, Spelled


def archive_names() -> NameLookup:
    """The lookup in what the archive knows at present: the data files and the editors' additions."""
    return names_of(archive_gazetteer())


def names_of(gazetteer: Gazetteer) -> NameLookup:
    """The lookup in one gazetteer."""

    def lookup(words: Sequence[str]) -> Sequence[NamedSpan]:
        tokens = list(analyze(" ".join(words)))
        if len(tokens) != len(words):
            return ()
        named = ((match, _entity(match.candidates)) for match in gazetteer.find(tokens))
        return [
            NamedSpan(match.first, match.last, (_key(entity),), spellings_of(entity))
            for match, entity in named
            if entity is not None
        ]

    return lookup


def _entity(candidates: Sequence[Candidate]) -> Entity | None:
    """The one entity that the candidates agree on by its name, if they do."""
    named = {_key(entity): entity for entity, spelling in candidates if spelling.is_name and not spelling.ambiguous}
    return next(iter(named.values())) if len(named) == 1 else None


def _key(entity: Entity) -> HasKey:
    return HasKey(FACET_OF_KIND[entity.kind], entity.key)


@lru_cache(maxsize=1024)
def spellings_of(entity: Entity) -> tuple[Spelled, ...]:
    """The spellings of an entity that need no context, word by word, each as the analysis tells them apart once."""
    found: dict[tuple[str, ...], Spelled] = {}
    for spelling in entity.spellings:
        if spelling.is_name and not spelling.ambiguous and (words := tuple(_words(spelling))):
            found.setdefault(tuple(token.light for token in analyze(" ".join(words))), Spelled(words))
    return tuple(found.values())


def _words(spelling: Spelling) -> Iterator[str]:
    return (span.surface for span in tokenize(spelling.text))
