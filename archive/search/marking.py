"""Marking: which words of a title or a body are marked for a plan, and a text read with them.

A word is marked when it serves what the plan requires, at the level at which it is required: never for its root, never
for what is excluded, never in part. The words of a phrase are marked where the phrase stands, words that must stand
near each other where they do. What must stand in the title, or in quotation marks, is marked there alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from archive.arabic.quotations import quotations
from archive.arabic.sentences import sentences
from archive.arabic.tokens import tokenize
from archive.search.conditions import (
    SPEECH_WORDS,
    All,
    AnyOf,
    Condition,
    HasNear,
    HasRun,
    HasStart,
    HasWord,
    InQuotation,
    InSpeech,
    InTitle,
)
from archive.search.occurrences import Leaf, Occurrences, Sought, Span, segments_of
from archive.search.plan import Plan

Place = Literal["title", "body"]
# What tells apart the things asked for: the number of each and of a word in it.
What: TypeAlias = tuple[int, int]
_NAMED: What = (-1, 0)
# Where a leaf must hold: anywhere, or in these parts of an article alone.
Scope = Literal["text", "title", "quotation", "speech"]
_SCOPES: Mapping[type[Condition], Scope] = MappingProxyType(
    {InTitle: "title", InQuotation: "quotation", InSpeech: "speech"}
)


class Mark(NamedTuple):
    """Words to be marked, and what they serve."""

    start: int
    end: int
    what: What


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with what was looked for in it; `marks` in its order, all inside `segments`."""

    text: str
    segments: Sequence[Span]
    occurrences: Occurrences
    marks: Sequence[Mark]

    def united(self) -> Iterator[Span]:
        """The stretches to be marked, those that overlap made one."""
        return united(self.marks)


class Marking:
    """How the texts of one answer are marked; made once, for it remembers the words that it has met."""

    def __init__(self, plan: Plan) -> None:
        asked = list(_asked(plan.required))
        self._title = _numbered(one for one in asked if one.scope in ("text", "title"))
        self._body: dict[Scope, Mapping[Leaf, int]] = {
            scope: _numbered(one for one in asked if one.scope == scope) for scope in ("text", "quotation", "speech")
        }
        ways = (leaf for part in plan.parts for _, condition in part.ways for leaf in leaves_of(condition))
        self._leaves = dict.fromkeys([*self._title, *ways])
        self._sought = Sought(leaf for leaf in self._leaves if not _is_root(leaf))
        self._inside = {scope: Sought(own) for scope, own in self._body.items() if own and scope != "text"}

    @cached_property
    def _rooted(self) -> Sought:
        """What is looked for with the words of a root, which stand between many letters and so take much longer."""
        return Sought(self._leaves)

    def read(
        self,
        text: str,
        place: Place = "body",
        *,
        skip: Sequence[tuple[int, int]] = (),
        named: Iterable[tuple[int, int]] = (),
        roots: bool = False,
    ) -> Reading:
        """Read a text without the spans of `skip`.

        `named` are spans known to name what the query names, however they are spelled. Words of a root alone, which
        are never marked, are among the occurrences only with `roots`.
        """
        segments = segments_of(len(text), skip)
        occurrences = (self._rooted if roots else self._sought).occurrences(text, segments, single=place == "title")
        marks = set(_marks(occurrences, self._title if place == "title" else self._body["text"]))
        if place == "body":
            for scope, sought in self._inside.items():
                parts = list(_parts(text, segments, scope))
                found = sought.occurrences(text, segments, parts, apart=scope == "quotation") if parts else {}
                marks.update(_marks(found, self._body[scope]))
        marks.update(
            Mark(start, end, _NAMED)
            for start, end in named
            if any(segment.start <= start < end <= segment.end for segment in segments)
        )
        return Reading(text, segments, occurrences, sorted(marks, key=lambda mark: mark[:2]))


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """The conditions on words that are asked for; what is excluded is not among them."""
    return (one.leaf for one in _asked(condition, roots=True))


def _is_root(leaf: Leaf) -> bool:
    return isinstance(leaf, HasWord) and leaf.level == "root"


class _Asked(NamedTuple):
    """A leaf, the condition as a part of which it is shown, and where it must hold."""

    leaf: Leaf
    what: Condition
    scope: Scope


def _asked(condition: Condition, scope: Scope = "text", *, roots: bool = False) -> Iterator[_Asked]:
    match condition:
        case HasStart() | HasRun() | HasNear():
            yield _Asked(condition, condition, scope)
        case HasWord(level) if roots or level != "root":
            yield _Asked(condition, condition, scope)
        case InTitle(child) | InQuotation(child) | InSpeech(child):
            yield from _asked(child, _SCOPES[type(condition)], roots=roots)
        case All(children):
            for child in children:
                yield from _asked(child, scope, roots=roots)
        case AnyOf(children):
            found = [one for child in children for one in _asked(child, scope, roots=roots)]
            # Beginnings are one word in several spellings; other alternatives are worth showing each.
            single = all(isinstance(one.leaf, HasStart) for one in found)
            yield from (one._replace(what=condition) if single else one for one in found)


def _numbered(asked: Iterable[_Asked]) -> dict[Leaf, int]:
    """The leaves with numbers, the same for those that are one thing."""
    numbers: dict[Condition, int] = {}
    return {one.leaf: numbers.setdefault(one.what, len(numbers)) for one in asked}


def _marks(occurrences: Occurrences, asked: Mapping[Leaf, int]) -> Iterator[Mark]:
    for leaf, finds in occurrences.items():
        if leaf in asked:
            yield from (Mark(find.start, find.end, (asked[leaf], find.place)) for find in finds)


def _parts(text: str, segments: Iterable[Span], scope: Scope) -> Iterator[Span]:
    """The quotations of a body, or the paragraphs with one of some length."""
    for segment in segments:
        own = text[segment.start : segment.end]
        quoted = quotations(own)
        if scope == "quotation":
            yield from (Span(segment.start + begin, segment.start + end) for begin, end in quoted)
            continue
        speech = [begin for begin, end in quoted if sum(1 for _ in tokenize(own[begin:end])) >= SPEECH_WORDS]
        for begin, end in pairwise([*_paragraphs(own), len(own)] if speech else []):
            if bisect_left(speech, begin) < bisect_left(speech, end):
                yield Span(segment.start + begin, segment.start + end)


def _paragraphs(text: str) -> Iterator[int]:
    """Where the paragraphs of a text begin."""
    reached = 0
    for sentence in sentences(text):
        if sentence.opens_paragraph:
            yield reached
        reached += len(sentence.text)


def united(marks: Iterable[Mark]) -> Iterator[Span]:
    """The spans of marks in their order, those that overlap made one."""
    current: Span | None = None
    for start, end, _ in marks:
        if current is not None and start < current.end:
            current = Span(current.start, max(current.end, end))
            continue
        if current is not None:
            yield current
        current = Span(start, end)
    if current is not None:
        yield current
