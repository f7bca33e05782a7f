"""Hits: each result of an answer as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from archive.formats.dates import printed
from archive.formats.labels import Labels
from archive.formats.sentences import both, isolated
from archive.search.plan import compile_query
from archive.search.request import SearchRequest
from archive.search.response import Fragment, Hit
from archive.search.snippets import highlight
from archive.search.widening import archive_names
from archive.web.presentation.lists import direction_of, search_url
from archive.web.presenters.results import HitCard, Tag

MOST_TAGS = 8
MOST_REASONS = 4
Keys = Set[tuple[str, str]]


def hit_cards(hits: Iterable[Hit], request: SearchRequest, labels: Labels, language: str) -> tuple[HitCard, ...]:
    """The cards of results."""
    sought = _sought(request)
    return tuple(_card(hit, request, sought, labels, language) for hit in hits)


def article_url(number: int, request: SearchRequest) -> str:
    """The article's address with the words searched for, so that it shows them marked."""
    carried = {"q": request.text} if request.text else {}
    if carried and request.match != "normal":
        carried["match"] = request.match
    url = reverse("article", args=[number])
    return f"{url}?{urlencode(sorted(carried.items()))}" if carried else url


def _card(hit: Hit, request: SearchRequest, sought: Keys, labels: Labels, language: str) -> HitCard:
    title = highlight(hit.title, request.query, request.match)
    return HitCard(
        title=title,
        url=article_url(hit.id, request),
        direction=direction_of(hit.title),
        snippets=hit.snippets,
        source=labels.of("source", hit.source) if hit.source else "",
        source_url=_adding("source", hit.source, request),
        date=printed(hit.published, language),
        iso=hit.published.iso if hit.published else "",
        place=labels.of("place", hit.place) if hit.place else "",
        place_url=_adding("place", hit.place, request),
        tags=tuple(_tags(hit, request, labels)),
        why=_why(hit, title, sought, labels),
    )


def _adding(facet: str, key: str, request: SearchRequest) -> str:
    """The search narrowed by this key too, or "" when it already is."""
    return search_url(request.add(facet, key)) if key and key not in request.values(facet) else ""


def _tags(hit: Hit, request: SearchRequest, labels: Labels) -> Iterator[Tag]:
    """Countries, then actors, what is chosen first."""
    pairs = [("country", key) for key in hit.countries] + [("actor", key) for key in hit.actors]
    pairs.sort(key=lambda pair: pair[1] not in request.values(pair[0]))
    for facet, key in pairs[:MOST_TAGS]:
        url = _adding(facet, key, request)
        yield Tag(labels.of(facet, key), labels.kind(facet, key), url)


def _why(hit: Hit, title: Iterable[Fragment], sought: Keys, labels: Labels) -> str:
    """What of the search this article answers, in a sentence or two; "" when nothing was searched for."""
    shown = (*title, *(fragment for snippet in hit.snippets for fragment in snippet.fragments))
    forms = list(dict.fromkeys(" ".join(fragment.text.split()) for fragment in shown if fragment.marked))
    held = [("actor", key) for key in hit.actors] + [("country", key) for key in hit.countries]
    named = [isolated(labels.of(*pair)) for pair in held if pair in sought]
    parts = []
    if forms:
        words = [gettext("“%(word)s”") % {"word": isolated(form)} for form in forms[:MOST_REASONS]]
        parts.append(gettext("It has %(words)s in its text.") % {"words": both(words)})
    if named:
        parts.append(gettext("It names %(names)s.") % {"names": both(named[:MOST_REASONS])})
    return " ".join(parts)


def _sought(request: SearchRequest) -> Keys:
    """The actors and countries that the filters choose, and in a wide search those that its words name."""
    keys = set(request.filters)
    if request.match == "wide":
        keys |= {(key.field, key.key) for key in compile_query(request.query, "wide", archive_names()).keys}
    return keys
