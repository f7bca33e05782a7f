"""The light stem: light10 of Larkey, Ballesteros and Connell (2007), kept from words that only look inflected.

What is joined to the front comes off, then each ending in turn, every step leaving at least two letters. Protected
words and names (`lexicon`) keep what is theirs: ألمانيا its beginning, لبنان its ending.

What light10 leaves undone is done where the vocabulary or the spelling makes it certain: the ت that ة becomes before an
ending (زيارته); the pronouns هم هما هن نا كم; the endings of رئيسا, مسؤولو and قالوا; the hamza whose seat follows its
vowel (وزرائه, وزراؤه, مسئول). An ي after an alif belongs to the stem (ولاية, ولايات).
"""

from __future__ import annotations

from archive.arabic.letters import HAMZA
from archive.arabic.lexicon import KEPT_ALIF, WHOLE
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.vocabulary import NOUNS, WORDS

# Each with the fewest letters that it leaves.
_PRONOUNS = (("هما", 3), ("هم", 4), ("هن", 4), ("نا", 4), ("كم", 4))
SUFFIXES = (("ها", 2), ("ان", 3), ("ات", 2), ("ون", 3), ("ين", 3), ("يه", 2), ("ه", 2), ("ي", 2))
# Before these ة is written ت.
_AFTER_FEMININE = frozenset(["ها", "ان", "ين", "ه"])
# A plural with ه: the plural's ending comes before ه in the order of the endings, so ه must be off by then.
_HIS = "اته"
_MIN_HIS = 6
_MIN_FEMININE = 4
_MIN_BEFORE_WAW = 4
_SEATS = str.maketrans("ؤئ", HAMZA * 2)


def light(folded: str) -> str:
    """The light stem of a folded word. Words without Arabic letters are their own stem.

    >>> " ".join(map(light, "والمفاوضات المفاوضون للمفاوضين مفاوضاتها".split()))
    'مفاوض مفاوض مفاوض مفاوض'
    >>> " ".join(map(light, "المانيا الالمانيه لبنان اللبنانيين الله وزير الوزير 2017 lavrov".split()))
    'المانيا المان لبنان لبنان الله وزير وزير 2017 lavrov'
    >>> " ".join(map(light, "زياره زيارته زيارات زياراته لزيارتهما وزراء وزرائه وزيرا".split()))
    'زيار زيار زيار زيار زيار وزراء وزراء وزير'
    """
    return light_stem(strip_proclitics(folded))


def light_stem(word: str) -> str:
    """`light` of a word that has nothing joined to its front any more."""
    stem = word if word in WHOLE else _without_endings(_without_case(_without_pronoun(word)))
    return stem.translate(_SEATS)


def seatless(folded: str) -> str:
    """A folded word with hamzas as a light stem has them: to compare its beginning with stems.

    >>> seatless("رئيس"), seatless("مسؤول")
    ('رءيس', 'مسءول')
    """
    return folded.translate(_SEATS)


def _without_pronoun(word: str) -> str:
    for pronoun, left in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= left:
            return _feminine(word[: -len(pronoun)])
    if word.endswith(_HIS) and len(word) >= _MIN_HIS and f"{word[:-2]}ه" not in WHOLE:
        return word[:-1]
    return word


def _without_case(word: str) -> str:
    """A known word without what its place in the sentence adds: رئيسا, مسؤولو (before a genitive), قالوا."""
    if word.endswith("وا"):
        return word[:-2] if word[:-2] in WORDS else word
    if word.endswith("و"):
        return word[:-1] if len(word) > _MIN_BEFORE_WAW and word[:-1] in NOUNS else word
    if not word.endswith("ا") or word.endswith("يا") or word in KEPT_ALIF:
        return word
    return word[:-1] if word[:-1] in NOUNS else word


def _without_endings(stem: str) -> str:
    for suffix, left in SUFFIXES:
        if stem in WHOLE:
            return stem
        if not stem.endswith(suffix) or len(stem) - len(suffix) < left:
            continue
        rest = stem[: -len(suffix)]
        if suffix[0] == "ي" and suffix != "ين" and rest[-1] == "ا":
            continue
        stem = _kept(rest, suffix) or (_feminine(rest) if suffix in _AFTER_FEMININE else rest)
    return stem


def _kept(rest: str, suffix: str) -> str | None:
    """The protected word that an ending was on: شرطه of شرطتها, تركي of تركيه."""
    if suffix == "يه":
        return f"{rest}ي" if f"{rest}ي" in WHOLE else None
    feminine = f"{rest.removesuffix('ت')}ه"
    return feminine if (suffix == "ات" or rest[-1] == "ت") and feminine in WHOLE else None


def _feminine(rest: str) -> str:
    """What an ending was on, without the ت that its ة became."""
    if len(rest) < _MIN_FEMININE or rest[-1] != "ت" or rest in WORDS:
        return rest
    return rest[:-1] if f"{rest[:-1]}ه" in WORDS else rest
