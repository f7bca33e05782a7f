"""Sounds: whether two Arabic spellings may be one foreign name, as each newspaper writes it by ear.

A foreign name is written with or without its short vowels (تيريزا, تريزا), its g as غ ج ك or ق, its v as ف or ب, its th
as ث or ت, its s as س ص ز or ش (غوتيريس, غوتيريش), its ch as تش or ش, its ts as تس or ز. `skeletons` gives the
consonants that all of these share: names that may be one have one in common. `likeness` compares letter by letter and
gives how probably they are one, by costs learned from names with several known spellings (tests/relevance/costs.py).

>>> skeletons("غوتيريس") & skeletons("جوتيريش")
frozenset({'ktrs'})
>>> likeness("غوتيريس", "غوتيريش") > likeness("غوتيريس", "جوتيريش") > LEAST
True
>>> likeness("باريس", "بوريس") < LEAST
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp
from types import MappingProxyType

# Letters that transliteration confuses are one class; what is in none is no part of a skeleton.
_CLASSES = {"ب": "b", "ف": "b", "ج": "k", "غ": "k", "ق": "k", "ك": "k", "خ": "k", "ت": "t", "ط": "t"}
_CLASSES |= {"س": "s", "ص": "s", "ز": "s", "ش": "s", "د": "d", "ر": "r", "ل": "l", "م": "m", "ن": "n"}
# th is t to some and s to others.
_TH, _TH_AS = "ث", ("t", "s")
# The t of ch is not heard, nor the d of j; that of ts may be. An h is heard where a word begins with it.
_JOINED, _MAY_BE_JOINED = (("تش", "ش"), ("دج", "ج"), ("\nه", "\nh")), (("تس", "س"), ("تز", "ز"))
_PAIRS = frozenset(pair for pair, _ in (*_JOINED, *_MAY_BE_JOINED))
_SILENT = frozenset("اويئه")

# What it costs, in logits, that one spelling has one letter and the other the other. A pair that stands nowhere is not
# one name. The first list holds anywhere, the others for vowels that both begin with or both end in: another vowel at
# the end is another name (ماريا, ماريو).
_ANYWHERE = {
    "ئي": 0.3,
    "تط": 0.3,
    "جغ": 0.3,
    "جق": 0.3,
    "غق": 0.3,
    "قك": 0.4,
    "سص": 0.6,
    "اه": 0.8,
    "ئا": 1.0,
    "زس": 1.7,
    "تث": 1.9,
    "ثس": 2.3,
    "خك": 2.3,
    "زص": 2.6,
    "فو": 2.7,
    "بو": 2.8,
    "سش": 2.8,
    "خغ": 3.0,
    "هي": 3.0,
    "اي": 3.2,
    "او": 3.3,
    "هو": 3.3,
    "جك": 3.4,
    "زش": 3.6,
    "غك": 3.7,
    "وي": 4.1,
    "بف": 4.5,
}
_AT_START = {"اي": 2.6}
_AT_END = {"اه": 0.3}
# What it costs that the other spelling lacks a vowel or an ه: at the start, doubled, beside another vowel, which makes
# a syllable (ماتياس, ماتيس), between consonants; and that it lacks the first of two that are heard as one. One at the
# end is never lacking (روبرت, روبرتو).
_LACKING_FIRST = {"ئ": 0.3, "ي": 3.1, "ا": 3.2, "و": 3.6}
_LACKING_DOUBLED = {"و": 0.6, "ا": 1.1, "ي": 2.4}
_LACKING_BESIDE = {"ئ": 0.3, "ا": 2.2, "ه": 2.7, "ي": 2.9, "و": 3.2}
_LACKING_BETWEEN = {"ه": 2.0, "ا": 1.6, "ي": 1.6, "و": 2.0}
_LACKING_JOINED = 2.8
_NEVER_ONE = 99.0
# How probable it is that spellings of so many letters, alike but for nothing, are one name, in logits.
_BASE, _LETTER = -3.55, 0.82
# So many logits beyond, two are never one.
_FAR = 4.0
# Chinese and Korean syllables are told apart by their vowels.
_SYLLABLE, _SYLLABLES = 6, ("نغ", "نج", "نك", "نق")
# From this likeness on two spellings are taken for one name. Measured: see tests/relevance.
LEAST = 0.13


_FEW, _SHORT = 2, 4


def may_be_foreign(folded: str) -> bool:
    """Whether a folded word has no letter that would show it to be Arabic, and letters enough to be told by its sound.

    >>> [may_be_foreign(word) for word in ("مودريتش", "محمد", "كتب", "trump", "2017")]
    [True, False, False, False, False]
    """
    return _FOREIGN(folded) is not None


_FOREIGN = re.compile(f"[{''.join([*_CLASSES, _TH, *sorted(_SILENT)])}]{{{_SHORT},}}").fullmatch
_TABLES = tuple(str.maketrans({**_CLASSES, _TH: th, **dict.fromkeys(_SILENT, "")}) for th in _TH_AS)


def readings(folded: str) -> tuple[str, ...]:
    """The consonants of folded words, one a line, by their classes, as ث and ts may be read; most have one reading.

    >>> readings("ماثيو\\nتشارلز"), readings("كورتس")
    (('mt\\nsrls', 'ms\\nsrls'), ('krts', 'krs'))
    """
    apart = _replaced(f"\n{folded}", _JOINED)
    heard = (apart, _replaced(apart, _MAY_BE_JOINED))
    return tuple(dict.fromkeys(text[1:].translate(table) for text in heard for table in _TABLES))


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for pair, heard in pairs:
        text = text.replace(pair, heard)
    return text


def skeletons(folded: str) -> frozenset[str]:
    """What the spellings of a name share: the readings of one word; none where it is too short to be told by them.

    >>> sorted(skeletons("ماثيو")), sorted(skeletons("تشارلز")), sorted(skeletons("ماي"))
    (['ms', 'mt'], ['srls'], [])
    """
    return frozenset(found for found in readings(folded) if is_telling(found, len(folded)))


def is_telling(skeleton: str, letters: int) -> bool:
    """Whether a word of so many letters can be told by its skeleton: at least two consonants."""
    return len(skeleton) >= _FEW and letters >= _SHORT


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> float:
    """How probably two folded spellings are one name, from 0 to 1.

    >>> likeness("ترامب", "ترامب"), likeness("روبرت", "روبرتو") < likeness("ترامب", "ترمب")
    (1.0, True)
    """
    if one == other:
        return 1.0
    letters = max(len(one), len(other))
    often = _BASE + _LETTER * letters
    cost = _distance(one, other, often + _FAR)
    if letters <= _SYLLABLE and one.endswith(_SYLLABLES):
        cost *= 2
    return round(1 / (1 + exp(min(cost, _NEVER_ONE) - often)), 3)


def _distance(one: str, other: str, most: float) -> float:
    """The least cost of writing the one for the other; where it is more than `most`, that they are never one."""
    lacking = [_lacking(other, at) for at in range(len(other))]
    row = [0.0]
    for cost in lacking:
        row.append(row[-1] + cost)
    for place, letter in enumerate(one):
        missing = _lacking(one, place)
        before, row = row, [row[0] + missing]
        for at, wanted in enumerate(other):
            instead = before[at]
            if letter != wanted:
                instead += _instead(one, place, other, at)
            row.append(min(instead, before[at + 1] + missing, row[at] + lacking[at]))
        if min(row) > most:
            return _NEVER_ONE
    return row[-1]


def _instead(one: str, place: int, other: str, at: int) -> float:
    """What it costs that the one has this letter where the other has that, another one."""
    pair = one[place] + other[at]
    if not place and not at and pair[0] in _SILENT:
        return _START_COSTS.get(pair, _NEVER_ONE)
    if place == len(one) - 1 and at == len(other) - 1 and not _SILENT.isdisjoint(pair):
        return _END_COSTS.get(pair, _NEVER_ONE)
    return _COSTS.get(pair, _NEVER_ONE)


def _both_ways(costs: dict[str, float]) -> MappingProxyType[str, float]:
    return MappingProxyType({pair: cost for letters, cost in costs.items() for pair in (letters, letters[::-1])})


_COSTS, _START_COSTS, _END_COSTS = _both_ways(_ANYWHERE), _both_ways(_AT_START), _both_ways(_AT_END)


def _lacking(word: str, place: int) -> float:
    """What it costs that the other spelling has not this letter."""
    letter, after = word[place], word[place + 1 : place + 2]
    if letter + after in _PAIRS:
        return _LACKING_JOINED
    if not place:
        return _LACKING_FIRST.get(letter, _NEVER_ONE)
    if not after:
        return _NEVER_ONE
    if letter in (before := word[place - 1], after):
        return _LACKING_DOUBLED.get(letter, _NEVER_ONE)
    beside = before in _SILENT or after in _SILENT
    return (_LACKING_BESIDE if beside else _LACKING_BETWEEN).get(letter, _NEVER_ONE)
