"""The index in the form of Whoosh's own `Index`, for whoever reads it with Whoosh's readers and searchers."""

from __future__ import annotations

from typing import Any

from whoosh.reading import EmptyReader, MultiReader
from whoosh.searching import Searcher

from archive.search.engines.codec import open_reader
from archive.search.engines.layout import schema
from archive.search.engines.snapshots import Snapshot, Snapshots


class WhooshIndex:
    """Reads one index, always as it is now; it is written through the engine alone."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self.schema = schema()

    def _present(self) -> Snapshot:
        return self._snapshots.latest()

    def refresh(self) -> WhooshIndex:
        """The index; it needs no refreshing."""
        return self

    def doc_count(self) -> int:
        """How many documents there are."""
        return self._present().count

    def is_empty(self) -> bool:
        return not self.doc_count()

    def reader(self) -> Any:
        """Whoosh's reader of the present state."""
        readers = [open_reader(view, self.schema) for view in self._present().views]
        if len(readers) == 1:
            return readers[0]
        return MultiReader(readers) if readers else EmptyReader(self.schema)

    def searcher(self, **options: Any) -> Searcher:
        """Whoosh's searcher over the present state."""
        return Searcher(self.reader(), **options)
