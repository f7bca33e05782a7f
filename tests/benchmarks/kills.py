"""kill -9 at random moments of a commit, a merge, `rebuild_index`, the draining of the outbox and `index_worker`.

    python -m tests.benchmarks.kills [--kills 200] [--seed N] [--folder F] [--json F]

After each kill, before anything is mended: the index opens and every byte of it agrees with its checksums (else it is
unreadable); no article is in it twice (else doubled); every article whose save was acknowledged is in the database, and
in the index as the database has it or in the outbox for the next run (else lost). In the end one run finishes the
outbox, and database and index must agree to the letter. Each process goes on from what the one before had left. The
builds are made small, of many parts, so that a kill falls into any of their steps.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe
from tests.benchmarks.servers import ROOT

KINDS = ("commit", "merge", "rebuild", "drain", "worker")
CHILD = [sys.executable, "-W", "ignore", "-m", "tests.search.engines.killed"]
# The state of an archive, seen by a process of its own.
INSPECTOR = """
import json, sys
from tests.search.engines.killed import prepare
prepare(sys.argv[1])
from archive.models import Article, IndexTask
from archive.search.documents import stream
from archive.search.engine import get_engine
engine = get_engine()
try:
    held, documents = dict(engine.stamps()), engine.info().documents
    failure = ""
except Exception as error:
    held, documents, failure = {}, 0, f"{type(error).__name__}: {error}"
stored = {document.id: document.stamp for document in stream()}
waiting = set(IndexTask.objects.values_list("article_id", flat=True))
differ = [n for n in stored.keys() | held.keys() if stored.get(n) != held.get(n)]
print(json.dumps({
    "failure": failure, "documents": documents, "ids": len(held), "stored": len(stored), "waiting": len(waiting),
    "lost": sorted(set(differ) - waiting), "present": sorted(Article.objects.values_list("pk", flat=True)),
}))
"""


def killed(what: str, folder: Path, seconds: float) -> list[int]:
    """Let a process work for so long after it is ready, and kill it: what it acknowledged, deletions negative."""
    command = [*CHILD, what, str(folder)]
    with (
        (folder / "errors").open("w+") as errors,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True) as child,
    ):
        assert child.stdout is not None
        if child.stdout.readline().strip() != "ready":
            child.wait()
            raise RuntimeError((folder / "errors").read_text())
        time.sleep(seconds)
        child.kill()
        acknowledged = [int(line) for line in child.stdout.read().split()]
    return acknowledged


def inspected(folder: Path) -> dict[str, Any]:
    """What the archive in a folder holds."""
    command = [sys.executable, "-W", "ignore", "-c", INSPECTOR, str(folder)]
    found: dict[str, Any] = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return found


def finished(folder: Path) -> dict[str, Any]:
    """The archive after one more run has done what was left."""
    subprocess.run([*CHILD, "finish", str(folder)], cwd=ROOT, check=True)
    return inspected(folder)


def run(folder: Path, kills: int, chance: random.Random, kinds: tuple[str, ...] = KINDS) -> dict[str, Any]:
    """Kill so many processes; what was lost, doubled or unreadable, in articles and in times."""
    found: Counter[str] = Counter()
    by_kind: Counter[str] = Counter()
    expected: set[int] = set()
    for number in range(kills):
        what = kinds[number % len(kinds)]
        acknowledged = killed(what, folder, chance.uniform(0, 0.8))
        found["acknowledged"] += len(acknowledged)
        by_kind[what] += 1
        state = inspected(folder)
        for one in acknowledged:
            expected = expected | {one} if one > 0 else expected - {-one}
        # The one whose deletion was committed, and the process killed before it could say so.
        missing = expected - set(state["present"])
        found["lost"] += max(0, len(missing) - 1)
        expected -= missing
        found["unreadable"] += bool(state["failure"])
        found["lost"] += 0 if state["failure"] else len(state["lost"])
        found["doubled"] += state["documents"] - state["ids"]
        if state["failure"] or state["lost"]:
            print(f"kill {number} ({what}): {state['failure']} {state['lost'][:20]}", file=sys.stderr)
        elif os.isatty(2):
            print(f"\rkill {number + 1} of {kills}", end="", file=sys.stderr)
    state = finished(folder)
    found["lost"] += len(state["lost"]) + state["waiting"]
    found["doubled"] += state["documents"] - state["ids"]
    counted = {name: found[name] for name in ("lost", "doubled", "unreadable", "acknowledged")}
    return {"kills": kills, **counted, "by_kind": dict(by_kind), "articles": state["stored"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in (default: a temporary one)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        begin = time.perf_counter()
        result = {"machine": describe(), **run(folder, options.kills, random.Random(options.seed))}
        result["minutes"] = round((time.perf_counter() - begin) / 60, 1)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 1 if result["lost"] or result["doubled"] or result["unreadable"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
