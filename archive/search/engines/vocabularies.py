"""Vocabularies: the keys of a field in a whole snapshot, each with one number, sorted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.engines.arrays import Array


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`numbers` tells for each segment the numbers of its own keys in `keys`."""

    keys: Sequence[str]
    numbers: Sequence[Array]

    @classmethod
    def of(cls, segments: Iterable[Sequence[str]]) -> Vocabulary:
        """The vocabulary of segments, given the sorted keys of each.

        >>> Vocabulary.of([["RU", "SY"], ["EG", "SY"]]).numbers[1].tolist()
        [0, 2]
        """
        own = list(segments)
        if len(own) == 1:
            return cls(own[0], [np.arange(len(own[0]))])
        keys = sorted(set().union(*own))
        number_of = {key: number for number, key in enumerate(keys)}
        return cls(keys, [np.array([number_of[key] for key in some], np.int64) for some in own])

    def find(self, key: str) -> int | None:
        """The number of a key, or None."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else None
