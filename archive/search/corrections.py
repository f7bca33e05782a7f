"""Corrections: what was meant by a query that finds little, where another spelling finds notably more.

A word is taken for misspelled when it is nearly in no article, is no name that the archive knows and no word of the
language; then the archive's own words are weighed by how often they are printed and by how likely the mistake is. A
whole query may have been typed with the other keyboard left on, and two words may have been run together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import log
from typing import Final, NamedTuple, TypeAlias

from archive.arabic.analysis import word
from archive.arabic.keyboards import as_arabic, as_latin
from archive.arabic.misspelling import likelihood
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.stopwords import is_stopword
from archive.arabic.tokens import Span, tokenize
from archive.arabic.vocabulary import WORDS
from archive.search.engine import Engine
from archive.search.names import Names
from archive.search.request import MAX_TEXT, Match, SearchRequest
from archive.search.response import Alike, Correction, Fragment

# The names are looked up only for a word that is rare and near another: most queries have none.
NamesKnown: TypeAlias = Callable[[], Names]
# A query that finds more than this is left alone.
FEW: Final = 30
# Another spelling must find so many times as much, and so many more.
_NOTABLY: Final = 5
_MORE: Final = 5
# A word that stands in an article or two may be a misprint: if a likely mistake makes it of one so much commoner.
_MISPRINTS: Final = 2
_COMMONER: Final = ((0.45, 25), (0.5, 80), (0.75, 300))
_SHORTEST: Final = 3
_LONGEST: Final = 24
# So many words of a query are looked into, and so many spellings of each tried.
_WORDS: Final = 3
_TRIED: Final = 4
# What running two words together costs, beside the distances of `misspelling`.
_JOINED: Final = 0.4
_TOGETHER: Final = 0.25
_SECONDS: Final = 0.05
# What may be joined to a word that is then looked up without it.
_PROCLITICS: Final = ("و", "ف", "ب", "ك", "ل")


class _Change(NamedTuple):
    """Another spelling of one word of the query, and how far it is from what stands there."""

    span: Span
    text: str
    articles: int
    distance: float


def correction(request: SearchRequest, total: int, engine: Engine, names: NamesKnown) -> Correction | None:
    """The likeliest other spelling of a request that finds `total` articles, or None. Raises EngineUnavailable."""
    if total > FEW or not request.text:
        return None
    request = request.with_page(1)
    tried = list(_tried(request, engine, names))
    asked = [request.with_text(_changed(request.text, changes)) for changes in tried]
    found = zip(asked, tried, engine.totals(asked, seconds=_SECONDS), strict=False)
    least = max(1, total + _MORE, total * _NOTABLY) if total else 1
    better = [(changes, count, other) for other, changes, count in found if count >= least]
    if not better:
        return None
    changes, count, other = max(better, key=lambda one: _likelihood(one[0], one[1]))
    return Correction(other, count, _fragments(request.text, changes))


def _likelihood(changes: Sequence[_Change], total: int) -> float:
    """How likely some changes are what was meant; among other words, the total tells which word goes with them."""
    return sum(likelihood(change.articles, change.distance) for change in changes) + _TOGETHER * log(1 + total)


def _tried(request: SearchRequest, engine: Engine, names: NamesKnown) -> Iterator[tuple[_Change, ...]]:
    """Changes to try: the other keyboard, then the likeliest spelling of every wrong word, then others of one."""
    wrong = _wrong(request, engine)
    if not wrong:
        return
    if changes := _other_keyboard(request, wrong, engine, names):
        yield changes
    offered = (_spellings(span, articles, request, engine) for span, articles in islice(wrong.items(), _WORDS))
    spellings = [some for some in offered if some and not _is_name(some[0].span.surface, names)]
    if not spellings:
        return
    yield tuple(some[0] for some in spellings)
    for place, some in enumerate(spellings):
        for other in some[1:_TRIED]:
            yield tuple(other if at == place else one[0] for at, one in enumerate(spellings))


def _wrong(request: SearchRequest, engine: Engine) -> dict[Span, int]:
    """The words that are printed next to nowhere, with the number of articles that they find by their stems."""
    spans = [span for span in tokenize(request.text) if _is_open(request.text, span) and not _is_word(span.surface)]
    printed = engine.totals([SearchRequest(span.surface, match="exact") for span in spans], seconds=_SECONDS)
    rare = [span for span, count in zip(spans, printed, strict=False) if count <= _MISPRINTS]
    found = engine.totals([SearchRequest(span.surface, match=request.match) for span in rare], seconds=_SECONDS)
    return dict(zip(rare, found, strict=False))


def _is_open(text: str, span: Span) -> bool:
    """Whether a word is asked for as such: not excluded, not the name or the value of a field, not a beginning."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before in {"-", ":", "#", "@", "_"} or after in {":", "*", "_"}:
        return False
    return _SHORTEST <= len(span.surface) <= _LONGEST and span.surface.isalpha()


