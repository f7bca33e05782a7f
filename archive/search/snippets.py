"""Snippets: the passages of a text that show why it was found.

What is marked is settled by `marking`. Offsets count characters of the text as given.

>>> from archive.search.compilation import compile_query
>>> from archive.search.marking import Marking
>>> from archive.search.query import parse
>>> reading = Marking(compile_query(parse("موسكو").query, "normal")).read("زار الوزير موسكو")
>>> [fragment.text for fragment in highlight(reading) if fragment.marked]
['موسكو']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from archive.arabic.sentences import ends
from archive.search.marking import Mark, Reading, What, united
from archive.search.occurrences import Span
from archive.search.response import Fragment, Snippet

LIMIT = 3
# A passage beyond these is quoted only for what the others do not show.
ENOUGH = 2
WIDTH = 240

_BLANK = re.compile(r"\s")


def snippets(reading: Reading, *, limit: int = LIMIT, width: int = WIDTH) -> tuple[Snippet, ...]:
    """Up to `limit` passages of about `width` characters, in the text's order, that show most of what was asked for.

    Nothing is quoted from what was skipped. Without a mark the beginning of the text is given.
    """
    text, segments = reading.text, list(reading.segments)
    chosen: list[Span] = []
    shown: set[What] = set()
    while len(chosen) < limit and (window := _best_window(segments, reading.marks, shown, width)):
        segment, stretch, added = window
        if len(chosen) >= ENOUGH and not added:
            break
        passage = _widen(text, segment, stretch, width)
        chosen.append(passage)
        shown |= {mark.what for mark in reading.marks if passage.start <= mark.start and mark.end <= passage.end}
        segments = [part for one in segments for part in _cut(one, passage)]
    if not chosen:
        chosen = _lead(text, segments, width)
    return tuple(_snippet(text, passage, reading.marks) for passage in _joined(text, sorted(chosen)))


def highlight(reading: Reading) -> tuple[Fragment, ...]:
    """The whole text in fragments, the words that were searched for marked."""
    return _fragments(reading.text, Span(0, len(reading.text)), reading.united())


def _best_window(
    segments: Sequence[Span], marks: Sequence[Mark], shown: set[What], width: int
) -> tuple[Span, Span, int] | None:
    """The segment, the stretch in it of about `width` that shows most that is not shown yet, and how much that is."""
    best: tuple[tuple[int, int], Span, Span] | None = None
    for segment in segments:
        first = bisect_left(marks, segment.start, key=lambda mark: mark.start)
        last = bisect_left(marks, segment.end, key=lambda mark: mark.start)
        within = [mark for mark in marks[first:last] if mark.end <= segment.end]
        for merit, stretch in _stretches(within, shown, width):
            if best is None or merit > best[0]:
                best = merit, segment, stretch
    return (best[1], best[2], best[0][0]) if best else None


def _stretches(marks: Sequence[Mark], shown: set[What], width: int) -> Iterable[tuple[tuple[int, int], Span]]:
    """For each mark the stretch that ends with it: no longer than `width`, nor than what it shows needs."""
    counts: dict[What, int] = {}
    first = 0
    for last, mark in enumerate(marks):
        counts[mark.what] = counts.get(mark.what, 0) + 1
        while first < last and (mark.end - marks[first].start > width or counts[marks[first].what] > 1):
            what = marks[first].what
            counts[what] -= 1
            if not counts[what]:
                del counts[what]
            first += 1
        end = max(other.end for other in marks[first : last + 1])
        yield (len(counts.keys() - shown), len(counts)), Span(marks[first].start, end)


def _widen(text: str, segment: Span, window: Span, width: int) -> Span:
    """The window with what stands around it, `width` in all: from its sentence's beginning, if that is near."""
    room = max(0, width - (window.end - window.start))
    begin = segment.start
    for end in ends(text, max(segment.start, window.start - room - 2), window.start):
        begin = end
    if window.start - begin > room:
        cut = _BLANK.search(text, window.start - room // 2, window.start)
        begin = cut.end() if cut else window.start
    reach = min(segment.end, window.end + room - (window.start - begin))
    return _stripped(text, Span(begin, _ending(text, window.end, reach, segment.end)))


def _ending(text: str, after: int, reach: int, limit: int) -> int:
    """Where to stop between `after` and `reach`: at the last end of a sentence, if far enough, or between words."""
    if reach >= limit:
        return limit
    found = list(ends(text, after, reach))
    if found and found[-1] - after > (reach - after) // 2:
        return found[-1]
    while reach > after and not text[reach].isspace():
        reach -= 1
    return reach


def _stripped(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _cut(segment: Span, passage: Span) -> list[Span]:
    """What is left of a segment around a passage."""
    if passage.end <= segment.start or segment.end <= passage.start:
        return [segment]
    parts = Span(segment.start, passage.start), Span(passage.end, segment.end)
    return [part for part in parts if part.start < part.end]


def _joined(text: str, passages: Iterable[Span]) -> list[Span]:
    """The passages, those with nothing between them made one."""
    joined: list[Span] = []
    for passage in passages:
        if joined and not text[joined[-1].end : passage.start].strip():
            passage = Span(joined.pop().start, passage.end)
        joined.append(passage)
    return joined


def _lead(text: str, segments: Sequence[Span], width: int) -> list[Span]:
    """The beginning of the text."""
    for segment in segments:
        begin = _stripped(text, segment)
        if begin.start < begin.end:
            first = Span(begin.start, begin.start)
            return [_widen(text, begin, first, width)]
    return []


def _snippet(text: str, passage: Span, marks: Sequence[Mark]) -> Snippet:
    inside = [mark for mark in marks if passage.start <= mark.start and mark.end <= passage.end]
    return Snippet(
        _fragments(text, passage, united(inside)),
        passage.start,
        passage.end,
        cut_before=bool(text[: passage.start].strip()),
        cut_after=bool(text[passage.end :].strip()),
    )


def _fragments(text: str, passage: Span, marked: Iterable[tuple[int, int]]) -> tuple[Fragment, ...]:
    """The passage in pieces; together they are its text."""
    pieces, reached = [], passage.start
    for start, end in marked:
        pieces += [Fragment(text[reached:start]), Fragment(text[start:end], marked=True)]
        reached = end
    pieces.append(Fragment(text[reached : passage.end]))
    return tuple(piece for piece in pieces if piece.text)
