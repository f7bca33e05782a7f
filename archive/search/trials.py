"""Trials: questions put to an index of passages, and what the engine answers as a TREC run.

What is measured is the product: its documents, analysis, engine and request at default settings, in the order in which
a reader meets the results: those with all the words, then the closest.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from archive.search.documents import Document
from archive.search.engine import Engine
from archive.search.request import MAX_TEXT, SearchRequest

TAG = "diwan"


class Row(NamedTuple):
    """A passage or a question: nothing but its identifier and its text is read."""

    id: str
    text: str


class BadRow(ValueError):
    """A line that is not an object with `id` and `text`; told in English, and in `arabic`."""

    def __init__(self, name: str, number: int, error: Exception) -> None:
        super().__init__(f"{name}, line {number}: not an object with «id» and «text» ({error})")
        self.arabic = f"{name}، السطر {number}: ليس كائنًا فيه «id» و«text» ({error})"


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, which may be compressed. Raises BadRow or OSError."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                values = json.loads(line)
                yield Row(str(values["id"]), str(values["text"]))
            except (ValueError, KeyError, TypeError) as error:
                raise BadRow(path.name, number, error) from error


def index(engine: Engine, passages: Iterable[Row]) -> dict[int, str]:
    """Build the engine's index of passages alone; the identifier of each document."""
    names: dict[int, str] = {}

    def documents() -> Iterator[Document]:
        for number, row in enumerate(passages, 1):
            names[number] = row.id
            yield Document(number, "", row.text)

    engine.rebuild(documents())
    return names


def ranked(engine: Engine, question: str, depth: int) -> Iterator[int]:
    """The documents that a reader meets, in order, up to `depth`."""
    request = SearchRequest(question[:MAX_TEXT])
    response = engine.search(request, size=depth)
    return (hit.id for hit in (*response.hits, *response.closest))


def run(engine: Engine, names: dict[int, str], questions: Iterable[Row], depth: int) -> Iterator[str]:
    """The lines of a TREC run. The score falls with the rank: the order is what was measured."""
    for question in questions:
        for rank, number in enumerate(ranked(engine, question.text, depth), 1):
            yield f"{question.id} Q0 {names[number]} {rank} {depth - rank + 1} {TAG}\n"


def counted(items: Iterable[Row], step: Callable[[int], object]) -> Iterator[Row]:
    """The rows, telling `step` of each that is done."""
    for item in items:
        yield item
        step(1)
