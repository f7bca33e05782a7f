"""`manage.py import_articles PATH…`: read files and folders in, say what came of them, and bring the index in step."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from archive.ingest.loading import load_articles
from archive.ingest.readers import UnreadableFile
from archive.ingest.records import ImportReport
from archive.management.bilingual import bilingual
from archive.management.indexing import bring_in_step
from archive.models import ImportRecord

if TYPE_CHECKING:
    from argparse import ArgumentParser

# Rejections that are printed of each file; the others are in the database.
SHOWN = 20


class Command(BaseCommand):
    help = bilingual(
        "Read articles in: folders of texts with a manifest, JSON Lines, CSV. Says what came of every record."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help=bilingual("a folder with a manifest.json, .jsonl[.gz], .csv")
        )
        parser.add_argument(
            "--source", default="", metavar="NAME", help=bilingual("the source of records that name none")
        )
        parser.add_argument(
            "--rejections", metavar="FILE", help=bilingual("write every rejected record here, as JSON Lines")
        )
        parser.add_argument(
            "--no-index", action="store_true", help=bilingual("leave the index for a later rebuild_index")
        )

    def handle(
        self, *args: Any, paths: list[str], source: str, rejections: str | None, no_index: bool, **options: Any
    ) -> None:
        call_command("load_knowledge", verbosity=0, no_index=True, stdout=self.stdout, stderr=self.stderr)
        reports, unreadable = [], []
        for path in paths:
            try:
                reports.append(self._load(Path(path), source))
            except UnreadableFile as error:
                unreadable.append(str(error))
        if rejections:
            _write_rejections(Path(rejections), reports)
        if not no_index:
            bring_in_step(self.stdout, self.stderr)
        if unreadable:
            raise CommandError("\n".join(unreadable))

    def _load(self, path: Path, source: str) -> ImportReport:
        began = time.monotonic()
        with tqdm(unit="", desc=path.name, disable=None) as bar:

            def show(reached: int, total: int) -> None:
                bar.total = max(total, reached)
                bar.update(reached - bar.n)

            report = load_articles(path, source=source, progress=show)
        self._tell(path, report, time.monotonic() - began)
        return report

    def _tell(self, path: Path, report: ImportReport, seconds: float) -> None:
        c, u, n, r = report.created, report.updated, report.unchanged, report.rejected
        self.stdout.write(
            f"{path}: created {c}, updated {u}, unchanged {n}, rejected {r} ({seconds:.1f} s)"
            f"\n{path}: أُضيف {c}، حُدّث {u}، بلا تغيير {n}، رُفض {r}"
        )
        if editions := ImportRecord.objects.filter(batch=report.batch, outcome="updated").exclude(reason="").count():
            self.stdout.write(
                f"  Updated by another edition under an identifier of its own: {editions}. The one read last is kept; "
                "the admin lists them under Imports."
                f"\n  حُدّث بطبعة أخرى لها معرّف آخر: {editions}. تبقى الطبعة التي قُرئت أخيرًا، "
                "وتجدها في لوحة التحرير تحت «عمليات الاستيراد»."
            )
        for record in _rejected([report])[:SHOWN]:
            where = f"{record.line}" + (f" [{record.field}]" if record.field else "")
            arabic, english = _both(record.reason)
            self.stderr.write(f"  line {where}: {english}\n  السطر {where}: {arabic}")
        if r > SHOWN:
            self.stderr.write(
                f"  … and {r - SHOWN} more: in the admin under Imports, or with --rejections FILE."
                f"\n  … و{r - SHOWN} أخرى: في لوحة التحرير تحت «عمليات الاستيراد»، أو بالخيار --rejections FILE."
            )


def _rejected(reports: list[ImportReport]) -> QuerySet[ImportRecord]:
    batches = [report.batch for report in reports if report.batch]
    return ImportRecord.objects.filter(batch__in=batches, outcome="rejected").order_by("batch", "line", "pk")


def _both(reason: str) -> tuple[str, str]:
    """The reason in Arabic and in English."""
    arabic, _, english = reason.partition("\n")
    return arabic, english


def _write_rejections(path: Path, reports: list[ImportReport]) -> None:
    try:
        with path.open("w", encoding="utf-8") as file:
            for record in _rejected(reports).select_related("batch").iterator():
                arabic, english = _both(record.reason)
                row = {
                    "file": record.batch.path,
                    "line": record.line,
                    "field": record.field,
                    "id": record.external_id,
                    "reason": english,
                    "reason_ar": arabic,
                }
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CommandError(
            f"--rejections: {path} cannot be written ({error.strerror}). The articles are read in; name another file."
            f"\nتعذّرت الكتابة في {path} ({error.strerror}). قُرئت المقالات؛ سمِّ ملفًا آخر."
        ) from error
