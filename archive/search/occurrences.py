"""Occurrences: where a text holds what the conditions of a plan ask of its words, as the engine finds it there.

Words are compared by the analysis and by the rules of `conditions`, over the same sequence of words as the index has:
the text without the spans that are skipped, which part no phrase. Offsets count characters of the text as given.

>>> sought = Sought([HasWord("light", "سفير"), HasRun("light", ("وزير", "خارج"))])
>>> {leaf.level: finds for leaf, finds in sought.occurrences("قال السفير").items()}
{'light': [Find(start=4, end=10, place=0)]}
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from archive.arabic.analysis import word
from archive.arabic.sentences import sentences
from archive.arabic.sieves import Sieve
from archive.arabic.tokens import tokenize
from archive.search.conditions import HasNear, HasRun, HasStart, HasWord, Level

Leaf: TypeAlias = HasWord | HasStart | HasRun | HasNear
# Which leaf a word may serve, and as which of its words.
Use: TypeAlias = tuple[Leaf, int]

# Such a chunk is one word: no sign, no mark, no letter that another form stands for.
_PLAIN = re.compile(r"[\u0621-\u063a\u0641-\u064a]+").fullmatch


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
    """A word of the text that serves a leaf: `number` counts the words, `segment` the stretches between skips."""

    number: int
    start: int
    end: int
    segment: int
    place: int


class _Chunk(NamedTuple):
    """What stands between two blanks: how many words it has, and those that are of use, with their place in it."""

    words: int
    used: tuple[tuple[int, int, int, tuple[Use, ...]], ...]


# A word that serves nothing, as most do.
_USELESS = _Chunk(1, ())


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

    A chunk between blanks is analysed when it is first met: a page of twenty articles has the same few thousand.
    """

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._words: dict[Level, dict[str, list[Use]]] = {}
        self._starts: list[HasStart] = []
        self._chunks = _Chunks(self)
        self._counted = False
        for leaf in dict.fromkeys(leaves):
            self._add(leaf)
        self.sieve = Sieve(
            exact=self._words.get("exact", ()),
            stems=self._words.get("light", ()),
            roots=self._words.get("root", ()),
            starts=(start.text for start in self._starts),
        )

    def _add(self, leaf: Leaf) -> None:
        if isinstance(leaf, HasStart):
            self._starts.append(leaf)
            return
        self._counted = self._counted or not isinstance(leaf, HasWord)
        for place, texts in enumerate(_places(leaf)):
            for text in texts:
                self._words.setdefault(leaf.level, {}).setdefault(text, []).append((leaf, place))

    def occurrences(self, text: str, segments: Sequence[Span] | None = None) -> Occurrences:
        """The finds of each leaf that occurs, in the order of the text."""
        if not (self._words or self._starts):
            return {}
        segments = [Span(0, len(text))] if segments is None else segments
        used: dict[Leaf, list[_Used]] = {}
        number = 0
        for place, segment in enumerate(segments):
            number = self._read(text, segment, number, place, used)
        found = {leaf: _finds(leaf, own, text, segments) for leaf, own in used.items()}
        return {leaf: finds for leaf, finds in found.items() if finds}

    def _read(self, text: str, segment: Span, number: int, place: int, used: dict[Leaf, list[_Used]]) -> int:
        """Take up the useful words of a segment; the number of the word after it."""
        # A word holds no blank, so each chunk can be read by itself, whatever stands around it.
        chunks = text[segment.start : segment.end].split(" ")
        read = list(map(self._chunks.__getitem__, chunks))
        useful = [index for index, chunk in enumerate(read) if chunk.used]
        numbers = list(accumulate((chunk.words for chunk in read), initial=number)) if self._counted else []
        if useful:
            offsets = list(accumulate(map(len, chunks), initial=segment.start))
            for index in useful:
                begin, first = offsets[index] + index, numbers[index] if numbers else 0
                for before, start, end, uses in read[index].used:
                    for leaf, own in uses:
                        one = _Used(first + before, begin + start, begin + end, place, own)
                        used.setdefault(leaf, []).append(one)
        return numbers[-1] if numbers else 0

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
        if not self._sought.sieve.passes(text):
            chunk = _USELESS
        elif _PLAIN(text):
            uses = self._sought.uses(text)
            chunk = _Chunk(1, ((0, 0, len(text), uses),) if uses else ())
        else:
            spans = list(tokenize(text))
            read = ((before, *span[1:], self._sought.uses(span.surface)) for before, span in enumerate(spans))
            chunk = _Chunk(len(spans), tuple(one for one in read if one[3]))
        self[text] = chunk
        return chunk


def _places(leaf: HasWord | HasRun | HasNear) -> Sequence[tuple[str, ...]]:
    """The words of a leaf, each with the texts that it may have."""
    if isinstance(leaf, HasWord):
        return ((leaf.text,),)
    if isinstance(leaf, HasRun):
        return [(text,) for text in leaf.texts]
    return leaf.places


def _finds(leaf: Leaf, used: Sequence[_Used], text: str, segments: Sequence[Span]) -> list[Find]:
    if isinstance(leaf, HasWord | HasStart):
        return [Find(one.start, one.end) for one in used]
    count = len(_places(leaf))
    if isinstance(leaf, HasRun) or leaf.within == "run":
        return list(_runs(used, count))
    if isinstance(leaf.within, int):
        near = _within(used, count, leaf.within)
    else:
        near = _together(used, count, _beginnings(text, segments, paragraphs=leaf.within == "paragraph"))
    return [Find(one.start, one.end, one.place) for one in near]


def _runs(used: Sequence[_Used], count: int) -> Iterator[Find]:
    """Where the words stand next to each other in their order: from the first to the last, or up to a skip."""
    at: list[dict[int, _Used]] = [{} for _ in range(count)]
    for one in used:
        at[one.place][one.number] = one
    for first in at[0]:
        run = [words.get(first + place) for place, words in enumerate(at)]
        whole = [one for one in run if one is not None]
        if len(whole) == count:
            for segment in dict.fromkeys(one.segment for one in whole):
                own = [one for one in whole if one.segment == segment]
                yield Find(own[0].start, own[-1].end)


def _within(used: Sequence[_Used], count: int, distance: int) -> list[_Used]:
    """The words that stand in a stretch of so many words with one of every place."""
    kept: dict[_Used, None] = {}
    last = 0
    for first, one in enumerate(used):
        last = max(last, first)
        while last < len(used) and used[last].number < one.number + distance:
            last += 1
        stretch = used[first:last]
        if len({other.place for other in stretch}) == count:
            kept |= dict.fromkeys(stretch)
    return list(kept)


def _together(used: Sequence[_Used], count: int, beginnings: Sequence[int]) -> list[_Used]:
    """The words that share their sentence or paragraph with one of every place."""
    units: dict[int, list[_Used]] = {}
    for one in used:
        units.setdefault(bisect_right(beginnings, one.start), []).append(one)
    return [one for unit in units.values() if len({other.place for other in unit}) == count for one in unit]


def _beginnings(text: str, segments: Sequence[Span], *, paragraphs: bool) -> list[int]:
    """Where sentences or paragraphs begin; with every segment one does."""
    found = []
    for segment in segments:
        reached = segment.start
        for sentence in sentences(text[segment.start : segment.end]):
            if sentence.opens_paragraph or not paragraphs:
                found.append(reached)
            reached += len(sentence.text)
    return found
