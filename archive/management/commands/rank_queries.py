"""`manage.py rank_queries`: rank a file of questions over a file of passages, for a scorer of relevance.

    manage.py rank_queries --corpus passages.jsonl.gz --queries questions.jsonl --run out.run [--depth 100]
        [--qrels judgements] [--peer tantivy]

Both files are JSON Lines with `id` and `text`. The index is a private one in a temporary folder. With judgements (lines
"question 0 passage grade") it prints nDCG@10; a peer ranks the same beside ours, into `out.run.tantivy`.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.management.bilingual import bilingual
from archive.search import trials
from archive.search.engine import private_engine
from archive.search.peers import PEERS, PeerMissing

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = bilingual(
        "Rank a file of questions over a file of passages with the archive's own search, and write a TREC run."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--corpus", type=Path, required=True, help=bilingual("passages: JSON Lines with id and text, or .gz")
        )
        parser.add_argument("--queries", type=Path, required=True, help=bilingual("questions, in the same form"))
        parser.add_argument("--run", type=Path, required=True, help=bilingual("the file to write"))
        parser.add_argument("--depth", type=int, default=100, help=bilingual("results of each question (default: 100)"))
        parser.add_argument(
            "--qrels", type=Path, help=bilingual("judgements: lines «question 0 passage grade»; prints nDCG@10")
        )
        parser.add_argument(
            "--peer", choices=sorted(PEERS), help=bilingual("another engine that ranks the same, into RUN.PEER")
        )

    def handle(self, *args: Any, run: Path, depth: int, **options: Any) -> None:
        if depth < 1:
            raise CommandError(
                f"--depth {depth}: a question has at least one result; give a whole number from 1."
                f"\n--depth {depth}: للسؤال نتيجة واحدة على الأقل؛ اكتب رقمًا صحيحًا من 1."
            )
        try:
            self._measure(run, depth, **options)
        except trials.BadRow as error:
            raise CommandError(
                f"{error}. Mend the line, then run this again.\n{error.arabic}. أصلح السطر ثم أعد هذا الأمر."
            ) from error
        except PeerMissing as error:
            raise CommandError(
                f"{error} is not installed. Run pip install {error}, or leave --peer out."
                f"\n{error} غير مثبّت. شغّل pip install {error} أو احذف --peer."
            ) from error
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise CommandError(
                f"A file cannot be read or written: {error}. Check its name and its format."
                f"\nتعذّرت قراءة ملف أو كتابته: {error}. تحقّق من اسمه وصيغته."
            ) from error

    def _measure(self, run: Path, depth: int, *, corpus: Path, queries: Path, **options: Any) -> None:
        qrels, peer = options["qrels"], options["peer"]
        questions = list(trials.rows(queries))
        right = trials.judgements(qrels) if qrels else None
        with tempfile.TemporaryDirectory() as folder:
            engine = private_engine(Path(folder) / "index")
            with tqdm(unit="", desc="index · الفهرسة", disable=None) as bar:
                names = trials.index(engine, trials.counted(trials.rows(corpus), bar.update))
            runs = {trials.TAG: self._rank(questions, trials.answers(engine, names, depth), run)}
        if peer:
            asked = partial(PEERS[peer](trials.rows(corpus)).answers, depth=depth)
            runs[peer] = self._rank(questions, asked, run.with_name(f"{run.name}.{peer}"), peer)
        self.stdout.write(
            f"Ranked {len(questions)} question(s) into {run}. · رُتّبت نتائج الأسئلة في {run}: {len(questions)}."
        )
        if right is not None:
            figures = (f"{tag} {trials.ndcg(trials.run_of(lines), right):.4f}" for tag, lines in runs.items())
            self.stdout.write(f"nDCG@10: {', '.join(figures)}")

    def _rank(
        self, questions: list[trials.Row], answered: trials.Answers, run: Path, tag: str = trials.TAG
    ) -> list[str]:
        """The lines of a run, which are written too."""
        with tqdm(total=len(questions), unit="", desc=f"rank · الترتيب {tag}", disable=None) as bar:
            lines = list(trials.run(trials.counted(questions, bar.update), answered, tag))
        run.write_text("".join(lines), encoding="utf-8")
        return lines
