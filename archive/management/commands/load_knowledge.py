"""`manage.py load_knowledge`: bring the data files into the database, and the articles in step with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from django.utils.translation import gettext, override
from tqdm import tqdm

from archive.ingest.knowledge import load_knowledge
from archive.ingest.refreshing import refresh, stale
from archive.knowledge.records import KnowledgeError
from archive.management.bilingual import bilingual
from archive.management.database import demand_tables
from archive.management.indexing import bring_in_step

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = bilingual(
        "Bring countries, places, actors and offices of the data files into the database; editors' rows stay."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-index", action="store_true", help=bilingual("leave the index for a later rebuild_index")
        )

    def handle(self, *args: Any, verbosity: int, no_index: bool, **options: Any) -> None:
        demand_tables()
        try:
            counts = load_knowledge()
        except KnowledgeError as error:
            raise CommandError(f"A data file is wrong: {error}\nملف بيانات غير صحيح: {error}") from error
        if counts:
            self.stdout.write(f"{_listed(counts, 'en')}\n{_listed(counts, 'ar')}")
        elif verbosity:
            self.stdout.write("The knowledge is up to date. · المعارف محدَّثة.")
        number = stale().count()
        if number:
            with tqdm(total=number, unit="", desc="recognise · التعرّف", disable=None) as bar:
                refresh(progress=bar.update)
            self.stdout.write(f"Recognised again: {number} · أعيد التعرّف: {number}")
            if not no_index:
                bring_in_step(self.stdout, self.stderr)


def _listed(counts: Mapping[type[Model], int], language: str) -> str:
    with override(language):
        return gettext(", ").join(f"{table._meta.verbose_name_plural}: {number}" for table, number in counts.items())
