"""Commits: articles written, replaced and taken out, and whole builds made aside.

Writers of any process wait for each other. A commit writes its segments, makes them durable, and only then puts a
generation in place that names them; a kill at any moment leaves the generation before it, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from archive.search.documents import DOCUMENT_FACETS, Document
from archive.search.engines.building import built
from archive.search.engines.folders import IndexFolder, read_toc, write_toc
from archive.search.engines.inversion import Row, batches, invert
from archive.search.engines.layout import KEY_FIELDS
from archive.search.engines.merging import due, merge
from archive.search.engines.segments import FlatSegment, SegmentData, write_segment

# Letters of text in one segment as an update writes it.
LETTERS = 4_000_000


def row_of(document: Document) -> Row:
    """A document in plain values."""
    published = document.published
    month = ""
    if published:
        month = f"{published.year:04}-{published.month:02}" if published.month else f"{published.year:04}"
    keys = tuple(
        DOCUMENT_FACETS[name](document) if name in DOCUMENT_FACETS else ((month,) if month else ())
        for name in KEY_FIELDS
    )
    return Row(
        document.id,
        int(document.stamp, 16),
        published.first.toordinal() if published else 0,
        published.last.toordinal() if published else 0,
        document.title,
        document.body,
        keys,
    )


class Commits:
    """Writes one index; `workers` processes build one anew, by default one a core."""

    def __init__(self, folder: IndexFolder, workers: int | None = None) -> None:
        self.folder = folder
        self.workers = workers

    def update(self, documents: Iterable[Document]) -> None:
        """Write documents, each in the place of any with its id. Raises EngineUnavailable."""
        # Read and inverted before the lock is taken: other writers wait for the writing alone.
        parts = [invert(batch) for batch in batches(map(row_of, documents), LETTERS)]
        if not parts:
            self.folder.current()
            return
        with self.folder.lock("WRITING"):
            build = self.folder.current()
            folder = self.folder.path / build.name
            number = self.folder.newest(build)
            segments = list(read_toc(folder, number).segments)
            for part in parts:
                delete(folder, segments, part.columns["id"].tolist())
                segments.append(write_segment(folder, part))
            write_toc(folder, tidied(folder, segments), number + 1)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take documents out; nothing is written when none of them is there. Raises EngineUnavailable."""
        wanted = list(numbers)
        with self.folder.lock("WRITING"):
            build = self.folder.current()
            folder = self.folder.path / build.name
            number = self.folder.newest(build)
            segments = list(read_toc(folder, number).segments)
            if delete(folder, segments, wanted):
                write_toc(folder, tidied(folder, segments), number + 1)

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew, aside, and make it the present one. Raises EngineUnavailable."""
        with self.folder.lock("BUILDING"):
            folder = self.folder.new_build()
            try:
                write_toc(folder, built(folder, map(row_of, documents), self.workers), 1)
                with self.folder.lock("WRITING"):
                    self.folder.adopt(folder)
            except Exception:
                self.folder.sweep_builds()
                raise


def delete(folder: Path, segments: Sequence[FlatSegment], numbers: Sequence[int]) -> int:
    """Mark the documents with these ids as deleted; how many there were."""
    wanted = np.unique(np.array(numbers, np.int64))
    count = 0
    for segment in segments:
        held = SegmentData(folder, segment).column("id")
        for place in np.flatnonzero(np.isin(held, wanted)).tolist():
            if not segment.is_deleted(place):
                segment.delete_document(place)
                count += 1
    return count


def tidied(folder: Path, segments: Sequence[FlatSegment]) -> list[FlatSegment]:
    """The segments without the empty ones, and small ones merged where there are many."""
    kept = [segment for segment in segments if segment.doc_count()]
    while full := due(kept):
        at = kept.index(full[0])
        merged = merge(folder, full)
        kept = [segment for segment in kept if segment not in full]
        kept.insert(min(at, len(kept)), merged)
    return kept
