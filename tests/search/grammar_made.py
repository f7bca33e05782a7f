"""Random queries: pieces of the grammar thrown together, whole or broken, with strange characters between them.

`python -m tests.search.grammar_made 100000 7` reads so many, made from that seed, and tells the time and what failed.
"""

from __future__ import annotations

import random
import sys
import time

from archive.search.notices import NOTICES
from archive.search.query import parse

_PIECES = """
سوريا روسيا قمة لقاء لافروف في و أو او وليس ليس OR AND NOT or a b F-16 نيكي_هيلي #ترمب 2.5 ١٢ O'Brien هـ AH
عنوان: title: Title:: شخصية: actor: دولة: country: مكان: مصدر: قال: said-by: quote: اقتباس: date: تاريخ: x:
2017 2017-03 2017-03-05 2017-13 2017..2018 2018..2017 2017.. ..2018 .. آذار رمضان 1439 5/3/2017 مارس March
« » “ ” " „ ' ’ ( ) [ ] { } ((( ))) | || - -- -( -" * روس* ر* ~ ~10 ~0 ~999 ~s ~p ~ج ~ف ~١٠ "a b"~10 "a"~s
"قال (ترامب|ترمب) أمس" title:(a OR -b) date:(2017 OR 2018) country:(روسيا|تركيا) title:(country:RU) -(a b)
، ؟ … 😀 ﷺ İ ß ۱۴۳۹
"""
PIECES = (*_PIECES.split(), "\u064e", "\u200f", "\u200c", "\x00", "\ud800", "\n", "\t", "\u0640")
JOINTS = ("", " ", " ", " ", "  ")


def made(chance: random.Random) -> str:
    """One query."""
    pieces = chance.choices(PIECES, k=chance.randint(0, 14))
    text = "".join(piece + chance.choice(JOINTS) for piece in pieces)
    if chance.random() < 0.2:
        at = chance.randint(0, len(text))
        text = text[:at] + chr(chance.choice((chance.randrange(0x300), chance.randrange(0x600, 0x700)))) + text[at:]
    return text


def fault(text: str) -> str:
    """What is wrong with the reading of a text, or ""."""
    parsed = parse(text)
    for notice in parsed.notices:
        if tuple(name for name, _ in notice.params) != NOTICES[notice.code]:
            return f"the parameters of {notice}"
    canonical = str(parsed.query)
    again = parse(canonical).query
    if again != parsed.query:
        return f"{canonical!r} reads back as {again!r}, not as {parsed.query!r}"
    return "" if str(again) == canonical else f"{canonical!r} is not canonical"


def main(count: int, seed: int) -> int:
    """Read `count` queries; the number of failures."""
    chance = random.Random(seed)
    begin = time.process_time()
    failures = 0
    for number in range(count):
        text = made(chance)
        if wrong := fault(text):
            failures += 1
            print(f"{number}: {text!r}: {wrong}")
    print(f"{count} queries, {failures} wrong, {time.process_time() - begin:.1f} s of processor time")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]), int(sys.argv[2])) else 0)
