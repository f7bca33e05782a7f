"""The private memory of a serving process, beyond what Django itself takes.

    python -m tests.benchmarks.memory --articles 100000 [--queries 1000] [--threads 1] [--source F] [--json F]

Work: `--queries` search pages of mixed classes (20 hits with snippets, total, facets, histogram, the whole HTML) by
Django's test client in one process, in as many threads as a server has. Django's own is the memory of a process of the
same code, settings and threads that has served a page for which the archive is not asked: `/robots.txt`, ten times.
Private means what no other process holds and the system cannot take back: mapped files are its cache, and not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe
from tests.benchmarks.processes import private, resident
from tests.benchmarks.stored import environment, with_index


def serve(addresses: Sequence[str], threads: int) -> dict[str, float]:
    """What this process holds after these pages."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]

    def ask(address: str) -> None:
        response = Client().get(address)
        assert response.status_code == 200, response.status_code
        response.close()

    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(ask, addresses):
            pass
        pid = os.getpid()
        # While the threads live: they and their connections to the database are part of a server.
        return {"private_mb": round(private(pid) / 1e6, 1), "resident_mb": round(resident(pid) / 1e6, 1)}


def apart(folder: Path, asked: Path, threads: int) -> dict[str, float]:
    """What another process holds, which serves the archive in a folder."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.memory", "--role", "server"]
    command += ["--asked", str(asked), "--threads", str(threads)]
    environ = {**os.environ, **environment(folder, DEBUG="0", DJANGO_SETTINGS_MODULE="tests.benchmarks.settings")}
    found: dict[str, float] = json.loads(
        subprocess.run(command, env=environ, stdout=subprocess.PIPE, check=True).stdout
    )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--role", help=argparse.SUPPRESS)
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.role:
        print(json.dumps(serve(options.asked.read_text().splitlines(), options.threads)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_index(Path(scratch) / "full", options.articles, options.source)
        from tests.benchmarks.questions import questions

        # Made here: the serving process holds nothing of the generator's.
        asked, trivial = Path(scratch) / "asked", Path(scratch) / "trivial"
        requests = islice(cycle(questions(options.articles, 400)), options.queries)
        asked.write_text("\n".join(f"/search/?{request.urlencode()}" for request in requests))
        trivial.write_text("\n".join(["/robots.txt"] * 10))
        result: dict[str, Any] = {"machine": describe(), "articles": options.articles, "queries": options.queries}
        result |= {"threads": options.threads, "django": apart(folder, trivial, options.threads)}
        result["serving"] = apart(folder, asked, options.threads)
    result["beyond_django_mb"] = round(result["serving"]["private_mb"] - result["django"]["private_mb"], 1)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
