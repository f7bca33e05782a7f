"""Sentences: a query in plain words, for the title of its page, its feed and its share card; and counts in words.

A sentence is made of clauses, each a message of its own with Arabic's dual where it differs. What a reader typed and
the names of things stand in isolates, since they may run in the other direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from archive.formats.dates import number, printed
from archive.formats.labels import Labels
from archive.search.nodes import (
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
    spellings,
)
from archive.search.query import parse
from archive.search.request import DateRange, SearchRequest

FIRST_STRONG_ISOLATE = "\N{FIRST STRONG ISOLATE}"
POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
# More words than these are not told one by one.
MOST_WORDS = 8
MOST_NAMES = 6
MOST_LETTERS = 80
PLURAL = 11  # the count that stands for "some": it takes the plural without a number


def isolated(text: str) -> str:
    """The text so that its direction does not disturb its surroundings."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def plain(text: str) -> str:
    """The text without isolates, for what draws by itself or shows one direction only."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def articles(count: int) -> str:
    """«41 مقالة»."""
    return ngettext("%(count)s article", "%(count)s articles", count) % {"count": number(count)}


def sentence(request: SearchRequest, labels: Labels) -> str:
    """The query in plain words, without a count: it stays the same for as long as the link is good."""
    clauses = _clauses(request, labels, PLURAL)
    if not clauses:
        return gettext("All articles")
    return _told(gettext("Articles"), clauses)


def headline(request: SearchRequest, labels: Labels, count: int) -> str:
    """The query in plain words with the number of articles that it finds."""
    return _told(articles(count), _clauses(request, labels, count))


def _told(subject: str, clauses: Iterable[str]) -> str:
    return " ".join((subject, _joined(list(clauses)))).strip()


def _joined(clauses: Sequence[str]) -> str:
    return _chained(gettext("%(first)s, %(second)s"), clauses) if clauses else ""


def _clauses(request: SearchRequest, labels: Labels, count: int) -> list[str]:
    asked = _Asked.of(request.query)
    clauses = _contains(asked, count)
    clauses += _mentions(request, labels, count, asked.names, also=bool(clauses))
    clauses += _published_in(request, labels, count, asked.sources)
    if asked.unwanted:
        clauses.append(gettext("without %(words)s") % {"words": _all_words(asked.unwanted)})
    for names in asked.unmentioned:
        clauses.append(gettext("not mentioning %(names)s") % {"names": names})
    for facet, keys in _excluded(request).items():
        text = gettext("not from %(sources)s") if facet == "source" else gettext("not mentioning %(names)s")
        clauses.append(text % {"sources" if facet == "source" else "names": _any_of(facet, keys, labels)})
    clauses += asked.periods
    if request.published:
        clauses.append(period(request.published))
    if request.match != "normal":
        clauses.append(
            gettext("letter for letter") if request.match == "exact" else gettext("in any spelling of names")
        )
    return clauses


def _excluded(request: SearchRequest) -> dict[str, tuple[str, ...]]:
    found = {facet: request.excluded(facet) for facet in ("actor", "country", "place", "source")}
    return {facet: keys for facet, keys in found.items() if keys}


_CARRIED = ("actor", "country", "place")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a query asks for, by the clause that says so; each in plain words."""

    words: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    unmentioned: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, query: Query) -> _Asked:
        asked = cls()
        alone = not isinstance(query, And)
        for node in query.children if isinstance(query, And) else (query,):
            if isinstance(node, Not):
                asked.refuse(node.child)
            elif isinstance(node, Published | Field):
                asked.narrow(node)
            elif not isinstance(node, MatchAll):
                asked.words.append(_told_of(node) if alone else _grouped(node))
        return asked

    def refuse(self, node: Query) -> None:
        match node:
            case Published(since, until):
                dates = period(DateRange(since, until))
                self.periods.append(gettext("not published %(period)s") % {"period": dates})
            case Field(name) if name in _CARRIED:
                self.unmentioned.append(_told_of(node))
            case _:
                self.unwanted.append(_grouped(node))

    def narrow(self, node: Published | Field) -> None:
        match node:
            case Published(since, until):
                self.periods.append(period(DateRange(since, until)))
            case Field("source", child):
                self.sources.append(_told_of(child))
            case Field(name, child) if name in _CARRIED:
                self.names.append(_told_of(node))
            case Field(name, child):
                self.inside.append(_WITH[name]() % {"words": _told_of(child)})


_WITH: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "title": lambda: gettext("with %(words)s in the title"),
        "quote": lambda: gettext("with %(words)s in a quotation"),
        "said-by": lambda: gettext("with a quotation beside the name %(words)s"),
    }
)


def _contains(asked: _Asked, count: int) -> list[str]:
    if not asked.words:
        return asked.inside
    text = ngettext("containing %(words)s", "containing %(words)s", count)
    return [text % {"words": _all_words(asked.words)}, *asked.inside]


def _told_of(node: Query) -> str:
    """A node in plain words, to stand behind «containing» or «without»."""
    told = _TOLD.get(type(node))
    return told(node) if told else _quoted(str(node))


def part(canonical: str, *, grouped: bool = False) -> str:
    """One part of a query, given in its canonical form, in plain words; `grouped` to stand among others."""
    node = parse(canonical).query
    return _grouped(node) if grouped else _told_of(node)


