"""Running text: a headline or a sentence put in as a query. Its «أو» and «وليس» are words, not operators.

Who writes operators writes few words, or uses brackets, fields or signs. A sentence that was pasted has many words and
none of these, and says «صدق أو لا تصدق»: read as alternatives, its last words alone would be enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from archive.search.lexemes import Lexeme

# A query of more words (a phrase counts as one) may be running text.
MOST_WORDS: Final = 6
_WRITTEN: Final = frozenset(["و", "أو", "او", "وليس", "ليس"])
_OPERATORS: Final = ("and", "or", "not")
_BRACKETS: Final = ("open", "close")


def words_within(lexemes: Sequence[Lexeme]) -> frozenset[int]:
    """The places of the operators that are words of running text.

    Those in brackets or beside one stay operators, and all do where a field, a sign or an English operator is used.
    """
    written = [place for place, lexeme in enumerate(lexemes) if lexeme.kind in _OPERATORS]
    leaves = sum(lexeme.kind == "leaf" for lexeme in lexemes)
    if leaves <= MOST_WORDS or any(lexeme.kind == "field" for lexeme in lexemes):
        return frozenset()
    if any(lexemes[place].text not in _WRITTEN for place in written):
        return frozenset()
    depths = _depths(lexemes)
    return frozenset(place for place in written if not depths[place] and not _beside_bracket(lexemes, place))


def _depths(lexemes: Sequence[Lexeme]) -> list[int]:
    """In how many brackets each stands."""
    depth, depths = 0, []
    for lexeme in lexemes:
        depth = max(0, depth + (lexeme.kind == "open") - (lexeme.kind == "close"))
        depths.append(depth)
    return depths


def _beside_bracket(lexemes: Sequence[Lexeme], place: int) -> bool:
    around = (*lexemes[max(0, place - 1) : place], *lexemes[place + 1 : place + 2])
    return any(lexeme.kind in _BRACKETS for lexeme in around)
