"""JSON Lines: one object a line, with the fields id, url, source, published, title and text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from archive.ingest.fields import article_of
from archive.ingest.readers.lines import decode, read_lines
from archive.ingest.records import RawArticle, Rejection

Record = TypeVar("Record")


def read(path: Path) -> Iterator[RawArticle | Rejection]:
    """The articles of a file; empty lines are passed over. Raises UnreadableFile."""
    return read_objects(path, article_of)


def read_objects(
    path: Path, record_of: Callable[[int, Mapping[str, Any]], Record | Rejection]
) -> Iterator[Record | Rejection]:
    """What `record_of` makes of each line's number and object; empty lines are passed over. Raises UnreadableFile."""
    for line in read_lines(path):
        if isinstance(line, Rejection):
            yield line
        elif line[1].strip():
            values = _object(*line)
            yield values if isinstance(values, Rejection) else record_of(line[0], values)


def _object(number: int, data: bytes) -> Mapping[str, Any] | Rejection:
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
    return values
