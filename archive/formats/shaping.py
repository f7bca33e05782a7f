"""Shaping: text made ready for what draws one glyph after another from left to right, as Pillow's basic layout does.

`logical text → lines that fit → joined letters → visual order`. The one importer of arabic_reshaper and python-bidi.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

Direction = Literal["rtl", "ltr"]
Measure = Callable[[str], float]

# Vowel signs need an anchor on each letter, which a basic layout has not.
_reshaper = ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_ligatures": True})
_INVISIBLE = dict.fromkeys([0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])


def visual(text: str, direction: Direction) -> str:
    """One line in joined forms and in the order in which it is drawn; direction marks have done their work and go.

    >>> visual("(abc)", "rtl")
    '(abc)'
    """
    shown = get_display(_reshaper.reshape(text), base_dir="R" if direction == "rtl" else "L")
    return str(shown).translate(_INVISIBLE)


def fitted(text: str, direction: Direction, width: float, most: int, measure: Measure) -> list[str] | None:
    """The text in at most `most` drawn lines no wider than `width`, or None when it does not fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(visual(f"{lines[-1]} {word}", direction)) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        elif len(lines) == most or measure(visual(word, direction)) > width:
            return None
        else:
            lines.append(word)
    return [visual(line, direction) for line in lines]


def shortened(text: str, direction: Direction, width: float, most: int, measure: Measure) -> list[str]:
    """As `fitted`, with words left out at the end, and letters if a word alone is too wide, until it fits."""
    for shorter in _shorter(text):
        lines = fitted(shorter, direction, width, most, measure)
        if lines is not None:
            return lines
    return []


def _shorter(text: str) -> Iterator[str]:
    words = text.split()
    yield " ".join(words)
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]) + "…"
    first = words[0] if words else ""
    for count in range(len(first) - 1, 0, -1):
        yield first[:count] + "…"
