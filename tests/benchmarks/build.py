"""The index built from the database on all cores, beside tantivy fed from the same database.

    python -m tests.benchmarks.build --articles 100000 [--peers tantivy_same] [--workers N] [--folder F] [--json F]
        [--stream] [--than F]

Work: every published article read from SQLite with its source and the keys it names, analysed at all levels, inverted,
written with positions, facets and dates, merged into one segment and made durable. `tantivy_same` gets the same
documents, read from the same database by this process, with the same fields; it analyses with our own analyzer.
Memory is the resident memory of all processes together, mapped files counted in. `--folder` keeps the database.
`--stream` leaves the database out, for filling one with a million articles takes long: the generated articles are
indexed as they are made. `--than` tells how many times as long an article takes as in the run that wrote that file.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.machine import describe
from tests.benchmarks.processes import Peak
from tests.benchmarks.stored import environment, prepare

if TYPE_CHECKING:
    from archive.search.documents import Document
    from tests.benchmarks.corpus import Corpus


def ours(folder: Path, workers: int | None, corpus: Corpus | None) -> dict[str, Any]:
    """Build from the database, or from a generated archive."""
    from tqdm import tqdm

    from archive.search.engines.flat import FlatEngine
    from archive.search.index import rebuild

    engine = FlatEngine(folder / "index", workers=workers)
    with tqdm(desc="diwan", unit=" articles", disable=None, file=sys.stderr) as bar, Peak(os.getpid()) as peak:
        begin, busy = time.perf_counter(), cpu_seconds()
        if corpus is None:
            rebuild(bar.update, engine)
        else:
            engine.rebuild(told(corpus.documents(), bar.update))
        seconds, busy = time.perf_counter() - begin, cpu_seconds() - busy
    return _result(engine.info().documents, (seconds, busy), folder / "index", peak.bytes)


def generated(folder: Path, articles: int) -> Corpus:
    """Set Django up, for the documents' sake alone, and give the generated archive."""
    os.environ.update(environment(folder))
    import django

    django.setup()
    from tests.benchmarks.corpus import Corpus

    return Corpus(articles)


def told(documents: Iterable[Document], progress: Callable[[int], object]) -> Iterator[Document]:
    for document in documents:
        yield document
        progress(1)


def slower(mine: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    """How many times as long an article takes as in another run, by the clock and by what the processors computed.

    >>> slower({"articles": 10, "seconds": 4, "cpu_seconds": 6}, {"articles": 5, "seconds": 2, "cpu_seconds": 2})
    {'seconds': 1.0, 'cpu_seconds': 1.5}
    """
    return {
        name: round(mine[name] / mine["articles"] / (other[name] / other["articles"]), 2)
        for name in ("seconds", "cpu_seconds")
    }


def peer(name: str, folder: Path) -> dict[str, Any]:
    from archive.search.documents import stream
    from tests.benchmarks import peers

    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    made = getattr(peers, name)(place)
    count = 0

    def counted() -> Any:
        nonlocal count
        for document in stream():
            count += 1
            yield document

    with Peak(os.getpid()) as peak:
        begin, busy = time.perf_counter(), cpu_seconds()
        made.build(counted())
        seconds, busy = time.perf_counter() - begin, cpu_seconds() - busy
    return _result(count, (seconds, busy), place, peak.bytes)


def cpu_seconds() -> float:
    """What this process and its ended children have computed: the same however busy the machine is."""
    return sum(os.times()[:4])


def _result(count: int, times: tuple[float, float], place: Path, peak: int) -> dict[str, Any]:
    seconds, busy = times
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return {
        "articles": count,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(busy, 1),
        "articles_a_second": round(count / seconds),
        "resident_mb": round(peak / 1e6),
        "index_mb": round(size / 1e6),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--peers", type=lambda text: [name for name in text.split(",") if name], default=[])
    parser.add_argument("--workers", type=int, help="worker processes (default: one a core)")
    parser.add_argument("--folder", type=Path, help="keeps the database for another run")
    parser.add_argument("--stream", action="store_true", help="index generated articles, without a database")
    parser.add_argument("--than", type=Path, help="the --json of another run, to compare the throughput with")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.stream and options.peers:
        parser.error("peers are fed from the database: leave out --stream, or --peers")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        corpus = generated(folder, options.articles) if options.stream else None
        if corpus is None:
            prepare(folder, options.articles)
        shutil.rmtree(folder / "index", ignore_errors=True)
        load = os.getloadavg()[0]
        result: dict[str, Any] = {"machine": describe(), "load_before": round(load, 1)}
        result["diwan"] = ours(folder, options.workers, corpus)
        if options.than:
            result["times_as_long"] = slower(result["diwan"], json.loads(options.than.read_text())["diwan"])
        for name in options.peers:
            result[name] = peer(name, folder)
            result[f"ratio_{name}"] = round(result["diwan"]["seconds"] / result[name]["seconds"], 2)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
