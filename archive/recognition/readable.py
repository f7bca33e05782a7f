"""A text as patterns read it: folded letter by letter, without vowels and tatweel, and the way back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.arabic.folding import fold
from archive.arabic.letters import ARABIC_MARK_RANGES, INVISIBLE, TATWEEL, character_class

_DROPPED = re.compile(
    f"[{character_class([chr(code) for first, last in ARABIC_MARK_RANGES for code in range(first, last + 1)])}"
    f"{character_class([*INVISIBLE, TATWEEL])}]"
)
_PLANE = [chr(code) for code in range(0x80, 0xFFFF) if not 0xD800 <= code < 0xE000]
# One letter for one letter: what folds to several or to none, and is not dropped, stays as it is.
_LETTERS = {ord(sign): folded for sign in _PLANE if len(folded := fold(sign)) == 1 and folded not in {sign, " "}}


@dataclass(frozen=True, slots=True)
class Readable:
    """The text to be read, and for each of its characters the place in the text that is printed, if they differ."""

    text: str
    places: tuple[int, ...] | None
    length: int

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
    if not _DROPPED.search(text):
        return Readable(text.translate(_LETTERS), None, len(text))
    places = tuple(place for place, sign in enumerate(text) if not _DROPPED.match(sign))
    return Readable("".join(text[place] for place in places).translate(_LETTERS), places, len(text))
