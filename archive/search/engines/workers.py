"""Workers: processes that do a build's work beside the one that reads the articles.

    the builder → pickled calls → a worker → pickled results → the builder

Each is a program of its own over two pipes that nobody else holds: it imports what it needs itself, so no state of the
parent crosses and its main module is not run again; one that dies is noticed by the end of its pipe, whichever side was
writing; and when the parent dies, however, the worker's next read ends it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple, Self

# So many workers may die before the builder goes on without their like.
_DEATHS = 4


class Died(Exception):
    """A worker that ended before it answered: killed, or out of memory."""


class _Outcome(NamedTuple):
    result: Any
    failure: Exception | None


class Worker:
    """One process. Not to be shared by threads."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-W", "ignore", "-c", f"from {__name__} import serve; serve()"]
        self._process = subprocess.Popen(  # noqa: S603  (this interpreter, this module)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )

    def do(self, work: Callable[..., Any], call: tuple[Any, ...]) -> Any:
        """What `work(*call)` gives or raises there; both must be of importable modules. Raises Died."""
        asked = pickle.dumps((work, call), pickle.HIGHEST_PROTOCOL)
        assert self._process.stdin is not None  # noqa: S101  (for the types: both are pipes)
        assert self._process.stdout is not None  # noqa: S101
        try:
            self._process.stdin.write(asked)
            self._process.stdin.flush()
            outcome: _Outcome = pickle.load(self._process.stdout)  # noqa: S301  (our own process)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.end()
            raise Died(f"a worker ended with {self._process.returncode}") from error
        if outcome.failure is not None:
            raise outcome.failure
        return outcome.result

    def end(self) -> None:
        """End it at once."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


class Workers:
    """So many workers, started when there are two pieces of work; fewer than two, and it is done in this process."""

    def __init__(self, count: int) -> None:
        self.count = count if count > 1 else 0
        self._threads = ThreadPoolExecutor(max(1, self.count))
        self._all: list[Worker] = []
        self._idle: SimpleQueue[Worker | None] = SimpleQueue()
        self._deaths = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is not None:
            for worker in self._all:
                worker.end()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()

    def in_order(self, work: Callable[..., Any], calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """The results in the order of the calls, few of which are in flight at a time."""
        source = iter(calls)
        first, second = list(islice(source, 1)), list(islice(source, 1))
        if not second or not self.count:
            for call in chain(first, second, source):
                yield work(*call)
            return
        while len(self._all) < self.count:
            self._start()
        waiting: deque[Future[Any]] = deque()
        for call in chain(first, second, source):
            waiting.append(self._threads.submit(self._done, work, call))
            if len(waiting) > self.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _done(self, work: Callable[..., Any], call: tuple[Any, ...]) -> Any:
        """What comes of a call; when its worker dies (a system short of memory kills them) it is done here."""
        worker = self._idle.get()
        try:
            result = worker.do(work, call) if worker else work(*call)
        except Died:
            self._deaths += 1
            self._start()
            return work(*call)
        except BaseException:
            self._idle.put(worker)
            raise
        self._idle.put(worker)
        return result

    def _start(self) -> None:
        if self._deaths >= _DEATHS:
            self._idle.put(None)
            return
        worker = Worker()
        self._all.append(worker)
        self._idle.put(worker)


def serve() -> None:
    """What a worker runs: answer calls until the pipe ends."""
    source = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever prints must not get among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while True:
        try:
            work, call = pickle.load(source)  # noqa: S301  (the parent's)
        except (EOFError, KeyboardInterrupt):
            return
        try:
            outcome = _Outcome(work(*call), None)
        except Exception as error:
            outcome = _Outcome(None, error)
        try:
            pickle.dump(outcome, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            return
