"""Occurrences: where a text holds what the conditions of a plan ask of its words, as the engine finds it there.

Words are compared by the analysis and by the rules of `conditions`, over the same sequence of words as the index has:
the text without the spans that are skipped, which part no phrase. Offsets count characters of the text as given.

>>> sought = Sought([HasWord("light", "سفير"), HasRun("light", ("وزير", "خارج"))])
>>> {leaf.level: finds for leaf, finds in sought.occurrences("قال السفير").items()}
{'light': [Find(start=4, end=10, place=0)]}
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from archive.arabic.analysis import word
from archive.arabic.sentences import sentences
from archive.arabic.sieves import Sieve
from archive.arabic.tokens import WORD, tokenize
from archive.search.conditions import HasNear, HasRun, HasStart, HasWord, Level

Leaf: TypeAlias = HasWord | HasStart | HasRun | HasNear
# Which leaf a word may serve, and as which of its words.
Use: TypeAlias = tuple[Leaf, int]


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


class Find(NamedTuple):
    """One occurrence of a leaf; of words that stand apart each is one, `place` telling which."""

    start: int
    end: int
    place: int = 0


Occurrences: TypeAlias = Mapping[Leaf, Sequence[Find]]


class _Used(NamedTuple):
    """A word of the text that serves a leaf; `segment` counts the stretches between skips."""

    start: int
    end: int
    segment: int
    place: int


# The words of a chunk that are of use, with where in it they stand.
_Chunk: TypeAlias = Sequence[tuple[int, int, tuple[Use, ...]]]


def segments_of(length: int, skip: Sequence[tuple[int, int]]) -> list[Span]:
    """What lies between the spans of `skip`."""
    segments, reached = [], 0
    for start, end in [*sorted(skip), (length, length)]:
        if start > reached:
            segments.append(Span(reached, start))
        reached = max(reached, end)
    return segments


class Sought:
    """The leaves of one plan, ready to be looked for; made once for all texts of a page.

    Of a text only what stands between blanks around the letters of a wanted word is analysed, and each such chunk once.
    """

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._words: dict[Level, dict[str, list[Use]]] = {}
        self._starts: list[HasStart] = []
        self._chunks = _Chunks(self)
        for leaf in dict.fromkeys(leaves):
            self._add(leaf)
        self._sieve = Sieve(
            exact=self._words.get("exact", ()),
            stems=self._words.get("light", ()),
            roots=self._words.get("root", ()),
            starts=(start.text for start in self._starts if start.level != "exact"),
            printed=(start.text for start in self._starts if start.level == "exact"),
        )

    def _add(self, leaf: Leaf) -> None:
        if isinstance(leaf, HasStart):
            self._starts.append(leaf)
            return
        for place, texts in enumerate(_places(leaf)):
            for text in texts:
                self._words.setdefault(leaf.level, {}).setdefault(text, []).append((leaf, place))

    def occurrences(
        self,
        text: str,
        segments: Sequence[Span] | None = None,
        parts: Sequence[Span] | None = None,
        *,
        apart: bool = False,
        single: bool = False,
    ) -> Occurrences:
        """The finds of each leaf that occurs, in the order of the text.

        With `parts` of words inside them alone; `apart` when what stands in a run or a stretch must share one.
        `single` tells that the text is one sentence whatever its signs, as a title is.
        """
        if not (self._words or self._starts):
            return {}
        segments = [Span(0, len(text))] if segments is None else segments
        used: dict[Leaf, list[_Used]] = {}
        for number, segment in enumerate(segments):
            self._read(text, segment, number, used)
        words = _Words(text, segments, single=single)
        found = {
            leaf: [find for group in _groups(leaf, own, parts, apart=apart) for find in _finds(leaf, group, words)]
            for leaf, own in used.items()
        }
        return {leaf: finds for leaf, finds in found.items() if finds}

    def _read(self, text: str, segment: Span, number: int, used: dict[Leaf, list[_Used]]) -> None:
        """Take up the useful words of a segment."""
        # A word holds no blank, so each chunk can be read by itself, whatever stands around it.
        places = self._sieve.places(text, segment.start, segment.end)
        for begin in sorted({max(segment.start, text.rfind(" ", segment.start, place) + 1) for place in places}):
            end = text.find(" ", begin, segment.end)
            for first, last, uses in self._chunks[text[begin : end if end >= 0 else segment.end]]:
                for leaf, place in uses:
                    used.setdefault(leaf, []).append(_Used(begin + first, begin + last, number, place))

    def uses(self, surface: str) -> tuple[Use, ...]:
        """What one word may serve."""
        levels = word(surface)
        found: list[Use] = []
        for level, texts in self._words.items():
            found += texts.get(getattr(levels, level), ())
        found += ((start, 0) for start in self._starts if getattr(levels, start.level).startswith(start.text))
        return tuple(found)


class _Chunks(dict[str, _Chunk]):
    """Chunks by their text."""

    def __init__(self, sought: Sought) -> None:
        super().__init__()
        self._sought = sought

    def __missing__(self, text: str) -> _Chunk:
        read = ((span.start, span.end, self._sought.uses(span.surface)) for span in tokenize(text))
        self[text] = chunk = tuple(one for one in read if one[2])
        return chunk


class _Words:
    """The words, sentences and paragraphs of a text, read when they are first asked for."""

    def __init__(self, text: str, segments: Sequence[Span], *, single: bool) -> None:
        self._single = single
        self._text = text
        self._segments = segments

    def numbers(self, used: Sequence[_Used]) -> list[int]:
        """The number of each of these words, counted through the text without what is skipped."""
        return [bisect_left(self._starts, one.start) for one in used]

    def neighbours(self, used: Sequence[_Used]) -> list[int]:
        """Numbers that follow each other for words that do, and for no others: quicker than to count all words."""
        numbers = [0]
        for one, other in pairwise(used):
            apart = 0 if one.start == other.start else 2 if self._between(one, other) else 1
            numbers.append(numbers[-1] + apart)
        return numbers

    def _between(self, one: _Used, other: _Used) -> bool:
        """Whether any word stands between two."""
        if one.segment == other.segment:
            gap = self._text[one.end : other.start]
            return gap != " " and WORD.search(gap) is not None
        ends = self._segments[one.segment].end, self._segments[other.segment].start
        gaps = (one.end, ends[0]), *self._segments[one.segment + 1 : other.segment], (ends[1], other.start)
        return any(WORD.search(self._text[start:end]) for start, end in gaps)

    def units(self, used: Sequence[_Used], within: str) -> list[int]:
        """The number of the sentence or paragraph of each of these words."""
        if self._single:
            return [0] * len(used)
        starts = self._sentences if within == "sentence" else self._paragraphs
        return [bisect_right(starts, one.start) for one in used]

    @cached_property
    def _starts(self) -> list[int]:
        return [first + span.start for first, own in self._parts() for span in tokenize(own)]

    @cached_property
    def _sentences(self) -> list[int]:
        return [begin for begin, _ in self._divided()]

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [begin for begin, opens in self._divided() if opens]

    def _divided(self) -> Iterator[tuple[int, bool]]:
        """Where each sentence begins, and whether a paragraph does; with every segment both do."""
        for reached, own in self._parts():
            for sentence in sentences(own):
                yield reached, sentence.opens_paragraph
                reached += len(sentence.text)

    def _parts(self) -> Iterator[tuple[int, str]]:
        return ((segment.start, self._text[segment.start : segment.end]) for segment in self._segments)


def _places(leaf: HasWord | HasRun | HasNear) -> Sequence[tuple[str, ...]]:
    """The words of a leaf, each with the texts that it may have."""
    if isinstance(leaf, HasWord):
        return ((leaf.text,),)
    if isinstance(leaf, HasRun):
        return [(text,) for text in leaf.texts]
    return leaf.places


def _groups(leaf: Leaf, used: list[_Used], parts: Sequence[Span] | None, *, apart: bool) -> Iterator[list[_Used]]:
    """The words, given in their order, that may serve a leaf together."""
    if parts is None:
        yield used
        return
    starts = [one.start for one in used]
    within = ((part, bisect_left(starts, part.start), bisect_left(starts, part.end)) for part in parts)
    inside = [[one for one in used[first:last] if one.end <= part.end] for part, first, last in within]
    if apart and not (isinstance(leaf, HasNear) and leaf.within in ("sentence", "paragraph")):
        yield from inside
    else:
        yield [one for group in inside for one in group]


def _finds(leaf: Leaf, used: Sequence[_Used], words: _Words) -> list[Find]:
    if isinstance(leaf, HasWord | HasStart):
        return [Find(one.start, one.end) for one in used]
    count = len(_places(leaf))
    if len({one.place for one in used}) < count:
        return []
    within = "run" if isinstance(leaf, HasRun) else leaf.within
    if within == "run":
        return list(_runs(used, words.neighbours(used), count))
    if isinstance(within, int):
        near = _within(used, words.numbers(used), count, within)
    else:
        near = _together(used, words.units(used, within), count)
    return [Find(one.start, one.end, one.place) for one in near]


def _runs(used: Sequence[_Used], numbers: Sequence[int], count: int) -> Iterator[Find]:
    """Where the words stand next to each other in their order: from the first to the last, or up to a skip."""
    at: list[dict[int, _Used]] = [{} for _ in range(count)]
    for one, number in zip(used, numbers, strict=True):
        at[one.place][number] = one
    for first in at[0]:
        run = [own.get(first + place) for place, own in enumerate(at)]
        whole = [one for one in run if one is not None]
        if len(whole) == count:
            for segment in dict.fromkeys(one.segment for one in whole):
                own = [one for one in whole if one.segment == segment]
                yield Find(own[0].start, own[-1].end)


def _within(used: Sequence[_Used], numbers: Sequence[int], count: int, distance: int) -> list[_Used]:
    """The words that stand in a stretch of so many words with one of every place."""
    kept: dict[_Used, None] = {}
    for first, number in enumerate(numbers):
        stretch = used[first : bisect_left(numbers, number + distance)]
        if len({other.place for other in stretch}) == count:
            kept |= dict.fromkeys(stretch)
    return list(kept)


def _together(used: Sequence[_Used], numbers: Sequence[int], count: int) -> list[_Used]:
    """The words that share their sentence or paragraph with one of every place."""
    units: dict[int, list[_Used]] = {}
    for one, number in zip(used, numbers, strict=True):
        units.setdefault(number, []).append(one)
    return [one for unit in units.values() if len({other.place for other in unit}) == count for one in unit]
