"""Resolution: what the values of a query's fields name, so that `country:روسيا` asks for the articles that carry RU.

A value is a key or a known name, in any language and spelling that the archive has. Of a name that several share any
will do. A value that nobody knows is sought in the text instead, and a notice says so.

>>> from archive.search.query import parse
>>> known = lambda field, words: [Value("RU")] if (field, *words) == ("country", "روسيا") else []
>>> resolved = resolve(parse("قمة country:(روسيا OR أطلنطس)").query, known)
>>> [type(node).__name__ for node in resolved.query.children[1].children]
['Carries', 'Term']
>>> [notice.code for notice in resolved.notices]
['value_unknown']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from archive.search.nodes import FACET_FIELDS, And, Carries, Field, Not, Or, Phrase, Query, Term
from archive.search.notices import Notice

_VALUED = frozenset({*FACET_FIELDS, "said-by"})


class Value(NamedTuple):
    """A key that a value may stand for, with the spellings of its name."""

    key: str
    spellings: tuple[str, ...] = ()


# Finds what the words behind a field name.
ValueLookup: TypeAlias = Callable[[str, Sequence[str]], Sequence[Value]]


def no_values(field: str, words: Sequence[str]) -> Sequence[Value]:
    """The lookup that knows no value."""
    return ()


class Resolved(NamedTuple):
    """A query without fields that take values, and what there is to say about these."""

    query: Query
    notices: tuple[Notice, ...] = ()


def resolve(query: Query, values: ValueLookup = no_values) -> Resolved:
    """The query with what its values stand for."""
    resolver = _Resolver(values)
    return Resolved(resolver.node(query), tuple(resolver.notices))


class _Resolver:
    def __init__(self, values: ValueLookup) -> None:
        self.values = values
        self.notices: dict[Notice, None] = {}

    def node(self, node: Query, field: str = "") -> Query:
        """The node, or what it stands for as the value of a field."""
        match node:
            case And(children):
                whole = self._whole(field, node) if field else None
                return whole or And(tuple(self.node(child, field) for child in children))
            case Or(children):
                return Or(tuple(self.node(child, field) for child in children))
            case Not(child):
                return Not(self.node(child, field))
            case Field(name, child):
                return self.node(child, name) if name in _VALUED else Field(name, self.node(child))
        return self._value(field, node) if field else node

    def _whole(self, field: str, node: And) -> Query | None:
        """A group of words that together are one name."""
        words = [child.text for child in node.children if isinstance(child, Term)]
        found = self.values(field, words) if len(words) == len(node.children) else ()
        return self._carried(field, node, found) if found else None

    def _value(self, field: str, node: Query) -> Query:
        words: Sequence[object] = ()
        if isinstance(node, Term | Phrase):
            words = (node.text,) if isinstance(node, Term) else node.words
        plain = [word for word in words if isinstance(word, str)]
        found = self.values(field, plain) if plain and len(plain) == len(words) else ()
        if found:
            return self._carried(field, node, found)
        self._note("value_unknown", field=field, value=_shown(node))
        return node

    def _carried(self, field: str, node: Query, found: Sequence[Value]) -> Query:
        keys = tuple(dict.fromkeys(value.key for value in found))
        if len(keys) > 1:
            self._note("value_shared", field=field, value=_shown(node), keys=", ".join(keys))
        if field != "said-by":
            return Carries(field, keys, node)
        self._note("speakers_unrecorded", value=_shown(node))
        return Carries(field, keys, node, tuple(dict.fromkeys(text for value in found for text in value.spellings)))

    def _note(self, code: str, **params: str | int) -> None:
        self.notices[Notice.of(code, **params)] = None


def _shown(node: Query) -> str:
    return str(node).strip('"')
