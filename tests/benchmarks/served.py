"""Whole search pages through Django over the generated archive, class by class.

    python -m tests.benchmarks.served --articles 100000 [--requests 400] [--source F] [--json F]

Work of one request: the whole HTML response of `/search/` (20 hits with snippets, total, five facets, histogram) for a
question of one of ten classes, drawn as a mixture; warm, one thread, Django's test client. Beside the clock's time
stands the processor's own, which is the same on a machine that others keep busy.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe, percentile
from tests.benchmarks.stored import with_index

SEED = 1


def addresses(articles: int, requests: int) -> list[tuple[str, str]]:
    """Classes with query strings of theirs, none asked twice, mixed."""
    from tests.benchmarks.asks import CLASSES, asks
    from tests.benchmarks.corpus import Corpus
    from tests.benchmarks.questions import request_of

    made = asks(Corpus(articles), -(-requests // len(CLASSES)))
    pairs = [(name, request_of(ask).urlencode()) for name, some in made.items() for ask in some]
    random.Random(SEED).shuffle(pairs)
    return pairs


def measure(client: Any, pairs: list[tuple[str, str]]) -> Iterator[tuple[str, float, float]]:
    """The class of each request, and the milliseconds it took by the clock and of the processor."""
    for name, query in pairs:
        begin, busy = time.perf_counter(), time.process_time()
        response = client.get(f"/search/?{query}")
        took, work = time.perf_counter() - begin, time.process_time() - busy
        assert response.status_code == 200, (response.status_code, query)
        yield name, took * 1000, work * 1000


def figures(times: list[tuple[str, float, float]]) -> dict[str, float]:
    clock, processor = [one[1] for one in times], [one[2] for one in times]
    found = {"p50": percentile(clock, 0.5), "p95": percentile(clock, 0.95)}
    found |= {"cpu_p50": percentile(processor, 0.5), "cpu_p95": percentile(processor, 0.95)}
    return {name: round(value, 1) for name, value in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--source", type=Path, help="a folder made by tests.benchmarks.stored, to be copied")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        with_index(Path(scratch), options.articles, options.source)
        from django.conf import settings
        from django.test import Client

        settings.ALLOWED_HOSTS = ["testserver"]
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        pairs, client = addresses(options.articles, options.requests), Client()
        # Warm: every class has been asked for, with other words than those that are measured.
        for _, query in pairs[: len(pairs) // 10]:
            client.get(f"/search/?{query}")
        times = list(measure(client, pairs[len(pairs) // 10 :]))
    result: dict[str, Any] = {"machine": describe(), "articles": options.articles, "all": figures(times)}
    result["classes"] = {
        name: figures([one for one in times if one[0] == name]) for name in dict.fromkeys(name for name, _ in pairs)
    }
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
