"""Snippets: the passages of a text that show why it was found, and the marks on its words.

A word is marked when it satisfies what the plan requires, at the level at which it was matched; never by its root,
never in part. Words of a phrase are marked where the phrase stands. Offsets count characters of the text as given.

>>> from archive.search.query import parse
>>> [fragment.text for fragment in highlight("زار الوزير موسكو", parse("موسكو").query, "normal") if fragment.marked]
['موسكو']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from archive.arabic.analysis import Levels, word
from archive.arabic.tokens import tokenize
from archive.search.compilation import compile_query
from archive.search.conditions import All, AnyOf, Condition, HasNear, HasRun, HasStart, HasWord
from archive.search.nodes import Query
from archive.search.request import Match
from archive.search.response import Fragment, Snippet

LIMIT = 2
WIDTH = 240

_SENTENCE_END = re.compile(r"[.!?؟…]+[\"»”’)\]]*\s+|\s*\n\s*")
_BLANK = re.compile(r"\s")


class Find(NamedTuple):
    """One occurrence: where it stands, and which part of the query it satisfies."""

    start: int
    end: int
    what: object


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def snippets(
    text: str,
    query: Query,
    match: Match,
    *,
    limit: int = LIMIT,
    width: int = WIDTH,
    skip: Sequence[tuple[int, int]] = (),
    named: Iterable[tuple[int, int]] = (),
) -> tuple[Snippet, ...]:
    """Up to `limit` passages of about `width` characters, in the text's order, that show most of what was asked for.

    Nothing is quoted from the spans of `skip`. `named` are spans known to name what the query names, however they are
    spelled. Without any occurrence the beginning of the text is given.
    """
    segments = _outside(len(text), skip)
    finds = sorted({*_finds(text, segments, query, match), *_inside(segments, named)}, key=lambda find: find[:2])
    chosen: list[Span] = []
    shown: set[object] = set()
    while len(chosen) < limit and (window := _best_window(segments, finds, shown, width)):
        passage = _widen(text, *window, width)
        chosen.append(passage)
        shown |= {find.what for find in finds if passage.start <= find.start and find.end <= passage.end}
        segments = [part for segment in segments for part in _cut(segment, passage)]
    if not chosen:
        chosen = _lead(text, segments, width)
    return tuple(_snippet(text, passage, finds) for passage in _joined(text, sorted(chosen)))


def highlight(text: str, query: Query, match: Match, *, named: Iterable[tuple[int, int]] = ()) -> tuple[Fragment, ...]:
    """The whole text in fragments, the words that were searched for marked."""
    return _fragments(text, Span(0, len(text)), marks(text, query, match, named=named))


def marks(
    text: str, query: Query, match: Match, *, named: Iterable[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """Where the text holds what was searched for: spans of whole words, in order, not overlapping."""
    whole = [Span(0, len(text))]
    return tuple(_united([*_finds(text, whole, query, match), *_inside(whole, named)]))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What of a plan can be marked in a text: words at one level, beginnings, runs of words at that level."""

    words: frozenset[str]
    starts: tuple[HasStart, ...]
    runs: tuple[HasRun, ...]
    level: Callable[[Levels], str]


@lru_cache(maxsize=256)
def _wanted(query: Query, match: Match) -> _Wanted:
    level = "exact" if match == "exact" else "light"
    leaves = set(_leaves(compile_query(query, match).required))
    return _Wanted(
        frozenset(leaf.text for leaf in leaves if isinstance(leaf, HasWord) and leaf.level == level),
        tuple(leaf for leaf in leaves if isinstance(leaf, HasStart)),
        tuple(leaf for leaf in leaves if isinstance(leaf, HasRun)),
        attrgetter(level),
    )


def _leaves(condition: Condition) -> Iterator[Condition]:
    """The conditions on words that are asked for; what is excluded is not among them."""
    if isinstance(condition, All | AnyOf):
        for child in condition.children:
            yield from _leaves(child)
    elif isinstance(condition, HasNear):
        yield from (HasWord(condition.level, text) for texts in condition.places for text in texts)
    elif isinstance(condition, HasWord | HasStart | HasRun):
        yield condition


