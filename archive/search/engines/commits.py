"""Commits: articles written, replaced and taken out, merges beside them, and whole builds made aside.

Writers of any process wait for each other. A commit writes its segments, makes them durable, and only then puts a
generation in place that names them; a kill at any moment leaves the generation before it, whole. A merge is made
without the writers' lock, so that no save pays for it, and takes the lock only to put its outcome in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from archive.search.documents import Document
from archive.search.engines.builder import Builder, row_of
from archive.search.engines.deletions import OpenSegments, among, carry_deletions
from archive.search.engines.folders import Busy, IndexFolder, read_toc, write_toc
from archive.search.engines.inversion import batches, invert
from archive.search.engines.merging import merge
from archive.search.engines.parts import note_changes
from archive.search.engines.segments import FlatSegment, write_segment
from archive.search.engines.tiers import TOO_MANY, due

# Letters of text in one segment as an update writes it.
LETTERS = 4_000_000


class Commits:
    """Writes one index; `workers` processes build one anew, by default one a core."""

    def __init__(self, folder: IndexFolder, workers: int | None = None) -> None:
        self.folder = folder
        self.workers = workers
        self._opened = OpenSegments()

    # --- commits

    def update(self, documents: Iterable[Document]) -> None:
        """Write documents, each in the place of any with its id. Raises EngineUnavailable."""
        # Read and inverted before the lock is taken: other writers wait for the writing alone.
        parts = [invert(batch) for batch in batches(map(row_of, documents), LETTERS)]
        if not parts:
            self.folder.current()
            return

        def change(folder: Path, segments: list[FlatSegment]) -> bool:
            for part in parts:
                self._opened.delete(folder, segments, among(part.columns["id"]))
                segments.append(write_segment(folder, part))
            return True

        self._commit(change, [number for part in parts for number in part.columns["id"].tolist()])

    def remove(self, numbers: Iterable[int]) -> None:
        """Take documents out; nothing is written when none of them is there. Raises EngineUnavailable."""
        wanted = list(numbers)
        self._commit(lambda folder, segments: bool(self._opened.delete(folder, segments, among(wanted))), wanted)

    def _commit(self, change: Callable[[Path, list[FlatSegment]], bool], numbers: Sequence[int]) -> None:
        with self.folder.lock("WRITING"):
            folder, number, segments = self._newest()
            for build in self.folder.unfinished():
                note_changes(build, numbers)
            if change(folder, segments):
                segments = [segment for segment in segments if segment.doc_count()]
                write_toc(folder, segments, number + 1)
                self.folder.sweep(folder, number + 1, segments)
        if len(segments) >= TOO_MANY:
            self.tidy()

    def _newest(self) -> tuple[Path, int, list[FlatSegment]]:
        build = self.folder.current()
        folder = self.folder.path / build.name
        number = self.folder.newest(build)
        return folder, number, list(read_toc(folder, number).segments)

    # --- merges

    def tidy(self) -> bool:
        """Merge what is due, once, or sweep; whether there may be more to do. Raises EngineUnavailable."""
        try:
            with self.folder.lock("MERGING", patience=0):
                if self._merge_due():
                    return True
                self.folder.sweep_abandoned()
                return False
        except Busy:
            return False

    def _merge_due(self) -> bool:
        with self.folder.lock("WRITING"):
            folder, _, segments = self._newest()
        sources = due(segments)
        if not sources:
            return False
        try:
            made = merge(folder, sources)
        except FileNotFoundError:
            if self.folder.path / self.folder.current().name == folder:
                raise
            # Another build was swapped in.
            return True
        with self.folder.lock("WRITING"):
            self._put_in_place(folder, sources, made)
        return True

    def _put_in_place(self, folder: Path, sources: Sequence[FlatSegment], made: FlatSegment) -> None:
        """Name a merged segment in the place of its sources. What a failure leaves is swept later."""
        present, number, segments = self._newest()
        now = {segment.segment_id(): segment for segment in segments}
        names = {source.segment_id() for source in sources}
        if present != folder or not names <= now.keys():
            # Another build was swapped in, or a source lost its last document: there will be another occasion.
            (folder / made.filename).unlink(missing_ok=True)
            return
        carry_deletions(made, sources, [now[source.segment_id()] for source in sources])
        at = min(index for index, segment in enumerate(segments) if segment.segment_id() in names)
        kept = [segment for segment in segments if segment.segment_id() not in names]
        kept[at:at] = [made] if made.doc_count() else []
        write_toc(folder, kept, number + 1)
        self.folder.sweep(folder, number + 1, kept, alone=True)

    # --- builds

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew, aside, and make it the present one. Raises EngineUnavailable."""
        Builder(self.folder, self.workers).rebuild(documents)
