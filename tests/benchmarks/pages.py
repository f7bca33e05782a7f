"""Import speed, index speed and the search page's time, beside haystack's own page on the same articles.

    python -m tests.benchmarks.pages --articles news.jsonl.gz --queries queries.jsonl [--requests 300] [--json F]

Work of one request: the whole HTML response of `/search/` for 1–3 words cut from a headline, half of them with an actor
and a range of dates, with total, five facets, histogram, 20 hits with snippets; warm, one thread, Django's test client.
The peer is a page made of haystack's `SearchQuerySet` on its stock Whoosh backend (words joined by AND, three facets,
20 hits with haystack's own highlighting), from an index built of the same articles in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEED = 2018
STOCK_TEMPLATE = """{% load highlight %}<!doctype html><title>{{ query }}</title><p>{{ total }}</p>
{% for result in results %}<article><h2>{{ result.title }}</h2><p>{% highlight result.text with query %}</p></article>
{% endfor %}{% for name, values in facets.items %}<ul>{% for key, count in values %}<li>{{ key }} {{ count }}</li>
{% endfor %}</ul>{% endfor %}"""


def prepare(folder: Path) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'archive.sqlite3'}"
    os.environ["SEARCH_URL"] = f"whoosh://{folder / 'index'}"
    os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 40)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.conf import settings

    settings.HAYSTACK_CONNECTIONS["stock"] = {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(folder / "stock"),
    }
    settings.STATIC_ROOT = folder / "static"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def timed(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def mixed_queries(path: Path, count: int) -> list[dict[str, str]]:
    """`count` requests: 1–3 words of a headline, every second one with an actor and a span of dates."""
    from django.db.models import Count

    from archive.models import Actor

    chance = random.Random(SEED)
    actors = list(
        Actor.objects.annotate(n=Count("mentions__article", distinct=True))
        .order_by("-n")
        .values_list("key", flat=True)[:40]
    )
    headlines = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]
    requests = []
    for number in range(count):
        words = [word for word in chance.choice(headlines).split() if word.isalnum()] or ["سوريا"]
        first = chance.randrange(len(words))
        request = {"q": " ".join(words[first : first + chance.randint(1, 3)])}
        if number % 2:
            month = chance.randint(2, 7)
            request |= {"actor": chance.choice(actors), "from": f"2018-{month:02}", "to": f"2018-{month + 3:02}"}
        requests.append(request)
    return requests


def our_page(client: Any, request: dict[str, str]) -> None:
    # In the order of canonical addresses: any other is answered with a redirect.
    response = client.get("/search/", dict(sorted(request.items())), headers={"host": "localhost"})
    assert response.status_code == 200, (response.status_code, request)


def stock_page(template: Any, request: dict[str, str]) -> None:
    from haystack.inputs import Clean
    from haystack.query import SearchQuerySet

    found = SearchQuerySet().using("stock")
    for word in request["q"].split():
        found = found.filter(content=Clean(word))
    if "actor" in request:
        found = found.narrow(f'actor_exact:"{request["actor"]}"')
    found = found.facet("actor").facet("country").facet("source")
    context = {
        "query": request["q"],
        "total": found.count(),
        "results": list(found[:20]),
        "facets": found.facet_counts().get("fields", {}),
    }
    from django.template import Context

    template.render(Context(context))


def measure(work: Callable[[dict[str, str]], None], requests: list[dict[str, str]]) -> dict[str, float]:
    from tests.benchmarks.machine import percentile

    for request in requests[:20]:
        work(request)
    times, busy = [], []
    for request in requests:
        before = time.process_time()
        times.append(timed(lambda request=request: work(request)) * 1000)
        busy.append((time.process_time() - before) * 1000)
    # The processor's own time beside the clock's: it is the same on a machine that others keep busy.
    return {
        "p50": percentile(times, 0.5),
        "p95": percentile(times, 0.95),
        "mean": sum(times) / len(times),
        "cpu_p50": percentile(busy, 0.5),
        "cpu_p95": percentile(busy, 0.95),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--stock-requests", type=int, default=60)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        result = run(options)
    print(json.dumps(result, indent=2, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


def run(options: argparse.Namespace) -> dict[str, Any]:
    from django.core.management import call_command
    from django.template import Engine
    from django.test import Client
    from haystack import connections

    from archive.models import Article
    from tests.benchmarks.machine import describe

    result: dict[str, Any] = {"machine": describe()}
    import_seconds = timed(lambda: call_command("import_articles", str(options.articles), stdout=sys.stderr))
    articles = Article.objects.count()
    rebuild_seconds = timed(lambda: call_command("rebuild_index", interactive=False, stdout=sys.stderr))
    result["articles"] = articles
    result["import"] = {"seconds": import_seconds, "articles_per_second": articles / import_seconds}
    result["index_build"] = {"seconds": rebuild_seconds, "articles_per_second": articles / rebuild_seconds}
    requests = mixed_queries(options.queries, options.requests)
    client = Client()
    result["diwan_ms"] = measure(lambda request: our_page(client, request), requests)
    stock = connections["stock"]
    index = stock.get_unified_index().get_index(Article)
    build = timed(lambda: stock.get_backend().update(index, index.index_queryset(using="stock")))
    result["stock_build"] = {"seconds": build, "articles_per_second": articles / build}
    template = Engine(libraries={"highlight": "haystack.templatetags.highlight"}).from_string(STOCK_TEMPLATE)
    result["stock_ms"] = measure(lambda request: stock_page(template, request), requests[: options.stock_requests])
    result["stock_to_diwan"] = {key: result["stock_ms"][key] / result["diwan_ms"][key] for key in ("p50", "p95")}
    return result


if __name__ == "__main__":
    raise SystemExit(main())
