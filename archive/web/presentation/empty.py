"""Where nothing was found: what was understood, and what would find something."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from archive.formats.labels import Labels
from archive.formats.sentences import articles, sentence
from archive.formats.vocabulary import match_words
from archive.formats.ways_out import coverage_text, way_text
from archive.search.request import SearchRequest
from archive.search.response import Correction, SearchResponse
from archive.web.presentation.lists import direction_of, search_url
from archive.web.presenters.results import CorrectionLink, EmptyResults, WayOut


def empty_results(response: SearchResponse, labels: Labels) -> EmptyResults:
    """The ways out. Where not even the closest results can be shown, what was understood too, and the whole archive."""
    ways = [WayOut(way_text(way, labels), search_url(way.request), articles(way.total)) for way in response.ways_out]
    if response.closest_total:
        return EmptyResults((), tuple(ways), coverage_text(response.coverage))
    ways.append(WayOut(gettext("Browse all articles, newest first"), search_url(SearchRequest().with_sort("newest"))))
    return EmptyResults(tuple(_understood(response.request, labels)), tuple(ways), coverage_text(response.coverage))


def correction_link(correction: Correction | None) -> CorrectionLink | None:
    """The other spelling as a link, if there is one."""
    if correction is None:
        return None
    text = correction.request.text
    return CorrectionLink(
        correction.fragments, search_url(correction.request), articles(correction.total), direction_of(text)
    )


def _understood(request: SearchRequest, labels: Labels) -> Iterator[str]:
    yield sentence(request, labels)
    if request.text:
        level, meaning = match_words(request.match)
        yield gettext("Matching: %(level)s. %(meaning)s") % {"level": level, "meaning": meaning}
