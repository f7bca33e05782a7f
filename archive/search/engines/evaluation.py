"""Evaluation: where the terms of a plan stand in a snapshot, and its conditions as masks over the documents.

A query has a deadline, looked at between any two steps, each of which takes milliseconds; and what it keeps for itself
is bounded, for everything else it reads lies in the mapped files.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from math import inf
from typing import Final, NamedTuple

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
    InTitle,
    WasPublished,
    Without,
)
from archive.search.engine import QueryTooSlow
from archive.search.engines.arrays import Array
from archive.search.engines.phrases import holding, in_titles, spread
from archive.search.engines.snapshots import Snapshot, View

# What one query may keep of postings that it had to copy, in bytes; past it they are copied anew when needed again.
KEPT: Final = 32_000_000


class Postings(NamedTuple):
    """Where a term stands in one segment: its documents there that are not deleted, and how often each has it."""

    view: View
    ids: Array
    tf: Array

    @property
    def places(self) -> Array:
        """The documents as NumPy's own kind of index, which it takes three times as fast."""
        return self.ids.astype(np.intp)


class Evaluation:
    """One query's look at a snapshot. Not for sharing; what it looks up it keeps, for words recur in a plan."""

    def __init__(self, snapshot: Snapshot, limit: float = inf) -> None:
        self.snapshot = snapshot
        self._deadline = time.perf_counter() + limit
        self._limit = limit
        self._known: dict[tuple[str, str], list[Postings]] = {}
        self._frequencies: dict[tuple[str, str], int] = {}
        self._room = KEPT

    def pause(self) -> None:
        """Raise QueryTooSlow when the time of the query is over."""
        if time.perf_counter() > self._deadline:
            raise QueryTooSlow(self._limit)

    def postings(self, field: str, text: str) -> list[Postings]:
        """Where a term stands."""
        found = self._known.get((field, text))
        if found is None:
            self.pause()
            found = list(self._looked_up(field, text.encode("utf-8", "surrogatepass")))
            self._frequencies[field, text] = sum(len(one.ids) for one in found)
            copied = sum(one.ids.nbytes + one.tf.nbytes for one in found)
            if copied <= self._room:
                self._room -= copied
                self._known[field, text] = found
        return found

    def _looked_up(self, name: str, key: bytes) -> Iterable[Postings]:
        for view in self.snapshot.views:
            field = view.data.fields[name]
            number = field.find(key)
            if number is None:
                continue
            first, last = field.span(number)
            ids, tf = field.ids.part(first, last), field.frequencies(first, last)
            if view.live is not None:
                kept = view.live[ids.astype(np.intp)]
                ids, tf = ids[kept], tf[kept]
            if len(ids):
                yield Postings(view, ids, tf)

    def frequency(self, field: str, text: str) -> int:
        """How many documents have a term."""
        if (field, text) not in self._frequencies:
            self.postings(field, text)
        return self._frequencies[field, text]

    def holds(self, condition: Condition, *, title: bool = False) -> Array:
        """The documents for which a condition holds (in the title alone), as a mask. Deleted ones may be among them."""
        self.pause()
        match condition:
            case All(children):
                return self._all(children, title)
            case Without(child):
                return ~self.holds(child, title=title)
            case InTitle(child):
                return self.holds(child, title=True)
            case AnyOf(children):
                return self._any(children, title)
            case _:
                return self._any((condition,), title)

    def _all(self, children: Sequence[Condition], title: bool) -> Array:
        if not children:
            return np.ones(self.snapshot.size, bool)
        mask = self.holds(children[0], title=title)
        for child in children[1:]:
            mask &= self.holds(child, title=title)
        return mask

    def _any(self, children: Sequence[Condition], title: bool) -> Array:
        mask = np.zeros(self.snapshot.size, bool)
        for child in children:
            match child:
                case HasKey(field, key):
                    self._mark(mask, field, key)
                case WasPublished(first, last):
                    mask |= self.published(first.toordinal() if first else None, last.toordinal() if last else None)
                case HasWord() | HasStart() | HasRun() | HasNear():
                    self._mark_words(mask, child, title)
                case _:
                    mask |= self.holds(child, title=title)
        return mask

    def _mark_words(self, mask: Array, condition: HasWord | HasStart | HasRun | HasNear, title: bool) -> None:
        match condition:
            case HasWord("exact", text) if title:
                self._mark_near(mask, HasNear("exact", ((text,),), "run"), title)
            case HasWord(level, text):
                self._mark(mask, "title" if title else level, text)
            case HasStart("exact", text) if title:
                self._mark_starting_titles(mask, text)
            case HasStart(level, text):
                self._mark_starting(mask, "title" if title else level, text)
            case HasRun(level, texts):
                self._mark_near(mask, HasNear(level, spread(texts), "run"), title)
            case HasNear():
                self._mark_near(mask, condition, title)

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
            mask[found.view.part][found.places] = True

    def _mark_starting(self, mask: Array, level: str, text: str) -> None:
        for view in self.snapshot.views:
            self.pause()
            field = view.data.fields[level]
            low, high = field.starting(text.encode("utf-8", "surrogatepass"))
            if low < high:
                # The terms that begin alike are neighbours, and so are their postings.
                mask[view.part][field.ids.part(*field.span(low, high)).astype(np.intp)] = True

    def _mark_starting_titles(self, mask: Array, text: str) -> None:
        """Mark the documents whose title has a printed word that begins so, by where the words stand."""
        for view in self.snapshot.views:
            self.pause()
            low, high = view.data.fields["exact"].starting(text.encode("utf-8", "surrogatepass"))
            mask[view.part][in_titles(view.data, low, high)] = True

    def _mark_near(self, mask: Array, near: HasNear, title: bool) -> None:
        for view in self.snapshot.views:
            self.pause()
            mask[view.part][holding(view.data, near, title=title, pause=self.pause)] = True

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