def _is_word(surface: str) -> bool:
    """Whether it is a word of the language."""
    folded = word(surface).fold
    return is_stopword(folded) or folded in WORDS or strip_proclitics(folded) in WORDS


def _is_name(surface: str, names: NamesKnown) -> bool:
    """Whether it is a word of a name that the archive knows."""
    folded = word(surface).fold
    return folded in names().words or strip_proclitics(folded) in names().words


def _other_keyboard(
    request: SearchRequest, wrong: dict[Span, int], engine: Engine, names: NamesKnown
) -> tuple[_Change, ...] | None:
    """The whole query as the same keys give it on the other layout, if all words are strange and all then are not.

    Capitals alone are an acronym.
    """
    text = request.text
    if text.isupper() or any(_is_open(text, span) and span not in wrong for span in tokenize(text)):
        return None
    meant = as_arabic(text) if text.isascii() else as_latin(text)
    spans = list(tokenize(meant))
    if meant == text or not spans or not all(span.surface.isalpha() for span in spans):
        return None
    counts = engine.totals([SearchRequest(span.surface, match=request.match) for span in spans], seconds=_SECONDS)
    if not any(counts) or len(counts) < len(spans) or any(_is_name(span.surface, names) for span in wrong):
        return None
    known = all(count > _MISPRINTS or _is_name(span.surface, names) for span, count in zip(spans, counts, strict=True))
    return (_Change(Span(text, 0, len(text)), meant, max(counts), 0.0),) if known else None


def _spellings(span: Span, articles: int, request: SearchRequest, engine: Engine) -> list[_Change]:
    """Other spellings of a word, the likeliest first."""
    alike = [(other, "") for other in engine.alike(span.surface, limit=_TRIED)]
    if not alike and span.surface.startswith(_PROCLITICS):
        alike = [(other, span.surface[0]) for other in engine.alike(span.surface[1:], limit=_TRIED)]
    found = [
        _Change(span, before + other.text, other.count, other.distance)
        for other, before in alike
        if not articles or _is_misprint(other, articles)
    ]
    if not articles and not any(change.distance <= _JOINED for change in found):
        found += _parted(span, request, engine)
    return sorted(found, key=lambda change: -likelihood(change.articles, change.distance))[:_TRIED]


def _is_misprint(other: Alike, articles: int) -> bool:
    """Whether a word that finds some articles is still likelier a mistake for another."""
    return any(other.distance <= most and other.count >= articles * times for most, times in _COMMONER)


def _parted(span: Span, request: SearchRequest, engine: Engine) -> list[_Change]:
    """A word as the two that were run together: side by side in most articles, as printed if any are."""
    cuts = [f"{span.surface[:at]} {span.surface[at:]}" for at in range(3, len(span.surface) - 2)]
    levels: tuple[Match, Match] = ("exact", request.match)
    for match in dict.fromkeys(levels):
        counts = engine.totals([SearchRequest(f'"{cut}"', match=match) for cut in cuts], seconds=_SECONDS)
        most, cut = max(zip(counts, cuts, strict=False), default=(0, ""))
        if most:
            return [_Change(span, cut, most, _JOINED)]
    return []


def _changed(text: str, changes: Sequence[_Change]) -> str:
    return "".join(fragment.text for fragment in _fragments(text, changes))[:MAX_TEXT]


def _fragments(text: str, changes: Sequence[_Change]) -> tuple[Fragment, ...]:
    """The query with the changes made and marked."""
    pieces, reached = [], 0
    for change in sorted(changes, key=lambda one: one.span.start):
        pieces += [Fragment(text[reached : change.span.start]), Fragment(change.text, marked=True)]
        reached = change.span.end
    pieces.append(Fragment(text[reached:]))
    return tuple(piece for piece in pieces if piece.text)
