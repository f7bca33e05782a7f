"""The builder: a whole index made aside from a stream of documents, and put in the place of the present one.

A build of an archive (`Corpus`) that was stopped is taken up again where its record ends. Articles that change while it
is made are read once more before the swap, which waits for no more than the last few of them: when the new index
appears it is in step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from archive.search.documents import DOCUMENT_FACETS, Document
from archive.search.engine import Corpus
from archive.search.engines.arrays import Array
from archive.search.engines.building import built, continued
from archive.search.engines.deletions import OpenSegments, among
from archive.search.engines.folders import IndexFolder, write_toc
from archive.search.engines.inversion import Row, batches, invert
from archive.search.engines.layout import KEY_FIELDS
from archive.search.engines.parts import Record, Span
from archive.search.engines.segments import FlatSegment, write_segment

# Letters of text in one segment of articles that changed meanwhile.
LETTERS = 4_000_000
# Changes are caught up with in so many rounds at most, until so few come that writers may wait for them.
_ROUNDS = 5
_FEW = 50
# An unfinished build of which more than this part has changed since is made anew.
_STALE = 0.25


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


class Builder:
    """Builds one index with so many worker processes."""

    def __init__(self, folder: IndexFolder, workers: int | None = None) -> None:
        self.folder = folder
        self.workers = workers
        self._opened = OpenSegments()

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build and swap in. Raises EngineUnavailable, OSError."""
        with self.folder.lock("BUILDING"):
            try:
                if isinstance(documents, Corpus):
                    self._of_archive(documents)
                else:
                    self._of_stream(documents)
            except Exception as error:
                # A full disk is not to be kept full by what could be taken up again.
                if isinstance(error, OSError) or not isinstance(documents, Corpus):
                    self.folder.sweep_builds()
                raise

    def _of_stream(self, documents: Iterable[Document]) -> None:
        folder = self.folder.new_build()
        segments = built(folder, map(row_of, documents), self.workers)
        with self.folder.lock("WRITING"):
            self._adopt(folder, segments)

    def _of_archive(self, corpus: Corpus) -> None:
        record, stale = self._taken_up(corpus)
        segments = list(continued(record, map(row_of, corpus.after(record.until)), corpus.stamp, self.workers))
        for span in stale:
            self._renew(record.folder, segments, _inside(span), corpus.between(span.after, span.until))
        for _ in range(_ROUNDS):
            changed = record.changed()
            self._renew(record.folder, segments, among(changed), corpus.among(changed))
            if len(changed) <= _FEW:
                break
        with self.folder.lock("WRITING"):
            changed = record.changed()
            self._renew(record.folder, segments, among(changed), corpus.among(changed))
            self._adopt(record.folder, segments)
            record.finish()

    def _taken_up(self, corpus: Corpus) -> tuple[Record, list[Span]]:
        """The record to go on with, and those of its spans that have changed since."""
        for folder in self.folder.unfinished():
            record = Record.found(folder)
            if record is None or not record.spans:
                continue
            stale = [span for span in record.spans if corpus.stamp(span.after, span.until) != span.stamp]
            if len(stale) <= _STALE * len(record.spans):
                self.folder.sweep_builds(but=folder)
                corpus.take_up(record.until, sum(segment.doc_count() for segment in record.segments))
                return record, stale
        return Record.begun(self.folder.new_build()), []

    def _renew(
        self, folder: Path, segments: list[FlatSegment], old: Callable[[Array], Array], new: Iterable[Document]
    ) -> None:
        """Put documents in the place of those whose ids are chosen."""
        self._opened.delete(folder, segments, old)
        segments += [write_segment(folder, invert(batch)) for batch in batches(map(row_of, new), LETTERS)]

    def _adopt(self, folder: Path, segments: Iterable[FlatSegment]) -> None:
        kept = [segment for segment in segments if segment.doc_count()]
        write_toc(folder, kept, 1)
        self.folder.sweep(folder, 1, kept, alone=True)
        self.folder.adopt(folder)


def _inside(span: Span) -> Callable[[Array], Array]:
    return lambda ids: (ids > span.after) & (ids <= span.until)
