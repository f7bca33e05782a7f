"""Sentences and paragraphs: where a text divides, so far as its punctuation shows it.

A sentence ends at `.`, `!`, `?`, `؟` or `…` before a blank, a paragraph at a new line. A dot inside a number or a name
ends nothing; one behind an abbreviation («د. محمد») is taken for an end, which print does not tell apart.

>>> [part.text for part in sentences("وصل الوزير. قال: «لا تعليق!» ثم\\nعاد 3.5 مليون.")]
['وصل الوزير.', ' قال: «لا تعليق!»', ' ثم', '\\nعاد 3.5 مليون.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Signs that something follows at once end nothing (the group): they are read through once, so that the time stays in
# proportion to the text.
_END = re.compile(r"[.!?؟…۔]++[\"»”’)\]]*+(?:(?=\s)|())|(?=\n)")


class Sentence(NamedTuple):
    """A stretch of a text that ends where a sentence does, and whether a paragraph begins with it."""

    text: str
    opens_paragraph: bool


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; together they are the text."""
    begin = 0
    for found in _END.finditer(text):
        end = found.end()
        if end > begin and found[1] is None:
            yield Sentence(text[begin:end], begin == 0 or text[begin] == "\n")
            begin = end
    if begin < len(text):
        yield Sentence(text[begin:], begin == 0 or text[begin] == "\n")


def ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end in a stretch of a text, in order.

    >>> list(ends("نعم. لا. ربما", 0, 8))
    [4, 8]
    """
    # A sign ends a sentence by what follows it, which may be the first character behind the stretch.
    for found in _END.finditer(text, start, end + 1):
        if found.end() <= end and found[1] is None:
            yield found.end()
