"""Vocabularies: the keys of a field in a whole snapshot, each with one number, sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.engines.arrays import Array


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`number_of` numbers the `keys`; `numbers` tells for each segment, by its id, the numbers of its own keys."""

    keys: Sequence[str]
    number_of: Mapping[str, int]
    numbers: Mapping[str, Array]

    @classmethod
    def of(cls, segments: Mapping[str, Sequence[str]], before: Vocabulary | None = None) -> Vocabulary:
        """The vocabulary of segments, given the sorted keys of each.

        That of the snapshot `before` serves again when it has all their keys, which most commits leave it with: it may
        then number keys that no document carries any more.

        >>> first = Vocabulary.of({"a": ["RU", "SY"], "b": ["EG", "SY"]})
        >>> first.numbers["b"].tolist(), Vocabulary.of({"b": ["EG", "SY"], "c": ["RU"]}, first).keys
        ([0, 2], ['EG', 'RU', 'SY'])
        """
        if before is not None:
            known, number_of = before.numbers, before.number_of
            new = {name: own for name, own in segments.items() if name not in known}
            if all(key in number_of for own in new.values() for key in own):
                numbers = {name: known[name] for name in segments.keys() - new.keys()}
                numbers |= {name: _numbers(number_of, own) for name, own in new.items()}
                return cls(before.keys, number_of, numbers)
        keys = sorted(set().union(*segments.values()))
        number_of = {key: number for number, key in enumerate(keys)}
        return cls(keys, number_of, {name: _numbers(number_of, own) for name, own in segments.items()})


def _numbers(number_of: Mapping[str, int], keys: Sequence[str]) -> Array:
    return np.fromiter(map(number_of.__getitem__, keys), np.int64, len(keys))
