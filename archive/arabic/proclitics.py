"""What is written joined to the front of a word: و ف ب ك ل س and the article. Words are folded, here and below.

`strip_proclitics` takes off what is certain and is part of the stem; `readings` and `candidates` offer every
possibility, for who can check them against a list of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.lexicon import PROTECTED

__all__ = ["PROTECTED", "Reading", "candidates", "is_protected", "readings", "strip_proclitics"]

ARTICLES = ("ال", "بال", "كال", "فال", "لل")
# A protected word may carry these and is the same word: المانيا, المانيه; وزيرها, وزارته.
_ENDINGS_AS_TEXT = """
ا ه ها هم هن هما نا ك كم كن ي يه يا ين ون ان ات وا ت تا يين يون يات
ته تها تهم تنا تي تين تان اته اتها اتهم اتنا وه وها وهم
"""
_ENDINGS = frozenset(["", *_ENDINGS_AS_TEXT.split()])
_LONGEST_ENDING = max(map(len, _ENDINGS))
_MIN_STEM = 2
_MIN_AFTER_WAW = 3
# ف is a connective before these and nowhere else for certain: فالـ, فبالـ, فللـ, فسيـ, فستـ.
_AFTER_FEH = ("بال", "لل", "سي")
_VERB_PREFIXES = ("ي", "ت", "ن", "ا")


class Reading(NamedTuple):
    """One way to take a word apart."""

    clitic: str
    word: str


def is_protected(folded: str) -> bool:
    """Whether the beginning of a word looks joined to it and is not; endings do not matter.

    >>> [is_protected(word) for word in ("المانيه", "وزيرها", "الدول", "وروسيا")]
    [True, True, False, False]
    """
    shortest = max(_MIN_STEM, len(folded) - _LONGEST_ENDING)
    return any(folded[:n] in PROTECTED and folded[n:] in _ENDINGS for n in range(len(folded), shortest - 1, -1))


def strip_proclitics(folded: str) -> str:
    """The word without connective and article, where it surely has them; a protected word is left whole.

    >>> " ".join(map(strip_proclitics, "والوزير وزير وروسيا للدول للجنه وبالرياض".split()))
    'وزير وزير روسيا دول لجنه رياض'
    >>> " ".join(map(strip_proclitics, "المانيا بالمانيا فالالماني والله بلد كتاب لبنان فرنسا".split()))
    'المانيا المانيا الماني الله بلد كتاب لبنان فرنسا'
    """
    word = _without_connective(folded)
    if is_protected(word):
        return word
    if word == "لله":
        return "الله"
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _MIN_STEM:
            return _after_article(word, article)
    return word[1:] if word.startswith("لال") and is_protected(word[1:]) else word


def _without_connective(word: str) -> str:
    """light10's و, which leaves three letters; ف only where nothing else can be meant."""
    joined = word.startswith("و") or (word.startswith("ف") and word[1:].startswith(_AFTER_FEH))
    return word[1:] if joined and len(word) > _MIN_AFTER_WAW and not is_protected(word) else word


def _after_article(word: str, article: str) -> str:
    """What the article is taken off, unless the word is one letter and a protected word (بألمانيا), or لـ and اللـ."""
    rest = word[len(article) :]
    if article == "لل":
        return f"ل{rest}" if is_protected(f"ل{rest}") else rest
    if len(article) > 2 and is_protected(word[1:]):
        return word[1:]
    return rest


@lru_cache(maxsize=65_536)
def readings(folded: str) -> tuple[Reading, ...]:
    """Every way to take the word apart: the word itself, then longest word first.

    لـ and the article are written لل, also before a ل: the word with its article and the one without are offered.
    Nothing is checked: «بلد» also reads as ب and «لد».

    >>> [tuple(reading) for reading in readings("وبالسعوديه")]
    [('', 'وبالسعوديه'), ('و', 'بالسعوديه'), ('وب', 'السعوديه'), ('وبال', 'سعوديه')]
    >>> [tuple(reading) for reading in readings("للبنان")]
    [('', 'للبنان'), ('ل', 'اللبنان'), ('ل', 'البنان'), ('ل', 'لبنان'), ('لل', 'بنان')]
    """
    found = dict.fromkeys(_readings("", folded))
    return tuple(sorted(found, key=lambda reading: (bool(reading.clitic), -len(reading.word), reading.word)))


def candidates(folded: str) -> tuple[str, ...]:
    """The words of `readings`, each once: the word itself, then longest first.

    >>> candidates("وبوتين")
    ('وبوتين', 'بوتين', 'وتين')
    """
    return tuple(dict.fromkeys(reading.word for reading in readings(folded)))


def _readings(clitic: str, word: str) -> Iterator[Reading]:
    if len(word) < _MIN_STEM:
        return
    yield Reading(clitic, word)
    if not clitic and word[0] in "وف":
        yield from _readings(word[0], word[1:])
    if clitic in ("", "و", "ف"):
        yield from _after_preposition(clitic, word)
    if word.startswith("ال"):
        yield from _bare(f"{clitic}ال", word[2:])


def _after_preposition(clitic: str, word: str) -> Iterator[Reading]:
    """ب ك ل and the future's س, after which only the article may follow."""
    joined, rest = f"{clitic}{word[0]}", word[1:]
    if word[0] in "بك" or (word[0] == "ل" and not rest.startswith("ل")):
        yield from _bare(joined, rest)
        if rest.startswith("ال"):
            yield from _bare(f"{joined}ال", rest[2:])
    elif word.startswith("لل"):
        yield from _bare(joined, rest)
        yield from _bare(joined, f"ا{rest}")
        yield from _bare(joined, f"ا{word}")
        yield from _bare(f"{clitic}لل", word[2:])
    elif word[0] == "س" and rest.startswith(_VERB_PREFIXES):
        yield from _bare(joined, rest)


def _bare(clitic: str, word: str) -> Iterator[Reading]:
    if len(word) >= _MIN_STEM:
        yield Reading(clitic, word)
