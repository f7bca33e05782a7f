"""Spelling suggestions as haystack gives them: a query with each word that no article has in its nearest known form.

For a connection with INCLUDE_SPELLING alone; the pages of the archive do not ask for it.
"""

from __future__ import annotations

from archive.arabic.analysis import analyze, word
from archive.search.engines.codec import open_reader
from archive.search.engines.snapshots import Snapshot

FIELD = "exact"
# At most so many letters differ, and one in three: what is left of a shorter word would be any word.
FARTHEST, SHARE = 2, 3


def suggestion(snapshot: Snapshot, text: str) -> str | None:
    """The words of a query, corrected; None when all are known or nothing known is near."""
    typed = [word(token.surface).exact for token in analyze(text)]
    known = [one if snapshot.carriers(FIELD, one) else _nearest(snapshot, one) for one in typed]
    return " ".join(known) if known != typed else None


def _nearest(snapshot: Snapshot, text: str) -> str:
    """The most frequent of the nearest words, itself when none is near."""
    for distance in range(1, min(FARTHEST, len(text) // SHARE) + 1):
        near: set[str] = set()
        for view in snapshot.views:
            near.update(open_reader(view, snapshot.generation.schema).terms_within(FIELD, text, distance))
        if near:
            return min(near, key=lambda one: (-snapshot.carriers(FIELD, one), one))
    return text
