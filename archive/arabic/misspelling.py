"""Misspelling: what one wrong letter costs, by how often Arabic writers make the mistake.

A full mistake costs 1: any letter in the place of any other. Cheaper are letters that sound alike (ض and ظ, ذ and ز),
letters that differ by their dots, keys that touch, long vowels left out or put in, a letter struck twice, two letters
swapped. Hamza on alif, ة and ى cost nothing: texts are folded before they are compared. The figures are
judgements; their order is what matters, and `python -m tests.relevance.misspellings` measures what they come to.

>>> substitution("ض", "ظ") < substitution("ب", "ت") < substitution("ب", "ل") < substitution("ب", "م")
True
"""

from __future__ import annotations

from math import log
from typing import Final

from archive.arabic.keyboards import are_neighbours

FULL: Final = 1.0
_SOUND: Final = 0.3
_DOTS: Final = 0.45
_TOUCHING: Final = 0.6
_VOWEL: Final = 0.5
_MISSING: Final = 0.75
TWICE: Final = 0.3
SWAPPED: Final = 0.5
# A word's first letter is seldom wrong.
FIRST: Final = 0.15
_DOUBT: Final = 6.0

_ALIKE = (
    "ضظ", "ضد", "ذز", "ذد", "زظ", "ذظ", "ثس", "ثت", "سص", "تط", "قغ", "قك", "غج", "جق", "هح", "صز",
    "وؤ", "يئ", "ءئ", "ءؤ", "ءا", "ئا", "ؤا", "ؤئ", "اه", "اي",
)  # fmt: skip
_SKELETONS = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
_PAIRS = frozenset(map(frozenset, _ALIKE))


def substitution(wanted: str, typed: str) -> float:
    """What it costs to have typed one letter for another."""
    if wanted == typed:
        return 0.0
    pair = frozenset((wanted, typed))
    if pair in _PAIRS:
        return _SOUND
    if any(pair <= set(skeleton) for skeleton in _SKELETONS):
        return _DOTS
    return _TOUCHING if are_neighbours(wanted, typed) else FULL


def omission(letter: str) -> float:
    """What it costs to have left out a letter, or to have put one in."""
    if letter in "اوي":
        return _VOWEL
    return _SOUND + 0.1 if letter in "ءئؤه" else _MISSING


def distance(wanted: str, typed: str) -> float:
    """What it costs to have typed one folded word for another: an edit distance with swaps, weighted.

    >>> distance("مفاوضات", "مفاوظات"), distance("وزير", "وزيير"), distance("وزير", "وزري")
    (0.3, 0.3, 0.5)
    """
    rows = [[0.0]]
    for place in range(len(wanted)):
        rows[0].append(rows[0][-1] + _left_out(wanted, place) + (0 if place else FIRST))
    for at, letter in enumerate(typed):
        extra = TWICE if at and typed[at - 1] == letter else omission(letter)
        rows.append([rows[at][0] + extra + (0 if at else FIRST)])
        for place, meant in enumerate(wanted):
            first = FIRST if at == place == 0 and meant != letter else 0.0
            costs = [
                rows[at][place] + substitution(meant, letter) + first,
                rows[at][place + 1] + extra,
                rows[at + 1][place] + _left_out(wanted, place),
            ]
            if at and place and meant != letter and (wanted[place - 1], meant) == (letter, typed[at - 1]):
                costs.append(rows[at - 1][place - 1] + SWAPPED)
            rows[at + 1].append(min(costs))
    return round(rows[-1][-1], 3)


def _left_out(wanted: str, place: int) -> float:
    return TWICE if place and wanted[place - 1] == wanted[place] else omission(wanted[place])


def allowance(letters: int) -> float:
    """What the mistakes in a word of so many letters may cost in all: two in a long one, a likely one in a short.

    >>> allowance(2), allowance(5) < allowance(9)
    (0.0, True)
    """
    return (0.0, 0.0, 0.0, 0.45, 0.6, 0.75, 0.8, 0.9)[letters] if letters < 8 else 1.05


def likelihood(count: int, distance: float) -> float:
    """How likely a word in so many articles was meant by what lies at such a distance from it; for comparing.

    The logarithm of a noisy channel: frequent words are meant often, and a full mistake is made once in a few hundred.

    >>> likelihood(10, 0.3) > likelihood(100, 0.9)
    True
    """
    return 0.5 * log(1 + count) - _DOUBT * distance
