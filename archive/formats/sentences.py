"""Sentences: a query in plain words, for the title of its page, its feed and its share card; and counts in words.

A sentence is made of clauses, each a message of its own with Arabic's dual where it differs. What a reader typed and
the names of things stand in isolates, since they may run in the other direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from django.utils.translation import get_language, gettext, ngettext

from archive.formats.dates import number, printed
from archive.formats.labels import Labels
from archive.search.nodes import And, MatchAll, Not, Or, Phrase, Prefix, Query, Term, spellings
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
    clauses = _contains(request.query, count)
    clauses += _mentions(request, labels, count, also=bool(clauses))
    if sources := request.values("source"):
        text = ngettext("published in %(sources)s", "published in %(sources)s", count)
        clauses.append(text % {"sources": _any_of("source", sources, labels)})
    for facet, keys in _excluded(request).items():
        text = gettext("not from %(sources)s") if facet == "source" else gettext("not mentioning %(names)s")
        clauses.append(text % {"sources" if facet == "source" else "names": _any_of(facet, keys, labels)})
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


def _contains(query: Query, count: int) -> list[str]:
    nodes = query.children if isinstance(query, And) else (query,)
    wanted = [_word(node) for node in nodes if not isinstance(node, Not | MatchAll)]
    unwanted = [_word(node.child) for node in nodes if isinstance(node, Not)]
    clauses = []
    if wanted:
        text = ngettext("containing %(words)s", "containing %(words)s", count)
        clauses.append(text % {"words": _all_words(wanted)})
    if unwanted:
        clauses.append(gettext("without %(words)s") % {"words": _all_words(unwanted)})
    return clauses


def _word(node: Query) -> str:
    match node:
        case Term(text):
            return _quoted(text)
        case Phrase(words):
            return _quoted(" ".join("|".join(spellings(word)) for word in words))
        case Prefix(text):
            return gettext("a word beginning with %(quoted)s") % {"quoted": _quoted(text)}
        case Or(children):
            return either([_word(child) for child in children])
        case _:
            return _quoted(str(node))


def _quoted(text: str) -> str:
    shown = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
    return gettext("“%(word)s”") % {"word": isolated(shown)}


def _all_words(words: Sequence[str]) -> str:
    return both([*words[:MOST_WORDS], "…"] if len(words) > MOST_WORDS else words)


def _mentions(request: SearchRequest, labels: Labels, count: int, *, also: bool) -> list[str]:
    groups = [(facet, request.values(facet)) for facet in ("actor", "country", "place")]
    told = [_any_of(facet, keys, labels) for facet, keys in groups if keys]
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
