"""Printed vowels, where they alone tell two names apart: «عُمان» the sultanate and «عمّان» the city."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

from archive.arabic.letters import TATWEEL, is_token_mark
from archive.arabic.tokens import tokenize

Agreement = Literal["denied", "open", "confirmed"]


def agreement(surface: Sequence[str], spelling: str) -> Agreement:
    """What the vowels of printed words say about a spelling with the same letters.

    A letter with marks in both must have no other in the text than in the spelling; it then confirms it. Letters
    are counted from the end of a word, for a proclitic may stand before it.

    >>> [agreement([word], "عُمَان") for word in ("وعُمان", "عمّان", "عَمان", "عمان", "عـمان")]
    ['confirmed', 'denied', 'denied', 'open', 'open']
    """
    agreed: Agreement = "open"
    for printed_word, span in zip(surface, tokenize(spelling), strict=False):
        for printed_marks, marks in zip(_marks(printed_word), _marks(span.surface), strict=False):
            if printed_marks and marks:
                if not printed_marks <= marks:
                    return "denied"
                agreed = "confirmed"
    return agreed


def _marks(word: str) -> list[set[str]]:
    """The marks on each letter, from the last letter to the first."""
    letters: list[set[str]] = []
    for character in unicodedata.normalize("NFKC", word):
        if not is_token_mark(character):
            letters.append(set())
        elif letters and character != TATWEEL:
            letters[-1].add(character)
    return letters[::-1]
