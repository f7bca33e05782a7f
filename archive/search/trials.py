"""Trials: questions put to an index of passages, and what the engine answers as a TREC run.

What is measured is the product: its documents, analysis, engine and request at default settings, in the order in which
a reader meets the results: those with all the words, then the closest.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

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


class BadJudgement(BadRow):
    """A line of judgements that is not "question 0 passage grade"."""

    def __init__(self, name: str, number: int) -> None:
        ValueError.__init__(self, f"{name}, line {number}: not «question 0 passage grade»")
        self.arabic = f"{name}، السطر {number}: ليس على صورة «question 0 passage grade»"


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


# Answers a question: the identifiers of passages, the best first.
Answers: TypeAlias = Callable[[str], Iterable[str]]


def answers(engine: Engine, names: Mapping[int, str], depth: int) -> Answers:
    """The engine's answers as identifiers of passages."""
    return lambda question: (names[number] for number in ranked(engine, question, depth))


def run(questions: Iterable[Row], answered: Answers, tag: str = TAG) -> Iterator[str]:
    """The lines of a TREC run. The score falls with the rank: the order is what was measured."""
    for question in questions:
        names = list(answered(question.text))
        for rank, name in enumerate(names, 1):
            yield f"{question.id} Q0 {name} {rank} {len(names) - rank + 1} {tag}\n"


# Question → the passages that answer it, with their grades.
Judgements: TypeAlias = Mapping[str, Mapping[str, int]]


def judgements(path: Path) -> Judgements:
    """The judgements of a file with lines "question 0 passage grade". Raises BadJudgement or OSError."""
    right: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            question, _, passage, grade = line.split()
            if int(grade) > 0:
                right.setdefault(question, {})[passage] = int(grade)
        except ValueError as error:
            raise BadJudgement(path.name, number) from error
    return right


def run_of(lines: Iterable[str]) -> dict[str, list[str]]:
    """Question → its passages, of the lines of a run in the order of their ranks."""
    answered: dict[str, list[str]] = {}
    for line in lines:
        question, _, passage, *_rest = line.split()
        answered.setdefault(question, []).append(passage)
    return answered


def ndcg(answered: Mapping[str, Sequence[str]], right: Judgements, depth: int = 10) -> float:
    """The mean nDCG over the questions that are judged (Järvelin and Kekäläinen, 2002); without an answer it is 0.

    >>> ndcg({"q": ["b", "a"]}, {"q": {"a": 1}, "unanswered": {"a": 1}}) == 0.5 / math.log2(3)
    True
    """
    return sum(_gain(answered.get(name, ()), right[name], depth) for name in right) / len(right) if right else 0.0


def _gain(passages: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    best = sorted(grades.values(), reverse=True)[:depth]
    gains = (grades.get(passage, 0) for passage in passages[:depth])
    return _discounted(gains) / _discounted(best)


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def counted(items: Iterable[Row], step: Callable[[int], object]) -> Iterator[Row]:
    """The rows, telling `step` of each that is done."""
    for item in items:
        yield item
        step(1)
