"""The engine: what searches, and what every engine must be able to do.

An engine is correct when it passes `EngineContract` (tests/search/engine_contract.py). Pages, formats and commands know
this protocol alone; which engine answers is a setting (`SEARCH_URL`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from archive.search.documents import Document
from archive.search.request import SearchRequest
from archive.search.response import PAGE_SIZE, Hit, SearchResponse, Suggestion


class EngineUnavailable(Exception):
    """The engine cannot answer now; never to be shown as "no results"."""


class IndexMissing(EngineUnavailable):
    """There is no index yet: `manage.py rebuild_index` makes one."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an index holds: `generation` changes with every commit, so pages may use it as their stamp."""

    documents: int
    generation: str
    analysis_version: int
    ready: bool = True


class Engine(Protocol):
    """Reading and writing of one index. Every method may raise EngineUnavailable."""

    def search(self, request: SearchRequest, *, size: int = PAGE_SIZE) -> SearchResponse:
        """Answer a request. Hits carry `id` and `score`; `answers` fills in what a page shows.

        What must match, what scores and what is merely close is settled by `plan.compile_query`, for every engine.
        """
        ...

    def suggest(self, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        """Frequent words of the index that begin with the last word of `text`, in the form they are printed."""
        ...

    def similar(self, number: int, *, limit: int = 5) -> tuple[Hit, ...]:
        """The articles most like one, itself left out; none when the index does not hold it."""
        ...

    def info(self) -> EngineInfo:
        """What the index is. Raises IndexMissing when there is none."""
        ...

    def stamps(self) -> Mapping[int, str]:
        """The stamp of every document in the index, as it was when the document was written."""
        ...

    def update(self, documents: Iterable[Document]) -> None:
        """Write documents in one commit, each in the place of any with its id; searchable when this returns."""
        ...

    def remove(self, numbers: Iterable[int]) -> None:
        """Take documents out in one commit; those that are not there are no error."""
        ...

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Write a new index aside and swap it in; readers see the old one until then. Makes a missing index.

        Draws the documents one by one and keeps none: memory must not grow with their number.
        """
        ...


def get_engine(alias: str = "default") -> Engine:
    """The engine of a haystack connection.

    The class that `HAYSTACK_CONNECTIONS` names under ENGINE has a classmethod `connected(alias) -> Engine`; haystack
    itself is imported there and nowhere above.
    """
    return cast(Engine, _backend(alias).connected(alias))


def private_engine(folder: Path, alias: str = "default") -> Engine:
    """An engine of the same kind over an index of its own, with nothing in it yet; for measurements and trials."""
    return cast(Engine, _backend(alias).private(folder))


def _backend(alias: str) -> Any:
    return import_string(str(settings.HAYSTACK_CONNECTIONS[alias]["ENGINE"]))
