"""Quotation marks: what stands between them, nested ones within, and where one was never closed.

The straight mark opens and closes alike, so where one is missing its neighbours tell: it opens before a word and behind
a blank. Guillemets and curly marks say which they are, and may span paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_STRAIGHT = '"＂″'
_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "❝": "❞", "〝": "〞"}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_STRAIGHTS = re.compile(f"[{_STRAIGHT}]|''")
# «»نعم«»: guillemets the wrong way round, which right-to-left text is full of.
_TURNED = re.compile(r"»(?=[^\s».,،؛:!؟])([^«»\n]*[^\s«»])«")
_LONGEST = 2500
_MOST_PARAGRAPHS = 3
_SPACE_OR_JOINED = re.compile(r"(?:^|[\s(\[:،؛.–—-]|[\s][وفبلك]{1,2})$")

_LEADS_TO = re.compile(r"(?::|\b[وفب]?[أإا]نّ?(?:ه|ها|هم)?|\bقائلا|\bقائلة)\s*$")


class Quoted(NamedTuple):
    """What stands inside marks: from behind the opening one to before the closing one."""

    start: int
    end: int
    is_closed: bool = True


def quoted(text: str) -> list[Quoted]:
    """What stands in quotation marks, in order, none inside another.

    >>> text = 'قال: «لن نقبل "الإملاءات"» ثم "نعم" ثم "لا'
    >>> [(text[start:end], is_closed) for start, end, is_closed in quoted(text)]
    [('لن نقبل "الإملاءات"', True), ('نعم', True), ('لا', False)]
    """
    reached, directed = 0, []
    for span in sorted([*_directed(text), *_turned(text)]):
        if span.start >= reached:
            directed.append(span)
            reached = span.end
    taken = bytearray(len(text))
    for span in directed:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    marks = [found.span() for found in _STRAIGHTS.finditer(text) if not taken[found.start()]]
    straight = (span for end, line in _by_line(text, marks) for span in _straight(text, end, line))
    return _apart(sorted([*directed, *straight]))


def _apart(spans: list[Quoted]) -> list[Quoted]:
    """Those inside none before them; one that was never closed ends before the mark of the next."""
    kept: list[Quoted] = []
    for span in spans:
        last = kept[-1] if kept else None
        if last and span.start < last.end:
            if last.is_closed:
                continue
            kept[-1] = last._replace(end=max(last.start, span.start - 1))
        kept.append(span)
    return kept


def _by_line(text: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The marks of each paragraph that has any, with where it ends."""
    end = -1
    line: list[tuple[int, int]] = []
    for mark in marks:
        if mark[0] > end:
            if line:
                yield end, line
            line, end = [], text.find("\n", mark[0])
            end = len(text) if end < 0 else end
        line.append(mark)
    if line:
        yield end, line


def _turned(text: str) -> Iterator[Quoted]:
    if "»" in text and text.find("»") < (text.find("«") if "«" in text else -1):
        for found in _TURNED.finditer(text):
            yield Quoted(found.start() + 1, found.end() - 1)


def _directed(text: str) -> Iterator[Quoted]:
    reached = 0
    while found := _OPENING.search(text, reached):
        start = found.end()
        end = _closing(text, start, found[0], _PAIRS[found[0]])
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        if end is None:
            yield Quoted(start, line_end, is_closed=False)
            reached = start
        else:
            yield Quoted(start, end)
            reached = end


def _closing(text: str, start: int, opening: str, closing: str) -> int | None:
    """Where what is opened is closed, through nested ones; None where it is not, or only far away."""
    if text.find(closing, start, start + _LONGEST) < 0:
        return None
    depth, paragraphs = 1, 0
    for found in re.finditer(f"[{opening}{closing}\n]", text[start : start + _LONGEST]):
        if found[0] == closing:
            depth -= 1
        elif found[0] == opening:
            if paragraphs:
                return None
            depth += 1
        else:
            paragraphs += 1
            if paragraphs >= _MOST_PARAGRAPHS:
                return None
        if depth == 0:
            return start + found.start()
    return None


def _straight(text: str, end: int, marks: list[tuple[int, int]]) -> Iterator[Quoted]:
    """The spans between the straight marks of one paragraph."""
    is_odd = len(marks) % 2 == 1
    opened: tuple[int, int] | None = None
    inside = False
    for number, mark in enumerate(marks):
        if opened is None:
            opened = mark
        elif inside:
            inside = False
        elif _opens(text, mark) and _nests(text, marks, number):
            inside = True
        elif is_odd and _opens(text, mark):
            # The one before was never closed; what it opened ends no later than here.
            yield Quoted(opened[1], mark[0], is_closed=False)
            opened, is_odd = mark, False
        else:
            yield Quoted(opened[1], mark[0])
            opened = None
    if opened is not None:
        yield Quoted(opened[1], end, is_closed=False)


def _opens(text: str, mark: tuple[int, int]) -> bool:
    """Whether a straight mark can only open: a word follows at once, and none stands at once before it."""
    if _LEADS_TO.search(text, max(0, mark[0] - 12), mark[0]):
        return True
    follows = mark[1] < len(text) and text[mark[1]].isalnum()
    return follows and bool(_SPACE_OR_JOINED.search(text, max(0, mark[0] - 3), mark[0]))


def _closes(text: str, mark: tuple[int, int]) -> bool:
    """Whether a straight mark can only close: it hangs on to what stands before it, and no word on to it."""
    hangs = mark[0] > 0 and not text[mark[0] - 1].isspace()
    return hangs and not (mark[1] < len(text) and text[mark[1]].isalnum())


def _nests(text: str, marks: list[tuple[int, int]], number: int) -> bool:
    """Whether a mark that opens inside a quotation is closed by the next one, and the quotation by one behind."""
    rest = marks[number + 1 : number + 3]
    return len(rest) == 2 and all(_closes(text, mark) for mark in rest)
