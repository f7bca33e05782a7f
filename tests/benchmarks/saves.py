"""From an editor's save to the article being found, while others write and read.

    python -m tests.benchmarks.saves --articles 100000 [--writers 2] [--readers 8] [--seconds 60] [--source F]

Work of one save: `save_article` of a new or changed article of 350 words (recognised, stored in SQLite), the outbox
drained after the commit, then a search for a word that this article alone has, by an engine that shares nothing with
the writer's but the files: until that finds it. Every writer and reader is a process of its own; a reader asks one of
the ten classes of questions (20 hits, total, facets, histogram) and rests `--rest` seconds, as a writer does. Readers
are measured alone first, then beside the writers. `--source` is a folder with a database and an index (`build`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

from tests.benchmarks.machine import describe, percentile
from tests.benchmarks.stored import environment, with_index

QUESTIONS = "questions.txt"
COMMAND = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.saves"]


class Span(NamedTuple):
    """When a measurement begins and ends."""

    since: float
    until: float

    @classmethod
    def told(cls) -> Self:
        """Say that this process is ready, and be told when all are."""
        print("ready", flush=True)
        return cls(*json.loads(sys.stdin.readline()))


def read(folder: Path, number: int, options: argparse.Namespace) -> list[float]:
    """A reader: the times of its questions in milliseconds."""
    from archive.search.engines.flat import FlatEngine
    from archive.search.request import SearchRequest

    engine = FlatEngine(folder / "index")
    asked = [SearchRequest.parse(line) for line in (folder / QUESTIONS).read_text().splitlines()]
    asked = asked[number * 7 :] + asked[: number * 7]
    for request in asked[:20]:
        engine.search(request)
    times: list[float] = []
    span = Span.told()
    while time.time() < span.until:
        request = asked[len(times) % len(asked)]
        begin = time.perf_counter()
        engine.search(request)
        if time.time() > span.since:
            times.append((time.perf_counter() - begin) * 1000)
        time.sleep(options.rest)
    return times


def write(folder: Path, number: int, options: argparse.Namespace) -> list[float]:
    """A writer: the times from each save to its being found, in milliseconds."""
    from archive.ingest.saving import save_article
    from archive.models import Article
    from archive.search.engines.flat import FlatEngine
    from archive.search.index import after_commit
    from archive.search.request import SearchRequest
    from tests.benchmarks.corpus import Corpus

    first = options.articles + 1 + number * 2_000
    texts = Corpus(first + 2_000).documents(first)
    other = FlatEngine(folder / "index")
    times: list[float] = []
    count = 0
    span = Span(0, 0)
    while not times or time.time() < span.until:
        source, count = next(texts), count + 1
        word = f"كلمه{os.getpid()}{count}"
        article = Article(title=source.title) if count % 2 else Article.objects.get(pk=1 + number * 20 + count)
        article.body = f"{source.body} {word}"
        begin = time.perf_counter()
        save_article(article)
        after_commit()
        found = other.search(SearchRequest(word))
        if [hit.id for hit in found.hits] != [article.pk]:
            raise AssertionError(f"article {article.pk} is not found after its save")
        if count == 2:
            # The names are read and all code is loaded.
            span = Span.told()
        elif span.since and time.time() > span.since:
            times.append((time.perf_counter() - begin) * 1000)
        time.sleep(options.rest)
    return times


def together(folder: Path, roles: Sequence[str], options: argparse.Namespace) -> dict[str, list[float]]:
    """Run processes side by side for so many seconds from when all are ready; their times by role."""
    running = []
    for number, role in enumerate(roles):
        command = [*COMMAND, "--articles", str(options.articles), "--role", role, "--number", str(number)]
        command += ["--rest", str(options.rest), "--folder", str(folder)]
        environ = {**os.environ, **environment(folder)}
        process = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append((role, process))
    for role, process in running:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise SystemExit(f"a {role} failed")
    span = json.dumps([time.time() + 1, time.time() + 1 + options.seconds])
    for _, process in running:
        if process.stdin is not None:
            process.stdin.write(f"{span}\n")
            process.stdin.flush()
    found: dict[str, list[float]] = {role: [] for role in roles}
    for role, process in running:
        output, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"a {role} failed")
        found[role] += json.loads(output)
    return found


def summary(times: Sequence[float]) -> dict[str, float]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {"count": len(times), **{name: round(percentile(times, share), 1) for name, share in shares.items()}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rest", type=float, default=0.5, help="seconds that each rests between two")
    parser.add_argument("--source", type=Path)
    parser.add_argument("--json", type=Path)
    for name, kind in (("role", str), ("number", int), ("folder", Path)):
        parser.add_argument(f"--{name}", type=kind, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.role:
        import django

        django.setup()
        work = read if options.role == "reader" else write
        print(json.dumps(work(options.folder, options.number, options)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_index(Path(scratch), options.articles, options.source)
        from tests.benchmarks.questions import questions

        asked = questions(options.articles, 400)
        (folder / QUESTIONS).write_text("\n".join(request.urlencode() for request in asked))
        readers = ["reader"] * options.readers
        result: dict[str, Any] = {"machine": describe(), "articles": options.articles}
        result["load_before"] = round(os.getloadavg()[0], 1)
        alone = together(folder, readers, options)
        beside = together(folder, [*readers, *["writer"] * options.writers], options)
    result |= {"saves_ms": summary(beside["writer"])}
    result |= {"readers_alone_ms": summary(alone["reader"]), "readers_beside_ms": summary(beside["reader"])}
    result["readers_p95_ratio"] = round(result["readers_beside_ms"]["p95"] / result["readers_alone_ms"]["p95"], 2)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
