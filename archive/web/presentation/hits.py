"""Hits: each result of an answer as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from archive.formats.dates import printed
from archive.formats.labels import Labels
from archive.formats.sentences import both, either, is_one_form, isolated, part
from archive.search.reasons import is_evident
from archive.search.request import SearchRequest
from archive.search.response import Hit, Reason, SearchResponse
from archive.web.presentation.lists import direction_of, search_url
from archive.web.presenters.results import HitCard, Tag
from archive.web.queries import with_query

MOST_TAGS = 8
MOST_REASONS = 4
MOST_FORMS = 3
Keys = Set[tuple[str, str]]


def hit_cards(hits: Iterable[Hit], response: SearchResponse, labels: Labels, language: str) -> tuple[HitCard, ...]:
    """The cards of results."""
    cards = _Cards(response.request, labels, language, _sought(response))
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
        return HitCard(
            title=hit.heading,
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
            why=" ".join(why(hit)),
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


def why(hit: Hit) -> Iterator[str]:
    """What is not to be seen at once: how else the words of the query stand in this article, and which are missing."""
    evident = {reason.term for reason in hit.reasons if is_evident(reason)}
    for reason in [reason for reason in hit.reasons if reason.term not in evident][:MOST_REASONS]:
        # A surname says nothing beside the full name.
        forms = [
            one for one in reason.words if not any(f" {one} " in f" {other} " for other in reason.words if other != one)
        ]
        shown = both([quoted(form) for form in forms[:MOST_FORMS]])
        yield told(reason) % {"term": part(reason.term), "words": shown}
    if hit.lacks:
        several = len(hit.lacks) > 1
        missing = [
            either([part(text, grouped=several or len(texts) > 1) for text in texts])
            for texts in hit.lacks[:MOST_REASONS]
        ]
        yield gettext("Not in it: %(words)s.") % {"words": both(missing)}


def told(reason: Reason) -> str:
    """The sentence for words that were found."""
    if not is_one_form(reason.term):
        return gettext("%(term)s: here %(words)s.")
    if reason.level == "name":
        return gettext("%(term)s is named %(words)s here.")
    if reason.level == "root":
        return gettext("Of the root of %(term)s: %(words)s.")
    return gettext("%(term)s stands here as %(words)s.")


def quoted(text: str) -> str:
    """A word in quotation marks."""
    return gettext("“%(word)s”") % {"word": isolated(text)}


def _sought(response: SearchResponse) -> Keys:
    """The actors and countries that the filters choose, and in a wide search those that its words name."""
    keys = set(response.request.filters)
    if response.plan is not None:
        keys |= {(key.field, key.key) for key in (*response.plan.keys, *response.plan.fields)}
    return keys
