"""Shaping: text made ready for what draws one glyph after another from left to right, as Pillow's basic layout does.

`logical text → lines that fit → joined letters → visual order → mirrored brackets`. The one importer of arabic_reshaper
and python-bidi.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from arabic_reshaper.arabic_reshaper import ArabicReshaper
from bidi import get_display

Direction = Literal["rtl", "ltr"]
Measure = Callable[[str], float]

# No line of a picture has room for a longer word.
LONGEST_WORD = 80
# Vowel signs need an anchor on each letter, which a basic layout has not.
_reshaper = ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_ligatures": True})  # type: ignore[no-untyped-call]
_CONTROLS = range(0x2400, 0x2440)
_MARKS = (0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_INVISIBLE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_MARKS, *_CONTROLS))
# One character that is a whole sentence, drawn wider than a picture.
_SPELT_OUT = {0xFDFD: "بسم الله الرحمن الرحيم"}
# Brackets are turned round where the text runs to the left. The reordering does not say where that is, so each goes
# through it as a pair of neutral signs: the pair that comes back the other way round was turned.
_BRACKETS = "()[]{}<>«»‹›"
_PAIRS = {
    bracket: chr(first) + chr(second)
    for bracket, first, second in zip(_BRACKETS, _CONTROLS[::2], _CONTROLS[1::2], strict=False)
}
_TO_PAIRS = {ord(bracket): pair for bracket, pair in _PAIRS.items()}
_SHOWN = {pair: bracket for bracket, pair in _PAIRS.items()}
_SHOWN |= {_PAIRS[bracket][::-1]: _BRACKETS[place ^ 1] for place, bracket in enumerate(_BRACKETS)}
_ANY_PAIR = re.compile("|".join(_SHOWN))


@lru_cache(maxsize=4096)
def visual(text: str, direction: Direction) -> str:
    """One line in joined forms and in the order in which it is drawn; direction marks have done their work and go.

    >>> visual("(abc) [د]", "rtl") == "[\N{ARABIC LETTER DAL ISOLATED FORM}] (abc)"
    True
    """
    text = " ".join(text.split()).translate(_SPELT_OUT | dict.fromkeys(_CONTROLS))
    joined = str(_reshaper.reshape(text)).translate(_TO_PAIRS)
    ordered = str(get_display(joined, base_dir="R" if direction == "rtl" else "L"))
    return _ANY_PAIR.sub(lambda pair: _SHOWN[pair[0]], ordered).translate(_INVISIBLE)


def fitted(text: str, direction: Direction, width: float, most: int, measure: Measure) -> list[str] | None:
    """The text in at most `most` drawn lines no wider than `width`, or None when it does not fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(visual(f"{lines[-1]} {word}", direction)) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        elif len(lines) == most or len(word) > LONGEST_WORD or measure(visual(word, direction)) > width:
            return None
        else:
            lines.append(word)
    return [visual(line, direction) for line in lines]


def shortened(text: str, direction: Direction, width: float, most: int, measure: Measure) -> list[str]:
    """As `fitted`, with words left out at the end, and letters if the first word is too wide, until it fits."""

    def fit(shorter: str) -> list[str] | None:
        return fitted(shorter, direction, width, most, measure)

    words = text.split()
    parts = words if words and fit(f"{words[0]}…") is not None else list("".join(words[:1])[: LONGEST_WORD - 1])
    joint = " " if parts is words else ""
    if (whole := fit(text)) is not None or not parts:
        return whole or []
    count = bisect_left(range(1, len(parts)), True, key=lambda count: fit(joint.join(parts[:count]) + "…") is None)
    return fit(joint.join(parts[:count]) + "…") or []
