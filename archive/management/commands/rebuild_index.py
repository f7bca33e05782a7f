"""`manage.py rebuild_index`: build the whole index aside and swap it in.

Takes the place of haystack's command of the same name, which empties the index first; its options are accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.models import Article
from archive.search.engine import EngineUnavailable
from archive.search.index import rebuild

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Build the search index anew, aside, and swap it in while the archive goes on serving."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noinput",
            "--no-input",
            action="store_false",
            dest="interactive",
            help="accepted for haystack's sake: nothing is cleared, so nothing is asked",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with tqdm(total=Article.objects.published().count(), unit=" articles", desc="index", disable=None) as bar:
                total = rebuild(progress=bar.update)
        except EngineUnavailable as error:
            raise CommandError(f"The index was not built, and the present one stays: {error}") from error
        self.stdout.write(f"Indexed {total} article(s).")
