"""Hits: each result of an answer as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from archive.formats.dates import printed
from archive.formats.labels import Labels
from archive.formats.sentences import both, isolated
from archive.search.request import SearchRequest
from archive.search.response import Fragment, Hit
from archive.search.snippets import highlight
from archive.web.presentation.lists import direction_of, search_url
from archive.web.presenters.results import HitCard, Tag

MOST_TAGS = 8
MOST_REASONS = 4


def hit_cards(
    hits: Iterable[Hit], request: SearchRequest, labels: Labels, language: str, first: int
) -> tuple[HitCard, ...]:
    """The cards of results, numbered from `first`."""
    return tuple(_card(number, hit, request, labels, language) for number, hit in enumerate(hits, first))


def article_url(number: int, request: SearchRequest) -> str:
    """The article's address with the words searched for, so that it shows them marked."""
    carried = {"q": request.text} if request.text else {}
    if carried and request.match != "normal":
        carried["match"] = request.match
    url = reverse("article", args=[number])
    return f"{url}?{urlencode(sorted(carried.items()))}" if carried else url


def _card(number: int, hit: Hit, request: SearchRequest, labels: Labels, language: str) -> HitCard:
    return HitCard(
        number=number,
        title=highlight(hit.title, request.query, request.match),
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
        why=_why(hit, request, labels),
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
        yield Tag(labels.of(facet, key), labels.kind(facet, key), url, chosen=not url)


def _why(hit: Hit, request: SearchRequest, labels: Labels) -> str:
    """One sentence on what of the search this article answers; "" when nothing was searched for."""
    forms = dict.fromkeys(
        " ".join(fragment.text.split())
        for fragment in (*highlight(hit.title, request.query, request.match), *_fragments(hit))
        if fragment.marked
    )
    named = [
        labels.of(facet, key)
        for facet, keys in (("actor", hit.actors), ("country", hit.countries))
        for key in keys
        if key in request.values(facet)
    ]
    parts = []
    if forms:
        words = [gettext("“%(word)s”") % {"word": isolated(form)} for form in list(forms)[:MOST_REASONS]]
        parts.append(gettext("It has %(words)s in its text.") % {"words": both(words)})
    if named:
        parts.append(
            gettext("It names %(names)s.") % {"names": both([isolated(name) for name in named[:MOST_REASONS]])}
        )
    return " ".join(parts)


def _fragments(hit: Hit) -> Iterator[Fragment]:
    for snippet in hit.snippets:
        yield from snippet.fragments
