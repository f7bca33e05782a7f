"""Keyboards: where the letters lie on the Arabic one, which keys are neighbours, and what was meant on another layout.

The layout is «Arabic (101)», that of Windows and of nearly every printed keycap; that of macOS moves a few signs only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The rows of letters, key by key in the same places; لا is one key.
_LATIN_ROWS = ("`qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
_ARABIC_ROWS = ("ذ ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط", "ئ ء ؤ ر لا ى ة و ز ظ")
# How far each row stands to the right of the one above, in keys.
_OFFSETS = (-1.0, 0.25, 0.75)
# Keys whose centres are nearer than this touch each other.
_TOUCHING = 1.3

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        latin: arabic
        for latins, arabics in zip(_LATIN_ROWS, _ARABIC_ROWS, strict=True)
        for latin, arabic in zip(latins, arabics.split(), strict=True)
    }
    # With Shift.
    | {"H": "أ", "Y": "إ", "N": "آ", "G": "لأ", "T": "لإ", "B": "لآ", "K": "،", "?": "؟"}
)
_TO_ARABIC = {**{latin.upper(): arabic for latin, arabic in _KEYS.items() if latin.islower()}, **_KEYS}
_TO_LATIN = {arabic: latin.lower() for latin, arabic in _KEYS.items() if len(arabic) == 1 and latin.isalpha()}
del _TO_LATIN["،"]


def _places() -> dict[str, tuple[float, float]]:
    return {
        letter: (column + offset, float(row))
        for row, (letters, offset) in enumerate(zip(_ARABIC_ROWS, _OFFSETS, strict=True))
        for column, letter in enumerate(letters.split())
    }


_PLACES = _places()


def are_neighbours(one: str, other: str) -> bool:
    """Whether the keys of two Arabic letters touch each other.

    >>> are_neighbours("ب", "ل"), are_neighbours("ب", "ف"), are_neighbours("ب", "م")
    (True, True, False)
    """
    if one == other or one not in _PLACES or other not in _PLACES:
        return False
    (x, y), (u, v) = _PLACES[one], _PLACES[other]
    return (x - u) ** 2 + (y - v) ** 2 < _TOUCHING**2


def as_arabic(text: str) -> str:
    """What the same keys give on the Arabic layout.

    >>> as_arabic("v,sdh"), as_arabic("ghtv,t")
    ('روسيا', 'لافروف')
    """
    return "".join(_TO_ARABIC.get(character, character) for character in text)


def as_latin(text: str) -> str:
    """What the same keys give on the Latin layout.

    >>> as_latin("ثقيخلشى"), as_latin("بقشىؤث")
    ('erdogan', 'france')
    """
    return "".join(_TO_LATIN.get(character, character) for character in text.replace("لا", "b"))
