"""Arabic names in Latin letters: readable, plain ASCII, and slugs for keys.

Newspapers print no short vowels, so a romanisation can only be plausible: an `a` goes where consonants would pile up.
Where vowels are printed they are used. It names new things; known names have their own English spelling.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from archive.arabic.digits import TO_ASCII
from archive.arabic.folding import fold, printed, unaccented
from archive.arabic.letters import (
    AIN,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SHADDA,
    SUPERSCRIPT_ALIF,
    TEH_MARBUTA,
    TO_ARABIC,
    WAW,
)
from archive.arabic.proclitics import is_protected

SLUG_LENGTH = 80

_CONSONANTS = {
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "و": "w",
    "ي": "y",
}
# Foreign letters that the folded form no longer tells apart.
_FOREIGN = {"پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ڨ": "g", "ڭ": "g"}
_VOWELS = {"ا": "a", "أ": "a", "آ": "a", "ٱ": "a", "إ": "i", "ى": "a", "ة": "a", "ع": "a", "ؤ": "u", "ئ": "i", "ء": ""}
_MARKS = {FATHA: "a", KASRA: "i", DAMMA: "u", FATHATAN: "an", KASRATAN: "in", DAMMATAN: "un", SUPERSCRIPT_ALIF: "a"}
_KEPT_MARKS = frozenset([*_MARKS, SHADDA])
_WEAK = {"و": "u", "ي": "i"}
_WHOLE_WORDS = {"بن": "bin", "ابن": "ibn", "الله": "allah", "عبدالله": "abdallah", "من": "min", "في": "fi", "و": "wa"}
_APOSTROPHES = re.compile("['`’‘ʼʿʾ]")
# Letters and marks of the Arabic block, without its digits and punctuation.
_ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]+")
# Before these و and ي are consonants.
_OPENING = frozenset("اأآٱىةوي")
# A consonant that foreign words put right behind their first: ترامب, بريطانيا, كلينتون.
_LIQUIDS = frozenset("rl")


class _Sound(NamedTuple):
    text: str
    vowel: bool


def transliterate(arabic: str) -> str:
    """The text in ASCII: Arabic words romanised, Latin ones without accents, the rest as it is or left out.

    >>> transliterate("سيرغي لافروف"), transliterate("السعودية"), transliterate("محمد بن سلمان")
    ('sirghi lafruf', 'al-saudiya', 'mahmad bin salman')
    >>> transliterate("مُحَمَّد"), transliterate("Çavuşoğlu"), transliterate("٢٠١٧")
    ('muhammad', 'Cavusoglu', '2017')
    """
    romanised = _ARABIC_WORD.sub(lambda found: _romanised(found[0]), unicodedata.normalize("NFKC", arabic))
    return "".join(map(_ascii, romanised.translate(TO_ASCII)))


def slug(name: str) -> str:
    """An ASCII key for a name, at most SLUG_LENGTH characters of `[a-z0-9-]`. Raises ValueError when nothing is left.

    >>> slug("Sergey Lavrov"), slug("سيرغي لافروف"), slug("Sana'a (Çavuşoğlu)")
    ('sergey-lavrov', 'sirghi-lafruf', 'sanaa-cavusoglu')
    """
    plain = _APOSTROPHES.sub("", transliterate(name)).lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(key) > SLUG_LENGTH:
        key = key[: SLUG_LENGTH + 1].rpartition("-")[0] or key[:SLUG_LENGTH]
    if not key:
        raise ValueError(f"no Latin or Arabic letter and no digit to make a key of: {name!r}")
    return key


def _ascii(character: str) -> str:
    """A character without its accent; nothing when that is not ASCII."""
    bare = unaccented(character)
    return bare if bare.isascii() else ""


def _romanised(word: str) -> str:
    bare = printed(word)
    marked = any(mark in word for mark in _MARKS)
    if not marked and bare in _WHOLE_WORDS:
        return _WHOLE_WORDS[bare]
    if word.startswith("ال") and len(bare) > 3 and not is_protected(fold(bare)):
        return f"al-{_romanised(word[2:])}"
    sounds = _sounds(word)
    return "".join(sound.text for sound in (sounds if marked else _spread(sounds)))


def _sounds(word: str) -> list[_Sound]:
    """Letter by letter, with the vowels that are printed."""
    sounds: list[_Sound] = []
    letters = "".join(character for character in word if character not in _KEPT_MARKS)
    place = 0
    for character in word:
        if character == SHADDA:
            _double(sounds)
        elif character in _MARKS:
            sounds.append(_Sound(_MARKS[character], True))
        else:
            sounds += _sound(letters, place, sounds)
            place += 1
    return sounds


def _double(sounds: list[_Sound]) -> None:
    """Double the last consonant: its vowel stands before the shadda in canonical order."""
    for place in range(len(sounds) - 1, -1, -1):
        if not sounds[place].vowel:
            sounds.insert(place, sounds[place])
            return


def _sound(letters: str, place: int, before: list[_Sound]) -> list[_Sound]:
    if letters[place] in _FOREIGN:
        return [_Sound(_FOREIGN[letters[place]], False)]
    letter = letters[place].translate(TO_ARABIC)
    if letter in _WEAK:
        return _weak(letters, place, before)
    if letter in _VOWELS:
        vowel = _VOWELS[letter]
        same = bool(before) and before[-1].text.endswith(vowel)
        return [] if same else [_Sound(vowel, True)]
    return [_Sound(_CONSONANTS[letter], False)] if letter in _CONSONANTS else []


def _weak(letters: str, place: int, before: list[_Sound]) -> list[_Sound]:
    """و and ي: a long vowel between consonants, else a consonant."""
    letter, after = letters[place].translate(TO_ARABIC), letters[place + 1 : place + 2]
    vowel, consonant = _Sound(_WEAK[letter], True), _Sound(_CONSONANTS[letter], False)
    if not before:
        return [consonant]
    if letter == "ي" and after == TEH_MARBUTA and not before[-1].vowel:
        return [vowel, consonant]
    if after and after in _OPENING:
        return [consonant]
    if before[-1] == vowel:
        return []
    if place == 1 and letters[0] in "اأ" and letter == WAW:
        before.clear()
        return [vowel]
    return [consonant if before[-1].vowel and letters[place - 1] != AIN else vowel]


def _spread(sounds: list[_Sound]) -> list[_Sound]:
    """The sounds with an `a` where consonants would pile up."""
    spread: list[_Sound] = []
    run = 0
    for place, sound in enumerate(sounds):
        if not sound.vowel and (run > 1 or (run == 1 and place == 1 and not _opens_foreign(sounds))):
            spread.append(_Sound("a", True))
            run = 0
        run = 0 if sound.vowel else run + 1
        spread.append(sound)
    return spread


def _opens_foreign(sounds: list[_Sound]) -> bool:
    return sounds[1].text in _LIQUIDS and len(sounds) > 2 and sounds[2].vowel
