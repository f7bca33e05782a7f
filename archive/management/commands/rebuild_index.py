"""`manage.py rebuild_index`: build the whole index aside and swap it in.

Takes the place of haystack's command of the same name, which empties the index first; its options are accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.management.bilingual import bilingual
from archive.management.database import demand_tables
from archive.models import Article
from archive.search.engine import EngineUnavailable
from archive.search.index import rebuild
from archive.search.remedies import remedy

if TYPE_CHECKING:
    from argparse import ArgumentParser


HAYSTACKS = (
    (("-u", "--using"), "NAME"),
    (("-k", "--workers"), "N"),
    (("-b", "--batch-size"), "N"),
    (("-t", "--max-retries"), "N"),
)


class Command(BaseCommand):
    help = bilingual("Build the search index anew, aside, and swap it in while the archive goes on serving.")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noinput",
            "--no-input",
            action="store_false",
            dest="interactive",
            help=bilingual("accepted for haystack's sake: nothing is cleared, so nothing is asked"),
        )
        for names, value in HAYSTACKS:
            parser.add_argument(*names, metavar=value, help=bilingual("accepted for haystack's sake, and of no effect"))
        parser.add_argument(
            "--nocommit", action="store_true", help=bilingual("accepted for haystack's sake, and of no effect")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        demand_tables()
        try:
            with tqdm(total=Article.objects.published().count(), unit="", desc="index · الفهرسة", disable=None) as bar:
                total = rebuild(progress=bar.update)
        except EngineUnavailable as error:
            cure = remedy(error)
            raise CommandError(
                f"The index was not built, and the present one stays: {error}. {_again(cure.english)}"
                f"\nلم يُبنَ الفهرس، ويبقى الحالي كما هو: {error}. {_again(cure.arabic)}"
            ) from error
        self.stdout.write(f"Index built anew: {total} article(s). · بُني الفهرس من جديد: {total}.")


def _again(cure: str) -> str:
    """A remedy that ends in this command: what is built is not mended."""
    return cure.replace("check_index --mend", "rebuild_index")
