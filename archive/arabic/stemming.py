"""The light stem: light10 of Larkey, Ballesteros and Connell (2007), kept from words that only look inflected.

The connective و, then one article, then each ending in turn, every step leaving at least two letters. Protected words
and names (`lexicon`) keep what is theirs: ألمانيا its beginning, لبنان its ending.
"""

from __future__ import annotations

from archive.arabic.lexicon import WHOLE
from archive.arabic.proclitics import strip_proclitics

SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_MIN_STEM = 2


def light(folded: str) -> str:
    """The light stem of a folded word. Words without Arabic letters are their own stem.

    >>> " ".join(map(light, "والمفاوضات المفاوضون للمفاوضين مفاوضاتها".split()))
    'مفاوض مفاوض مفاوض مفاوض'
    >>> " ".join(map(light, "المانيا الالمانيه لبنان اللبنانيين الله وزير الوزير 2017 lavrov".split()))
    'المانيا المان لبنان لبنان الله وزير وزير 2017 lavrov'
    """
    stem = strip_proclitics(folded)
    for suffix in SUFFIXES:
        if stem in WHOLE:
            return stem
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _MIN_STEM:
            stem = stem[: -len(suffix)]
    return stem
