"""The engine: what searches, and what every engine must be able to do.

An engine is correct when it passes `EngineContract` (tests/search/engine_contract.py). Pages, formats and commands know
this protocol alone; which engine answers is a setting (`SEARCH_URL`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any, Protocol, cast, runtime_checkable

from django.conf import settings
from django.utils.module_loading import import_string

from archive.search.documents import Document
from archive.search.plan import Plan
from archive.search.request import SearchRequest
from archive.search.response import PAGE_SIZE, Alike, Hit, SearchResponse, Suggestion


class EngineUnavailable(Exception):
    """The engine cannot answer now; never to be shown as "no results"."""


class QueryTooSlow(EngineUnavailable):
    """A query that was stopped, for it took longer than one may (`SEARCH_TIME_LIMIT`, in seconds)."""

    def __init__(self, limit: float) -> None:
        super().__init__(f"the query took longer than {limit:g} s")
        self.limit = limit


class IndexMissing(EngineUnavailable):
    """There is no index yet: `manage.py rebuild_index` makes one."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an index holds: `generation` changes with every commit, so pages may use it as their stamp."""

    documents: int
    generation: str
    analysis_version: int
    ready: bool = True


@runtime_checkable
class Corpus(Protocol):
    """The archive as a build reads it: its documents by rising number, any of them again, and what tells a change."""

    def __iter__(self) -> Iterator[Document]: ...

    def after(self, number: int) -> Iterator[Document]:
        """Those with a number above one."""
        ...

    def between(self, after: int, until: int) -> Iterator[Document]:
        """Those with numbers above one and up to another."""
        ...

    def among(self, numbers: Iterable[int]) -> Iterator[Document]:
        """Those with these numbers, as they stand now."""
        ...

    def stamp(self, after: int, until: int) -> str:
        """What changes when an article of that span is changed, added or taken out."""
        ...

    def take_up(self, until: int, count: int) -> None:
        """Be told that a stopped build is continued, which holds `count` articles up to a number."""
        ...


class Engine(Protocol):
    """Reading and writing of one index. Every method may raise EngineUnavailable."""

    def search(self, request: SearchRequest, *, size: int = PAGE_SIZE) -> SearchResponse:
        """Answer a request. Hits carry `id` and `score`; `answers` fills in what a page shows.

        `compilation.compile_query` settles for every engine what must match, what scores and what is merely close.
        """
        ...

    def plan(self, request: SearchRequest) -> Plan:
        """What is looked up for a request, with what the archive alone can tell of its words."""
        ...

    def suggest(self, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        """Words that begin, with the article or without, as the last word of `text`; one a stem, as printed.

        Those printed in most articles come first; each has the number of articles that a search for it finds.
        """
        ...

    def alike(self, word: str, *, limit: int = 10) -> tuple[Alike, ...]:
        """Printed words that may have been meant by one that is spelled wrong, the likeliest first; never itself."""
        ...

    def titled(self, text: str, *, limit: int = 3) -> tuple[int, ...]:
        """Articles whose titles have the words of `text`, the last of them perhaps only begun; the newest first."""
        ...

    def totals(self, requests: Iterable[SearchRequest], *, seconds: float = inf) -> tuple[int, ...]:
        """How many articles `search` would find for each request, in order, without all else that it computes.

        Stops when the seconds are over, and gives as many figures as it has.
        """
        ...

    def carried(self, facet: str) -> Mapping[str, int]:
        """How many articles carry each key of a facet."""
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

        Draws the documents one by one and keeps none: memory must not grow with their number. When they are a `Corpus`,
        a build that was stopped may be taken up again, and the articles that are updated or removed during the build
        are read once more before the swap.
        """
        ...

    def tidy(self) -> bool:
        """Do one piece of the upkeep that no save should wait for; whether there may be more. Safe at any time."""
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
