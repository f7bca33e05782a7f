"""The root of a word, without a dictionary: after Taghva, Elkhoury and Coombs, "Arabic Stemming Without a Root
Dictionary" (2005, known as the ISRI stemmer), from the published description.

Connective, article and long endings come off first. Then the word is laid against the patterns of its length; while
none fits, one short ending, or else one inflection in front, comes off and what is left is tried. A root serves
ranking alone: الإمارات and أمير share one.

Differences from the paper: words are folded already, so a final ه stands for ة too; words that begin or end in
letters like an article's or a plural's keep them; a hamza in the root is one letter whatever carries it; a few more
patterns are known.
"""

from __future__ import annotations

import re

from archive.arabic.letters import HAMZA
from archive.arabic.lexicon import WHOLE
from archive.arabic.proclitics import strip_proclitics

_ROOT_LENGTH = 3
# Longer words have nothing of a pattern left in them: they are foreign names.
_LONGEST = 7
_LONG_SUFFIXES = {
    3: frozenset(["تمل", "همل", "تان", "تين", "كمل"]),
    2: frozenset(["ون", "ات", "ان", "ين", "تن", "كم", "هن", "نا", "يا", "ها", "تم", "كن", "ني", "وا", "ما", "هم"]),
}
_SHORT_SUFFIXES = frozenset("هيكتان")
_SHORT_PREFIXES = frozenset("لبفسويتنا")
_CARRIERS = str.maketrans("ؤئ", HAMZA * 2)

# By length of the word, in the order in which they are tried: ف ع ل stand for the letters of the root, every other
# letter for itself. The alif of مفاعل can be no root's, so it goes before مفعول.
_TRILITERAL = {
    4: "مفعل فاعل فعال فعول فعيل فعله",
    5: "افتعل افاعل مفاعل تفاعل مفعول مفعال مفعيل مفعله تفعله افعله مفتعل يفتعل تفتعل متفعل فعوله فعاله "
    "فعيله انفعل منفعل افعال فعلان تفعيل فاعول فواعل فعائل فاعله فعالي فعلاء",
    6: "استفعل مستفعل مفعاله افتعال انفعال افعوعل تفاعيل مفاعيل متفاعل متفعله",
}
_QUADRILITERAL = {5: "تفعلل افعلل مفعلل فعلله فعالل", 6: "افعلال متفعلل"}


def _compiled(patterns: dict[int, str]) -> dict[int, re.Pattern[str]]:
    """One expression for each length: the first alternative that fits is the pattern, its groups are the root."""
    return {length: re.compile("|".join(map(_pattern, words.split()))) for length, words in patterns.items()}


def _pattern(word: str) -> str:
    return "".join("(.)" if letter in "فعل" else letter for letter in word)


_THREE, _FOUR = _compiled(_TRILITERAL), _compiled(_QUADRILITERAL)


def root(folded: str) -> str:
    """The root of a folded word, or what is left of the word when no pattern fits. Other scripts are left as they are.

    >>> " ".join(map(root, "كتاب مكتوب الكاتب والمكتبه استقبال مستقبل يستقبلون".split()))
    'كتب كتب كتب كتب قبل قبل قبل'
    >>> root("2017"), root("lavrov")
    ('2017', 'lavrov')
    """
    return bare_root(strip_proclitics(folded))


def bare_root(word: str) -> str:
    """`root` of a word that has nothing joined to its front any more."""
    word = _without_long_suffix(word)
    while _ROOT_LENGTH < len(word) <= _LONGEST:
        letters = _fitted(word, _THREE) or ""
        shorter = letters or _without_inflection(word)
        if shorter == word:
            return (_fitted(word, _FOUR) or word).translate(_CARRIERS)
        word = shorter
    return word.translate(_CARRIERS)


def _fitted(word: str, patterns: dict[int, re.Pattern[str]]) -> str | None:
    """The letters of the root, if a pattern of the word's length fits."""
    pattern = patterns.get(len(word))
    fits = pattern.fullmatch(word) if pattern else None
    return "".join(letter for letter in fits.groups() if letter) if fits else None


def _without_long_suffix(word: str) -> str:
    if word in WHOLE:
        return word
    for length, suffixes in _LONG_SUFFIXES.items():
        if len(word) >= length + _ROOT_LENGTH and word[-length:] in suffixes:
            return word[:-length]
    return word


def _without_inflection(word: str) -> str:
    if word[-1] in _SHORT_SUFFIXES:
        return word[:-1]
    return word[1:] if word[0] in _SHORT_PREFIXES else word
