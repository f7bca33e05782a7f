"""The help page: the query language by example, and what an address of a search is made of."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from archive.formats.vocabulary import match_words, value_label
from archive.search.facets import FACET_OF_PARAM
from archive.search.request import MATCHES, PARAMETERS, SORTS
from archive.web.frames import Frame
from archive.web.presentation.examples import bounds, example_groups
from archive.web.presenters.pages import HelpPage, MatchLevel, Parameter


def help_page(frame: Frame) -> HelpPage:
    """How to search, and how to link to a search."""
    return HelpPage(
        **frame.common(gettext("How to search"), description=gettext("The query language of the archive, by example.")),
        groups=example_groups(frame.language),
        bounds=bounds(),
        levels=tuple(MatchLevel(match, *match_words(match)) for match in MATCHES),
        parameters=tuple(Parameter(name, _meaning(name)) for name in PARAMETERS),
        json_url=reverse("search-json"),
    )


def _meaning(name: str) -> str:
    if name in FACET_OF_PARAM:
        told = {"kind": value_label(FACET_OF_PARAM[name].name)}
        return gettext("%(kind)s: a key, repeatable; a leading - excludes it") % told
    return {
        "q": gettext("the query"),
        "from": gettext("the first year, month or day: YYYY, YYYY-MM or YYYY-MM-DD"),
        "to": gettext("the last year, month or day: YYYY, YYYY-MM or YYYY-MM-DD"),
        "sort": gettext("the order: %(choices)s") % {"choices": ", ".join(SORTS)},
        "match": gettext("the level of matching: %(choices)s") % {"choices": ", ".join(MATCHES)},
        "page": gettext("the page, from 1"),
    }[name]
