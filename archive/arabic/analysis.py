"""The one analysis: what is indexed and what is asked both become tokens here. There is no second normaliser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.digits import SEPARATORS, number
from archive.arabic.folding import fold_printed, printed
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.roots import bare_root
from archive.arabic.stemming import light_stem
from archive.arabic.tokens import WORD

# Raised whenever any text may come out, or be counted, otherwise than before; an index made by another version must be
# built anew.
ANALYSIS_VERSION = 5

# Word types seen lately: a newspaper's year has about twice as many, most of them once.
_CACHED_WORDS = 65_536


@dataclass(frozen=True, slots=True)
class Levels:
    """One word at every level of matching: as printed in small letters, folded, light stem, root."""

    exact: str
    fold: str
    light: str
    root: str


class Token(NamedTuple):
    """A word in a text: `text` as printed without marks, `surface` letter by letter, `original[start:end] == surface`,
    `position` counting words from 0, and its levels.

    A named tuple, because they are made by the million and a frozen dataclass takes three times as long to make.
    """

    text: str
    surface: str
    start: int
    end: int
    position: int
    fold: str
    light: str
    root: str


@lru_cache(maxsize=_CACHED_WORDS)
def _analysed(surface: str) -> tuple[str, Levels]:
    """The printed form and the levels of a word. Equal forms are one string, which halves the cache."""
    text = printed(surface)
    if text[0].isdecimal() and any(separator in text for separator in SEPARATORS):
        text = number(text)
    text = surface if text == surface else text
    folded = fold_printed(text)
    folded = text if folded == text else folded
    exact = folded if folded == text else text.lower()
    bare = strip_proclitics(folded)
    return text, Levels(exact, folded, light_stem(bare), bare_root(bare))


def word(surface: str) -> Levels:
    """The levels of one word; equal for every way of writing it that a level does not tell apart.

    >>> word("والمفاوضاتِ")
    Levels(exact='والمفاوضات', fold='والمفاوضات', light='مفاوض', root='فوض')
    >>> word("أردوغان").light == word("اردوغان").light
    True
    """
    return _analysed(surface)[1]


def analyze(text: str) -> Iterator[Token]:
    """The tokens of a text in order.

    >>> [(token.text, token.start, token.light) for token in analyze("«المفاوضــات» في أستانة")]
    [('المفاوضات', 1, 'مفاوض'), ('في', 14, 'في'), ('أستانة', 17, 'استان')]
    """
    for position, found in enumerate(WORD.finditer(text)):
        surface = found[0]
        printed_form, levels = _analysed(surface)
        yield Token(printed_form, surface, found.start(), found.end(), position, levels.fold, levels.light, levels.root)
