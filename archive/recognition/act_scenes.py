"""Sentences as acts are read from them: words, the clauses they stand in, and which of them are quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.arabic.analysis import Token
from archive.arabic.sentences import ends
from archive.recognition.lines import runs
from archive.recognition.mentions import Mention

# A clause ends at these; a comma ends none, for it stands before and behind every name in apposition.
_CLAUSE = re.compile(r"[؛;:]|\.\.|…|\s[-–—]\s")
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
# Shorter quotations are a name or a word that the writer does not answer for.
_MIN_QUOTED_WORDS = 4
_MAX_HEADLINE_WORDS = 16


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its words, the number of the clause of each, whether it is quoted, and the kind of the name, if any,
    that begins in it."""

    tokens: Sequence[Token]
    clauses: Sequence[int]
    quoted: Sequence[bool]
    names: Mapping[int, str]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def before(self, place: int, reach: int) -> Sequence[int]:
        """The places of the words of the same clause before a place, the nearest first."""
        first = place
        while first > 0 and place - first < reach and self.clauses[first - 1] == self.clauses[place]:
            first -= 1
        return range(place - 1, first - 1, -1)

    def after(self, place: int, reach: int) -> Sequence[int]:
        """The places of the words of the same clause behind a place, in order."""
        last = place + 1
        while last < len(self.tokens) and last - place <= reach and self.clauses[last] == self.clauses[place]:
            last += 1
        return range(place + 1, last)


def scenes(text: str, cut: Iterable[tuple[int, int]], mentions: Sequence[Mention]) -> Iterator[Scene]:
    """The sentences of `title + "\\n" + body` outside what is cut out, in order."""
    starts = [mention.start for mention in mentions]
    for run in runs(text, cut):
        for tokens in _sentences(text, run):
            first, last = bisect_left(starts, tokens[0].start), bisect_left(starts, tokens[-1].end)
            yield _scene(text, tokens, mentions[first:last])


def is_headline(text: str, scene: Scene) -> bool:
    """Whether a short line stands by itself without a stop, as a link to another article does.

    A sentence that lost its stop still begins with a connective: «وعقد الوزيران اجتماعا».
    """
    if len(scene.tokens) > _MAX_HEADLINE_WORDS or scene.tokens[0].fold[0] in "وف":
        return False
    return text[scene.start - 1 : scene.start] == "\n" and text[scene.end : scene.end + 1] in ("\n", "")


def _sentences(text: str, run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of a run, sentence by sentence."""
    begin = 0
    for end in ends(text, run[0].start, run[-1].end):
        last = bisect_left(run, end, key=_start)
        if last > begin:
            yield run[begin:last]
            begin = last
    if begin < len(run):
        yield run[begin:]


def _start(token: Token) -> int:
    return token.start


def _scene(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Scene:
    start, end = tokens[0].start, tokens[-1].end
    starts = [token.start for token in tokens]
    clauses = _marked(starts, [found.start() for found in _CLAUSE.finditer(text, start, end)])
    spans = [found.span() for found in _QUOTED.finditer(text, start, min(len(text), end + 1))]
    opened, closed = (_marked(starts, [span[side] for span in spans]) for side in (0, 1))
    quoted = [begun > ended for begun, ended in zip(opened, closed, strict=True)]
    names = {bisect_right(starts, mention.start) - 1: mention.kind for mention in mentions}
    return Scene(tokens, clauses, _without_short(quoted), names)


def _marked(starts: Sequence[int], marks: Sequence[int]) -> list[int]:
    """How many marks stand before each word."""
    return [bisect_right(marks, start) for start in starts]


def _without_short(quoted: Sequence[bool]) -> list[bool]:
    """Only quotations of several words."""
    long: list[bool] = []
    for within, group in groupby(quoted):
        length = sum(1 for _ in group)
        long += [within and length >= _MIN_QUOTED_WORDS] * length
    return long
