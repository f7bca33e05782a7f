"""The site under load: readers and editors at once, on gunicorn with several processes and threads.

    python -m tests.benchmarks.load --articles 100000 [--minutes 10] [--readers 16] [--editors 2] [--source F]

Work: each reader asks for a whole search page of one of ten classes (20 hits with snippets, total, five facets,
histogram), waits for all of it and rests `--rest` seconds; each editor saves a new article of 350 words in the admin
(signed in; as in a browser the form is fetched and sent, and the list that it leads to is fetched: `form`, `post` and
`list`, together `save`) and at once looks for it by a word of its own, on whichever process answers. An error is any
answer but 200, a failed connection, or a saved article that is not found at once.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
from urllib.request import urlopen

from tests.benchmarks.editor import Editor
from tests.benchmarks.machine import describe
from tests.benchmarks.saves import summary
from tests.benchmarks.servers import NAME, PASSWORD, gunicorn, make_editor, serving
from tests.benchmarks.stored import environment, with_index


class Pace(NamedTuple):
    """Until when a person goes on, and how long one rests between two requests."""

    until: float
    rest: float


class Tally:
    """What came of the requests of all threads."""

    def __init__(self) -> None:
        kinds = ("page", "save", "form", "post", "list", "found")
        self.times: dict[str, list[float]] = {kind: [] for kind in kinds}
        self.errors: list[str] = []

    def take(self, kind: str, work: Callable[[], Any]) -> Any:
        """Time a piece of work, and note its failure."""
        begin = time.perf_counter()
        try:
            return work()
        except Exception as error:
            self.errors.append(f"{kind}: {type(error).__name__}: {error}"[:300])
        finally:
            self.times[kind].append((time.perf_counter() - begin) * 1000)


def fetched(address: str) -> str:
    with urlopen(address, timeout=60) as response:  # noqa: S310  (our own server)
        text: str = response.read().decode()
        return text


def read(server: str, asked: Iterator[str], tally: Tally, pace: Pace) -> None:
    for query in asked:
        if time.monotonic() > pace.until:
            return
        tally.take("page", lambda query=query: fetched(f"{server}/search/?{query}"))
        time.sleep(pace.rest)


def edit(server: str, texts: Iterator[Any], number: int, tally: Tally, pace: Pace) -> None:
    editor = Editor(server, NAME, PASSWORD)
    for count, text in enumerate(texts):
        if time.monotonic() > pace.until:
            return
        word = f"كلمه{number}{count:06}"
        steps = tally.take("save", lambda text=text, word=word: editor.add(text.title, f"{text.body} {word}"))
        for step, took in (steps or {}).items():
            tally.times[step].append(took)
        found = tally.take("found", lambda word=word: fetched(f"{server}/search.json?q={quote(word)}"))
        if found is not None and json.loads(found)["total"] != 1:
            tally.errors.append(f"the article with {word} is not found after its save")
        time.sleep(pace.rest)


def run(server: str, options: argparse.Namespace) -> Tally:
    from tests.benchmarks.corpus import Corpus
    from tests.benchmarks.questions import questions

    asked = [request.urlencode() for request in questions(options.articles, 400)]
    tally, pace = Tally(), Pace(time.monotonic() + options.minutes * 60, options.rest)
    corpus = Corpus(options.articles + 200_000)
    work: list[tuple[Callable[..., None], tuple[Any, ...]]] = [
        (read, (server, cycle(asked[number * 7 :] + asked[: number * 7]), tally, pace))
        for number in range(options.readers)
    ]
    work += [
        (edit, (server, corpus.documents(options.articles + 1 + number * 50_000), number, tally, pace))
        for number in range(options.editors)
    ]
    threads = [threading.Thread(target=target, args=given) for target, given in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--editors", type=int, default=2)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--rest", type=float, default=0.5, help="seconds between two requests of one person")
    parser.add_argument("--source", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_index(Path(scratch), options.articles, options.source)
        settings = environment(folder, DJANGO_SETTINGS_MODULE="tests.benchmarks.settings")
        make_editor(settings)
        result: dict[str, Any] = {"machine": describe(), "articles": options.articles, "minutes": options.minutes}
        result["load_before"] = round(os.getloadavg()[0], 1)
        with serving(gunicorn(options.processes, options.threads), settings, folder / "server.log") as (server, _):
            tally = run(server, options)
        result |= {f"{kind}_ms": summary(times) for kind, times in tally.times.items() if times}
        requests = sum(len(times) for kind, times in tally.times.items() if kind != "save")
        result["requests_a_second"] = round(requests / options.minutes / 60, 1)
        result["errors"] = len(tally.errors)
        for error in tally.errors[:10]:
            print(error, file=sys.stderr)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 1 if tally.errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
