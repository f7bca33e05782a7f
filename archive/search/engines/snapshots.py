"""Snapshots: one generation of an index, immutable, shared by all threads of a process.

A snapshot numbers the documents of its segments one behind the other. It keeps no copy of what is in the files: they
are mapped, so the system's page cache holds them once for all processes, and an unchanged segment is shared with the
snapshot before.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from archive.search.engine import EngineUnavailable
from archive.search.engines.arrays import Array, Damaged
from archive.search.engines.folders import Build, Generation, IndexFolder
from archive.search.engines.layout import LENGTH_OF
from archive.search.engines.segments import FlatSegment, SegmentData
from archive.search.engines.vocabularies import Vocabulary
from archive.search.plan import BM25_B, BM25_K1

_RETRIES = 50
_PAUSE = 0.01


class View(NamedTuple):
    """A segment in a snapshot: its documents are `base` and on; `gone` are deleted, `live` is None when none is."""

    data: SegmentData
    base: int
    live: Array | None
    gone: Array
    segment: FlatSegment

    @property
    def part(self) -> slice:
        """Its documents."""
        return slice(self.base, self.base + self.data.documents)

    def alive(self) -> int:
        """Its documents that are not deleted."""
        return self.data.documents - int(self.segment.deleted_count())


class Snapshot:
    """One generation, open. `size` counts all documents, `count` those that are not deleted."""

    def __init__(self, build: Build, generation: Generation, before: Snapshot | None = None) -> None:
        self.build = build
        self.generation = generation
        # What did not change since the snapshot before of the same build is taken over from it.
        same = before if before is not None and before.build == build else None
        opened = {view.data.segment_id: view.data for view in same.views} if same else {}
        self._inherited: dict[str, Vocabulary] = {**same._inherited, **same._vocabularies} if same else {}
        views: list[View] = []
        base = 0
        for segment in generation.segments:
            data = opened.get(segment.segment_id()) or SegmentData(generation.folder, segment)
            live, gone = None, segment.deleted()
            if len(gone):
                live = np.ones(data.documents, bool)
                live[gone] = False
            views.append(View(data, base, live, gone, segment))
            base += data.documents
        self.views: Sequence[View] = views
        self.size = base
        self.count = sum(view.alive() for view in views)
        self._means: dict[str, float] = {}
        self._norms: dict[str, Array] = {}
        self._least: dict[str, float] = {}
        self._vocabularies: dict[str, Vocabulary] = {}

    @property
    def stamp(self) -> str:
        """What names this state of the index among all."""
        return f"{self.build.name.removeprefix('index-')}.{self.generation.number}"

    @property
    def analysis_version(self) -> int:
        """The oldest analysis that any part of it was made by."""
        return min((self.build.analysis, *(view.data.analysis for view in self.views)))

    @cached_property
    def live(self) -> Array | None:
        """A mask of the documents that are not deleted, or None when none is."""
        if all(view.live is None for view in self.views):
            return None
        mask = np.ones(self.size, bool)
        for view in self.views:
            if view.live is not None:
                mask[view.part] = view.live
        return mask

    def mean(self, field: str) -> float:
        """How many words the documents have on average in a text field; 1 when they have none."""
        column = LENGTH_OF[field]
        if column not in self._means:
            total = 0
            for view in self.views:
                lengths = view.data.column(column)
                total += int((lengths if view.live is None else lengths[view.live]).sum(dtype=np.int64))
            self._means[column] = (total / self.count if self.count else 0.0) or 1.0
        return self._means[column]

    def norms(self, field: str) -> Array:
        """What BM25 adds to a frequency in a text field, for each document by its length."""
        column = LENGTH_OF[field]
        if column not in self._norms:
            slope = np.float32(BM25_K1 * BM25_B / self.mean(field))
            made = np.empty(self.size, np.float32)
            for view in self.views:
                np.multiply(view.data.column(column), slope, out=made[view.part])
            made += np.float32(BM25_K1 * (1 - BM25_B))
            self._norms[column] = made
        return self._norms[column]

    def least_norm(self, field: str) -> float:
        """The least of the norms of a text field."""
        column = LENGTH_OF[field]
        if column not in self._least:
            self._least[column] = float(self.norms(field).min(initial=np.inf))
        return self._least[column]

    def vocabulary(self, field: str) -> Vocabulary:
        """The keys of a field of keys."""
        if field not in self._vocabularies:
            texts = {view.data.segment_id: view.data.fields[field].texts for view in self.views}
            # Of two threads that make it at once both go on with the first one's: counts are read by its numbers.
            self._vocabularies.setdefault(field, Vocabulary.of(texts, self._inherited.pop(field, None)))
        return self._vocabularies[field]

    def carriers(self, field: str, text: str) -> int:
        """How many documents have a term, deleted ones among them: no list is read."""
        found = 0
        for view in self.views:
            own = view.data.fields[field]
            number = own.find(text.encode("utf-8", "surrogatepass"))
            if number is not None:
                first, last = own.span(number)
                found += last - first
        return found

    def column(self, name: str, documents: Array) -> Array:
        """The values of a column for documents in rising order."""
        parts = []
        for view in self.views:
            low, high = np.searchsorted(documents, (view.base, view.base + view.data.documents))
            if low < high:
                parts.append(view.data.column(name)[documents[low:high] - view.base])
        return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def locate(self, number: int) -> tuple[View, int] | None:
        """Where an article is: its segment and its place there, or None."""
        for view in self.views:
            for place in np.flatnonzero(view.data.column("id") == number).tolist():
                if view.live is None or view.live[place]:
                    return view, place
        return None

    def all_documents(self) -> Array:
        """The numbers of all documents that are not deleted."""
        return np.arange(self.size) if self.live is None else np.flatnonzero(self.live)


class Snapshots:
    """The present snapshot of an index, opened again only when another generation has appeared."""

    def __init__(self, path: Path) -> None:
        self.folder = IndexFolder(path)
        self._lock = threading.Lock()
        self._latest: Snapshot | None = None

    def latest(self) -> Snapshot:
        """The index as it is. Raises IndexMissing when there is none, EngineUnavailable when it cannot be read."""
        for attempt in range(_RETRIES):
            try:
                present = self._present()
                for view in present.views:
                    view.data.file.check_length()
                return present
            except FileNotFoundError as error:
                # A writer put another generation in the place of the one that was being opened.
                failure: Exception = error
            except (Damaged, OSError, ValueError, KeyError) as error:
                if attempt:
                    raise EngineUnavailable(f"the index in {self.folder.path} cannot be read: {error}") from error
                failure = error
            time.sleep(_PAUSE)
        raise EngineUnavailable(f"the index in {self.folder.path} lacks a file: {failure}") from failure

    def _present(self) -> Snapshot:
        build = self.folder.current()
        number = self.folder.newest(build)
        known = self._latest
        if known is not None and (known.build, known.generation.number) == (build, number):
            return known
        with self._lock:
            known = self._latest
            if known is not None and (known.build, known.generation.number) == (build, number):
                return known
            self._latest = Snapshot(build, self.folder.generation(build, number), known)
            return self._latest

    @property
    def path(self) -> Path:
        return self.folder.path
