"""Sounds: whether two Arabic spellings may be one foreign name, as each newspaper writes it by ear.

A foreign name is written with or without its short vowels (تيريزا, تريزا), its g as غ ج ك or ق, its v as ف or ب, its th
as ث or ت, its s as س ص ز or ش (غوتيريس, غوتيريش), its ch as تش or ش. `skeletons` gives the consonants that all of these
share: names that may be one have one in common. `likeness` compares letter by letter, from 1 (the same but for what
folds) down to 0.

>>> skeletons("غوتيريس") & skeletons("جوتيريش")
frozenset({'ktrs'})
>>> likeness("غوتيريس", "غوتيريش") > likeness("غوتيريس", "جوتيريش") > 0.5
True
>>> likeness("باريس", "بوريس") < LEAST
True
"""

from __future__ import annotations

from functools import lru_cache

# Letters that transliteration confuses are one class; what is in none is no part of a skeleton.
_CLASSES = {"ب": "b", "ف": "b", "ج": "k", "غ": "k", "ق": "k", "ك": "k", "خ": "k", "ت": "t", "ط": "t"}
_CLASSES |= {"س": "s", "ص": "s", "ز": "s", "ش": "s", "د": "d", "ر": "r", "ل": "l", "م": "m", "ن": "n"}
# th is t to some and s to others.
_TH, _TH_AS = "ث", ("t", "s")
# Beside this the t of ch is not heard.
_CH, _CH_AS = "تش", "ش"
_SILENT = frozenset("اويئه")

# What it costs that one spelling has one letter and the other the other. A pair that stands nowhere is not one name.
_CONFUSED = {
    "جغ": 0.1,
    "غك": 0.25,
    "قك": 0.2,
    "قغ": 0.2,
    "جك": 0.35,
    "جق": 0.35,
    "خك": 0.3,
    "خغ": 0.35,
    "خه": 0.35,
    "تط": 0.1,
    "ثت": 0.15,
    "ثس": 0.25,
    "سص": 0.1,
    "سز": 0.25,
    "سش": 0.35,
    "زش": 0.5,
    "صز": 0.35,
    "فب": 0.3,
    "وف": 0.4,
    "وب": 0.5,
    "ئي": 0.1,
    "ئا": 0.2,
    "اي": 0.35,
    "او": 0.5,
    "يو": 0.5,
}
_COSTS = {pair: cost for letters, cost in _CONFUSED.items() for pair in (letters, letters[::-1])}
# ه at the end is often an ا, any other vowel there is another name.
_END_CONFUSED = {"اه": 0.1, "ها": 0.1}
_END = 0.75
# A vowel, or a ه, that one of the two lacks: inside, ا the most often and و the least, at the beginning, at the end.
_INSIDE = {"ا": 0.18, "و": 0.25}
_VOWEL, _FIRST, _LAST = 0.2, 0.45, 0.75
# The t of ch and the d of j may be left out.
_LEFT_OUT = 0.25
_NEVER_ONE = 9.0
# The cost for each letter of the longer at which two names have no likeness.
_NONE = 0.2
# Chinese and Korean syllables are told apart by their vowels.
_SYLLABLE, _SYLLABLES = 6, ("نغ", "نج", "نك", "نق")
# From this likeness on two spellings are taken for one name. Measured: see tests/relevance.
LEAST = 0.65


_FEW, _SHORT = 2, 4


def may_be_foreign(folded: str) -> bool:
    """Whether a folded word has no letter that would show it to be Arabic, and letters enough to be told by its sound.

    >>> [may_be_foreign(word) for word in ("مودريتش", "محمد", "كتب", "trump", "2017")]
    [True, False, False, False, False]
    """
    return len(folded) >= _SHORT and all(letter in _LETTERS for letter in folded)


_LETTERS = frozenset([*_CLASSES, _TH, *_SILENT])
_TABLES = tuple(str.maketrans({**_CLASSES, _TH: th, **dict.fromkeys(_SILENT, "")}) for th in _TH_AS)


def readings(folded: str) -> tuple[str, ...]:
    """The consonants of folded words, one a line, by their classes, in each reading of ث; without one there is one.

    >>> readings("ماثيو\\nتشارلز")
    ('mt\\nsrls', 'ms\\nsrls')
    """
    plain = folded.replace(_CH, _CH_AS)
    return tuple(dict.fromkeys(plain.translate(table) for table in _TABLES))


def skeletons(folded: str) -> frozenset[str]:
    """What the spellings of a name share: the readings of one word; none where it is too short to be told by them.

    >>> sorted(skeletons("ماثيو")), sorted(skeletons("تشارلز")), sorted(skeletons("ماي"))
    (['ms', 'mt'], ['srls'], [])
    """
    return frozenset(found for found in readings(folded) if is_telling(found, len(folded)))


def is_telling(skeleton: str, letters: int) -> bool:
    """Whether a word of so many letters can be told by its skeleton: of two consonants only a longer one can."""
    return len(skeleton) > _FEW or (len(skeleton) == _FEW and letters > _SHORT)


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> float:
    """How alike two folded spellings are, from 0 to 1.

    >>> likeness("ترامب", "ترامب"), likeness("روبرت", "روبرتو") < likeness("ترامب", "ترمب")
    (1.0, True)
    """
    letters = max(len(one), len(other), 1)
    cost = _distance(one, other)
    if letters <= _SYLLABLE and one.endswith(_SYLLABLES):
        cost *= 2
    return round(max(0.0, 1 - cost / (_NONE * letters)), 3)


def _distance(one: str, other: str) -> float:
    """The least cost of writing the one for the other."""
    row = [0.0]
    for place in range(len(other)):
        row.append(row[-1] + _lacking(other, place))
    for place in range(len(one)):
        before, row = row, [row[0] + _lacking(one, place)]
        for at in range(len(other)):
            row.append(
                min(
                    before[at] + _instead(one, place, other, at),
                    before[at + 1] + _lacking(one, place),
                    row[at] + _lacking(other, at),
                )
            )
    return row[-1]


def _instead(one: str, place: int, other: str, at: int) -> float:
    """What it costs that the one has this letter where the other has that."""
    letter, wanted = one[place], other[at]
    if letter == wanted:
        return 0.0
    if place == len(one) - 1 and at == len(other) - 1 and wanted in _SILENT:
        return _END_CONFUSED.get(letter + wanted, _END)
    return _COSTS.get(letter + wanted, _NEVER_ONE)


def _lacking(word: str, place: int) -> float:
    """What it costs that the other spelling has not this letter."""
    letter = word[place]
    if letter in _SILENT:
        if place == len(word) - 1:
            return _LAST
        return _INSIDE.get(letter, _VOWEL) if place else _FIRST
    return _LEFT_OUT if letter + word[place + 1 : place + 2] in ("تش", "دج") else _NEVER_ONE
