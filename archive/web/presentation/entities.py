"""The pages of actors and countries. Every number on them is the total of the search that its link leads to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from archive.formats.labels import labels_of, response_keys
from archive.formats.sentences import articles
from archive.models import Actor, ActorName, Country
from archive.search.answers import answer
from archive.search.engine import get_engine
from archive.search.request import SearchRequest
from archive.search.response import SearchResponse
from archive.web.frames import DIRECTIONS, Frame
from archive.web.presentation.lists import counted, entity_url, hit_line, search_url
from archive.web.presentation.offices import offices_of
from archive.web.presenters.entities import ActorPage, CountryPage, SpellingGroup
from archive.web.presenters.pages import Link

NEWEST = 10


def actor_page(frame: Frame, actor: Actor) -> ActorPage:
    """The page of a person or an organisation."""
    own = SearchRequest(filters=(("actor", actor.key),), sort="newest")
    # Values of one facet are alternatives: "both of them" is a search for the one by name, narrowed to the other.
    together = SearchRequest(text=_phrase(actor.name_ar), match="wide")
    company = get_engine().search(together, size=1)
    kind = gettext("Person") if actor.kind == Actor.Kind.PERSON else gettext("Organisation")
    return ActorPage(
        **_entity(frame, actor, own, company, without=("actor", actor.key)),
        kind=actor.kind,
        kind_text=kind,
        country=Link(actor.country.name, entity_url("country", actor.country.iso)) if actor.country else None,
        spellings=_spellings(actor),
        offices=offices_of(actor, frame.language),
    )


def country_page(frame: Frame, country: Country) -> CountryPage:
    """The page of a country."""
    own = SearchRequest(filters=(("country", country.iso),), sort="newest")
    found = get_engine().search(own, size=1)
    together = SearchRequest(text=_phrase(country.name_ar), match="wide")
    fields = _entity(frame, country, own, get_engine().search(together, size=1), without=("country", country.iso))
    labels = labels_of(response_keys(found))
    # Actors and places are other facets than the country's own, so its filter itself says "both".
    fields["actors"] = counted("actor", _values(found, "actor"), labels, own.with_sort("relevance"))
    places = counted("place", _values(found, "place"), labels, own.with_sort("relevance"))
    return CountryPage(**fields, iso=country.iso, places=places)


def _phrase(name: str) -> str:
    return f'"{name}"'


def _values(response: SearchResponse, facet: str) -> Any:
    found = response.facets.get(facet)
    return found.values if found else ()


def _entity(
    frame: Frame, entity: Actor | Country, own: SearchRequest, company: SearchResponse, *, without: tuple[str, str]
) -> dict[str, Any]:
    """What the pages of actors and of countries have in common."""
    found = answer(own, size=NEWEST)
    keys = response_keys(company)
    for facet, values in response_keys(found).items():
        keys.setdefault(facet, set()).update(values)
    labels = labels_of(keys)
    other = "en" if frame.language == "ar" else "ar"
    other_name = entity.name_en if other == "en" else entity.name_ar
    request = company.request
    return {
        **frame.common(entity.name, description=f"{entity.name} · {articles(found.total)}"),
        "name": entity.name,
        "other_name": other_name if other_name != entity.name else "",
        "other_language": other,
        "other_direction": DIRECTIONS[other],
        "count": found.total,
        "count_text": articles(found.total),
        "search_url": search_url(own),
        "newest": tuple(hit_line(hit, labels, frame.language) for hit in found.hits),
        "actors": counted("actor", _values(company, "actor"), labels, request, without=without[1]),
        "countries": counted("country", _values(company, "country"), labels, request, without=without[1]),
    }


def _spellings(actor: Actor) -> tuple[SpellingGroup, ...]:
    """Every spelling of the names, by script."""
    rows = list(actor.spellings.order_by("pk").values_list("script", "text"))
    groups = (
        (ActorName.Script.ARABIC, gettext("In Arabic script"), "ar"),
        (ActorName.Script.LATIN, gettext("In Latin script"), "en"),
    )
    made = [
        SpellingGroup(
            label, language, DIRECTIONS[language], tuple(dict.fromkeys(text for s, text in rows if s == script))
        )
        for script, label, language in groups
    ]
    return tuple(group for group in made if group.spellings)
