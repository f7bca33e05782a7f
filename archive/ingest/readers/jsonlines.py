"""JSON Lines: one object a line, with the fields id, url, source, published, title and text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from archive.ingest.fields import article_of
from archive.ingest.readers.lines import decode, read_lines
from archive.ingest.records import RawArticle, Rejection


def read(path: Path) -> Iterator[RawArticle | Rejection]:
    """The articles of a file; empty lines are passed over. Raises UnreadableFile."""
    for line in read_lines(path):
        if isinstance(line, Rejection):
            yield line
        elif line[1].strip():
            yield _record(*line)


def _record(number: int, data: bytes) -> RawArticle | Rejection:
    text = decode(number, data)
    if isinstance(text, Rejection):
        return text
    try:
        values = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return Rejection(number, "", "nul" if "\0" in text else "not-json", {"column": error.colno})
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets within brackets without end.
        return Rejection(number, "", "not-json", {"column": 1})
    if not isinstance(values, dict):
        return Rejection(number, "", "not-an-object")
    return article_of(number, values)
