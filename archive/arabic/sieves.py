"""Sieves: which printed words may have a wanted stem or root, told by their letters, without analysing them.

A stem is a stretch of its word but for the last letter, which may stand for an ending (شرطتها, شرطه); the letters of a
root stand in its word in their order. So a word that lacks them needs no analysis. A word that passes may be another.

>>> sieve = Sieve(stems=["سفير"])
>>> [word for word in "قال السفراء والسفيرة والسفينة".split() if sieve.passes(word)]
['والسفيرة', 'والسفينة']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Letters that are compared as one: hamza on alif, its seats, ة and ى as in folding.
_SAME = {
    "ا": "[اأإآ]",
    "أ": "[اأإآ]",
    "إ": "[اأإآ]",
    "آ": "[اأإآ]",
    "ء": "[ءؤئ]",
    "ؤ": "[ءؤئ]",
    "ئ": "[ءؤئ]",
    "ه": "[هة]",
    "ة": "[هة]",
    "ي": "[يى]",
    "ى": "[يى]",
}
# The one word that is given a letter it was not printed with: «لله» is الله.
_GIVEN = "لل[هة]"
_PLAIN = re.compile(r"[\u0621-\u063a\u0641-\u064a]+").fullmatch


class Sieve:
    """Lets through every plain word that has one of these texts at its level, and few others."""

    def __init__(
        self,
        *,
        exact: Iterable[str] = (),
        stems: Iterable[str] = (),
        roots: Iterable[str] = (),
        starts: Iterable[str] = (),
    ) -> None:
        """`starts` are beginnings of any level."""
        forms = {_GIVEN, *_whole(exact), *_stretches(stems), *_stretches(starts), *_in_order(roots)}
        self._search = re.compile("|".join(sorted(forms))).search

    def passes(self, word: str) -> bool:
        """Whether a word must be analysed. Words of anything but the plain Arabic letters must."""
        return self._search(word) is not None or _PLAIN(word) is None


def _whole(texts: Iterable[str]) -> Iterator[str]:
    return (rf"\A{text}\Z" for text in texts if _PLAIN(text))


def _stretches(texts: Iterable[str]) -> Iterator[str]:
    return ("".join(map(_letter, text[:-1])) for text in texts if _PLAIN(text))


def _in_order(texts: Iterable[str]) -> Iterator[str]:
    return (".*".join(map(_letter, text)) for text in texts if _PLAIN(text))


def _letter(letter: str) -> str:
    return _SAME.get(letter, letter)
