"""Lines of a file, compressed or not, in bounded memory, and the exception for a file that cannot be read at all."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from django.utils.translation import gettext, gettext_noop, override

from archive.ingest.records import Rejection

# A longer line is no article: the longest of ten thousand is 40 kB.
LINE_LIMIT = 4 << 20
ZIP_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)
_UTF8_MARK = b"\xef\xbb\xbf"
_MESSAGES: Mapping[str, str] = {
    "absent": gettext_noop("There is no file or folder %(path)s. Check the name."),
    "unknown-kind": gettext_noop(
        "%(path)s is of no kind that can be read. Give a folder with a manifest.json, or a file that ends in .jsonl, "
        ".csv or .tsv (.gz may follow)."
    ),
    "unreadable": gettext_noop(
        "%(path)s cannot be read: %(why)s. Check that the file is whole and that you may read it."
    ),
}


class UnreadableFile(Exception):
    """A file of which nothing can be read; the message says what to do, in Arabic and English."""

    def __init__(self, code: str, path: Path, why: object = "") -> None:
        self.code, self.path, self.why = code, path, why
        super().__init__(f"{self.sentence('en')}\n{self.sentence('ar')}")

    def sentence(self, language: str) -> str:
        """The message in a language."""
        with override(language):
            return gettext(_MESSAGES[self.code]) % {"path": self.path, "why": self.why}


def open_file(path: Path, *, decompressed: bool = True) -> IO[bytes]:
    """The bytes of a file, by default without its compression. Raises UnreadableFile."""
    try:
        file = path.open("rb")
        if decompressed and path.name.lower().endswith(".gz"):
            file.close()
            return cast(IO[bytes], gzip.open(path, "rb"))
        return file
    except OSError as error:
        raise UnreadableFile("unreadable", path, error.strerror or error) from error


def read_lines(path: Path) -> Iterator[tuple[int, bytes] | Rejection]:
    """The lines with their numbers from 1, without their ends; a rejection for one that is too long.

    No more than LINE_LIMIT bytes are in memory, however long a line is. Raises UnreadableFile.
    """
    number = 1
    with open_file(path) as file:
        try:
            while line := file.readline(LINE_LIMIT):
                if len(line) == LINE_LIMIT and not line.endswith(b"\n"):
                    _pass_over(file)
                    yield Rejection(number, "", "line-too-long", {"limit": LINE_LIMIT >> 20})
                else:
                    yield number, line.removeprefix(_UTF8_MARK if number == 1 else b"").rstrip(b"\r\n")
                number += 1
        except ZIP_ERRORS as error:
            if number == 1:
                raise UnreadableFile("unreadable", path, error) from error
            yield Rejection(number, "", "damaged-archive")
        except OSError as error:
            raise UnreadableFile("unreadable", path, error.strerror or error) from error


def _pass_over(file: IO[bytes]) -> None:
    """Read on to the end of the line and keep nothing."""
    while (rest := file.readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
        pass


def decode(line: int, data: bytes) -> str | Rejection:
    """The text of these bytes."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Rejection(line, "", "not-utf8", {"byte": error.start + 1})
