"""What the engine benchmark asks: ten classes of queries, drawn from a generated archive, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from archive.arabic.analysis import word
from archive.arabic.stopwords import is_stopword
from tests.benchmarks.corpus import CHUNK, TITLE_WORDS, WORDS, Corpus

# The share of articles that hold a common word, one of the middle, and a rare one, by its light stem.
COMMON = (0.3, 0.6)
MIDDLE = (0.02, 0.6)
RARE = (0.00002, 0.001)

Kind = Literal["all", "any", "phrase", "prefix", "everything"]
CLASSES = (
    "rare",
    "common",
    "or",
    "and",
    "phrase",
    "common_phrase",
    "prefix",
    "filtered",
    "browse",
    "deep_page",
)


@dataclass(frozen=True)
class Ask:
    """One question, in no engine's grammar. Dates are ISO days; an empty string is an open end."""

    kind: Kind
    words: tuple[str, ...] = ()
    actor: str = ""
    since: str = ""
    until: str = ""
    newest: bool = False
    page: int = 1


def asks(corpus: Corpus, count: int) -> dict[str, list[Ask]]:
    """`count` questions of each class."""
    chance = np.random.default_rng([corpus.seed, 7])
    makers = _Makers(corpus, chance)
    named = {"or": "or_", "and": "and_"}
    return {name: [getattr(makers, named.get(name, name))() for _ in range(count)] for name in CLASSES}


class _Makers:
    """One method a class."""

    def __init__(self, corpus: Corpus, chance: np.random.Generator) -> None:
        self.words = corpus.vocabulary
        self.chance = chance
        shares = stem_shares(corpus)
        self.band = {
            band: [one for one in self.words if band[0] <= shares[word(one).light] <= band[1] and len(one) > 3]
            for band in (COMMON, MIDDLE, RARE)
        }
        self.runs = self._runs(corpus)

    def _runs(self, corpus: Corpus) -> Iterator[tuple[str, ...]]:
        """Two or three words that stand next to each other in an article, no stop word among them."""
        while True:
            chunk = int(self.chance.integers(max(1, corpus.articles // CHUNK)))
            rows = corpus.ranks(chunk)[: min(CHUNK, corpus.articles), TITLE_WORDS:]
            for row in self.chance.permutation(len(rows))[:50]:
                # Inside one sentence of twelve words.
                at = 12 * int(self.chance.integers(WORDS // 12)) + int(self.chance.integers(9))
                run = tuple(self.words[int(rank)] for rank in rows[row, at : at + int(self.chance.integers(2, 4))])
                if not any(is_stopword(word(one).fold) for one in run):
                    yield run

    def _some(self, band: tuple[float, float], count: int) -> tuple[str, ...]:
        found = self.band[band]
        return tuple(found[int(at)] for at in self.chance.integers(len(found), size=count))

    def _mixed(self, most: int = 4) -> tuple[str, ...]:
        """Two to four words, at least one of them common."""
        return (*self._some(COMMON, 1), *self._some(MIDDLE, int(self.chance.integers(1, most))))

    def or_(self) -> Ask:
        return Ask("any", self._mixed())

    def and_(self) -> Ask:
        return Ask("all", self._mixed())

    def rare(self) -> Ask:
        return Ask("all", self._some(RARE, 1))

    def common(self) -> Ask:
        return Ask("all", self._some(COMMON, 1))

    def deep_page(self) -> Ask:
        return Ask("all", self._some(COMMON, 1), page=50)

    def browse(self) -> Ask:
        return Ask("everything", newest=True)

    def filtered(self) -> Ask:
        year = int(self.chance.integers(2010, 2018))
        actor = f"actor-{int(self.chance.integers(40))}"
        return Ask("all", self._mixed(2), actor=actor, since=f"{year}-01-01", until=f"{year + 2}-12-31")

    def prefix(self) -> Ask:
        return Ask("prefix", (word(self._some(MIDDLE, 1)[0]).light[:4],))

    def phrase(self) -> Ask:
        return Ask("phrase", next(self.runs))

    def common_phrase(self) -> Ask:
        return Ask("phrase", self._some(COMMON, 2))


def stem_shares(corpus: Corpus) -> dict[str, float]:
    """The share of articles that hold each light stem, by the probabilities of its words."""
    chances: dict[str, float] = {}
    total = sum(1 / rank for rank in range(1, len(corpus.vocabulary) + 1))
    for rank, one in enumerate(corpus.vocabulary, 1):
        stem = word(one).light
        chances[stem] = chances.get(stem, 0.0) + 1 / rank / total
    return {stem: 1 - (1 - chance) ** (WORDS + TITLE_WORDS) for stem, chance in chances.items()}
