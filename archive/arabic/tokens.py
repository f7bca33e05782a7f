"""Words of a text, each with its place in it.

A word is letters, digits and the marks on them; vowels, tatweel and invisible signs between letters do not break it.
`_`, `#`, `-` and every other sign separate. A number keeps its decimal or thousands separators. Offsets count
characters of the text exactly as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.arabic.digits import SEPARATORS
from archive.arabic.letters import INVISIBLE, character_class, is_token_letter, is_token_mark


class Span(NamedTuple):
    """A word as it stands in a text: `text[start:end] == surface`."""

    surface: str
    start: int
    end: int


def _pattern() -> re.Pattern[str]:
    plane = [chr(code) for code in range(0x10000)]
    letter = character_class(filter(is_token_letter, plane))
    mark = character_class(filter(is_token_mark, plane))
    # Beyond the first plane `\w` is asked, for a class of many ranges is slow there; without digits that carry a sign.
    beyond = r"[^\W\x00-\uffff\U0001f100-\U0001f10c]"
    head = rf"(?:[{letter}]|{beyond})"
    run = rf"(?:[{letter}{mark}]++|{beyond}++)"
    word = rf"{head}{run}*+(?:[{INVISIBLE}]++{run}++)*+"
    # A whole number: what goes on with further separators (12.3.2018) or letters is a date or a name, and is split.
    tail = rf"(?![{letter}{mark}{INVISIBLE}]|[{SEPARATORS}]\d)"
    number = rf"(?=\d)(?<!\d[{SEPARATORS}])\d++(?:(?:[,٬]\d{{3}}(?!\d))++(?:[.٫]\d++)?|[{SEPARATORS}]\d++){tail}"
    return re.compile(rf"{number}|{word}")


WORD = _pattern()


def tokenize(text: str) -> Iterator[Span]:
    """The words of a text in order.

    >>> [span.surface for span in tokenize("#ترامب و نيكي_هيلي، 2.5 مليار!")]
    ['ترامب', 'و', 'نيكي', 'هيلي', '2.5', 'مليار']
    >>> [tuple(span) for span in tokenize("قال لافروف")]
    [('قال', 0, 3), ('لافروف', 4, 10)]
    """
    for found in WORD.finditer(text):
        yield Span(found[0], found.start(), found.end())
