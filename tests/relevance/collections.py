"""Collections to measure the ranking with: those given, and more made of the same articles and passages.

`DIWAN_DATA` names the folder that holds news-sample.jsonl.gz and relevance/; they are no part of the project. Made
here, always alike: the headlines of each newspaper over the bodies, abstracts over the bodies, the first sentence of an
article over what remains of it, a sentence of a passage over what remains of it.
"""

import gzip
import json
import os
import random
import re
from dataclasses import dataclass
from pathlib import Path

from archive.search.trials import Row, judgements, rows

DATA = Path(os.environ.get("DIWAN_DATA", "no-such-folder"))
PASSAGES = DATA / "relevance" / "passages.jsonl.gz"
NEWS = DATA / "news-sample.jsonl.gz"
NEWSPAPERS = ("BBC", "CNN", "france24")
# So many questions of each made collection.
COUNT = 500
_FIRST = re.compile(r"(.{40,350}?[.!؟\n])\s*(.{500,})", re.DOTALL)
_BETWEEN = re.compile(r"(?<=[.؟!])\s+")


@dataclass(frozen=True)
class Collection:
    """Passages, questions, and which passages answer which question."""

    name: str
    passages: list
    questions: list
    right: dict


def collections():
    """All of them, the given ones first."""
    passages, news, articles = list(rows(PASSAGES)), list(rows(NEWS)), list(_articles())
    yield _given("arcd", passages)
    yield _given("xquad", passages)
    given = _given("headlines", news)
    yield given
    taken = {article for right in given.right.values() for article in right}
    for newspaper in NEWSPAPERS:
        own = [one for one in articles if one["source"] == newspaper and one["id"] not in taken]
        yield _known(
            f"headlines {newspaper}", news, [(one["id"], one["title"]) for one in own if _telling(one, "title")]
        )
    yield _known(
        "abstracts", news, [(one["id"], one["abstract"][:400]) for one in articles if _telling(one, "abstract")]
    )
    yield _cut("leads", news, _without_first)
    yield _cut("sentences", passages, _without_middle)


def _articles():
    with gzip.open(NEWS, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _given(name, passages):
    right = judgements(DATA / "relevance" / f"{name}.qrels")
    questions = [one for one in rows(DATA / "relevance" / f"{name}-queries.jsonl") if one.id in right]
    return Collection(name, passages, questions, right)


def _telling(article, name):
    """Whether a text over an article is long enough and does not begin it."""
    text = article[name].strip()
    return len(text) > 25 and len(article["text"]) > 400 and text[:60] not in article["text"]


def _known(name, passages, pairs):
    """Each question asks for the one passage that it was taken from."""
    pairs = random.Random(name).sample(pairs, min(COUNT, len(pairs)))
    return Collection(name, passages, [Row(*pair) for pair in pairs], {key: {key: 1} for key, _ in pairs})


def _cut(name, passages, divided):
    """Questions that are a part of a passage, which is taken out there."""
    parted = [(one.id, parts) for one in passages if (parts := divided(one.text))]
    parted = dict(random.Random(name).sample(parted, min(COUNT, len(parted))))
    left = [Row(one.id, parted[one.id][1]) if one.id in parted else one for one in passages]
    return _known(name, left, [(key, question) for key, (question, _) in parted.items()])


def _without_first(text):
    found = _FIRST.match(text)
    return found.groups() if found else None


def _without_middle(text):
    sentences = _BETWEEN.split(text)
    for place in range(1, len(sentences)):
        if 40 < len(sentences[place]) < 250 and len(text) > 300:
            return sentences[place], " ".join((*sentences[:place], *sentences[place + 1 :]))
    return None
