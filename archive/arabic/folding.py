"""Two forms of a text: as printed but for what the eye does not count, and folded, as people type it.

`printed` is NFKC without vowels, tatweel and invisible signs, with 0-9 for every digit and Arabic letters for Persian
and Kurdish ones; hamza, ة and ى stay. `fold` goes on: أ إ آ ٱ → ا, ى → ي, ة → ه, Latin lower-cased without accents.
ء ؤ ئ stay in both.
"""

from __future__ import annotations

import unicodedata

from archive.arabic.digits import TO_ASCII
from archive.arabic.letters import ARABIC_MARK_RANGES, INVISIBLE, LONE_MARKS, TATWEEL, TO_ARABIC

_MARKS = [chr(code) for first, last in ARABIC_MARK_RANGES for code in range(first, last + 1)]
# Before NFKC, which would put a blank under a lone vowel; the marks that NFKC joins to a letter must still be there.
_BEFORE = dict.fromkeys(map(ord, [*LONE_MARKS, *INVISIBLE, TATWEEL]))
_AFTER = dict.fromkeys(map(ord, [*_MARKS, TATWEEL])) | TO_ASCII | TO_ARABIC
_FOLDED = str.maketrans("أإآٱٵىة", "اااااي" + "ه")
# Latin letters that are not a letter with an accent.
_LATIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
    | {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "ẞ": "SS", "Æ": "AE", "Œ": "OE", "Þ": "Th", "Ħ": "H"}
)


def printed(text: str) -> str:
    """The text as printed: marks, tatweel and invisible signs dropped, one form for each letter and digit.

    >>> printed("مُحَمَّد"), printed("لافــروف"), printed("ﻻﻓﺮﻭﻑ"), printed("٢٠١٧"), printed("کابل")
    ('محمد', 'لافروف', 'لافروف', '2017', 'كابل')
    >>> printed("إدارة مستشفى")
    'إدارة مستشفى'
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_BEFORE)).translate(_AFTER)


def fold(text: str) -> str:
    """The text as people type it: hamza on alif, ة and ى folded, Latin letters small and bare.

    >>> fold("إدارة"), fold("أردوغان"), fold("Çavuşoğlu"), fold("İstanbul")
    ('اداره', 'اردوغان', 'cavusoglu', 'istanbul')
    """
    return fold_printed(printed(text))


def fold_printed(text: str) -> str:
    """`fold` of a text that is `printed` already."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    return folded if _is_arabic(folded) else _bare(folded)


def _is_arabic(text: str) -> bool:
    """Whether a text surely has no cased letter: every character is of the Arabic block or a plain sign."""
    return min(text) >= "\u0600" and max(text) <= "\u06ff"


def _bare(text: str) -> str:
    """Lower case without accents. Letters of the Arabic block keep their hamza."""
    lowered = text.lower()
    return "".join(c if "\u0600" <= c <= "\u06ff" else unaccented(c) for c in lowered)


def unaccented(character: str) -> str:
    """A character without the marks on it.

    >>> unaccented("ğ"), unaccented("ø")
    ('g', 'o')
    """
    character = character.translate(_LATIN)
    return "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn")
