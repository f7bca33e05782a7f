"""The plan of a query: what must match, what scores and what is close, in terms that every engine can look up.

An engine indexes each text at three levels (`exact` the letters as printed, `light` the stem, `root`), stop words among
them, and for each article its facet keys. A plan speaks of these alone. Engines evaluate conditions, never the query.

- The match level says at which level a word must occur: `exact` there, `normal` and `wide` at `light`. `wide` takes an
  article too that carries the key of the actor, country or place which the words name, however it is spelled there.
- Stop words are neither required nor scored, unless the query has nothing else; inside a phrase they are required.
- Roots add weight and find what is close. They never decide whether an article has a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from archive.arabic.analysis import Levels, word
from archive.arabic.stemming import seatless
from archive.arabic.stopwords import is_stopword
from archive.search.conditions import (
    All,
    AnyOf,
    Condition,
    HasKey,
    HasNear,
    HasRun,
    HasStart,
    HasWord,
    InTitle,
    Level,
    Part,
    WasPublished,
    Way,
    Within,
    Without,
)
from archive.search.nodes import (
    MAX_DISTANCE,
    And,
    Field,
    MatchAll,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Published,
    Query,
    SameParagraph,
    SameSentence,
    Term,
    Word,
    leaves,
    spellings,
    terms_of,
    words_of,
)
from archive.search.query import Notice
from archive.search.request import Match
from archive.search.starts import printed_starts

__all__ = [
    "BM25_B",
    "BM25_K1",
    "KEY_WEIGHT",
    "LEAD_WORDS",
    "WEIGHTS",
    "All",
    "AnyOf",
    "Condition",
    "HasKey",
    "HasNear",
    "HasRun",
    "HasStart",
    "HasWord",
    "InTitle",
    "Level",
    "NameLookup",
    "NamedSpan",
    "Part",
    "Plan",
    "WasPublished",
    "Way",
    "Within",
    "Without",
    "compile_query",
    "is_optional",
    "no_names",
    "spellings",
]

# What each level of a word, and its standing in the first words or in the title, adds to a score; and the two constants
# of BM25. Measured on questions and headlines; the lead is the first LEAD_WORDS words of the body.
WEIGHTS: Mapping[str, float] = MappingProxyType({"exact": 0.5, "light": 1.0, "root": 1.3, "lead": 0.5, "title": 0.5})
# What a key named by the words adds, as if it were one more word of the text.
KEY_WEIGHT = 1.0
BM25_K1 = 0.8
BM25_B = 0.75
LEAD_WORDS = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine does with a query.

    `required` is what a hit must satisfy, `close` what one of the closest results must (None when nothing can be
    close), `words` are scored by `WEIGHTS`, `keys` by `KEY_WEIGHT`. With neither words nor keys nothing scores, and "by
    relevance" is by date, newest first. `parts` tell why an article was found.
    """

    required: Condition
    words: tuple[Levels, ...] = ()
    keys: tuple[HasKey, ...] = ()
    close: Condition | None = None
    notices: tuple[Notice, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def scored(self) -> bool:
        return bool(self.words or self.keys)


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Words `first` to `last` (both counted in) of a sequence name what these keys stand for."""

    first: int
    last: int
    keys: tuple[HasKey, ...]


# Finds the names in a sequence of words as typed; spans do not overlap.
NameLookup: TypeAlias = Callable[[Sequence[str]], Sequence[NamedSpan]]


def no_names(words: Sequence[str]) -> Sequence[NamedSpan]:
    """The lookup that knows no name."""
    return ()


def compile_query(query: Query, match: Match, names: NameLookup = no_names) -> Plan:
    """The plan of a query at a match level; `names` is asked at the level `wide` alone."""
    level: Level = "exact" if match == "exact" else "light"
    compiler = _Compiler(level, names if match == "wide" else no_names)
    required = compiler.condition(query)
    words, aside = _scoring(query)
    close = _close(query, words, compiler)
    notices = (Notice.of("stop_words_optional", words=" ".join(aside)),) if aside else ()
    parts = tuple(_parts(query, compiler))
    return Plan(required, words, tuple(dict.fromkeys(compiler.keys)), close, notices, parts)


def is_optional(node: Query) -> bool:
    """Whether a word is a stop word, which need not occur when something else is asked for."""
    return isinstance(node, Term) and is_stopword(word(node.text).fold)


class _Compiler:
    """Turns the nodes of one query into conditions, and remembers the keys that its words name."""

    def __init__(self, level: Level, names: NameLookup) -> None:
        self.level = level
        self.names = names
        self.keys: list[HasKey] = []
        # What the words and phrases of the query name, by how they are written there.
        self.named: dict[str, tuple[HasKey, ...]] = {}

    def condition(self, node: Query) -> Condition:
        match node:
            case Term() | And():
                return self._all(node.children if isinstance(node, And) else (node,))
            case Or(children):
                return AnyOf(tuple(self.condition(child) for child in children))
            case Not(child):
                return Without(_Compiler(self.level, no_names).condition(child))
            case Field(_, child):
                return InTitle(_Compiler(self.level, no_names).condition(child))
            case Phrase() | Near() | SameSentence() | SameParagraph():
                return self._words(node)
        return self._leaf(node)

    def _leaf(self, node: Prefix | Published | MatchAll) -> Condition:
        match node:
            case Prefix(text):
                return self._start(text)
            case Published(since, until):
                return WasPublished(since.first if since else None, until.last if until else None)
        return All(())

    def _words(self, node: Phrase | Near | SameSentence | SameParagraph) -> Condition:
        if isinstance(node, Phrase):
            return self._phrase(node.words)
        if isinstance(node, Near):
            return self._near(node.words, max(1, min(node.distance, MAX_DISTANCE)))
        return self._near(node.words, "sentence" if isinstance(node, SameSentence) else "paragraph")

    def _all(self, nodes: Sequence[Query]) -> Condition:
        positive = [node for node in nodes if not isinstance(node, Not)]
        if not all(is_optional(node) for node in positive):
            nodes = [node for node in nodes if not is_optional(node)]
        conditions: list[Condition] = []
        run: list[str] = []
        for node in nodes:
            if isinstance(node, Term):
                run.append(node.text)
                continue
            conditions += [*self._terms(run), self.condition(node)]
            run = []
        conditions += self._terms(run)
        return conditions[0] if len(conditions) == 1 else All(tuple(conditions))

    def _terms(self, words: Sequence[str]) -> Iterator[Condition]:
        """Every word; words that together are a name may be replaced by its key."""
        reached = 0
        for span in self._named(words):
            yield from map(self._word, words[reached : span.first])
            inside = tuple(map(self._word, words[span.first : span.last + 1]))
            yield AnyOf((inside[0] if len(inside) == 1 else All(inside), *span.keys))
            reached = span.last + 1
        yield from map(self._word, words[reached:])

    def _named(self, words: Sequence[str]) -> Sequence[NamedSpan]:
        spans = self.names(words) if words else ()
        self.keys += [key for span in spans for key in span.keys]
        for span in spans:
            self.named.update(dict.fromkeys(words[span.first : span.last + 1], span.keys))
        return spans

    def _word(self, text: str) -> HasWord:
        return HasWord(self.level, self._text(text))

    def _text(self, text: str) -> str:
        levels = word(text)
        return levels.exact if self.level == "exact" else levels.light

    def _near(self, words: Sequence[Word], within: Within) -> Condition:
        return HasNear(
            self.level, tuple(tuple(dict.fromkeys(map(self._text, spellings(one)))) for one in words), within
        )

    def _phrase(self, spelled: tuple[Word, ...]) -> Condition:
        words = [word for word in spelled if isinstance(word, str)]
        if len(words) < len(spelled):
            return self._near(spelled, "run")
        texts = tuple(map(self._text, words))
        run: Condition = HasRun(self.level, texts) if len(texts) > 1 else HasWord(self.level, texts[0])
        whole = [span for span in self.names(words) if (span.first, span.last) == (0, len(words) - 1)]
        keys = tuple(key for span in whole for key in span.keys)
        self.keys += keys
        self.named[str(Phrase(spelled))] = keys
        return AnyOf((run, *keys)) if keys else run

    def _start(self, text: str) -> Condition:
        levels = word(text)
        if self.level == "exact":
            return HasStart("exact", levels.exact)
        starts = [HasStart("light", seatless(levels.fold.removeprefix("ال") or levels.fold))]
        starts += [HasStart("exact", start) for start in printed_starts(levels.exact)]
        return AnyOf(tuple(dict.fromkeys(starts)))


def _scoring(query: Query) -> tuple[tuple[Levels, ...], tuple[str, ...]]:
    """The words that score, and the stop words left aside because there are others."""
    levels: dict[Levels, None] = {}
    aside: dict[str, None] = {}
    terms, words = set(terms_of(query)), list(words_of(query))
    for text in words:
        analysed = word(text)
        if not is_stopword(analysed.fold):
            levels[analysed] = None
        elif text in terms:
            aside[text] = None
    if levels or any(not isinstance(node, Term) for node in leaves(query)):
        return tuple(levels), tuple(aside)
    return tuple(dict.fromkeys(map(word, words))), ()


def _parts(query: Query, compiler: _Compiler) -> Iterator[Part]:
    """What is asked for, leaf by leaf, in the ways that the match level knows."""
    exact, light = _Compiler("exact", no_names), _Compiler("light", no_names)
    for leaf in dict.fromkeys(leaves(query)):
        ways: list[tuple[Way, Condition]] = [("exact", exact.condition(leaf))]
        if compiler.level == "light":
            ways.append(("light", light.condition(leaf)))
        if keys := compiler.named.get(str(leaf)):
            ways.append(("name", AnyOf(keys)))
        if isinstance(leaf, Term):
            ways.append(("root", HasWord("root", word(leaf.text).root)))
        yield Part(str(leaf), tuple(ways))


def _close(query: Query, words: Sequence[Levels], compiler: _Compiler) -> Condition | None:
    """What comes close: any scoring word at its stem or its root, nothing that the query excludes."""
    if not words:
        return None
    levels: tuple[Level, Level] = ("light", "root")
    near = dict.fromkeys(HasWord(level, getattr(levels_of, level)) for levels_of in words for level in levels)
    refused = [compiler.condition(node) for node in _refused(query)]
    return All((AnyOf(tuple(near)), *refused)) if refused else AnyOf(tuple(near))


def _refused(query: Query) -> Iterator[Not | Published]:
    """The exclusions and the periods that hold for the whole query."""
    if isinstance(query, Not | Published):
        yield query
    elif isinstance(query, And):
        for child in query.children:
            yield from _refused(child)