def _finds(text: str, segments: Sequence[Span], query: Query, match: Match) -> Iterator[Find]:
    """Every occurrence of what the query asks for, segment by segment."""
    wanted = _wanted(query, match)
    if not (wanted.words or wanted.starts or wanted.runs):
        return
    known: dict[str, object | None] = {}
    for segment in segments:
        spans = list(tokenize(text[segment.start : segment.end]))
        for span in spans:
            if span.surface not in known:
                known[span.surface] = _satisfied(wanted, span.surface)
            what = known[span.surface]
            if what is not None:
                yield Find(segment.start + span.start, segment.start + span.end, what)
        for run in wanted.runs:
            for first, last in _occurrences(run.texts, [wanted.level(word(span.surface)) for span in spans]):
                yield Find(segment.start + spans[first].start, segment.start + spans[last].end, run)


def _satisfied(wanted: _Wanted, surface: str) -> object | None:
    """The part of the query that a word satisfies by itself."""
    levels = word(surface)
    text = wanted.level(levels)
    if text in wanted.words:
        return text
    for start in wanted.starts:
        if getattr(levels, start.level).startswith(start.text):
            return "start"
    return None


def _occurrences(wanted: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the sequence stands among the texts: its first and its last place."""
    for first, text in enumerate(texts):
        if text == wanted[0] and tuple(texts[first : first + len(wanted)]) == tuple(wanted):
            yield first, first + len(wanted) - 1


def _outside(length: int, skip: Sequence[tuple[int, int]]) -> list[Span]:
    """What lies between the spans of `skip`."""
    segments, reached = [], 0
    for start, end in [*sorted(skip), (length, length)]:
        if start > reached:
            segments.append(Span(reached, start))
        reached = max(reached, end)
    return segments


def _inside(segments: Sequence[Span], named: Iterable[tuple[int, int]]) -> Iterator[Find]:
    for start, end in named:
        if any(segment.start <= start < end <= segment.end for segment in segments):
            yield Find(start, end, "named")


def _best_window(
    segments: Sequence[Span], finds: Sequence[Find], shown: set[object], width: int
) -> tuple[Span, Span] | None:
    """The segment, and in it the stretch no longer than `width` whose finds show most that is not shown yet."""
    best: tuple[tuple[int, int], Span, Span] | None = None
    for segment in segments:
        within = [find for find in finds if segment.start <= find.start and find.end <= segment.end]
        for index, first in enumerate(within):
            # Only finds that add something stretch the window: what is left of `width` goes to the words around them.
            last: dict[object, Find] = {}
            for find in within[index : index + 40]:
                if find.end - first.start <= width:
                    last.setdefault(find.what, find)
            last.setdefault(first.what, first)
            merit = (len(last.keys() - shown), len(last))
            if best is None or merit > best[0]:
                best = merit, segment, Span(first.start, max(find.end for find in last.values()))
    return best[1:] if best else None


def _widen(text: str, segment: Span, window: Span, width: int) -> Span:
    """The window with what stands around it, `width` in all: from its sentence's beginning, if that is near."""
    room = max(0, width - (window.end - window.start))
    begin = segment.start
    for boundary in _SENTENCE_END.finditer(text, max(segment.start, window.start - room - 2), window.start):
        begin = boundary.end()
    if window.start - begin > room:
        cut = _BLANK.search(text, window.start - room // 2, window.start)
        begin = cut.end() if cut else window.start
    reach = min(segment.end, window.end + room - (window.start - begin))
    return _stripped(text, Span(begin, _ending(text, window.end, reach, segment.end)))


def _ending(text: str, after: int, reach: int, limit: int) -> int:
    """Where to stop between `after` and `reach`: at the last end of a sentence, if far enough, or between words."""
    if reach >= limit:
        return limit
    ends = [end.end() for end in _SENTENCE_END.finditer(text, after, reach)]
    if ends and ends[-1] - after > (reach - after) // 2:
        return ends[-1]
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


def _united(finds: Iterable[Find]) -> Iterator[Span]:
    """The spans of the finds, those that overlap made one."""
    current: Span | None = None
    for start, end, _ in sorted(finds, key=lambda find: find[:2]):
        if current is not None and start < current.end:
            current = Span(current.start, max(current.end, end))
            continue
        if current is not None:
            yield current
        current = Span(start, end)
    if current is not None:
        yield current


def _snippet(text: str, passage: Span, finds: Sequence[Find]) -> Snippet:
    inside = [find for find in finds if passage.start <= find.start and find.end <= passage.end]
    return Snippet(
        _fragments(text, passage, _united(inside)),
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