def is_one_form(canonical: str) -> bool:
    """Whether a part of a query is a word or a phrase, and no rule of how words stand."""
    return isinstance(parse(canonical).query, Term | Phrase)


def _grouped(node: Query) -> str:
    """A node in plain words; in brackets when it has parts, so that nobody must guess what belongs together."""
    text = _told_of(node)
    grouped = isinstance(node, And | Or | Near | SameSentence | SameParagraph)
    return gettext("(%(group)s)") % {"group": text} if grouped else text


def _together(node: Near | SameSentence | SameParagraph) -> str:
    words = _all_words([either([_quoted(one) for one in spellings(word)]) for word in node.words])
    if isinstance(node, Near):
        text = ngettext("%(words)s within %(distance)s word", "%(words)s within %(distance)s words", node.distance)
        return text % {"words": words, "distance": number(node.distance)}
    if isinstance(node, SameSentence):
        return gettext("%(words)s in one sentence") % {"words": words}
    return gettext("%(words)s in one paragraph") % {"words": words}


_IN_FIELD: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "title": lambda: gettext("%(words)s in the title"),
        "quote": lambda: gettext("%(words)s in a quotation"),
        "said-by": lambda: gettext("a quotation beside the name %(words)s"),
        "actor": lambda: gettext("the person or organisation %(words)s"),
        "country": lambda: gettext("the country %(words)s"),
        "place": lambda: gettext("the place %(words)s"),
        "source": lambda: gettext("the source %(words)s"),
    }
)


def _any_listed(nodes: Sequence[Query]) -> str:
    told = [_grouped(node) for node in nodes[:MOST_WORDS]]
    return either([*told, "…"] if len(nodes) > MOST_WORDS else told)


_TOLD: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Term: lambda node: _quoted(node.text),
        Phrase: lambda node: _quoted(" ".join("|".join(spellings(word)) for word in node.words)),
        Prefix: lambda node: gettext("a word beginning with %(quoted)s") % {"quoted": _quoted(node.text)},
        Near: _together,
        SameSentence: _together,
        SameParagraph: _together,
        And: lambda node: _all_words([_grouped(child) for child in node.children]),
        Or: lambda node: _any_listed(node.children),
        Not: lambda node: gettext("nothing of %(words)s") % {"words": _grouped(node.child)},
        Field: lambda node: _IN_FIELD[node.name]() % {"words": _grouped(node.child)},
        Published: lambda node: (
            gettext("a date of publication %(period)s") % {"period": period(DateRange(node.since, node.until))}
        ),
    }
)


def _quoted(text: str) -> str:
    shown = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
    return gettext("“%(word)s”") % {"word": isolated(shown)}


def _all_words(words: Sequence[str]) -> str:
    return both([*words[:MOST_WORDS], "…"] if len(words) > MOST_WORDS else words)


def _mentions(request: SearchRequest, labels: Labels, count: int, fields: Sequence[str], *, also: bool) -> list[str]:
    groups = [(facet, request.values(facet)) for facet in ("actor", "country", "place")]
    told = [*(_any_of(facet, keys, labels) for facet, keys in groups if keys), *fields]
    if not told:
        return []
    text = (
        ngettext("and mentioning %(names)s", "and mentioning %(names)s", count)
        if also
        else ngettext("mentioning %(names)s", "mentioning %(names)s", count)
    )
    plainly = all(len(keys) <= 1 for _, keys in groups)
    names = both(told) if plainly else _chained(gettext("%(first)s, and %(second)s"), told)
    return [text % {"names": names}]


def _published_in(request: SearchRequest, labels: Labels, count: int, fields: Sequence[str]) -> list[str]:
    chosen = request.values("source")
    told = [*([_any_of("source", chosen, labels)] if chosen else []), *fields]
    text = ngettext("published in %(sources)s", "published in %(sources)s", count)
    return [text % {"sources": both(told)}] if told else []


def _any_of(facet: str, keys: Sequence[str], labels: Labels) -> str:
    names = [isolated(labels.of(facet, key)) for key in keys[:MOST_NAMES]]
    if facet == "source":
        names = [gettext("“%(word)s”") % {"word": name} for name in names]
    if len(keys) > MOST_NAMES:
        names.append("…")
    return either(names)


def both(parts: Sequence[str]) -> str:
    """«أ وب وج»."""
    return _chained(gettext("%(first)s and %(second)s"), parts)


def either(parts: Sequence[str]) -> str:
    """«أ أو ب»."""
    return _chained(gettext("%(first)s or %(second)s"), parts)


def _chained(pattern: str, parts: Sequence[str]) -> str:
    return reduce(lambda first, second: pattern % {"first": first, "second": second}, parts)


def period(dates: DateRange) -> str:
    """«بين 2017 و2018», «منذ 2017», «حتى 2018», «في 2017»."""
    language = (get_language() or "ar")[:2]
    since, until = printed(dates.since, language), printed(dates.until, language)
    if since and until:
        if since == until:
            return gettext("in %(date)s") % {"date": since}
        return gettext("between %(since)s and %(until)s") % {"since": since, "until": until}
    return gettext("since %(date)s") % {"date": since} if since else gettext("up to %(date)s") % {"date": until}
