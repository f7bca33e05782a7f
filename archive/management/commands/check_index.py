"""`manage.py check_index`: say how database and index differ, and with `--mend` make them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from archive.search import index

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Compare the database with the search index; --mend repairs what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="index what is missing or stale, take out what is extra"
        )

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        found = index.drift()
        for name, ids in (("missing", found.missing), ("stale", found.stale), ("extra", found.extra)):
            shown = ", ".join(str(number) for number in sorted(ids)[:20])
            self.stdout.write(f"{name}: {len(ids)}" + (f"  ({shown}{', …' if len(ids) > 20 else ''})" if ids else ""))
        if mend and (found.missing or found.stale or found.extra):
            done = index.mend(found)
            self.stdout.write(f"mended: {done.indexed} indexed, {done.removed} taken out, {done.failed} failed")
