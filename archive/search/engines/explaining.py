"""Explaining: which parts of a query some documents satisfy, and how; looked up for the few that a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from archive.search.conditions import AnyOf, Condition, HasKey, HasNear, HasRun, HasWord, Part
from archive.search.engines.arrays import Array
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.phrases import holding, spread
from archive.search.response import Matched

Matches: TypeAlias = tuple[Matched, ...]


def matches(evaluation: Evaluation, parts: Sequence[Part], documents: Array) -> list[Matches]:
    """For each document the parts that it satisfies, each in the closest way."""
    found: list[list[Matched]] = [[] for _ in range(len(documents))]
    order = np.argsort(documents)
    rising = documents[order]
    for part in parts:
        left = np.ones(len(documents), bool)
        for way, condition in part.ways:
            if not left.any():
                break
            having = left & _among(evaluation, condition, rising)
            left &= ~having
            for place in order[having].tolist():
                found[place].append(Matched(part.text, way))
    return [tuple(one) for one in found]


def _among(evaluation: Evaluation, condition: Condition, documents: Array) -> Array:
    """For which of the documents, rising, a condition holds."""
    match condition:
        case HasWord(field, text) | HasKey(field, text):
            return _having(evaluation, field, text, documents)
        case HasRun(level, texts):
            return _near(evaluation, HasNear(level, spread(texts), "run"), documents)
        case HasNear():
            return _near(evaluation, condition, documents)
        case AnyOf(children) if children:
            each = [_among(evaluation, child, documents) for child in children]
            any_of: Array = np.logical_or.reduce(each)
            return any_of
    found: Array = evaluation.holds(condition)[documents]
    return found


def _having(evaluation: Evaluation, field: str, text: str, documents: Array) -> Array:
    mask = np.zeros(len(documents), bool)
    for found in evaluation.postings(field, text):
        low, high = np.searchsorted(documents, (found.view.base, found.view.part.stop))
        at, _ = found.find(documents[low:high] - found.view.base)
        mask[low + at] = True
    return mask


def _near(evaluation: Evaluation, near: HasNear, documents: Array) -> Array:
    mask = np.zeros(len(documents), bool)
    for view in evaluation.snapshot.views:
        low, high = np.searchsorted(documents, (view.base, view.part.stop))
        if low < high:
            own = documents[low:high] - view.base
            mask[low:high] = np.isin(own, holding(view.data, near, own))
    return mask
