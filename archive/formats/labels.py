"""Labels: the names that keys go by in the reader's language, looked up at the last moment and all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.models import Actor, Country, Place, Source
from archive.search.request import SearchRequest
from archive.search.response import Hit, SearchResponse

Keys = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Labels:
    """The name of each known key, by facet; a key that is not known goes by itself."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()

    def of(self, facet: str, key: str) -> str:
        return self.names.get(facet, {}).get(key, key)

    def kind(self, facet: str, key: str) -> str:
        """person, organisation, country, place or source."""
        if facet == "actor":
            return "organisation" if key in self.organisations else "person"
        return facet


def labels_of(keys: Keys) -> Labels:
    """The labels of these keys, one query a facet; keys are given by facet."""
    wanted = {facet: set(values) for facet, values in keys.items()}
    actors = Actor.objects.filter(key__in=wanted.get("actor", ())).only("key", "kind", "name_ar", "name_en")
    found = list(actors) if wanted.get("actor") else []
    names: dict[str, dict[str, str]] = {"actor": {actor.key: actor.name for actor in found}}
    if isos := wanted.get("country"):
        rows = Country.objects.filter(pk__in=isos)
        names["country"] = {country.iso: country.name for country in rows}
    if places := wanted.get("place"):
        names["place"] = {place.key: place.name for place in Place.objects.filter(pk__in=places)}
    if sources := wanted.get("source"):
        names["source"] = {source.key: source.name for source in Source.objects.filter(key__in=sources)}
    return Labels(names, frozenset(actor.key for actor in found if actor.kind == Actor.Kind.ORGANISATION))


def request_keys(request: SearchRequest) -> dict[str, set[str]]:
    """The keys that a request names."""
    keys: dict[str, set[str]] = {}
    for facet, key in (*request.filters, *request.excludes):
        keys.setdefault(facet, set()).add(key)
    return keys


def response_keys(response: SearchResponse) -> dict[str, set[str]]:
    """The keys that an answer names: of its request, its facets, its offers and its hits."""
    keys = request_keys(response.request)
    for name, facet in response.facets.items():
        keys.setdefault(name, set()).update(value.key for value in facet.values)
    for offer in response.offers:
        keys.setdefault(offer.facet, set()).add(offer.key)
    for hit in (*response.hits, *response.closest):
        for name, values in hit_keys(hit).items():
            keys.setdefault(name, set()).update(values)
    return keys


def hit_keys(hit: Hit) -> dict[str, tuple[str, ...]]:
    """The keys of one hit, by facet."""
    return {
        "actor": hit.actors,
        "country": hit.countries,
        "place": (hit.place,) if hit.place else (),
        "source": (hit.source,) if hit.source else (),
    }
