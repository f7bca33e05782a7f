"""`manage.py check_index`: say how database and index differ, and with `--mend` make them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from archive.search import index
from archive.search.engine import EngineUnavailable

if TYPE_CHECKING:
    from argparse import ArgumentParser

SHOWN = 20


class Command(BaseCommand):
    help = "Compare the database with the search index; --mend repairs what differs."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="index what is missing or stale, take out what is extra"
        )

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        try:
            found = index.drift()
        except EngineUnavailable as error:
            raise CommandError(f"The index cannot be compared: {error}. Run manage.py rebuild_index.") from error
        for name, ids in (("missing", found.missing), ("stale", found.stale), ("extra", found.extra)):
            self.stdout.write(f"{name}: {len(ids)}{_shown(ids)}")
        if mend and found:
            done = index.mend(found)
            self.stdout.write(f"mended: {done.indexed} indexed, {done.removed} taken out, {done.failed} failed")
            if done.failed:
                raise CommandError("Some articles could not be indexed; their tasks stay in the outbox.")


def _shown(ids: frozenset[int]) -> str:
    numbers = ", ".join(str(number) for number in sorted(ids)[:SHOWN])
    return f"  ({numbers}{', …' if len(ids) > SHOWN else ''})" if ids else ""
