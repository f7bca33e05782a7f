"""Recognising many texts: in this process while they are few, in worker processes when they are many.

Workers are spawned, not forked, so they start alike on every system. They cost a second or two, which a small import
never pays; and where they cannot be had, the work is done here.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from typing import TypeVar

from archive.arabic.calendar import PartialDate
from archive.ingest import workers
from archive.ingest.workers import Text
from archive.models.names import archive_gazetteer
from archive.recognition.recognition import Recognised, recognise

Batch = TypeVar("Batch")

# So many texts are recognised here before others are started to help.
FEW = 300
# Batches that are given out before the first of them is taken back: memory holds no more.
AHEAD = 4


def recognise_text(title: str, body: str, published: PartialDate | None = None) -> Recognised:
    """What one article says, by the data files and the editors' names."""
    return recognise(title, body, archive_gazetteer(), published)


def recognise_batches(
    batches: Iterable[Batch], texts_of: Callable[[Batch], Sequence[Text]], *, processes: int | None = None
) -> Iterator[tuple[Batch, list[Recognised]]]:
    """Each batch, in order, with what its texts say; `processes` is the number of workers, by default one a core."""
    number = _cores() if processes is None else processes
    source = iter(batches)
    done = 0
    for batch in source:
        texts = texts_of(batch)
        yield batch, _recognise_here(texts)
        done += len(texts)
        if number > 1 and done >= FEW:
            break
    yield from _with_workers(source, texts_of, number)


def _with_workers(
    batches: Iterator[Batch], texts_of: Callable[[Batch], Sequence[Text]], number: int
) -> Iterator[tuple[Batch, list[Recognised]]]:
    first = next(batches, None)
    if first is None:
        return
    waiting: deque[tuple[Batch, Sequence[Text], list[Future[list[Recognised]]]]] = deque()
    entities = tuple(archive_gazetteer().entities())
    pool = ProcessPoolExecutor(number, get_context("spawn"), workers.start, (entities,))
    try:
        for batch in chain([first], batches):
            texts = texts_of(batch)
            waiting.append((batch, texts, _given_out(pool, texts, number)))
            if len(waiting) >= AHEAD:
                yield _taken_back(*waiting.popleft())
        while waiting:
            yield _taken_back(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _given_out(pool: ProcessPoolExecutor, texts: Sequence[Text], number: int) -> list[Future[list[Recognised]]]:
    """The texts of a batch in as many parts as there are workers; no part when the workers are gone."""
    size = max(1, -(-len(texts) // number))
    parts = [texts[first : first + size] for first in range(0, len(texts), size)]
    try:
        return [pool.submit(workers.recognise_all, part) for part in parts]
    except BrokenProcessPool:
        return []


def _taken_back(
    batch: Batch, texts: Sequence[Text], parts: list[Future[list[Recognised]]]
) -> tuple[Batch, list[Recognised]]:
    try:
        found = [one for part in parts for one in part.result()]
    except BrokenProcessPool:
        found = []
    return batch, found if len(found) == len(texts) else _recognise_here(texts)


def _recognise_here(texts: Sequence[Text]) -> list[Recognised]:
    # Asked for once: each time it is looked up whether an editor has changed a name.
    gazetteer = archive_gazetteer()
    return [recognise(title, body, gazetteer, published) for title, body, published in texts]


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1
