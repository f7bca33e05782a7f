"""Values: what the words behind a field of a query name, asked of the archive: a key, or a name in any spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from archive.arabic.analysis import analyze
from archive.arabic.folding import fold
from archive.knowledge.entities import Entity, EntityKind
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.words import words as words_of
from archive.models import Source
from archive.models.names import archive_gazetteer
from archive.search.facets import FACET
from archive.search.resolution import Value

_KINDS: Mapping[str, tuple[EntityKind, ...]] = MappingProxyType(
    {
        "actor": ("person", "organisation"),
        "said-by": ("person", "organisation"),
        "country": ("country",),
        "place": ("place",),
    }
)
# Nobody has more spellings that differ when they are analysed.
_MOST_SPELLINGS = 60


def archive_values(field: str, words: Sequence[str]) -> Sequence[Value]:
    """What the archive knows by these words at present: by the data files and the editors' additions."""
    return list(_sources(words)) if field == "source" else values_in(archive_gazetteer(), field, words)


def values_in(gazetteer: Gazetteer, field: str, words: Sequence[str]) -> Sequence[Value]:
    """What one gazetteer knows by these words."""
    key = FACET["actor" if field == "said-by" else field].key("-".join(words).lower())
    keyed = [entity for kind in _KINDS[field] if key and (entity := gazetteer.entity(kind, key))]
    return [_value(entity) for entity in keyed or _named(gazetteer, field, words)]


def _named(gazetteer: Gazetteer, field: str, words: Sequence[str]) -> Iterator[Entity]:
    tokens = list(analyze(" ".join(words)))
    for match in gazetteer.find(tokens):
        if (match.first, match.last) == (0, len(tokens) - 1):
            named = (entity for entity, spelling in match.candidates if spelling.is_name)
            yield from (entity for entity in named if entity.kind in _KINDS[field])


def _value(entity: Entity) -> Value:
    texts = (one.text for one in entity.spellings if one.is_name and not one.ambiguous)
    return Value(entity.key, tuple(dict.fromkeys(filter(None, (entity.name_ar, *texts))))[:_MOST_SPELLINGS])


def _sources(words: Sequence[str]) -> Iterator[Value]:
    """The sources with this key, or else those whose name has all of these words."""
    rows = list(Source.objects.order_by("key").values_list("key", "name_ar", "name_en"))
    key, asked = "-".join(words).lower(), {fold(word) for word in words}
    keyed = [row for row in rows if row[0] == key]
    for own, *names in keyed or rows:
        if keyed or any(asked <= set(words_of(name)) for name in names if name):
            yield Value(own)
