"""`manage.py recognise_articles FILE.jsonl`: what each article of a file says, as JSON Lines. Asks no database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.ingest.readers import UnreadableFile, survey
from archive.ingest.recognised import recognised_rows
from archive.ingest.records import Rejection
from archive.management.bilingual import bilingual

if TYPE_CHECKING:
    from argparse import ArgumentParser

# Bad records that are printed; of the others it is said how many there are.
SHOWN = 20


class Command(BaseCommand):
    help = bilingual(
        "Say of each article in a file of JSON Lines whom and what it names. Rows have id, title, text and published; "
        "offsets are in title + line break + text. The database is neither read nor written."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="FILE", help=bilingual("a file that ends in .jsonl or .jsonl.gz"))
        parser.add_argument(
            "--output", metavar="FILE", help=bilingual("write the rows here, not to the standard output")
        )

    def handle(self, *args: Any, path: str, output: str | None, **options: Any) -> None:
        try:
            if not path.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
                raise UnreadableFile("unknown-kind", Path(path))
            _, about = survey(Path(path))
            with _opened(output) as file:
                done, rejected = self._write(Path(path), file, about)
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        if rejected > SHOWN:
            self.stderr.write(f"  … and {rejected - SHOWN} more.\n  … و{rejected - SHOWN} أخرى.")
        if output:
            self.stdout.write(
                f"{output}: {done} recognised, {rejected} passed over"
                f"\n{output}: فُحص {done} من المقالات، وتُرك {rejected}"
            )

    def _write(self, path: Path, file: IO[str] | None, about: int) -> tuple[int, int]:
        """Write the rows and return how many articles were recognised and how many records passed over."""
        done = rejected = 0
        with tqdm(total=about, unit="", desc=path.name, disable=None) as bar:
            for record in recognised_rows(path):
                bar.update()
                if isinstance(record, Rejection):
                    rejected += 1
                    self._tell(record, rejected)
                    continue
                done += 1
                if file is None:
                    self.stdout.write(record[1])
                else:
                    file.write(record[1] + "\n")
        return done, rejected

    def _tell(self, record: Rejection, number: int) -> None:
        if number <= SHOWN:
            where = f"{record.line}" + (f" [{record.field}]" if record.field else "")
            self.stderr.write(f"  line {where}: {record.sentence('en')}\n  السطر {where}: {record.sentence('ar')}")


@contextmanager
def _opened(output: str | None) -> Iterator[IO[str] | None]:
    """The file to write, which takes its name only once it is whole; None for the standard output."""
    if output is None:
        yield None
        return
    part = Path(f"{output}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield file
        part.replace(output)
    except OSError as error:
        raise CommandError(
            f"--output: {output} cannot be written ({error.strerror}). Name another file."
            f"\nتعذّرت الكتابة في {output} ({error.strerror}). سمِّ ملفًا آخر."
        ) from error
    finally:
        part.unlink(missing_ok=True)
