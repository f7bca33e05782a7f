"""Loading: the records of a file into the database, a batch a transaction, each record read in once.

`file → records → recognition → one transaction a batch: articles, mentions, index tasks, what came of each record, and
the line to go on from`. Killed at any moment, the next run of the same file goes on behind the last whole batch.

A record that was read in before changes nothing. Where it says something else now, its article is brought in step,
unless an editor has mended that since: then the editor's text stays, and the record is rejected with that reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from archive.ingest.matching import known_records
from archive.ingest.mentions import EntityRows
from archive.ingest.readers import read, survey
from archive.ingest.recognising import recognise_batches
from archive.ingest.records import ImportReport, RawArticle, Rejection
from archive.ingest.workers import Text
from archive.ingest.writing import write
from archive.models import ImportBatch

# Records a transaction: few enough for other writers to pass between, many enough to be fast.
SIZE = 50


@dataclass(frozen=True, slots=True)
class _Portion:
    """Records that are written together, and the lines of those that say nothing new."""

    items: list[RawArticle | Rejection]
    known: set[int]

    @property
    def new(self) -> list[RawArticle]:
        return [item for item in self.items if isinstance(item, RawArticle) and item.line not in self.known]

    @property
    def texts(self) -> list[Text]:
        return [(record.title, record.body, record.published) for record in self.new]


def load_articles(
    path: Path,
    *,
    source: str = "",
    progress: Callable[[int, int], object] | None = None,
    processes: int | None = None,
) -> ImportReport:
    """Read a file or folder in; what came of it, what an earlier, interrupted run had done of it counted in.

    `source` is that of records that name none. `progress` is called after each batch with the line it ends in and
    about how many lines there are. `processes` is the number of those that recognise, by default one a core. The
    index is the caller's. Raises UnreadableFile.
    """
    fingerprint, total = survey(path)
    batch = _begin(path, f"{fingerprint[:40]} {source}"[:64])
    rows = EntityRows()
    portions = _portions(read(path, source=source), batch.next_line)
    for portion, found in recognise_batches(portions, lambda portion: portion.texts, processes=processes):
        recognised = {record.line: one for record, one in zip(portion.new, found, strict=True)}
        write(batch.pk, portion.items, known=portion.known, recognised=recognised, rows=rows)
        if progress:
            progress(portion.items[-1].line, total)
    return _end(batch.pk)


def is_loaded(path: Path) -> bool:
    """Whether the file was read in to its end, just as it is now. Raises UnreadableFile."""
    fingerprint = f"{survey(path)[0][:40]} "
    return ImportBatch.objects.filter(fingerprint=fingerprint, finished_at__isnull=False).exists()


def _begin(path: Path, fingerprint: str) -> ImportBatch:
    """The import of this file that was interrupted, or a new one."""
    begun = ImportBatch.objects.filter(fingerprint=fingerprint, finished_at__isnull=True).order_by("pk").last()
    return begun or ImportBatch.objects.create(path=str(path)[:1000], fingerprint=fingerprint)


def _end(number: int) -> ImportReport:
    batch = ImportBatch.objects.get(pk=number)
    report = ImportReport(batch.created, batch.updated, batch.unchanged, batch.rejected, batch.pk)
    earlier = ImportBatch.objects.filter(fingerprint=batch.fingerprint, finished_at__isnull=False).exclude(pk=number)
    if not batch.records.exists() and earlier.exists():
        # Nothing to tell of: the earlier import of the file says it all.
        batch.delete()
        return ImportReport(unchanged=report.unchanged)
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])
    return report


def _portions(items: Iterable[RawArticle | Rejection], first: int) -> Iterator[_Portion]:
    """The records from a line on, SIZE at a time; those of one line together, since a line is where a run goes on."""
    some: list[RawArticle | Rejection] = []
    for item in items:
        if item.line < first:
            continue
        if len(some) >= SIZE and item.line != some[-1].line:
            yield _portion(some)
            some = []
        some.append(item)
    if some:
        yield _portion(some)


def _portion(items: list[RawArticle | Rejection]) -> _Portion:
    return _Portion(items, known_records([item for item in items if isinstance(item, RawArticle)]))
