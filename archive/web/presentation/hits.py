"""Hits: each result of an answer as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from archive.formats.dates import printed
from archive.formats.labels import Labels
from archive.formats.sentences import both, isolated
from archive.search.compilation import compile_query
from archive.search.request import SearchRequest
from archive.search.response import Fragment, Hit
from archive.search.snippets import highlight
from archive.search.widening import archive_names
from archive.web.presentation.lists import direction_of, search_url
from archive.web.presenters.results import HitCard, Tag
from archive.web.queries import with_query

MOST_TAGS = 8
MOST_REASONS = 4
Keys = Set[tuple[str, str]]


def hit_cards(hits: Iterable[Hit], request: SearchRequest, labels: Labels, language: str) -> tuple[HitCard, ...]:
    """The cards of results."""
    cards = _Cards(request, labels, language, _sought(request))
    return tuple(cards.card(hit) for hit in hits)


def article_url(number: int, request: SearchRequest) -> str:
    """The article's address with the words searched for, so that it shows them marked."""
    carried = {"q": request.text} if request.text else {}
    if carried and request.match != "normal":
        carried["match"] = request.match
    url = reverse("article", args=[number])
    return with_query(url, urlencode(sorted(carried.items())))


@dataclass(frozen=True, slots=True)
class _Cards:
    """Makes the cards of one answer. `links` keeps what was made: the same few names stand under many hits."""

    request: SearchRequest
    labels: Labels
    language: str
    sought: Keys
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def card(self, hit: Hit) -> HitCard:
        title = highlight(hit.title, self.request.query, self.request.match)
        return HitCard(
            title=title,
            url=article_url(hit.id, self.request),
            direction=direction_of(hit.title),
            snippets=hit.snippets,
            source=self.labels.of("source", hit.source) if hit.source else "",
            source_url=self.adding("source", hit.source),
            date=printed(hit.published, self.language),
            iso=hit.published.iso if hit.published else "",
            place=self.labels.of("place", hit.place) if hit.place else "",
            place_url=self.adding("place", hit.place),
            tags=tuple(self.tags(hit)),
            why=self.why(hit, title),
        )

    def adding(self, facet: str, key: str) -> str:
        """The search narrowed by this key too, or "" when it already is."""
        if not key or key in self.request.values(facet):
            return ""
        if (facet, key) not in self.links:
            self.links[facet, key] = search_url(self.request.add(facet, key))
        return self.links[facet, key]

    def tags(self, hit: Hit) -> Iterator[Tag]:
        """Countries, then actors; first of all what is sought, so that it is seen among many."""
        pairs = [("country", key) for key in hit.countries] + [("actor", key) for key in hit.actors]
        pairs.sort(key=lambda pair: pair not in self.sought)
        for pair in pairs[:MOST_TAGS]:
            yield Tag(self.labels.of(*pair), self.adding(*pair))

    def why(self, hit: Hit, title: Iterable[Fragment]) -> str:
        """What of the search this article answers, in a sentence or two; "" when nothing was searched for."""
        shown = (*title, *(fragment for snippet in hit.snippets for fragment in snippet.fragments))
        forms = list(dict.fromkeys(" ".join(fragment.text.split()) for fragment in shown if fragment.marked))
        held = [("actor", key) for key in hit.actors] + [("country", key) for key in hit.countries]
        named = [isolated(self.labels.of(*pair)) for pair in held if pair in self.sought]
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
