"""Questions: in «ما اسم …» and «كم عدد …» the noun asks, like the word before it; what answers need not have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from archive.arabic.analysis import word
from archive.arabic.folding import fold
from archive.search.nodes import And, Query, Term
from archive.search.requirements import is_optional

_QUESTIONS: Final = frozenset(map(fold, ["ما", "وما", "ماذا", "كم", "وكم", "أي", "أية", "وأي", "ماهو", "ماهي"]))
# What may stand between the question word and the noun: «ما هو عدد», «كم كان عدد».
_BETWEEN: Final = frozenset(map(fold, ["هو", "هي", "كان", "كانت", "يكون", "تكون"]))
_ASKING: Final = frozenset(word(noun).light for noun in ["اسم", "عدد", "تعريف", "معنى", "المقصود"])


def without_asking(query: Query) -> tuple[Query, tuple[str, ...]]:
    """The query without the nouns that ask, and those nouns; they stay if it has nothing else to say.

    >>> from archive.search.query import parse
    >>> query, nouns = without_asking(parse("ما هو عدد سكان حلب؟").query)
    >>> str(query), nouns
    ('ما هو سكان حلب', ('عدد',))
    """
    if not isinstance(query, And):
        return query, ()
    places = frozenset(_asking(query.children))
    kept = tuple(child for place, child in enumerate(query.children) if place not in places)
    if all(is_optional(child) for child in kept):
        return query, ()
    return And(kept) if len(kept) > 1 else kept[0], tuple(str(query.children[place]) for place in sorted(places))


def _asking(children: Sequence[Query]) -> Iterator[int]:
    """The places of the nouns that ask."""
    behind = False
    for place, child in enumerate(children):
        levels = word(child.text) if isinstance(child, Term) else None
        if behind and levels and levels.light in _ASKING:
            yield place
        behind = levels is not None and (levels.fold in _QUESTIONS or (behind and levels.fold in _BETWEEN))
