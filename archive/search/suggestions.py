"""Suggestions: how a query may go on while it is being typed.

The last word, or the last few together, may be the beginning of a name in any spelling and script: then the search that
has the name as a filter is offered. Or of a word that the archive prints; or all of them may stand in a title. A count
is that of the search that is offered, never of something like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Literal

from archive.arabic.analysis import word
from archive.arabic.keyboards import as_arabic
from archive.arabic.tokens import Span, tokenize
from archive.search.engine import Engine, QueryTooSlow
from archive.search.names import Name, Names
from archive.search.nodes import FACET_FIELDS, And, Field, Not, Or, Query
from archive.search.request import MAX_FILTERS, MAX_TEXT, SearchRequest

Kind = Literal["person", "organisation", "country", "place", "word", "title"]

NAMES: Final = 5
WORDS: Final = 4
TITLES: Final = 2
# So many candidates are counted for each that is offered: beside other words most may find nothing.
_SPARE: Final = 3
# A name is sought in as many words at the end of the query.
_LONGEST_NAME: Final = 4
# Room that a completed word may need.
_LONGEST_WORD: Final = 64
# What the counts may take together, in seconds: who types on waits for no suggestion.
_SECONDS: Final = 0.5
# Fewer letters stand in too many titles to tell one.
_LEAST_OF_TITLE: Final = 3


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: a name or a word with its search and what that finds, or an article by its title.

    `spelling` is how the name was found; `text` the word.
    """

    kind: Kind
    request: SearchRequest
    count: int = 1
    text: str = ""
    facet: str = ""
    key: str = ""
    spelling: str = ""
    article: int = 0


def completions(request: SearchRequest, engine: Engine, names: Names) -> tuple[Completion, ...]:
    """How the text of a request may go on, names first; nothing when its last word has ended.

    Raises EngineUnavailable.
    """
    spans = list(tokenize(request.text))
    if not spans or spans[-1].end != len(request.text) or len(request.text) > MAX_TEXT - _LONGEST_WORD:
        return ()
    if _names_a_key(request.query):
        return ()
    request = request.with_page(1)
    words = list(_words(request, spans[-1], engine))
    named = [] if _is_joined(request.text, spans[-1]) else list(_named(request, spans, engine, names))
    counts = iter(engine.totals((one.request for one in (*named, *words)), seconds=_SECONDS))
    return (
        *sorted(_counted(named, counts), key=lambda one: -one.count)[:NAMES],
        *_counted(words, counts)[:WORDS],
        *_titles(request, engine),
    )


def _names_a_key(query: Query) -> bool:
    """Whether what stands last in a query is the value of a facet: words of the text are none."""
    match query:
        case And(children) | Or(children):
            return _names_a_key(children[-1])
        case Not(child):
            return _names_a_key(child)
        case Field(name, _):
            return name in FACET_FIELDS
    return False


def _is_joined(text: str, last: Span) -> bool:
    """Whether something stands right before the word: a quotation mark, a minus, the name of a field."""
    return last.start > 0 and not text[last.start - 1].isspace()


def _counted(offered: Iterable[Completion], counts: Iterator[int]) -> list[Completion]:
    """Those that find something, with the next of the counts."""
    return [replace(one, count=count) for one, count in zip(offered, counts, strict=False) if count]


def _named(request: SearchRequest, spans: Sequence[Span], engine: Engine, names: Names) -> Iterator[Completion]:
    """The most frequent of the names that the last words begin, as many words as begin any."""
    if len(request.filters) + len(request.excludes) >= MAX_FILTERS:
        return
    for first in range(max(0, len(spans) - _LONGEST_NAME), len(spans)):
        if _is_joined(request.text, spans[first]):
            continue
        found = _most_frequent(_starting(spans[first:], names), engine)
        for name in found[: NAMES * _SPARE]:
            # Instead of what is chosen of its kind: beside it the two would be alternatives.
            asked = request.with_text(request.text[: spans[first].start]).remove(name.facet).add(name.facet, name.key)
            yield Completion(_kind(name), asked, facet=name.facet, key=name.key, spelling=name.spelling)
        if found:
            return


def _starting(spans: Sequence[Span], names: Names) -> Sequence[Name]:
    """The names that begin so; where none does, those that the same keys begin on an Arabic keyboard."""
    typed = " ".join(word(span.surface).fold for span in spans)
    found = names.starting(typed)
    if not found and typed.isascii():
        found = names.starting(" ".join(word(span.surface).fold for span in tokenize(as_arabic(typed))))
    return list(found.values())


def _most_frequent(found: Sequence[Name], engine: Engine) -> list[Name]:
    """Those that any article names, the most frequent first."""
    carried = {facet: engine.carried(facet) for facet in {name.facet for name in found}}
    named = [name for name in found if name.key in carried[name.facet]]
    return sorted(named, key=lambda name: (-carried[name.facet][name.key], name))


def _kind(name: Name) -> Kind:
    kinds: dict[str, Kind] = {"person": "person", "organisation": "organisation", "country": "country"}
    return kinds.get(name.kind, "place")


def _words(request: SearchRequest, last: Span, engine: Engine) -> Iterator[Completion]:
    for found in engine.suggest(last.surface, limit=WORDS * _SPARE):
        if word(found.text).fold != word(last.surface).fold:
            yield Completion("word", request.with_text(request.text[: last.start] + found.text), text=found.text)


def _titles(request: SearchRequest, engine: Engine) -> Iterator[Completion]:
    if sum(map(str.isalnum, request.text)) >= _LEAST_OF_TITLE:
        with suppress(QueryTooSlow):
            for number in engine.titled(request.text, limit=TITLES):
                yield Completion("title", request, article=number)
