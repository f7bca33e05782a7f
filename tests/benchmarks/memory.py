"""The private memory of a serving process, beyond what Django itself takes.

    python -m tests.benchmarks.memory --articles 100000 [--queries 1000] [--source F] [--json F]

Work: `--queries` search pages of mixed classes (20 hits with snippets, total, facets, histogram, the whole HTML) by
Django's test client in one process. Its memory before is that of the same process after ten pages of an empty archive:
Django, its templates and the archive's code are loaded then. Private means what this process alone holds: pages
of the index are the system's, and shared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe
from tests.benchmarks.processes import private, resident
from tests.benchmarks.stored import environment, with_index


def serve(asked: Iterator[str], queries: int) -> dict[str, float]:
    """What this process holds after so many pages."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    for _ in range(queries):
        response = client.get(f"/search/?{next(asked)}")
        assert response.status_code == 200, response.status_code
        response.close()
    pid = os.getpid()
    return {"private_mb": round(private(pid) / 1e6, 1), "resident_mb": round(resident(pid) / 1e6, 1)}


def apart(folder: Path, asked: Path, queries: int) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.memory", "--role", "server"]
    command += ["--queries", str(queries), "--asked", str(asked)]
    environ = {**os.environ, **environment(folder, DEBUG="0", DJANGO_SETTINGS_MODULE="tests.benchmarks.settings")}
    found: dict[str, float] = json.loads(
        subprocess.run(command, env=environ, stdout=subprocess.PIPE, check=True).stdout
    )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--role", help=argparse.SUPPRESS)
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.role:
        print(json.dumps(serve(cycle(options.asked.read_text().splitlines()), options.queries)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_index(Path(scratch) / "full", options.articles, options.source)
        from tests.benchmarks.questions import questions

        # Made here: the serving process holds nothing of the generator's.
        asked = Path(scratch) / "questions"
        asked.write_text("\n".join(request.urlencode() for request in questions(options.articles, 400)))
        empty = Path(scratch) / "empty"
        empty.mkdir()
        for command in ("migrate", "rebuild_index"):
            manage = [sys.executable, "-W", "ignore", "-m", "django", command, "--verbosity", "0", "--no-input"]
            subprocess.run(manage, env={**os.environ, **environment(empty)}, check=True, stdout=subprocess.DEVNULL)
        result: dict[str, Any] = {"machine": describe(), "articles": options.articles, "queries": options.queries}
        result["django"] = apart(empty, asked, 10)
        result["serving"] = apart(folder, asked, options.queries)
    result["beyond_django_mb"] = round(result["serving"]["private_mb"] - result["django"]["private_mb"], 1)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
