"""Recognising many texts: in this process while they are few, in worker processes when they are many.

Workers are spawned, not forked, so they start alike on every system. They cost a second or two, which a small import
never pays; and what a worker that was killed leaves undone is done here.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, cycle
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

from archive.arabic.calendar import PartialDate
from archive.ingest.workers import Text, serve
from archive.knowledge import loading
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.models.names import archive_gazetteer, editors_entities
from archive.recognition.recognition import Recognised, recognise

Batch = TypeVar("Batch")

# So many texts are recognised here before others are started to help.
FEW = 300
# Batches that each worker is given before the first of them is taken back: memory holds no more.
AHEAD = 2


class Names(NamedTuple):
    """Where names come from: all of them, and those among them that a worker does not find in the data files."""

    gazetteer: Callable[[], Gazetteer]
    editors: Callable[[], Iterable[Entity]]


# Those of the data files and of the editors; and those of the files alone, for which no database is asked.
ARCHIVE = Names(archive_gazetteer, editors_entities)
FILES = Names(loading.load, tuple)


def recognise_text(title: str, body: str, published: PartialDate | None = None) -> Recognised:
    """What one article says, by the data files and the editors' names."""
    return recognise(title, body, archive_gazetteer(), published)


def recognise_batches(
    batches: Iterable[Batch],
    texts_of: Callable[[Batch], Sequence[Text]],
    *,
    processes: int | None = None,
    names: Names | None = None,
) -> Iterator[tuple[Batch, list[Recognised]]]:
    """Each batch, in order, with what its texts say; `processes` is the number of workers, by default one a core.

    `names` are those of the archive when none are given, its editors' among them.
    """
    number = _cores() if processes is None else processes
    names = ARCHIVE if names is None else names
    source = iter(batches)
    done = 0
    for batch in source:
        texts = texts_of(batch)
        yield batch, _recognise_here(texts, names)
        done += len(texts)
        if number > 1 and done >= FEW:
            break
    yield from _with_workers(source, texts_of, number, names)


def _with_workers(
    batches: Iterator[Batch], texts_of: Callable[[Batch], Sequence[Text]], number: int, names: Names
) -> Iterator[tuple[Batch, list[Recognised]]]:
    first = next(batches, None)
    if first is None:
        return
    editors = tuple(names.editors())
    workers = [_Worker(editors) for _ in range(number)]
    turns = cycle(workers)
    waiting: deque[tuple[Batch, Sequence[Text], _Worker]] = deque()
    try:
        for batch, worker in zip(chain([first], batches), turns, strict=False):
            texts = texts_of(batch)
            worker.give(texts)
            waiting.append((batch, texts, worker))
            if len(waiting) >= AHEAD * number:
                yield _taken_back(*waiting.popleft(), names)
        while waiting:
            yield _taken_back(*waiting.popleft(), names)
    finally:
        for worker in workers:
            worker.end()


def _taken_back(batch: Batch, texts: Sequence[Text], worker: _Worker, names: Names) -> tuple[Batch, list[Recognised]]:
    found = worker.take()
    return batch, _recognise_here(texts, names) if found is None else found


class _Worker:
    """A process that recognises, and answers what it is given in that order. Once it is gone it answers nothing.

    `ProcessPoolExecutor` is no choice: when a process dies while something large is on its way to it, it may wait for
    ever (CPython's gh-94777). Here the other end of the connection is the process's alone, and ends with it.
    """

    def __init__(self, editors: Sequence[Entity]) -> None:
        context = get_context("spawn")
        self._connection, end = context.Pipe()
        self._process = context.Process(target=serve, args=(end,), daemon=True)
        self._process.start()
        end.close()
        self._is_there = True
        self.give(editors)

    def give(self, work: Sequence[Text] | Sequence[Entity]) -> None:
        """Send it work; nothing happens when it is gone."""
        try:
            self._connection.send(work)
        except OSError:
            self._is_there = False

    def take(self) -> list[Recognised] | None:
        """What it makes of the oldest work that it was given; None when it is gone."""
        found: list[Recognised] | None = None
        if self._is_there:
            try:
                found = self._connection.recv()
            except (EOFError, OSError):
                self._is_there = False
        return found

    def end(self) -> None:
        """End the process, whatever it does."""
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _recognise_here(texts: Sequence[Text], names: Names) -> list[Recognised]:
    # Asked for once: each time it is looked up whether an editor has changed a name.
    gazetteer = names.gazetteer()
    return [recognise(title, body, gazetteer, published) for title, body, published in texts]


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1
