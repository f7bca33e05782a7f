"""Marking: which words of a title or a body are marked for a plan, and a text read with them.

A word is marked when it serves what the plan requires, at the level at which it is required: never for its root, never
for what is excluded, never in part. The words of a phrase are marked where the phrase stands, words that must stand
near each other where they do. What must stand in the title is marked there alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from archive.search.conditions import All, AnyOf, Condition, HasNear, HasRun, HasStart, HasWord, InTitle
from archive.search.occurrences import Leaf, Occurrences, Sought, Span, segments_of
from archive.search.plan import Plan

Place = Literal["title", "body"]
# What tells apart the things asked for: the number of each and of a word in it.
What: TypeAlias = tuple[int, int]


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
        self._asked: dict[Place, dict[Leaf, int]] = {
            "title": _numbered(_asked(plan.required, in_title=True)),
            "body": _numbered(_asked(plan.required, in_title=False)),
        }
        ways = (leaf for part in plan.parts for _, condition in part.ways for leaf in leaves_of(condition))
        self._sought = Sought([*self._asked["title"], *ways])

    def read(
        self,
        text: str,
        place: Place = "body",
        *,
        skip: Sequence[tuple[int, int]] = (),
        named: Iterable[tuple[int, int]] = (),
    ) -> Reading:
        """Read a text without the spans of `skip`.

        `named` are spans known to name what the query names, however they are spelled.
        """
        segments = segments_of(len(text), skip)
        occurrences = self._sought.occurrences(text, segments)
        asked = self._asked[place]
        marks = {
            Mark(find.start, find.end, (asked[leaf], find.place))
            for leaf, finds in occurrences.items()
            if leaf in asked
            for find in finds
        }
        marks.update(_inside(segments, named))
        return Reading(text, segments, occurrences, sorted(marks, key=lambda mark: mark[:2]))


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """The conditions on words that are asked for; what is excluded is not among them."""
    for leaf, _ in _asked(condition, in_title=True, roots=True):
        yield leaf


def _asked(condition: Condition, *, in_title: bool, roots: bool = False) -> Iterator[tuple[Leaf, Condition]]:
    match condition:
        case HasStart() | HasRun() | HasNear():
            yield condition, condition
        case HasWord(level) if roots or level != "root":
            yield condition, condition
        case InTitle(child) if in_title:
            yield from _asked(child, in_title=True, roots=roots)
        case All(children):
            for child in children:
                yield from _asked(child, in_title=in_title, roots=roots)
        case AnyOf(children):
            found = [pair for child in children for pair in _asked(child, in_title=in_title, roots=roots)]
            # Beginnings are one word in several spellings; other alternatives are worth showing each.
            one = all(isinstance(leaf, HasStart) for leaf, _ in found)
            yield from ((leaf, condition if one else what) for leaf, what in found)


def _numbered(asked: Iterable[tuple[Leaf, Condition]]) -> dict[Leaf, int]:
    """The leaves with numbers, the same for those that are one thing."""
    numbers: dict[Condition, int] = {}
    return {leaf: numbers.setdefault(what, len(numbers)) for leaf, what in asked}


def _inside(segments: Sequence[Span], named: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    for start, end in named:
        if any(segment.start <= start < end <= segment.end for segment in segments):
            yield Mark(start, end, (-1, 0))


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
