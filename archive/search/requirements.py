"""Requirements: what the nodes of a query require of an article, as conditions.

- The match level says at which level a word must occur: `exact` there, `normal` and `wide` at `light`. `wide` takes for
  a name each of its spellings, and an article too that carries the key of the actor, country or place which it names.
  A key says nothing of a place in the text: in a longer phrase, near other words and in the title it does not count.
- Stop words are not required, unless the query has nothing else; inside a phrase they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.arabic.analysis import word
from archive.arabic.stemming import seatless
from archive.arabic.stopwords import is_stopword
from archive.arabic.tokens import tokenize
from archive.search.alternatives import Places, fewest, named_spans, sequences
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
)
from archive.search.plan import NamedSpan, NameLookup
from archive.search.starts import printed_starts


def is_optional(node: Query) -> bool:
    """Whether a word is a stop word, which need not occur when something else is asked for."""
    return isinstance(node, Term) and is_stopword(word(node.text).fold)


def keys_of(node: Carries) -> tuple[HasKey, ...]:
    """The keys of which an article must carry one; those who may speak are actors."""
    return tuple(HasKey("actor" if node.field == "said-by" else node.field, key) for key in node.keys)


class Compiler:
    """Turns the nodes of one query into conditions, and remembers the keys that its words name."""

    def __init__(self, level: Level, names: NameLookup, *, keyed: bool = True) -> None:
        self.level = level
        self.names = names
        self.keyed = keyed
        self.keys: list[HasKey] = []
        # Other spellings of one word, each with its likeness.
        self.spelled: dict[str, float] = {}
        # What the words and phrases of the query name and how else it is spelled, by how they are written there.
        self.named: dict[str, tuple[Condition, ...]] = {}

    def condition(self, node: Query) -> Condition:
        match node:
            case Term() | And():
                return self._all(node.children if isinstance(node, And) else (node,))
            case Or(children):
                return AnyOf(tuple(self.condition(child) for child in children))
            case Not(child):
                return Without(Compiler(self.level, self.names, keyed=self.keyed).condition(child))
            case Field(name, child):
                inside = self._inside(child)
                return InTitle(inside) if name == "title" else InQuotation(inside) if name == "quote" else inside
            case Phrase() | Near() | SameSentence() | SameParagraph():
                return self._words(node)
        return self._leaf(node)

    def _inside(self, node: Query) -> Condition:
        """What must stand in one part of the text, where no key tells anything."""
        inner = Compiler(self.level, self.names, keyed=False)
        condition = inner.condition(node)
        self.named |= inner.named
        self.spelled |= inner.spelled
        return condition

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
            return self._near(node, "run")
        if isinstance(node, Near):
            return self._near(node, max(1, min(node.distance, MAX_DISTANCE)))
        return self._near(node, "sentence" if isinstance(node, SameSentence) else "paragraph")

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
        """Every word; words that together are a name may be replaced by another spelling of it, or by its key."""
        reached = 0
        for span in self.names(words) if words else ():
            yield from map(self._word, words[reached : span.first])
            typed = words[span.first : span.last + 1]
            inside = tuple(map(self._word, typed))
            others = self._others(span, tuple(map(self._text, typed)))
            self.named.update(dict.fromkeys(typed, others))
            own = inside[0] if len(inside) == 1 else All(inside)
            yield AnyOf((own, *others)) if others else own
            reached = span.last + 1
        yield from map(self._word, words[reached:])

    def _others(self, span: NamedSpan, typed: tuple[str, ...]) -> tuple[Condition, ...]:
        """What else than the typed words satisfies a name."""
        self._remember(span)
        runs = fewest((tuple(map(self._text, spelling.words)) for spelling in span.spellings), typed)
        return (*(self._run(tuple((text,) for text in run)) for run in runs), *self._keys(span))

    def _keys(self, span: NamedSpan) -> tuple[HasKey, ...]:
        keys = span.keys if self.keyed else ()
        self.keys += keys
        return keys

    def _remember(self, span: NamedSpan) -> None:
        for spelling in span.spellings:
            if len(spelling.words) == 1:
                self.spelled.setdefault(spelling.words[0], spelling.likeness)

    def _word(self, text: str) -> HasWord:
        return HasWord(self.level, self._text(text))

    def _text(self, text: str) -> str:
        levels = word(text)
        return levels.exact if self.level == "exact" else levels.light

    def _run(self, places: Places) -> Condition:
        """These places next to each other, as simply as it can be said."""
        if any(len(place) > 1 for place in places):
            return HasNear(self.level, places, "run")
        texts = tuple(place[0] for place in places)
        return HasRun(self.level, texts) if len(texts) > 1 else HasWord(self.level, texts[0])

    def _near(self, node: Phrase | Near | SameSentence | SameParagraph, within: Within) -> Condition:
        """The words as near as that, names among them in any spelling; a phrase that is a name may be its key."""
        spans = list(named_spans(node.words, self.names))
        for span in spans:
            self._remember(span)
        whole = [span for span in spans if (span.first, span.last) == (0, len(node.words) - 1)]
        keys = tuple(key for span in whole for key in self._keys(span)) if isinstance(node, Phrase) else ()
        found = [
            self._run(places)
            if within == "run"
            else HasNear(self.level, places, _stretched(within, places, node.words))
            for places in sequences(node.words, spans, self._text)
        ]
        if spans:
            self.named[str(node)] = (*found, *keys)
        return found[0] if len(found) == 1 and not keys else AnyOf((*found, *keys))

    def _start(self, text: str) -> Condition:
        levels = word(text)
        if self.level == "exact":
            return HasStart("exact", levels.exact)
        starts = [HasStart("light", seatless(levels.fold.removeprefix("ال") or levels.fold))]
        starts += [HasStart("exact", start) for start in printed_starts(levels.exact)]
        return AnyOf(tuple(dict.fromkeys(starts)))


def _stretched(within: Within, places: Places, words: Sequence[Word]) -> Within:
    """A stretch with room for the further words of a longer spelling."""
    return within + max(0, len(places) - len(words)) if isinstance(within, int) else within
