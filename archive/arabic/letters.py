"""Letters, marks and invisible signs, by name; the tables that folding and tokens are made of.

Sources: the Unicode Character Database (categories, decompositions), through `unicodedata`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

TATWEEL = "\u0640"
HAMZA = "ء"
TEH_MARBUTA = "ة"
WAW = "و"
AIN = "ع"

FATHATAN, DAMMATAN, KASRATAN = "\u064b", "\u064c", "\u064d"
FATHA, DAMMA, KASRA = "\u064e", "\u064f", "\u0650"
SHADDA, SUPERSCRIPT_ALIF = "\u0651", "\u0670"

# Honorifics and Koranic signs, vowels, the small alif, Koranic pauses, and the marks of later Unicode versions.
ARABIC_MARK_RANGES = ((0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x890, 0x8FF))

# Signs that direct or join letters and are not seen: soft hyphen, Arabic letter mark, joiners,
# directional marks and embeddings, word joiner, isolates, byte order mark. The zero-width space is a blank: not here.
INVISIBLE = "\u00ad\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

# Letters by category whose compatibility form is a whole formula, or holds a blank or a point: they end a word.
_FORMULAS = frozenset("\u013f\u0140\u037a\ufdfa\ufdfb")
# Vowels that stand alone in PDF text: letters by category, marks in effect.
LONE_MARKS = frozenset(chr(code) for code in (*range(0xFC5E, 0xFC64), 0xFCF2, 0xFCF3, 0xFCF4, *range(0xFE70, 0xFE80)))

# Persian, Kurdish, Urdu, Pashto and Maghrebi letters, each to the Arabic letter that Arabic newspapers put for it.
TO_ARABIC = str.maketrans(
    {
        "ک": "ك",
        "ڪ": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "ی": "ي",
        "ے": "ي",
        "ۍ": "ي",
        "ێ": "ي",
        "ې": "ي",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
        "ۂ": "ه",
        "ۃ": "ة",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "ڤ": "ف",
        "ڥ": "ف",
        "ڢ": "ف",
        "ڨ": "ق",
        "ۆ": "و",
        "ۇ": "و",
        "ۋ": "و",
        "ڕ": "ر",
        "ڵ": "ل",
        "ڧ": "ق",
        "ګ": "ك",
        "ٹ": "ت",
        "ټ": "ت",
        "ڈ": "د",
        "ډ": "د",
        "ڑ": "ر",
        "ړ": "ر",
        "ں": "ن",
        "ڼ": "ن",
        "ښ": "ش",
        "ۓ": "ئ",
        "ٲ": "أ",
        "ٳ": "إ",
    }
)


def is_token_mark(character: str) -> bool:
    """Whether a character belongs to the letter before it.

    >>> is_token_mark("\\u064e"), is_token_mark("\\u0640"), is_token_mark("ب")
    (True, True, False)
    """
    return character == TATWEEL or character in LONE_MARKS or unicodedata.category(character)[0] == "M"


def is_token_letter(character: str) -> bool:
    """Whether a character can begin a word: a letter or a digit, whatever its script.

    >>> [is_token_letter(c) for c in "بé5٥#_-"]
    [True, True, True, True, False, False, False]
    """
    if character in _FORMULAS or is_token_mark(character):
        return False
    category = unicodedata.category(character)
    return category[0] == "L" or category in ("Nd", "Nl")


def character_class(characters: Iterable[str]) -> str:
    """The inside of a regular expression's brackets that stands for these characters.

    >>> character_class("abcdx")
    'a-dx'
    """
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(_range(first, last) for first, last in ranges)


def _range(first: int, last: int) -> str:
    escaped = [chr(code) if chr(code).isalnum() else rf"\U{code:08x}" for code in (first, last)]
    return escaped[0] if first == last else "-".join(escaped)
