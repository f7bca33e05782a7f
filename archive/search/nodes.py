"""Nodes: the tree of a query, and what its leaves are. Words stand in it as typed; `str` gives the canonical form.

>>> str(And((Near(("وزير", ("ترامب", "ترمب")), 10), Field("title", Or((Term("قمة"), Term("لقاء")))))))
'"وزير (ترامب|ترمب)"~10 title:(قمة OR لقاء)'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from archive.arabic.calendar import PartialDate

# What a `Field` may name: parts of an article, those who speak in it, and the facets.
FACET_FIELDS = ("actor", "country", "place", "source")
FIELDS = ("title", "quote", "said-by", *FACET_FIELDS)
# The most words that a `Near` may span: as many lie between the end of a title and its body.
MAX_DISTANCE = 100


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Every article."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Term:
    """One word."""

    text: str

    def __str__(self) -> str:
        return self.text


# A word as typed, or several spellings of which any will do.
Word: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, in this order."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return _quoted(self.words)


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order inside a stretch of `distance` words, of the title or of the body."""

    words: tuple[Word, ...]
    distance: int

    def __str__(self) -> str:
        return f"{_quoted(self.words)}~{self.distance}"


@dataclass(frozen=True, slots=True)
class SameSentence:
    """Words in any order inside one sentence; a title is one."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return f"{_quoted(self.words)}~s"


@dataclass(frozen=True, slots=True)
class SameParagraph:
    """Words in any order inside one paragraph; a title is one."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return f"{_quoted(self.words)}~p"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Published:
    """Articles published in a period; either end may be open."""

    since: PartialDate | None = None
    until: PartialDate | None = None

    def __str__(self) -> str:
        if self.since == self.until and self.since is not None:
            return f"date:{self.since.iso}"
        return "date:" + "..".join(end.iso if end else "" for end in (self.since, self.until))


@dataclass(frozen=True, slots=True)
class Field:
    """What must stand in one part of an article, or name one of its keys; a name of `FIELDS`."""

    name: str
    child: Query

    def __str__(self) -> str:
        return f"{self.name}:{_bracketed(self.child)}"


@dataclass(frozen=True, slots=True)
class Carries:
    """Articles with any of these keys of a facet, as a field asked for them: what `resolution` makes of a known value.

    Of `said-by` the keys are actors, and one of the spellings stands in a paragraph that quotes.
    """

    field: str
    keys: tuple[str, ...]
    value: Query
    spellings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(Field(self.field, self.value))


@dataclass(frozen=True, slots=True)
class Not:
    """What must not occur."""

    child: Query

    def __str__(self) -> str:
        return f"-{_bracketed(self.child)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the children."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_bracketed(child) for child in self.children)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the children."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(_bracketed(child) for child in self.children)


# A later operator is a class here, a way to read it, and a way to compile it in `requirements`.
Query: TypeAlias = (
    MatchAll
    | Term
    | Phrase
    | Near
    | SameSentence
    | SameParagraph
    | Prefix
    | Published
    | Field
    | Carries
    | Not
    | And
    | Or
)


def _quoted(words: tuple[Word, ...]) -> str:
    return '"' + " ".join(word if isinstance(word, str) else f"({'|'.join(word)})" for word in words) + '"'


def _bracketed(node: Query) -> str:
    return f"({node})" if isinstance(node, And | Or) else str(node)


def spellings(word: Word) -> tuple[str, ...]:
    """The spellings of a word."""
    return (word,) if isinstance(word, str) else word


def leaves(query: Query) -> Iterator[Query]:
    """The leaves that are asked for, in order."""
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child)
        case Field(_, child):
            yield from leaves(child)
        case Term() | Phrase() | Near() | SameSentence() | SameParagraph() | Prefix() | Carries():
            yield query
        case MatchAll() | Published() | Not():
            return


def terms_of(query: Query) -> Iterator[str]:
    return (node.text for node in leaves(query) if isinstance(node, Term))


def words_of(query: Query) -> Iterator[str]:
    for node in leaves(query):
        if isinstance(node, Term):
            yield node.text
        elif isinstance(node, Phrase | Near | SameSentence | SameParagraph):
            for one in node.words:
                yield from spellings(one)
