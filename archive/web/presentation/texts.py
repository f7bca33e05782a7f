"""Texts: an article as printed, cut into blocks, paragraphs and pieces.

Every boundary comes from a span of the text: a line's end, boilerplate, a mention, a word that was searched for. The
pieces of a paragraph together are its line, character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from archive.web.presenters.articles import Block, Paragraph, Piece

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A span of the body that names something."""

    start: int
    end: int
    kind: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A span of the body that is no part of the article, and the line that says why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """A span of the body that was searched for, with its number."""

    start: int
    end: int
    number: int


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


SpanT = TypeVar("SpanT", bound=_Span)


def blocks(
    body: str, *, named: Iterable[Named] = (), marks: Iterable[tuple[int, int]] = (), asides: Iterable[Aside] = ()
) -> tuple[Block, ...]:
    """The body in blocks: consecutive lines of the article, or consecutive lines that are none of it for one reason."""
    text = _Text(
        body, _apart(named), _apart(_Mark(*span, number) for number, span in enumerate(marks, 1)), _apart(asides)
    )
    lines = [(line.start(), line.end()) for line in _LINE.finditer(body)]
    told = [(text.reason(start, end), start, end) for start, end in lines]
    return tuple(
        Block(tuple(Paragraph(tuple(text.pieces(start, end, whole=reason))) for _, start, end in group), reason)
        for reason, group in groupby(told, key=lambda line: line[0])
    )


def _apart(spans: Iterable[SpanT]) -> list[SpanT]:
    """The spans in order; of those that overlap the first alone, and of those that begin together the longest."""
    kept: list[SpanT] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _within(spans: Sequence[SpanT], start: int, end: int) -> Sequence[SpanT]:
    """The spans that have something in common with a stretch."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


@dataclass(frozen=True, slots=True)
class _Text:
    """A body with the spans of it, each kind in order and apart."""

    body: str
    names: Sequence[Named]
    marks: Sequence[_Mark]
    asides: Sequence[Aside]

    def reason(self, start: int, end: int) -> str:
        """Why a whole line is no part of the article; "" when any of it is."""
        covering = _within(self.asides, start, end)
        reached = start
        for aside in covering:
            if self.body[reached : aside.start].strip():
                return ""
            reached = max(reached, aside.end)
        return covering[0].reason if covering and not self.body[reached:end].strip() else ""

    def pieces(self, start: int, end: int, *, whole: str) -> Iterator[Piece]:
        """The pieces of a line; one that is no part of the article needs no asides of its own."""
        names, marks = _within(self.names, start, end), _within(self.marks, start, end)
        asides = () if whole else _within(self.asides, start, end)
        edges = {start, end}
        spans: list[_Span] = [*names, *marks, *asides]
        for span in spans:
            edges |= {max(span.start, start), min(span.end, end)}
        for first, last in pairwise(sorted(edges)):
            name, mark = _over(names, first), _over(marks, first)
            yield Piece(
                text=self.body[first:last],
                kind=name.kind if name else "",
                url=name.url if name else "",
                name=name.name if name else "",
                marked=mark is not None,
                mark=mark.number if mark and mark.start == first else 0,
                aside=_over(asides, first) is not None,
            )


def _over(spans: Sequence[SpanT], position: int) -> SpanT | None:
    found = _within(spans, position, position + 1)
    return found[0] if found else None
