"""A generated archive: Zipfian Arabic of any size, the same for the same seed, where real news is too small.

Words are made as Arabic makes them (roots laid into patterns, with article, connective and endings), so that stems and
roots fall together as they do in print. About 350 words an article; the commonest are real stop words. A word of rank r
has probability 1/(r·H).
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive.arabic.calendar import PartialDate
from archive.search.documents import Document

VOCABULARY = 200_000
WORDS = 350
TITLE_WORDS = 8
CHUNK = 1_000
ACTORS, COUNTRIES, PLACES, SOURCES = 2_000, 200, 3_000, 30
FIRST_DAY = datetime.date(2010, 1, 1)
DAYS = 3_650

_STOP_TEXT = """
في من على إلى أن عن مع هذا التي الذي بين ما لا كما قد بعد قبل هذه كان أو ثم حيث لم عند كل غير منذ حتى ذلك كانت
"""
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهي"
_PATTERNS = ("فعل", "فاعل", "مفعول", "فعيل", "افتعال", "تفعيل", "مفاعله", "فعال", "استفعال", "فعول", "تفاعل", "انفعال")
_BEFORE = ("", "ال", "و", "وال", "ب", "بال", "لل", "ل")
_AFTER = ("", "ة", "ات", "ين", "ون", "ها", "ه", "ي", "ية")


@dataclass(frozen=True)
class Corpus:
    """`articles` generated documents with ids from 1."""

    articles: int
    seed: int = 2018
    vocabulary_size: int = field(default=VOCABULARY)

    @cached_property
    def vocabulary(self) -> list[str]:
        """The words by falling frequency."""
        chance = np.random.default_rng(self.seed)
        roots = ["".join(letters) for letters in itertools.permutations(_LETTERS, 3)]
        chance.shuffle(roots)
        words = dict.fromkeys(_STOP_TEXT.split())
        while len(words) < self.vocabulary_size:
            root = roots[int(chance.zipf(1.3)) % len(roots)]
            pattern = _PATTERNS[chance.integers(len(_PATTERNS))]
            stem = pattern.replace("ف", "\0").replace("ع", "\1").replace("ل", "\2")
            stem = stem.replace("\0", root[0]).replace("\1", root[1]).replace("\2", root[2])
            words[_BEFORE[chance.integers(len(_BEFORE))] + stem + _AFTER[chance.integers(len(_AFTER))]] = None
        return list(words)

    def documents(self, first: int = 1, last: int | None = None) -> Iterator[Document]:
        """The documents `first` to `last`, both counted in; any range gives the same documents as the whole."""
        last = self.articles if last is None else last
        for chunk in range((first - 1) // CHUNK, (last - 1) // CHUNK + 1):
            for number, document in enumerate(self._chunk(chunk), chunk * CHUNK + 1):
                if first <= number <= last:
                    yield document

    def ranks(self, chunk: int) -> NDArray[np.int64]:
        """The words of a chunk's articles, as ranks: one row an article, its title first."""
        chance = np.random.default_rng([self.seed, chunk])
        return np.searchsorted(self._cumulative, chance.random((CHUNK, TITLE_WORDS + WORDS)))

    @cached_property
    def _cumulative(self) -> NDArray[np.float64]:
        shares = 1 / np.arange(1, len(self.vocabulary) + 1)
        cumulative: NDArray[np.float64] = np.cumsum(shares / shares.sum())
        cumulative[-1] = 1.0
        return cumulative

    def _chunk(self, chunk: int) -> Iterator[Document]:
        chance = np.random.default_rng([self.seed, chunk, 1])
        rows = self.ranks(chunk)
        days = chance.integers(DAYS, size=CHUNK)
        sources = _zipf(chance, SOURCES, CHUNK)
        for index, row in enumerate(rows):
            words = [self.vocabulary[rank] for rank in row]
            day = FIRST_DAY + datetime.timedelta(days=int(days[index]))
            yield Document(
                id=chunk * CHUNK + index + 1,
                title=" ".join(words[:TITLE_WORDS]),
                body=_prose(words[TITLE_WORDS:]),
                published=PartialDate(day.year, day.month, day.day),
                source=f"source-{sources[index]}",
                actors=_keys(chance, "actor-{}", ACTORS, 8),
                countries=tuple(map(country, _some(chance, COUNTRIES, 4))),
                places=_keys(chance, "place-{}", PLACES, 4),
            )


def country(number: int) -> str:
    """An ISO-like code for a number: 0 → AA."""
    return chr(65 + number // 26) + chr(65 + number % 26)


def _prose(words: list[str]) -> str:
    """The words in sentences of twelve and paragraphs of six sentences."""
    sentences = [" ".join(words[at : at + 12]) + "." for at in range(0, len(words), 12)]
    return "\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))


def _zipf(chance: np.random.Generator, values: int, count: int) -> list[int]:
    shares = 1 / np.arange(1, values + 1)
    found: list[int] = np.searchsorted(np.cumsum(shares / shares.sum())[:-1], chance.random(count)).tolist()
    return found


def _some(chance: np.random.Generator, values: int, most: int) -> list[int]:
    return list(dict.fromkeys(_zipf(chance, values, int(chance.integers(1, most + 1)))))


def _keys(chance: np.random.Generator, form: str, values: int, most: int) -> tuple[str, ...]:
    return tuple(form.format(number) for number in _some(chance, values, most))
