"""What readers type: a mixture of requests over the generated archive, the same for the same seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from archive.search.request import SearchRequest
from tests.benchmarks.asks import Ask, asks
from tests.benchmarks.corpus import Corpus


def questions(articles: int, count: int, seed: int = 1) -> list[SearchRequest]:
    """`count` requests of all the classes of `asks`, as the search page gets them."""
    classes = asks(Corpus(articles), 20)
    made = [request_of(ask) for one in zip(*classes.values(), strict=True) for ask in one]
    random.Random(seed).shuffle(made)
    return list(itertools.islice(itertools.cycle(made), count))


def query_strings(articles: int, seed: int = 1) -> Iterator[str]:
    """Query strings of such requests, without end."""
    yield from itertools.cycle(request.urlencode() for request in questions(articles, 200, seed))


def request_of(ask: Ask) -> SearchRequest:
    """The request that a question becomes on the search page."""
    words = " ".join(ask.words)
    text = {"phrase": f"«{words}»", "prefix": f"{words}*"}.get(ask.kind, words)
    pairs = {"q": text, "page": str(ask.page), "sort": "newest" if ask.newest else "relevance"}
    pairs |= {"actor": ask.actor} if ask.actor else {}
    pairs |= {"from": ask.since, "to": ask.until} if ask.since else {}
    return SearchRequest.parse(pairs.items())
