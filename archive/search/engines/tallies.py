"""Tallies: how many of a set of documents carry each key of a field.

    F.dense         the numbers of the keys that many documents carry
    F.bits u8       for each of them a bit for every document, the first in the lowest bit of the first number
    F.others u4     the documents of all other keys, one key behind the other, and F.other_ends where each ends

A frequent key is counted 64 documents at a time, in an eighth of the time that its list takes. A field without frequent
keys has none of these arrays: it is counted by its lists. A page shows the largest counts, and of the rest how many
keys there are: a list that is shorter than the least of the largest need not be read to its end.
"""

from __future__ import annotations

from functools import cached_property
from heapq import heapify, heappushpop
from typing import Final

import numpy as np

from archive.search.engines.arrays import Array, ArrayFile, ArrayWriter

# A key is frequent when one in so many documents carries it: about there bits and a list take the same time.
SHARE: Final = 64
# Fewer documents than these are counted at once however they are kept.
LEAST: Final = 1_024
# From so many postings in lists on only those are counted that may be among the largest.
LONG: Final = 1 << 20
# Of these, the longest lists are counted one by one: at most so many times as the largest that are wanted.
_TRIED: Final = 8
# So many documents of each other key are looked at first to find one that is in the set.
_GLANCE: Final = 16
# Postings read at once: their numbers stay in the processor's cache.
RUN: Final = 1 << 17


def write_tallies(writer: ArrayWriter, name: str, ids: Array, ends: Array, documents: int) -> None:
    """Add the tallies of a field of keys, given its postings."""
    counts = np.diff(ends, prepend=0)
    dense = np.flatnonzero((counts >= LEAST) & (counts * SHARE >= documents))
    if not len(dense):
        return
    writer.add(f"{name}.dense", dense)
    words = _words(documents)
    writer.reserve(f"{name}.bits", "<u8", len(dense) * words)
    mask = np.zeros(documents, bool)
    for number in dense.tolist():
        mask[:] = False
        mask[ids[ends[number] - counts[number] : ends[number]]] = True
        writer.append(f"{name}.bits", packed(mask))
    lists = np.ones(len(counts), bool)
    lists[dense] = False
    writer.add(f"{name}.others", ids[np.repeat(lists, counts)], "<u4")
    writer.add(f"{name}.other_ends", np.cumsum(counts[lists]))


def packed(mask: Array) -> Array:
    """A mask as bits in numbers of 64.

    >>> packed(np.array([True, False, True])).tolist()
    [5]
    """
    made = np.zeros(_words(len(mask)) * 8, np.uint8)
    bits = np.packbits(mask, bitorder="little")
    made[: len(bits)] = bits
    return made.view("<u8")


def _words(documents: int) -> int:
    return -(-documents // 64)


class Tallies:
    """The tallies of one field of keys."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._ids, self._ends = file.array(f"{name}.ids"), file.array(f"{name}.ends")
        self._dense = self._bits = None
        if f"{name}.dense" in file:
            self._dense, self._bits = file.array(f"{name}.dense"), file.array(f"{name}.bits")
            self._ids, self._other_ends = file.array(f"{name}.others"), file.array(f"{name}.other_ends")

    def of(self, mask: Array) -> Array:
        """How many of the documents of a mask carry each key, by its number."""
        counted = self._frequent(mask)
        counted[self._others] = _by_lists(self._ids.whole(), self._starts, mask)
        return counted

    def largest(self, mask: Array, most: int, slack: int) -> Array:
        """The same, but 1 may stand for any count that is not among the `most` largest, even with `slack` added."""
        if len(self._ids) < LONG:
            return self.of(mask)
        counted = self._frequent(mask)
        best = sorted(counted.tolist(), reverse=True)[:most]
        heapify(best)
        for done, place in enumerate(self._falling[: _TRIED * most].tolist()):
            if self._sizes[place] + slack < best[0]:
                rest = self._falling[done:]
                counted[self._others[rest]] = self._any(rest, mask)
                return counted
            first = int(self._starts[place])
            ids = self._ids.part(first, first + int(self._sizes[place]))
            found = int(np.count_nonzero(mask.take(ids.astype(np.intp), mode="clip")))
            counted[self._others[place]] = found
            heappushpop(best, found)
        return self.of(mask)

    def _any(self, places: Array, mask: Array) -> Array:
        """Which lists have a document of the mask: their first documents are looked at, then more of those left."""
        found = np.zeros(len(places), bool)
        ids, begun, width = self._ids.whole(), 0, _GLANCE
        left = np.arange(len(places))
        while len(left):
            own = places[left]
            # What is shorter shows its last document again.
            at = np.minimum(np.arange(begun, begun + width), self._sizes[own, None] - 1) + self._starts[own, None]
            found[left] = mask[ids[at].astype(np.intp)].any(axis=1)
            begun, width = begun + width, width * 8
            left = left[~found[left] & (self._sizes[own] > begun)]
        return found

    def _frequent(self, mask: Array) -> Array:
        """The counts of the frequent keys, nothing for the others."""
        counted = np.zeros(len(self._ends), np.int64)
        if self._dense is None or self._bits is None:
            return counted
        dense = self._dense.whole()
        chosen = packed(mask)
        for number, bits in zip(dense.tolist(), self._bits.whole().reshape(len(dense), -1), strict=True):
            # The sum in the narrowest numbers that hold it: in half the time.
            counted[number] = np.add.reduce(np.bitwise_count(bits & chosen), dtype=np.uint32)
        return counted

    @cached_property
    def _others(self) -> Array:
        """The numbers of the keys that are kept as lists."""
        lists = np.ones(len(self._ends), bool)
        if self._dense is not None:
            lists[self._dense.whole()] = False
        return np.flatnonzero(lists)

    @cached_property
    def _starts(self) -> Array:
        """Where each list begins."""
        ends = self._ends if self._dense is None else self._other_ends
        return np.concatenate(([0], ends.whole())).astype(np.int64)[:-1]

    @cached_property
    def _sizes(self) -> Array:
        """How long each list is."""
        return np.diff(self._starts, append=len(self._ids))

    @cached_property
    def _falling(self) -> Array:
        """The lists, the longest first."""
        return np.argsort(-self._sizes, kind="stable")


def _by_lists(ids: Array, starts: Array, mask: Array) -> Array:
    if not len(ids):
        return np.zeros(0, np.int64)
    chosen = mask.view(np.uint8)
    within = np.empty(len(ids), np.uint8)
    for first in range(0, len(ids), RUN):
        run = slice(first, first + RUN)
        # Clipping spares the check of every number; none is out of bounds.
        np.take(chosen, ids[run].astype(np.intp), mode="clip", out=within[run])
    counted: Array = np.add.reduceat(within, starts, dtype=np.uint32)
    return counted
