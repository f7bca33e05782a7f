"""`manage.py rank_queries`: rank a file of questions over a file of passages, for a scorer of relevance.

    manage.py rank_queries --corpus passages.jsonl.gz --queries questions.jsonl --run out.run [--depth 100]

Both files are JSON Lines with `id` and `text`. The index is a private one in a temporary folder.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.search import trials
from archive.search.engine import private_engine

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Rank a file of questions over a file of passages with the archive's own search, and write a TREC run."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--corpus", type=Path, required=True, help="passages: JSON Lines with id and text, or .gz")
        parser.add_argument("--queries", type=Path, required=True, help="questions, in the same form")
        parser.add_argument("--run", type=Path, required=True, help="the file to write")
        parser.add_argument("--depth", type=int, default=100, help="results of each question (default: 100)")

    def handle(self, *args: Any, corpus: Path, queries: Path, run: Path, depth: int, **options: Any) -> None:
        if depth < 1:
            raise CommandError(
                f"--depth {depth}: a question has at least one result; give a whole number from 1."
                f"\n--depth {depth}: للسؤال نتيجة واحدة على الأقل؛ اكتب رقمًا صحيحًا من 1."
            )
        try:
            with tempfile.TemporaryDirectory() as folder:
                count = self._rank(Path(folder), corpus, queries, run, depth)
        except trials.BadRow as error:
            raise CommandError(
                f"{error}. Mend the line, then run this again.\n{error.arabic}. أصلح السطر ثم أعد هذا الأمر."
            ) from error
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise CommandError(
                f"A file cannot be read or written: {error}. Check its name and its format."
                f"\nتعذّرت قراءة ملف أو كتابته: {error}. تحقّق من اسمه وصيغته."
            ) from error
        self.stdout.write(f"Ranked {count} question(s) into {run}. · رُتّبت نتائج الأسئلة في {run}: {count}.")

    def _rank(self, folder: Path, corpus: Path, queries: Path, run: Path, depth: int) -> int:
        questions = list(trials.rows(queries))
        engine = private_engine(folder / "index")
        with tqdm(unit="", desc="index · الفهرسة", disable=None) as bar:
            names = trials.index(engine, trials.counted(trials.rows(corpus), bar.update))
        with tqdm(total=len(questions), unit="", desc="rank · الترتيب", disable=None) as bar, run.open("w") as file:
            file.writelines(trials.run(engine, names, trials.counted(questions, bar.update), depth))
        return len(questions)
