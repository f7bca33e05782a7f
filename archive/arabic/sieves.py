"""Sieves: which printed words may have a wanted stem or root, told by their letters, without analysing them.

A stem is a stretch of its word but for the last letter, which may stand for an ending (شرطتها, شرطه); the letters of a
root stand in its word in their order, a few others between them. So a word that lacks them needs no analysis. A word
that passes may be another. The time is in proportion to the text, also where no blank parts its words.

>>> list(Sieve(stems=["سفير"]).places("قال السفراء والسفيرة والسفينة", 0, 29))
[15, 24]
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
# A root of so many letters at most was made by a pattern, which puts no more than so many others between two of them; a
# longer one is a stretch of its word.
_PATTERNED = 4
_BETWEEN = r"\S{0,4}"
# The one word that is given a letter it was not printed with: «لله» is الله.
_GIVEN = "لل[هة]"
_PLAIN = re.compile(r"[\u0621-\u063a\u0641-\u064a]+").fullmatch
# Runs of what neither plain letters nor signs between words are: marks, other forms of letters. No word with letters or
# digits of another script has a plain level.
_ODD = re.compile(r"[^\u0621-\u063a\u0641-\u064a\u0660-\u0669\x00-\x7f،؛؟«»“”‘’…–—]+")
_ODD_OR_OTHER = re.compile(r"[^\u0621-\u063a\u0641-\u064a\s!-/:-@\[-`{-~،؛؟«»“”‘’…–—]+")


class Sieve:
    """Lets through every word that has one of these texts at its level, and few others."""

    def __init__(
        self,
        *,
        exact: Iterable[str] = (),
        stems: Iterable[str] = (),
        roots: Iterable[str] = (),
        starts: Iterable[str] = (),
        printed: Iterable[str] = (),
    ) -> None:
        """`starts` are beginnings of any level, `printed` of words as printed."""
        exact, stems, roots, starts, printed = map(list, (exact, stems, roots, starts, printed))
        forms = {_GIVEN, *_stretches(stems), *_stretches(starts), *_in_order(roots), *filter(_PLAIN, printed)}
        # Alternatives that begin with one letter each are searched for much faster than others.
        within = {form for text in {*forms, *filter(_PLAIN, exact)} for form in _by_first_letter(text)}
        self._within = re.compile("|".join(sorted(within)))
        self._odd = _ODD if all(map(_PLAIN, (*exact, *stems, *roots, *starts, *printed))) else _ODD_OR_OTHER

    def places(self, text: str, start: int, end: int) -> Iterator[int]:
        """Places in a stretch of a text, at least one in every word of it that may have what is wanted."""
        for pattern in (self._within, self._odd):
            for found in pattern.finditer(text, start, end):
                yield found.start()


def _stretches(texts: Iterable[str]) -> Iterator[str]:
    return ("".join(map(_letter, text[:-1])) for text in texts if _PLAIN(text))


def _in_order(texts: Iterable[str]) -> Iterator[str]:
    plain = filter(_PLAIN, texts)
    return ((_BETWEEN if len(text) <= _PATTERNED else "").join(map(_letter, text)) for text in plain)


def _letter(letter: str) -> str:
    return _SAME.get(letter, letter)


def _by_first_letter(form: str) -> Iterator[str]:
    """A form for each letter that it may begin with."""
    if not form.startswith("["):
        yield form
        return
    letters, _, rest = form[1:].partition("]")
    yield from (letter + rest for letter in letters)
