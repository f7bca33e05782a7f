"""Requirements: what the nodes of a query require of an article, as conditions.

- The match level says at which level a word must occur: `exact` there, `normal` and `wide` at `light`. `wide` takes an
  article too that carries the key of the actor, country or place which the words name, however it is spelled there.
- Stop words are not required, unless the query has nothing else; inside a phrase they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.arabic.analysis import word
from archive.arabic.stemming import seatless
from archive.arabic.stopwords import is_stopword
from archive.arabic.tokens import tokenize
from archive.search.conditions import (
    All,
    AnyOf,
    Condition,
    HasKey,
    HasNear,
    HasRun,
    HasStart,
    HasWord,
    InQuotation,
    InSpeech,
    InTitle,
    Level,
    WasPublished,
    Within,
    Without,
)
from archive.search.nodes import (
    MAX_DISTANCE,
    And,
    Carries,
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
    spellings,
)
from archive.search.plan import NamedSpan, NameLookup, no_names
from archive.search.starts import printed_starts


def is_optional(node: Query) -> bool:
    """Whether a word is a stop word, which need not occur when something else is asked for."""
    return isinstance(node, Term) and is_stopword(word(node.text).fold)


def keys_of(node: Carries) -> tuple[HasKey, ...]:
    """The keys of which an article must carry one; those who may speak are actors."""
    return tuple(HasKey("actor" if node.field == "said-by" else node.field, key) for key in node.keys)


class Compiler:
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
                return Without(Compiler(self.level, no_names).condition(child))
            case Field(name, child):
                inside = Compiler(self.level, no_names).condition(child)
                return InTitle(inside) if name == "title" else InQuotation(inside) if name == "quote" else inside
            case Phrase() | Near() | SameSentence() | SameParagraph():
                return self._words(node)
        return self._leaf(node)

    def _leaf(self, node: Prefix | Published | Carries | MatchAll) -> Condition:
        match node:
            case Carries():
                return self._carried(node)
            case Prefix(text):
                return self._start(text)
            case Published(since, until):
                return WasPublished(since.first if since else None, until.last if until else None)
        return All(())

    def _carried(self, node: Carries) -> Condition:
        keys = keys_of(node)
        carried = keys[0] if len(keys) == 1 else AnyOf(keys)
        if node.field != "said-by":
            return carried
        runs = (HasNear(self.level, tuple((one,) for one in own), "run") for own in self._spelled(node.spellings))
        return All((carried, InSpeech(AnyOf(tuple(runs)))))

    def _spelled(self, names: Sequence[str]) -> Iterable[tuple[str, ...]]:
        """The words of names at the level, each sequence once."""
        own = (tuple(self._text(span.surface) for span in tokenize(name)) for name in names)
        return filter(None, dict.fromkeys(own))

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
