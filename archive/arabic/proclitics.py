"""What is written joined to the front of a word: و ف ب ك ل س and the article. Words are folded, here and below.

`strip_proclitics` takes off what is certain; `readings` offers every possibility, for who can check them against a
list of names. ب ك ل ف and the future's س are certain before a word that newspapers print (`vocabulary`), unless the
whole is a word too: لروسيا is لـ and روسيا, but لسان is one word, and so is كتاب, for there is no تاب.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.lexicon import PROTECTED
from archive.arabic.vocabulary import BEGINNINGS, WORDS

__all__ = ["PROTECTED", "Reading", "is_protected", "readings", "strip_proclitics"]

# «لال» is misspelled and not rare.
ARTICLES = ("ال", "بال", "كال", "فال", "لل", "لال")
# How a word begins that may have something joined to it, behind the connective.
_JOINED = ("ال", "ب", "ك", "ل", "س", "ف")
# A word of a list may carry these and is the same word: المانيا, المانيه; وزيرها, وزارته.
_ENDINGS_AS_TEXT = """
ا ه ها هم هن هما نا ك كم كن ي يه يا ين ون ان ات وا ت تا يين يون يات
ته تها تهم تهما تنا تي تين تان اته اتها اتهم اتهما اتنا وه وها وهم
"""
_ENDINGS = frozenset(["", *_ENDINGS_AS_TEXT.split()])
_LONGEST_ENDING = max(map(len, _ENDINGS))
_MIN_STEM = 2
_MIN_AFTER_WAW = 3
_MIN_JOINED = 3
# A word of the vocabulary is known with an ending on it too, if so much is left without.
_MIN_INFLECTED = 4
# ف is a connective before these, whatever follows.
_AFTER_FEH = ("بال", "لل", "سي")
_MIN_AFTER_FEH = 5
_VERB_PREFIXES = ("ي", "ت", "ن", "ا")
_FUTURE_PREFIXES = ("ي", "ت", "ن")


class Reading(NamedTuple):
    """One way to take a word apart."""

    clitic: str
    word: str


def is_protected(folded: str) -> bool:
    """Whether the beginning of a word looks joined to it and is not; endings do not matter.

    >>> [is_protected(word) for word in ("المانيه", "وزيرها", "الدول", "وروسيا")]
    [True, True, False, False]
    """
    return _is_listed(folded, PROTECTED, _MIN_STEM)


def _is_listed(folded: str, words: Set[str], shortest: int) -> bool:
    """Whether the word, or what is left of it without an ending, is in a list."""
    if folded in words:
        return True
    for length in range(len(folded) - 1, max(shortest, len(folded) - _LONGEST_ENDING) - 1, -1):
        if folded[length:] in _ENDINGS:
            bare = folded[:length]
            if bare in words or (folded[length] == "ت" and f"{bare}ه" in words):
                return True
    return False


def strip_proclitics(folded: str) -> str:
    """The word without what is surely joined to its front; a protected word is left whole.

    >>> " ".join(map(strip_proclitics, "والوزير وزير وروسيا للدول للجنه وبالرياض لروسيا فسيبحثون".split()))
    'وزير وزير روسيا دول لجنه رياض روسيا يبحثون'
    >>> " ".join(map(strip_proclitics, "المانيا بالمانيا فالالماني والله بلد كتاب لبنان فرنسا سفير".split()))
    'المانيا المانيا الماني الله بلد كتاب لبنان فرنسا سفير'
    """
    word = _without_connective(folded)
    if not word.startswith(_JOINED) or is_protected(word):
        return word
    if word == "لله":
        return "الله"
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _MIN_STEM:
            return _after_article(word, article)
    return word[1:] if not word.startswith(("ال", "ف")) and _is_joined(word) else word


def _without_connective(word: str) -> str:
    """Light10's و, which leaves three letters; ف only where nothing else can be meant."""
    if not word.startswith(("و", "ف")) or len(word) <= _MIN_AFTER_WAW or is_protected(word):
        return word
    if word[0] == "و":
        joined = not _is_listed(word, BEGINNINGS, _MIN_JOINED)
    else:
        joined = _is_joined(word) or (not _is_listed(word, BEGINNINGS, _MIN_JOINED) and _may_follow_feh(word[1:]))
    return word[1:] if joined else word


def _may_follow_feh(rest: str) -> bool:
    """What only a connective stands before: a preposition with the article or a known word (فلطهران), or the future."""
    return rest.startswith(_AFTER_FEH) or (rest[0] in "بكل" and len(rest) >= _MIN_AFTER_FEH and _is_joined(rest))


def _is_joined(word: str) -> bool:
    """Whether the first letter stands before a word that is known, and is not part of another."""
    rest = word[1:]
    if len(rest) < _MIN_JOINED or (word[0] == "س" and not rest.startswith(_FUTURE_PREFIXES)):
        return False
    if word in BEGINNINGS or rest in WORDS:
        return word not in BEGINNINGS
    return _is_listed(rest, WORDS, _MIN_INFLECTED) and not _is_listed(word, BEGINNINGS, _MIN_JOINED)


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
