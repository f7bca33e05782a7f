"""Recognising many texts: in this process while they are few, in worker processes when they are many.

Workers are spawned, not forked, so they start alike on every system and know neither Django nor the database. They cost
about two seconds, which a small import never pays.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from archive.arabic.calendar import PartialDate
from archive.models.names import archive_gazetteer

if TYPE_CHECKING:
    from archive.knowledge.entities import Entity
    from archive.knowledge.gazetteer import Gazetteer
    from archive.recognition.recognition import Recognised

Text = tuple[str, str, PartialDate | None]  # title, body, date of publication
Batch = TypeVar("Batch")

# So many texts are recognised here before others are started to help.
FEW = 300
# Batches that are given out before the first of them is taken back: memory holds no more.
AHEAD = 4

_gazetteer: Gazetteer | None = None  # a worker's own


def recognise_text(title: str, body: str, published: PartialDate | None = None) -> Recognised:
    """What one article says, by the data files and the editors' names."""
    from archive.recognition.recognition import recognise

    return recognise(title, body, archive_gazetteer(), published)


def recognise_batches(
    batches: Iterable[Batch], texts_of: Callable[[Batch], Sequence[Text]], *, workers: int | None = None
) -> Iterator[tuple[Batch, list[Recognised]]]:
    """Each batch, in order, with what its texts say; `workers` is the number of processes, by default one a core."""
    number = _cores() if workers is None else workers
    source = iter(batches)
    done = 0
    for batch in source:
        texts = texts_of(batch)
        yield batch, [recognise_text(*text) for text in texts]
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
    entities = tuple(archive_gazetteer().entities())
    waiting: deque[tuple[Batch, list[Future[list[Recognised]]]]] = deque()
    with ProcessPoolExecutor(number, get_context("spawn"), _start_worker, (entities,)) as pool:
        try:
            for batch in _chain(first, batches):
                waiting.append((batch, _given_out(pool, texts_of(batch), number)))
                if len(waiting) >= AHEAD:
                    yield _taken_back(*waiting.popleft())
            while waiting:
                yield _taken_back(*waiting.popleft())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _chain(first: Batch, others: Iterator[Batch]) -> Iterator[Batch]:
    yield first
    yield from others


def _given_out(pool: ProcessPoolExecutor, texts: Sequence[Text], number: int) -> list[Future[list[Recognised]]]:
    """The texts of a batch in as many parts as there are workers."""
    size = max(1, -(-len(texts) // number))
    return [pool.submit(_recognise_all, texts[first : first + size]) for first in range(0, len(texts), size)]


def _taken_back(batch: Batch, parts: list[Future[list[Recognised]]]) -> tuple[Batch, list[Recognised]]:
    return batch, [found for part in parts for found in part.result()]


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1


def _start_worker(entities: Sequence[Entity]) -> None:
    from archive.knowledge.gazetteer import Gazetteer

    global _gazetteer  # noqa: PLW0603
    _gazetteer = Gazetteer(entities)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _recognise_all(texts: Sequence[Text]) -> list[Recognised]:
    from archive.recognition.recognition import recognise

    assert _gazetteer is not None  # noqa: S101  (every worker begins with _start_worker)
    return [recognise(title, body, _gazetteer, published) for title, body, published in texts]
