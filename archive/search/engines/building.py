"""Building: a whole index from a stream of articles, on all cores.

    rows → batches → inverted and written by worker processes → merged by sixteen until one segment is left

The process that reads the articles keeps a few batches in flight and no more, so memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from archive.search.engines.inversion import Row, Words, batches, invert
from archive.search.engines.merging import merge
from archive.search.engines.segments import FlatSegment, SegmentData, write_segment

# Letters of text in one batch: about fifteen hundred articles.
LETTERS = 4_000_000
# So many segments become one at a time: each has its dictionary in memory then.
FAN_IN = 16
_MOST_WORKERS = 8


def built(folder: Path, rows: Iterable[Row], workers: int | None = None) -> list[FlatSegment]:
    """The segments of a build: one, when there are articles. Of two with one id the later stays."""
    parts = batches(rows, LETTERS)
    first, second = next(parts, None), next(parts, None)
    if first is None:
        return []
    if second is None:
        return [write_segment(folder, invert(first))]
    with _executor(workers or min(os.cpu_count() or 1, _MOST_WORKERS)) as executor:
        segments = list(_in_order(executor, _written, ((folder, part) for part in _chained(first, second, parts))))
        _delete_doubles(folder, segments)
        while len(segments) > 1:
            groups = [segments[at : at + FAN_IN] for at in range(0, len(segments), FAN_IN)]
            segments = list(_in_order(executor, _merged, ((folder, group) for group in groups)))
    return segments


def _chained(first: list[Row], second: list[Row], rest: Iterator[list[Row]]) -> Iterator[list[Row]]:
    yield first
    yield second
    yield from rest


class _Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def _executor(workers: int) -> Iterator[Executor]:
    if workers < 2:
        yield _Here()
        return
    # Started afresh and not forked: the parent may have threads and a connection to the database.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=_follow_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """End with the parent, however that ends."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


Work = Callable[..., FlatSegment]


def _in_order(executor: Executor, work: Work, calls: Iterable[tuple[Any, ...]]) -> Iterator[FlatSegment]:
    """The results in the order of the calls, few of which are in flight at a time."""
    waiting: deque[tuple[Future[FlatSegment] | None, tuple[Any, ...]]] = deque()
    for call in calls:
        waiting.append((_submitted(executor, work, call), call))
        if len(waiting) > getattr(executor, "_max_workers", 0):
            yield _result(*waiting.popleft(), work)
    while waiting:
        yield _result(*waiting.popleft(), work)


def _submitted(executor: Executor, work: Work, call: tuple[Any, ...]) -> Future[FlatSegment] | None:
    try:
        return executor.submit(work, *call)
    except BrokenProcessPool:
        return None


def _result(future: Future[FlatSegment] | None, call: tuple[Any, ...], work: Work) -> FlatSegment:
    """What came of a call; when the workers have died (a system short of memory kills them) it is done here."""
    try:
        return future.result() if future is not None else work(*call)
    except BrokenProcessPool:
        return work(*call)


# What this process has analysed: word types recur from batch to batch.
_words = Words()


def _written(folder: Path, rows: list[Row]) -> FlatSegment:
    return write_segment(folder, invert(rows, _words))


def _merged(folder: Path, segments: Sequence[FlatSegment]) -> FlatSegment:
    if len(segments) == 1 and not segments[0].has_deletions():
        return segments[0]
    made = merge(folder, segments)
    for segment in segments:
        (folder / segment.filename).unlink(missing_ok=True)
    return made


def _delete_doubles(folder: Path, segments: Sequence[FlatSegment]) -> None:
    """Mark an article as deleted where a later one has its id."""
    held = [SegmentData(folder, segment).column("id") for segment in segments]
    numbers = np.concatenate(held)
    # The last of each number is the first from behind.
    _, last = np.unique(numbers[::-1], return_index=True)
    kept = np.zeros(len(numbers), bool)
    kept[len(numbers) - 1 - last] = True
    base = 0
    for segment, own in zip(segments, held, strict=True):
        for place in np.flatnonzero(~kept[base : base + len(own)]).tolist():
            segment.delete_document(place)
        base += len(own)
