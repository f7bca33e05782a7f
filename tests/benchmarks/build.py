"""The index built from the database on all cores, beside tantivy fed from the same database.

    python -m tests.benchmarks.build --articles 100000 [--peers tantivy_same] [--workers N] [--folder F] [--json F]

Work: every published article read from SQLite with its source and the keys it names, analysed at all levels, inverted,
written with positions, facets and dates, merged into one segment and made durable. `tantivy_same` gets the same
documents, read from the same database by this process, with the same fields; it analyses with our own analyzer.
Memory is the resident memory of all processes together, mapped files counted in. `--folder` keeps the database.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe
from tests.benchmarks.processes import Peak
from tests.benchmarks.stored import prepare


def ours(folder: Path, workers: int | None) -> dict[str, Any]:
    from tqdm import tqdm

    from archive.search.engines.flat import FlatEngine
    from archive.search.index import rebuild

    engine = FlatEngine(folder / "index", workers=workers)
    with tqdm(desc="diwan", unit=" articles", disable=None, file=sys.stderr) as bar, Peak(os.getpid()) as peak:
        begin, busy = time.perf_counter(), cpu_seconds()
        count = rebuild(bar.update, engine)
        seconds, busy = time.perf_counter() - begin, cpu_seconds() - busy
    assert engine.info().documents == count
    return _result(count, (seconds, busy), folder / "index", peak.bytes)


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
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        prepare(folder, options.articles)
        shutil.rmtree(folder / "index", ignore_errors=True)
        load = os.getloadavg()[0]
        result: dict[str, Any] = {"machine": describe(), "load_before": round(load, 1)}
        result["diwan"] = ours(folder, options.workers)
        for name in options.peers:
            result[name] = peer(name, folder)
            result[f"ratio_{name}"] = round(result["diwan"]["seconds"] / result[name]["seconds"], 2)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
