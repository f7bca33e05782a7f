"""Our engine beside its peers on a generated archive: ten classes of queries, the build, the size of the index.

    python -m tests.benchmarks.engine --articles 100000 [--peers tantivy,tantivy_same,fts5,stock] [--asks 40] [--json F]
        [--folder F [--build-only]]

Work of each answer: the top 20, the exact total, the counts of the facets, the month histogram. Ours runs the product's
own schema and ranking (exact, light, root, title, lead) and counts five facets, each without its own choice;
`tantivy_same` has the same fields and weights, `tantivy` and `fts5` one field of light stems, `stock` (haystack's own
Whoosh backend) those and a title, and they count three.
Engine level, warm, one thread; every engine gets the same documents and questions in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 40)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
import django

django.setup()

from archive.arabic.calendar import PartialDate
from archive.search.compilation import compile_query
from archive.search.documents import Document
from archive.search.engines.answering import answer
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.flat import FlatEngine
from archive.search.nodes import And, MatchAll, Or, Phrase, Prefix, Query, Term
from archive.search.plan import Plan, no_names
from archive.search.request import DateRange, SearchRequest
from archive.search.response import SearchResponse
from tests.benchmarks import peers, stock
from tests.benchmarks.asks import Ask, asks
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.machine import describe, percentile

PEERS: dict[str, Callable[[Path], peers.Peer]] = {
    "tantivy": peers.tantivy,
    "tantivy_same": peers.tantivy_same,
    "fts5": peers.Fts5,
    "stock": stock.Stock,
}


class Diwan:
    """Our engine, asked with query trees, for the benchmark's OR is not yet in the grammar."""

    def __init__(self, folder: Path) -> None:
        self.engine = FlatEngine(folder / "index", names=lambda: no_names)

    def build(self, documents: Iterable[Document]) -> None:
        self.engine.rebuild(documents)

    def answer(self, ask: Ask) -> SearchResponse:
        request = _request(ask)
        plan: Plan = compile_query(_query(ask), "normal")
        with self.engine.reading() as snapshot:
            return answer(Evaluation(snapshot), request, plan, peers.SIZE)


def _request(ask: Ask) -> SearchRequest:
    dates = DateRange(PartialDate.parse(ask.since), PartialDate.parse(ask.until)) if ask.since else DateRange()
    filters = (("actor", ask.actor),) if ask.actor else ()
    sort = "newest" if ask.newest else "relevance"
    return SearchRequest(filters=filters, published=dates, sort=sort, page=ask.page)


def _query(ask: Ask) -> Query:
    match ask.kind:
        case "everything":
            return MatchAll()
        case "phrase":
            return Phrase(ask.words)
        case "prefix":
            return Prefix(ask.words[0])
    terms = tuple(map(Term, ask.words))
    if len(terms) == 1:
        return terms[0]
    return Or(terms) if ask.kind == "any" else And(terms)


def folder_size(folder: Path) -> float:
    """Megabytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def counted(documents: Iterator[Document], name: str) -> Iterator[Document]:
    from tqdm import tqdm

    yield from tqdm(documents, desc=name, unit=" articles", disable=None, file=sys.stderr)


def built(engine: Any, note: Path, corpus: Corpus, name: str) -> float:
    """The seconds that the build took; one that stands in a kept folder is not done again."""
    if note.exists():
        known = json.loads(note.read_text(encoding="utf-8"))
        if known["articles"] != corpus.articles:
            raise SystemExit(f"{note.parent} holds an index of {known['articles']} articles; name another --folder.")
        return float(known["seconds"])
    begin = time.perf_counter()
    engine.build(counted(corpus.documents(), name))
    seconds = round(time.perf_counter() - begin, 1)
    note.write_text(json.dumps({"articles": corpus.articles, "seconds": seconds}), encoding="utf-8")
    return seconds


def measure(engine: Any, questions: list[Ask]) -> dict[str, float]:
    """The answers' times in milliseconds, after a first round that warms the caches.

    `cpu_p50` is the processor's time of the asking thread, which a machine that does other work too does not blur.
    """
    for ask in questions:
        engine.answer(ask)
    times, busy = [], []
    for ask in questions:
        begin, worked = time.perf_counter(), time.thread_time()
        engine.answer(ask)
        times.append((time.perf_counter() - begin) * 1000)
        busy.append((time.thread_time() - worked) * 1000)
    figures = {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95), "cpu_p50": percentile(busy, 0.5)}
    return {name: round(value, 2) for name, value in figures.items()}


def run(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    corpus = Corpus(options.articles)
    questions = asks(corpus, options.asks)
    result: dict[str, Any] = {
        "machine": describe(),
        "articles": options.articles,
        "asks_a_class": options.asks,
        "classes": {name: {} for name in questions},
        "build_s": {},
        "index_mb": {},
    }
    makers: dict[str, Callable[[Path], Any]] = {"diwan": Diwan, **{name: PEERS[name] for name in options.peers}}
    for name, make in makers.items():
        place = folder / name
        place.mkdir(exist_ok=True)
        engine = make(place)
        result["build_s"][name] = built(engine, place / "built.json", corpus, name)
        result["index_mb"][name] = round(folder_size(place), 1)
        if options.build_only:
            continue
        for kind, asked in questions.items():
            result["classes"][kind][name] = measure(engine, asked)
        print(json.dumps({name: {kind: row[name] for kind, row in result["classes"].items()}}), file=sys.stderr)
    return result


def table(result: dict[str, Any]) -> str:
    """The figures as text: p50/p95 in ms, and the ratio of our p50 to each peer's; then the processor's time."""
    names = list(result["build_s"])
    lines = [f"{result['articles']} articles; {result['machine']}", "", f"{'':14}" + "".join(f"{n:>20}" for n in names)]
    asked = {kind: row for kind, row in result["classes"].items() if row}
    for kind, row in asked.items():
        cells = [
            f"{row[n]['p50']:.1f}/{row[n]['p95']:.1f}"
            + (f" ({row['diwan']['p50'] / row[n]['p50']:.2f}×)" if n != "diwan" and row[n]["p50"] else "")
            for n in names
        ]
        lines.append(f"{kind:14}" + "".join(f"{cell:>20}" for cell in cells))
    lines.append("p50 of the processor's time")
    for kind, row in asked.items():
        mine = row["diwan"]["cpu_p50"]
        cells = [
            f"{row[n]['cpu_p50']:.1f}"
            + (f" ({mine / row[n]['cpu_p50']:.2f}×)" if n != "diwan" and row[n]["cpu_p50"] else "")
            for n in names
        ]
        lines.append(f"{kind:14}" + "".join(f"{cell:>20}" for cell in cells))
    for label, key in (("build s", "build_s"), ("index MB", "index_mb")):
        lines.append(f"{label:14}" + "".join(f"{result[key][n]:>20}" for n in names))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--peers", type=lambda text: [name for name in text.split(",") if name], default=[])
    parser.add_argument("--asks", type=int, default=40, help="questions of each class")
    parser.add_argument("--folder", type=Path, help="where to build, and to find again what was built (default: none)")
    parser.add_argument("--build-only", action="store_true", help="build into --folder, and ask another time")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if unknown := set(options.peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    if "stock" in options.peers and options.articles > stock.MOST:
        options.peers.remove("stock")
        print(f"haystack's stock backend is left out above {stock.MOST} articles", file=sys.stderr)
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        result = run(options, options.folder)
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = run(options, Path(folder))
    print(table(result))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
