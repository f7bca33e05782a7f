"""JSON: an answer for programs. Keys beside names, dates no more exact than they are known, text without markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from archive.formats.labels import Labels, labels_of, response_keys
from archive.formats.notices import notice_text
from archive.formats.ways_out import way_text
from archive.search.request import SearchRequest
from archive.search.response import Correction, Hit, Offer, SearchResponse, Snippet, WayOut


class JsonFormat:
    """`{"query", "total", "hits", "closest", "facets", "distinct", "histogram", "notices"}`, as the README describes.

    `correction`, `ways_out` and `coverage` lead on from an answer of few articles or none.
    """

    name = "json"
    media_type = "application/json"
    suffix = "json"

    def render(self, response: SearchResponse) -> Iterator[bytes]:
        yield from (piece.encode() for piece in json.JSONEncoder(ensure_ascii=False).iterencode(_answer(response)))


def _answer(response: SearchResponse) -> dict[str, Any]:
    labels = labels_of(response_keys(response))
    return {
        # The query as it was understood, in its canonical form.
        "query": str(response.request.query),
        "total": response.total,
        "hits": [_hit(hit) for hit in response.hits],
        "closest": [_hit(hit) for hit in response.closest],
        "facets": {name: _facet(name, response, labels) for name in response.facets},
        # How many values the articles carry in all, of which `facets` has the commonest.
        "distinct": {name: facet.distinct for name, facet in response.facets.items()},
        "histogram": [{"key": bar.key, "count": bar.count} for bar in response.histogram],
        "notices": [{"code": notice.code, "text": notice_text(notice)} for notice in response.notices],
        "offers": [_offer(offer, labels) for offer in response.offers],
        "correction": _correction(response.correction),
        "ways_out": [_way(way, labels) for way in response.ways_out],
        "coverage": [end.iso if end else None for end in (response.coverage.since, response.coverage.until)],
    }


def _correction(correction: Correction | None) -> dict[str, Any] | None:
    """The query as it may have been meant, and what of it is changed."""
    if correction is None:
        return None
    changed = [fragment.text for fragment in correction.fragments if fragment.marked]
    return {"changed": changed, "total": correction.total, **_search(correction.request)}


def _offer(offer: Offer, labels: Labels) -> dict[str, Any]:
    """A name in the query, and the search narrowed to it in any spelling."""
    named = {"facet": offer.facet, "key": offer.key, "label": labels.of(offer.facet, offer.key)}
    return {**named, "total": offer.total, **_search(offer.request)}


def _way(way: WayOut, labels: Labels) -> dict[str, Any]:
    return {"kind": way.kind, "label": way_text(way, labels), "total": way.total, **_search(way.request)}


def _search(request: SearchRequest) -> dict[str, Any]:
    return {"q": request.text, "url": f"{reverse('search-json')}?{request.urlencode()}"}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "url": reverse("article", args=[hit.id]),
        "title": hit.title,
        "published": hit.published.iso if hit.published else None,
        "score": round(hit.score, 6),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "matches": [{"term": one.term, "level": one.level, "words": list(one.words)} for one in hit.reasons],
        "lacks": [list(alternatives) for alternatives in hit.lacks],
    }


def _snippet(snippet: Snippet) -> dict[str, Any]:
    """The passage, and where in it the words stand that were searched for."""
    marks, reached = [], 0
    for fragment in snippet.fragments:
        if fragment.marked:
            marks.append([reached, reached + len(fragment.text)])
        reached += len(fragment.text)
    return {"text": snippet.text, "marks": marks}


def _facet(name: str, response: SearchResponse, labels: Labels) -> list[dict[str, Any]]:
    return [
        {
            "key": value.key,
            "label": labels.of(name, value.key),
            "count": value.count,
            "selected": value.selected,
            "excluded": value.excluded,
        }
        for value in response.facets[name].values
    ]
