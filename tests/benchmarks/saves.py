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
from typing import Any

from tests.benchmarks.machine import describe, percentile
from tests.benchmarks.stored import environment, with_index

COMMAND = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.saves"]


def read(folder: Path, articles: int, number: int, options: argparse.Namespace) -> list[float]:
    """A reader: the times of its questions in milliseconds until the moment given."""
    from archive.search.engines.flat import FlatEngine
    from tests.benchmarks.questions import questions

    engine = FlatEngine(folder / "index")
    asked = questions(articles, 400, number)
    for request in asked[:20]:
        engine.search(request)
    times: list[float] = []
    while time.time() < options.until:
        request = asked[len(times) % len(asked)]
        begin = time.perf_counter()
        engine.search(request)
        if time.time() > options.since:
            times.append((time.perf_counter() - begin) * 1000)
        time.sleep(options.rest)
    return times


def write(folder: Path, articles: int, number: int, options: argparse.Namespace) -> list[float]:
    """A writer: the times from each save to its being found, in milliseconds."""
    from archive.ingest.saving import save_article
    from archive.models import Article
    from archive.search.engines.flat import FlatEngine
    from archive.search.index import after_commit
    from archive.search.request import SearchRequest
    from tests.benchmarks.corpus import Corpus

    texts = Corpus(articles + 10_000).documents(articles + 1 + number * 2_000)
    other = FlatEngine(folder / "index")
    times: list[float] = []
    count = 0
    while time.time() < options.until:
        source, count = next(texts), count + 1
        word = f"كلمه{os.getpid()}{count}"
        article = Article(title=source.title) if count % 2 else Article.objects.get(pk=1 + number * 2_000 + count)
        article.body = f"{source.body} {word}"
        begin = time.perf_counter()
        save_article(article)
        after_commit()
        found = other.search(SearchRequest(word))
        if [hit.id for hit in found.hits] != [article.pk]:
            raise AssertionError(f"article {article.pk} is not found after its save")
        if time.time() > options.since:
            times.append((time.perf_counter() - begin) * 1000)
        time.sleep(options.rest)
    return times


def together(folder: Path, roles: Sequence[str], options: argparse.Namespace) -> dict[str, list[float]]:
    """Run processes side by side for so many seconds, after a warm-up; their times by role."""
    since = time.time() + options.warm_up
    until = since + options.seconds
    times = ["--since", str(since), "--until", str(until), "--rest", str(options.rest)]
    running = []
    for number, role in enumerate(roles):
        command = [*COMMAND, "--articles", str(options.articles), "--role", role, "--number", str(number), *times]
        environ = {**os.environ, **environment(folder)}
        running.append(
            (role, subprocess.Popen([*command, "--folder", str(folder)], env=environ, stdout=subprocess.PIPE))
        )
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
    parser.add_argument("--warm-up", type=float, default=15)
    parser.add_argument("--rest", type=float, default=0.5, help="seconds that each rests between two")
    parser.add_argument("--source", type=Path)
    parser.add_argument("--json", type=Path)
    for name, kind in (("role", str), ("number", int), ("since", float), ("until", float), ("folder", Path)):
        parser.add_argument(f"--{name}", type=kind, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.role:
        import django

        django.setup()
        work = read if options.role == "reader" else write
        print(json.dumps(work(options.folder, options.articles, options.number, options)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_index(Path(scratch), options.articles, options.source)
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
