"""Evaluation: where the terms of a plan stand in a snapshot, and its conditions as masks over the documents.

A query has a deadline, looked at between any two steps, each of which takes milliseconds; and what it keeps for itself
is a few masks, for everything else it reads lies in the mapped files.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Final

import numpy as np

from archive.search.conditions import (
    All,
    AnyOf,
    Condition,
    HasKey,
    HasNear,
    HasRun,
    HasStart,
    HasWord,
    InQuotation,
    InSpeech,
    InTitle,
    Level,
    WasPublished,
    Without,
)
from archive.search.engine import QueryTooSlow
from archive.search.engines.arrays import Array
from archive.search.engines.phrases import Where, holding, holding_any, spread
from archive.search.engines.postings import Postings
from archive.search.engines.snapshots import Snapshot

_PARTS: Final[Mapping[type, Where]] = {InTitle: "title", InQuotation: "quotation", InSpeech: "speech"}


class Evaluation:
    """One query's look at a snapshot. Not for sharing; what it looks up it keeps, for words recur in a plan."""

    def __init__(self, snapshot: Snapshot, limit: float = inf) -> None:
        self.snapshot = snapshot
        self._deadline = time.perf_counter() + limit
        self._limit = limit
        self._known: dict[tuple[str, str], list[Postings]] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def pause(self) -> None:
        """Raise QueryTooSlow when the time of the query is over."""
        if time.perf_counter() > self._deadline:
            raise QueryTooSlow(self._limit)

    def postings(self, field: str, text: str) -> list[Postings]:
        """Where a term stands, segment by segment."""
        found = self._known.get((field, text))
        if found is None:
            self.pause()
            found = self._known[field, text] = list(self._looked_up(field, text.encode("utf-8", "surrogatepass")))
        return found

    def _looked_up(self, name: str, key: bytes) -> Iterable[Postings]:
        for view in self.snapshot.views:
            field = view.data.fields[name]
            number = field.find(key)
            if number is not None:
                yield Postings(view, field, number)

    def frequency(self, field: str, text: str) -> int:
        """How many documents that are not deleted have a term."""
        found = self._frequencies.get((field, text))
        if found is None:
            found = self._frequencies[field, text] = sum(one.alive() for one in self.postings(field, text))
        return found

    def holds(self, condition: Condition, where: Where = "") -> Array:
        """The documents for which a condition holds (in one part alone), as a mask. Deleted ones may be among them."""
        self.pause()
        match condition:
            case All(children):
                return self._all(children, where)
            case Without(child):
                return ~self.holds(child, where)
            case InTitle(child) | InQuotation(child) | InSpeech(child):
                return self.holds(child, _PARTS[type(condition)])
            case AnyOf(children):
                return self._any(children, where)
            case _:
                return self._any((condition,), where)

    def _all(self, children: Sequence[Condition], where: Where) -> Array:
        if not children:
            return np.ones(self.snapshot.size, bool)
        mask = self.holds(children[0], where)
        for child in children[1:]:
            mask &= self.holds(child, where)
        return mask

    def _any(self, children: Sequence[Condition], where: Where) -> Array:
        mask = np.zeros(self.snapshot.size, bool)
        for child in children:
            match child:
                case HasKey(field, key):
                    self._mark(mask, field, key)
                case WasPublished(first, last):
                    mask |= self.published(first.toordinal() if first else None, last.toordinal() if last else None)
                case HasWord() | HasStart() | HasRun() | HasNear():
                    self._mark_words(mask, child, where)
                case _:
                    mask |= self.holds(child, where)
        return mask

    def _mark_words(self, mask: Array, condition: HasWord | HasStart | HasRun | HasNear, where: Where) -> None:
        # Of titles there is a field of stems; in other parts, and as printed, a word is found by where it stands.
        whole = not where or (where == "title" and condition.level == "light")
        match condition:
            case HasWord(level, text) if whole:
                self._mark(mask, where or level, text)
            case HasWord(level, text):
                self._mark_near(mask, HasNear(level, ((text,),), "run"), where)
            case HasStart(level, text) if whole:
                self._mark_starting(mask, where or level, text)
            case HasStart(level, text):
                self._mark_starting_in(mask, level, text, where)
            case HasRun(level, texts):
                self._mark_near(mask, HasNear(level, spread(texts), "run"), where)
            case HasNear():
                self._mark_near(mask, condition, where)

    def having(self, field: str, text: str) -> Array:
        """The documents that have a term."""
        mask = np.zeros(self.snapshot.size, bool)
        self._mark(mask, field, text)
        return mask

    def having_any(self, field: str, texts: Iterable[str]) -> Array:
        """The documents that have any of these terms."""
        mask = np.zeros(self.snapshot.size, bool)
        for text in texts:
            self._mark(mask, field, text)
        return mask

    def _mark(self, mask: Array, field: str, text: str) -> None:
        for found in self.postings(field, text):
            found.mark(mask[found.view.part])

    def _mark_starting(self, mask: Array, level: str, text: str) -> None:
        for view in self.snapshot.views:
            self.pause()
            field = view.data.fields[level]
            low, high = field.starting(text.encode("utf-8", "surrogatepass"))
            if low < high:
                # The terms that begin alike are neighbours, and so are their postings.
                mask[view.part][field.ids.part(*field.span(low, high)).astype(np.intp)] = True

    def _mark_starting_in(self, mask: Array, level: Level, text: str, where: Where) -> None:
        """Mark the documents with a word in a part of them that begins so, by where the words stand."""
        for view in self.snapshot.views:
            self.pause()
            low, high = view.data.fields[level].starting(text.encode("utf-8", "surrogatepass"))
            mask[view.part][holding_any(view.data, level, low, high, where)] = True

    def _mark_near(self, mask: Array, near: HasNear, where: Where) -> None:
        for view in self.snapshot.views:
            self.pause()
            mask[view.part][holding(view.data, near, where=where, pause=self.pause)] = True

    def published(self, first: int | None, last: int | None) -> Array:
        """The documents whose period of publication meets these days; an open end is None."""
        mask = np.zeros(self.snapshot.size, bool)
        for view in self.snapshot.views:
            begins = view.data.column("first")
            within = begins > 0
            if first is not None:
                within &= view.data.column("last") >= first
            if last is not None:
                within &= begins <= last
            mask[view.part] = within
        return mask
