"""What a suggestion costs: whole answers of `/suggest`, as a reader's keys would ask for them.

    python -m tests.benchmarks.suggestions [--words 300] [--json F]

Of the archive that DATABASE_URL and SEARCH_URL name, through Django's client: routing, middleware, names, words,
titles, labels, JSON. Asked is every beginning, from one letter on, of words and pairs of words drawn from titles and of
the names of actors in both languages; twice, and the second time counts. What a process makes once, the list of names
and the lexicon, is told by itself. Times are the clock's and the processor's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 40)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
import django

django.setup()

from django.test import Client

from archive.arabic.tokens import tokenize
from archive.models import Actor, Article
from archive.search.engine import get_engine
from archive.search.names import names_known
from archive.search.request import SearchRequest
from tests.benchmarks.machine import describe, percentile

SEED = 2017


def typed(count: int) -> Iterator[str]:
    """Every beginning of so many words, pairs of words and names."""
    chance = random.Random(SEED)
    titles = list(Article.objects.published().order_by("pk").values_list("title", flat=True))
    names = [name for row in Actor.objects.order_by("pk").values_list("name_ar", "name_en") for name in row if name]
    for _ in range(count):
        words = [span.surface for span in tokenize(chance.choice(titles))]
        if words:
            at = chance.randrange(len(words))
            yield from _beginnings(" ".join(words[at : at + chance.randint(1, 2)]))
        yield from _beginnings(chance.choice(names))


def _beginnings(text: str) -> Iterator[str]:
    for length in range(1, min(len(text), 16) + 1):
        if not text[:length].endswith(" "):
            yield text[:length]


def measure(options: argparse.Namespace) -> dict[str, Any]:
    client = Client(headers={"host": "localhost"})
    addresses = [f"/suggest?{SearchRequest(text).urlencode()}" for text in dict.fromkeys(typed(options.words))]
    begin = time.perf_counter()
    names_known()
    named = time.perf_counter()
    get_engine().suggest("ا")
    made = time.perf_counter()
    clock, busy, offered = [], [], []
    for round_number in range(2):
        for address in addresses:
            start, worked = time.perf_counter(), time.process_time()
            response = client.get(address)
            if round_number:
                clock.append((time.perf_counter() - start) * 1000)
                busy.append((time.process_time() - worked) * 1000)
                offered.append(len(response.json()["suggestions"]))
            assert response.status_code == 200, address
    shares = (50, 95, 99)
    return {
        "machine": describe(),
        "articles": get_engine().info().documents,
        "questions": len(addresses),
        "suggestions_each": round(sum(offered) / len(offered), 1),
        "clock_ms": {f"p{share}": round(percentile(clock, share / 100), 1) for share in shares},
        "cpu_ms": {f"p{share}": round(percentile(busy, share / 100), 1) for share in shares},
        "first_names_s": round(named - begin, 2),
        "first_lexicon_s": round(made - named, 2),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--words", type=int, default=300, help="words, pairs of words and names, each")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    result = measure(options)
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
