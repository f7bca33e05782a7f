"""`manage.py check_index`: say how database and index differ, and with `--mend` make them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.bilingual import bilingual
from archive.management.indexing import drained, left
from archive.search import index
from archive.search.engine import EngineUnavailable
from archive.search.remedies import remedy

if TYPE_CHECKING:
    from argparse import ArgumentParser

SHOWN = 20


class Command(BaseCommand):
    help = bilingual("Compare the database with the search index; --mend repairs what differs.")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help=bilingual("index what is missing or stale, take out what is extra")
        )

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        try:
            found = index.drift()
        except EngineUnavailable as error:
            cure = remedy(error)
            raise CommandError(
                f"The index cannot be compared: {error}. {cure.english}\nتعذّرت مقارنة الفهرس: {error}. {cure.arabic}"
            ) from error
        for english, arabic, ids in (
            ("missing", "ناقص", found.missing),
            ("stale", "قديم", found.stale),
            ("extra", "زائد", found.extra),
        ):
            self.stdout.write(f"{english} · {arabic}: {len(ids)}{_shown(ids)}")
        if mend and found:
            self._mend(found)
        elif found:
            self.stdout.write(
                "To repair it run manage.py check_index --mend.\nلإصلاح ذلك شغّل manage.py check_index --mend."
            )
        else:
            self.stdout.write("Database and index agree. · قاعدة البيانات والفهرس متطابقان.")

    def _mend(self, found: index.Drift) -> None:
        done = index.mend(found)
        self.stdout.write(drained(done))
        if done.failed:
            raise CommandError(left(done))


def _shown(ids: frozenset[int]) -> str:
    numbers = ", ".join(str(number) for number in sorted(ids)[:SHOWN])
    return f"  ({numbers}{', …' if len(ids) > SHOWN else ''})" if ids else ""
