"""A text as patterns read it: folded letter by letter, without vowels and tatweel, and the way back to the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from archive.arabic.folding import fold
from archive.arabic.letters import ARABIC_MARK_RANGES, INVISIBLE, TATWEEL, character_class

_MARKS = [chr(code) for first, last in ARABIC_MARK_RANGES for code in range(first, last + 1)]
_DROPPED = character_class([*_MARKS, *INVISIBLE, TATWEEL])
_KEPT = re.compile(f"[^{_DROPPED}]+")
_HAS_DROPPED = re.compile(f"[{_DROPPED}]")
_PLANE = [chr(code) for code in range(0x80, 0xFFFF) if not 0xD800 <= code < 0xE000]
# One letter for one letter: what folds to several or to none, and is not dropped, stays as it is.
_LETTERS = {ord(sign): folded for sign in _PLANE if len(folded := fold(sign)) == 1 and folded not in {sign, " "}}


@dataclass(frozen=True, slots=True)
class Readable:
    """The text to be read, and for each of its characters the place in the text that is printed, if they differ."""

    text: str
    places: array[int] | None
    length: int

    def place(self, printed: int) -> int:
        """Where in what is read a place of the printed text is; of a mark on a letter, the next letter."""
        return printed if self.places is None else bisect_left(self.places, printed)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span, which is not empty, stands in the printed text, with the marks on its last letter."""
        if self.places is None:
            return start, end
        behind = self.places[end] if end < len(self.places) else self.length
        return self.places[start], behind


def readable(text: str) -> Readable:
    """The text as patterns read it.

    >>> text = "في آذَار/مــارس ٢٠١٨"
    >>> read = readable(text)
    >>> read.text
    'في اذار/مارس 2018'
    >>> start = read.text.index("مارس")
    >>> text[slice(*read.span(start, start + 4))]
    'مــارس'
    """
    if not _HAS_DROPPED.search(text):
        return Readable(text.translate(_LETTERS), None, len(text))
    kept = [found.span() for found in _KEPT.finditer(text)]
    places = array("L", chain.from_iterable(range(*span) for span in kept))
    return Readable("".join(text[start:end] for start, end in kept).translate(_LETTERS), places, len(text))


class Cuts:
    """Spans of a text that are cut out of it."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def touch(self, start: int, end: int) -> bool:
        """Whether something between two places is cut out.

        >>> Cuts([(3, 5)]).touch(4, 9), Cuts([(3, 5)]).touch(5, 9)
        (True, False)
        """
        place = bisect_left(self._spans, (end, 0)) - 1
        return place >= 0 and self._spans[place][1] > start
