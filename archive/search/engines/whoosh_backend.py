"""The haystack engine of the archive: haystack's life cycle of an index over our own flat segments.

    HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "archive.search.engines.whoosh_backend.WhooshEngine", "PATH": …}}

`get_engine()` gives our Engine of a connection; haystack's `update_index`, `clear_index` and `SearchQuerySet` work on
the same index. A query of haystack's is read by Whoosh's own parser and evaluated over the arrays (`translation`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend, WhooshSearchQuery
from haystack.exceptions import SkipDocument
from haystack.utils import get_identifier

from archive.search.documents import Document
from archive.search.engine import Engine, EngineUnavailable, IndexMissing
from archive.search.engines.flat import FlatEngine
from archive.search.engines.querysets import Asked, answer
from archive.search.engines.results import article_number, is_article
from archive.search.engines.whoosh_index import WhooshIndex

logger = logging.getLogger(__name__)

_engines: dict[Path, FlatEngine] = {}
_lock = threading.Lock()


def flat_engine(path: str) -> FlatEngine:
    """The engine over a folder; one a process, for its snapshots are shared by all threads."""
    key = Path(path).absolute()
    with _lock:
        return _engines.setdefault(key, FlatEngine(key))


def _documents(index: Any, articles: Iterable[Any]) -> Iterator[Document]:
    """What an index makes of articles, those left out that it does not want."""
    for article in articles:
        with suppress(SkipDocument):
            yield index.document(article)


class WhooshBackend(BaseSearchBackend):  # type: ignore[misc]
    """What haystack asks of an index. Articles alone are in it, by `ArticleIndex`."""

    RESERVED_WORDS = WhooshSearchBackend.RESERVED_WORDS
    RESERVED_CHARACTERS = WhooshSearchBackend.RESERVED_CHARACTERS

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        path = connection_options.get("PATH")
        if not path:
            raise ImproperlyConfigured(f"The search connection «{connection_alias}» lacks PATH, the index's folder.")
        self.engine = flat_engine(path)
        self.setup_complete = False

    def setup(self) -> None:
        """Nothing to prepare; haystack's callers expect the names that its own backend then has."""
        self.content_field_name, self.schema = self.build_schema({})
        self.setup_complete = True

    @property
    def index(self) -> WhooshIndex:
        """The index as Whoosh's own reader and searcher see it."""
        return WhooshIndex(self.engine.snapshots)

    def delete_index(self) -> None:
        """Take the whole index away and begin an empty one."""
        self.clear()

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        """Index articles; makes the index when there is none. Raises EngineUnavailable.

        An index of any other model is refused: ImproperlyConfigured.
        """
        if not hasattr(index, "document"):
            raise ImproperlyConfigured(
                f"The search connection «{self.connection_alias}» holds articles alone. Name {type(index).__name__} "
                "under EXCLUDED_INDEXES, and give it a connection of its own."
            )
        documents = list(_documents(index, iterable))
        with self._failing_as_set():
            try:
                self.engine.update(documents)
            except IndexMissing:
                self.engine.rebuild(documents)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Take an article out, given itself or haystack's name of it; nothing else is in the index."""
        number = article_number(get_identifier(obj_or_string))
        if number is not None:
            with self._failing_as_set():
                self.engine.remove([number])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """Empty the index; with models, if the article is among them."""
        if models is None or any(map(is_article, models)):
            with self._failing_as_set():
                self.engine.rebuild([])

    @contextmanager
    def _failing_as_set(self) -> Iterator[None]:
        """Raise a failure of the index, or log it where the connection has SILENTLY_FAIL."""
        try:
            yield
        except EngineUnavailable:
            if not self.silently_fail:
                raise
            logger.exception("The index cannot be written")

    def build_schema(self, fields: Any) -> tuple[str, Any]:
        """The schema is the index's own, whatever fields haystack knows; and the field that haystack calls `text`."""
        from archive.search.engines.layout import schema

        return "light", schema()

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: str, **kwargs: Any) -> dict[str, Any]:
        """Answer a query in Whoosh's grammar, as haystack builds it."""
        return self._answer(Asked.of(query_string, kwargs, spelling=self.include_spelling))

    def more_like_this(
        self, model_instance: Any, additional_query_string: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """The articles most like one, of those that another query finds; nothing is like what is no article."""
        if not is_article(model_instance):
            return {"results": [], "hits": 0}
        return self._answer(Asked.of(additional_query_string or "*", kwargs, like=model_instance.pk))

    def _answer(self, asked: Asked) -> dict[str, Any]:
        try:
            return answer(self.engine, asked)
        except EngineUnavailable:
            if not self.silently_fail:
                raise
            logger.exception("The index cannot be searched")
            return {"results": [], "hits": 0}

    def _from_python(self, value: Any) -> Any:
        return WhooshSearchBackend._from_python(self, value)

    def _to_python(self, value: Any) -> Any:
        return WhooshSearchBackend._to_python(self, value)


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    """What HAYSTACK_CONNECTIONS names."""

    backend = WhooshBackend
    query = WhooshSearchQuery

    @classmethod
    def connected(cls, alias: str) -> Engine:
        """Our Engine over the index of a haystack connection."""
        from django.conf import settings

        return flat_engine(str(settings.HAYSTACK_CONNECTIONS[alias]["PATH"]))

    @classmethod
    def private(cls, folder: Path) -> Engine:
        """Our Engine over an index of its own."""
        return FlatEngine(folder)
