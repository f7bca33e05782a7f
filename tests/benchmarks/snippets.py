"""The time in which a page's twenty results get their passages, marks and reasons.

    python -m tests.benchmarks.snippets --articles news.jsonl.gz [--rounds 15]

Work: twenty texts of 800 words each, made of articles from the file; for each the marked title, at most three passages
with their marks, and the words that each part of the query found. The words of the queries are the commonest of the
texts, so that there is much to mark. CPU time of this process, the least of the rounds; "again" when these texts were
searched lately, "first" when no word of them was analysed before.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from archive.arabic import analysis
from archive.arabic.stopwords import is_stopword
from archive.search.compilation import compile_query
from archive.search.marking import Marking
from archive.search.query import parse
from archive.search.reasons import Found, reasons
from archive.search.response import Matched
from archive.search.snippets import highlight, snippets

TEXTS, WORDS = 20, 800


def bodies(path: Path) -> list[tuple[str, str]]:
    """Titles, and texts of so many words, each of the articles that follow one another in the file."""
    made: list[tuple[str, str]] = []
    title, words = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            title = title or row["title"]
            words += row["text"].split(" ")
            if len(words) >= WORDS:
                made.append((title, " ".join(words[:WORDS])))
                title, words = "", []
            if len(made) == TEXTS:
                return made
    raise SystemExit(f"{path} has fewer than {TEXTS * WORDS} words")


def queries(texts: list[tuple[str, str]]) -> dict[str, str]:
    """One query of each kind, of words that stand in many of the texts."""
    counts = Counter(token.text for _, body in texts for token in analysis.analyze(body))
    often = [text for text, _ in counts.most_common(400) if len(text) > 3 and not is_stopword(analysis.word(text).fold)]
    pairs = Counter(pair for _, body in texts for pair in _pairs(body))
    first, second = pairs.most_common(1)[0][0]
    one, two, three = often[0], often[5], often[10]
    return {
        "one word": one,
        "two words": f"{one} {two}",
        "six words": " ".join(often[:6]),
        "alternatives": f"{one} OR {two} OR {three}",
        "phrase": f'"{first} {second}"',
        "near": f'"{one} {two}"~10',
        "same sentence": f'"{one} {two}"~s',
        "beginning": f"{one.removeprefix('ال')[:4]}*",
    }


def _pairs(body: str) -> Iterator[tuple[str, str]]:
    words = [token.text for token in analysis.analyze(body)]
    return ((one, two) for one, two in pairwise(words) if not is_stopword(one) and len(two) > 3)


def page(query: str, texts: list[tuple[str, str]]) -> int:
    """Make what a page shows of all the texts; how many words were marked."""
    plan = compile_query(parse(query).query, "normal")
    marking, marked = Marking(plan), 0
    matches = [Matched(part.text, "light") for part in plan.parts]
    for title, body in texts:
        heading, reading = marking.read(title, "title"), marking.read(body)
        highlight(heading)
        marked += sum(fragment.marked for snippet in snippets(reading) for fragment in snippet.fragments)
        reasons(plan, matches, Found(heading, reading, {}))
    return marked


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    texts = bodies(chosen.articles)
    again: list[float] = []
    for kind, query in queries(texts).items():
        marked = page(query, texts)
        took = [_spent(query, texts) for _ in range(chosen.rounds)]
        analysis._analysed.cache_clear()
        first = _spent(query, texts)
        again.append(min(took))
        print(f"{kind:14} {min(took):6.1f} ms again, {first:6.1f} ms first, {marked:4} marks   {query}")
    print(f"{'median':14} {statistics.median(again):6.1f} ms, the most {max(again):.1f} ms")


def _spent(query: str, texts: list[tuple[str, str]]) -> float:
    begin = time.process_time()
    page(query, texts)
    return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    main()
