"""Shaping: text made ready for what draws one glyph after another from left to right, as Pillow's basic layout does.

`logical text → lines that fit → joined letters → visual order`. The one importer of arabic_reshaper and python-bidi.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal
from unicodedata import bidirectional

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

from archive.formats.sentences import FIRST_STRONG_ISOLATE, POP_ISOLATE

Direction = Literal["rtl", "ltr"]
Measure = Callable[[str], float]

# Vowel signs need an anchor on each letter, which a basic layout has not.
_reshaper = ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_ligatures": True})
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT EMBEDDING}", "\N{RIGHT-TO-LEFT EMBEDDING}"
_EMBEDDINGS = {
    "\N{LEFT-TO-RIGHT ISOLATE}": _LEFT_TO_RIGHT,
    "\N{RIGHT-TO-LEFT ISOLATE}": _RIGHT_TO_LEFT,
    POP_ISOLATE: "\N{POP DIRECTIONAL FORMATTING}",
}
_INVISIBLE = dict.fromkeys([0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])


@lru_cache(maxsize=4096)
def visual(text: str, direction: Direction) -> str:
    """One line in joined forms and in the order in which it is drawn; direction marks have done their work and go.

    >>> visual("(abc) [د]", "rtl")
    '[ﺩ] (abc)'
    """
    shown = get_display(_embedded(_reshaper.reshape(text)), base_dir="R" if direction == "rtl" else "L")
    return str(shown).translate(_INVISIBLE)


def _embedded(text: str) -> str:
    """The text with embeddings for isolates, which the algorithm that mirrors brackets does not know."""
    return "".join(
        _embedding(text, place) if char == FIRST_STRONG_ISOLATE else _EMBEDDINGS.get(char, char)
        for place, char in enumerate(text)
    )


def _embedding(text: str, place: int) -> str:
    """What opens an isolate that takes its direction from its first letter."""
    inside = text[place + 1 :].split(POP_ISOLATE, 1)[0]
    strong = (bidirectional(char) for char in inside)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return _LEFT_TO_RIGHT if first == "L" else _RIGHT_TO_LEFT


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
