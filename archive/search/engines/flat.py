"""The flat engine: the Engine protocol over one folder of flat segments."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from math import inf
from pathlib import Path

from archive.search.compilation import compile_query
from archive.search.documents import Document
from archive.search.engine import EngineInfo, EngineUnavailable, QueryTooSlow
from archive.search.engines.answering import answer, total
from archive.search.engines.arrays import Damaged
from archive.search.engines.commits import Commits
from archive.search.engines.counting import carried
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.similarity import nearest
from archive.search.engines.snapshots import Snapshot, Snapshots
from archive.search.engines.sounding import sounding_alike
from archive.search.engines.wording import alike, frequent_words, titled
from archive.search.foreign import with_sounds
from archive.search.plan import NameLookup, Plan, no_names
from archive.search.request import SearchRequest
from archive.search.resolution import Value, ValueLookup
from archive.search.response import PAGE_SIZE, Alike, Hit, SearchResponse, Suggestion


def archive_names() -> NameLookup:
    """The names that the archive knows; read when first asked for, so that an engine alone needs no gazetteer."""
    from archive.search import widening

    return widening.archive_names()


def archive_values(field: str, words: Sequence[str]) -> Sequence[Value]:
    """What the archive knows by the words behind a field of a query."""
    from archive.search import values

    return values.archive_values(field, words)


def time_limit() -> float:
    """How many seconds one query may take."""
    from django.conf import settings

    return float(settings.SEARCH_TIME_LIMIT)


class FlatEngine:
    """One index. Threads share it; processes each have their own over the same folder."""

    def __init__(
        self,
        path: Path,
        names: Callable[[], NameLookup] = archive_names,
        workers: int | None = None,
        limit: Callable[[], float] = time_limit,
        values: ValueLookup = archive_values,
    ) -> None:
        self.snapshots = Snapshots(path)
        self.commits = Commits(self.snapshots.folder, workers)
        self._names = names
        self._values = values
        self._limit = limit

    # --- asking

    def search(self, request: SearchRequest, *, size: int = PAGE_SIZE) -> SearchResponse:
        begin = time.perf_counter()
        plan = self.plan(request)
        with self.reading() as snapshot:
            response = answer(Evaluation(snapshot, self._limit()), request, plan, size)
        return replace(response, plan=plan, took_ms=(time.perf_counter() - begin) * 1000)

    def plan(self, request: SearchRequest) -> Plan:
        """What is looked up for a request."""
        names = with_sounds(self._names(), self._sounds) if request.match == "wide" else no_names
        return compile_query(request.query, request.match, names, self._values)

    def _sounds(self, word: str) -> tuple[tuple[str, float], ...]:
        with self.reading() as snapshot:
            return sounding_alike(snapshot, word)

    def suggest(self, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        with self.reading() as snapshot:
            return frequent_words(snapshot, text, limit)

    def alike(self, word: str, *, limit: int = 10) -> tuple[Alike, ...]:
        with self.reading() as snapshot:
            return alike(snapshot, word, limit)

    def titled(self, text: str, *, limit: int = 3) -> tuple[int, ...]:
        with self.reading() as snapshot:
            return titled(snapshot, text, limit, self._limit())

    def totals(self, requests: Iterable[SearchRequest], *, seconds: float = inf) -> tuple[int, ...]:
        found: list[int] = []
        # Before the time runs: the first plan of a process reads the names.
        planned = [(request, self.plan(request)) for request in requests]
        with self.reading() as snapshot, suppress(QueryTooSlow):
            evaluation = Evaluation(snapshot, min(seconds, self._limit()))
            found.extend(total(evaluation, request, plan) for request, plan in planned)
        return tuple(found)

    def carried(self, facet: str) -> Mapping[str, int]:
        with self.reading() as snapshot:
            return carried(snapshot, facet)

    def similar(self, number: int, *, limit: int = 5) -> tuple[Hit, ...]:
        with self.reading() as snapshot:
            return nearest(snapshot, number, limit)

    def info(self) -> EngineInfo:
        with self.reading() as snapshot:
            return EngineInfo(snapshot.count, snapshot.stamp, snapshot.analysis_version)

    def stamps(self) -> Mapping[int, str]:
        """Also reads every file whole, so that a comparison with the database notices any damage."""
        with self.reading() as snapshot:
            found: dict[int, str] = {}
            documents = snapshot.all_documents()
            for view in snapshot.views:
                view.data.check()
            numbers, stamps = snapshot.column("id", documents), snapshot.column("stamp", documents)
            for number, stamp in zip(numbers.tolist(), stamps.tolist(), strict=True):
                found[number] = f"{stamp:016x}"
            return found

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The present snapshot; damage that is met while reading it becomes EngineUnavailable."""
        try:
            yield self.snapshots.latest()
        except Damaged as error:
            raise EngineUnavailable(f"the index in {self.snapshots.path} cannot be read: {error}") from error

    # --- writing

    def update(self, documents: Iterable[Document]) -> None:
        with self._writing():
            self.commits.update(documents)

    def remove(self, numbers: Iterable[int]) -> None:
        with self._writing():
            self.commits.remove(numbers)

    def rebuild(self, documents: Iterable[Document]) -> None:
        with self._writing():
            self.commits.rebuild(documents)

    def tidy(self) -> bool:
        with self._writing():
            return self.commits.tidy()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (Damaged, OSError) as error:
            raise EngineUnavailable(f"the index in {self.snapshots.path} cannot be written: {error}") from error
