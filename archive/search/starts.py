"""Starts: how the words that begin with what was typed may begin in print."""

from __future__ import annotations

# A stem has lost its ending, so «روسي*» must look among the printed words too, behind each form of the article.
_ARTICLES = ("", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "و")
_ALIFS = "اأإآ"


def printed_starts(exact: str) -> list[str]:
    """How words that begin with `exact` may be printed: with the article or without, the first alif with any hamza."""
    bare = exact.removeprefix("ال") or exact
    heads = [alif + bare[1:] for alif in _ALIFS] if bare[0] in _ALIFS else [bare]
    return [exact, *(article + head for article in _ARTICLES for head in heads)]
