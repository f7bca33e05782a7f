"""Arabisation: how Arabic newspapers may write a name that stands in Latin letters, folded, its vowels written out.

Each newspaper chooses its own letters, so these are spellings to compare by sound (`archive.arabic.sounds`), which
knows that vowels are left out and which letters are confused; what it forgives needs no spelling of its own here.
"""

from __future__ import annotations

import re
from itertools import islice, product

# So many letters tell a name, and no more ways to read it than these are followed.
_LEAST, _MOST = 4, 6
# The longest first. Where English, French, German, Spanish and Slavic readings differ in what sounds do not forgive,
# each has its way.
_READ: dict[str, tuple[str, ...]] = {
    "sch": ("ش",),
    "tch": ("تش",),
    "eau": ("و",),
    "ch": ("تش", "خ"),
    "sh": ("ش",),
    "kh": ("خ",),
    "gh": ("غ",),
    "ph": ("ف",),
    "th": ("ث",),
    "zh": ("ج",),
    "ck": ("ك",),
    "qu": ("كو", "ك"),
    "ts": ("تس",),
    "tz": ("تز",),
    "lz": ("لز", "لتس"),
    "ee": ("ي",),
    "ea": ("ي",),
    "ie": ("ي",),
    "oo": ("و",),
    "ou": ("و",),
    "au": ("او",),
    "ow": ("او", "و"),
    "ai": ("اي", "ي"),
    "ay": ("اي", "ي"),
    "ei": ("اي", "ي"),
    "ey": ("اي", "ي"),
    "a": ("ا",),
    "b": ("ب",),
    "c": ("ك",),
    "d": ("د",),
    "e": ("ي",),
    "f": ("ف",),
    "g": ("غ",),
    "h": ("ه",),
    "i": ("ي",),
    "j": ("ج", "ي"),
    "k": ("ك",),
    "l": ("ل",),
    "m": ("م",),
    "n": ("ن",),
    "o": ("و",),
    "p": ("ب",),
    "q": ("ق",),
    "r": ("ر",),
    "s": ("س",),
    "t": ("ت",),
    "u": ("و",),
    "v": ("ف",),
    "w": ("و", "ف"),
    "x": ("كس",),
    "y": ("ي",),
    "z": ("ز",),
}
# c before e, i or y is s; such an a may be read as in Haley and i as in Tyson; an e at the end is not heard,
# a Slavic c there is ch.
_SOFT = ("س",)
_OPEN = {"a": ("ا", "اي"), "y": ("ي", "اي"), "i": ("ي", "اي")}
_FINAL = {"c": ("ك", "تش"), "e": ("", "ي"), "ey": ("ي",), "ay": ("اي",), "ie": ("ي",)}
_FIRST = {"a": ("ا",), "e": ("اي", "ا"), "i": ("اي",), "o": ("او",), "u": ("او",), "ou": ("او",)}
_PIECE = re.compile("|".join(sorted(_READ, key=len, reverse=True)))
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1")
_IS_OPEN = re.compile("[bcdfghjklmnpqrstvwxz][eiy]").match


def arabised(latin: str) -> tuple[str, ...]:
    """The spellings of a folded word in Latin letters; none of one too short, or with anything but letters.

    >>> arabised("haley"), arabised("obama")
    (('هالي', 'هايلي'), ('اوباما',))
    >>> arabised("bbc"), arabised("g20x")
    ((), ())
    """
    if len(latin) < _LEAST or not (latin.isascii() and latin.isalpha() and latin.islower()):
        return ()
    word = _TWICE.sub(r"\1", latin)
    heard = [_heard(word, piece.start(), piece.end()) for piece in _PIECE.finditer(word)]
    spellings = ("".join(ways) for ways in product(*heard))
    return tuple(dict.fromkeys(islice(spellings, _MOST)))


def _heard(word: str, start: int, end: int) -> tuple[str, ...]:
    """What a piece of a word may be written as."""
    piece = word[start:end]
    if not start and piece in _FIRST:
        return _FIRST[piece]
    if end == len(word) and piece in _FINAL:
        return _FINAL[piece]
    if piece == "c" and word[end : end + 1] in tuple("eiy"):
        return _SOFT
    if piece in _OPEN and _IS_OPEN(word, end):
        return _OPEN[piece]
    return _READ[piece]
