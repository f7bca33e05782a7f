"""Places: towns, regions, seas; those named like a common word or a government only where the words around say so."""

from __future__ import annotations

from archive.arabic.stopwords import is_stopword
from archive.knowledge.entities import Entity, Spelling
from archive.recognition.capitals import is_town
from archive.recognition.countries import favoured
from archive.recognition.sites import Evidence, Site
from archive.recognition.vocabulary import CLUBS_BEFORE, CLUBS_BEHIND, NEAR, NOT_A_PLACE_BESIDE, PLACE_HEADS

_BEFORE_PLACES = NEAR | frozenset(("علي", "من", "الي", "بين"))


def place(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> str | None:
    """How this place is named here, or None where it is not."""
    if site.match.first == site.match.last and site.behind_first_name(evidence):
        return None
    first = site.line.tokens[site.match.first]
    if site.match.first == site.match.last and is_stopword(first.fold):
        return None
    if _is_club(site, entity, evidence) or {site.before(), site.after()} & NOT_A_PLACE_BESIDE.get(entity.key, set()):
        return None
    if _is_capital(site) and not is_town(site):
        return None
    if spelling.ambiguous and not _is_meant(site, entity, evidence):
        return None
    return "name"


def _is_club(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """«ريال مدريد»; and in an article about a match each town in which nothing is said to be."""
    if site.before() in CLUBS_BEFORE or site.after() in CLUBS_BEHIND:
        return True
    if not evidence.tells_of_sport or entity.place_kind != "city":
        return False
    return "ب" not in site.joined and site.before() not in NEAR and site.before() not in PLACE_HEADS


def _is_capital(site: Site) -> bool:
    return any(spelling.kind == "metonym" for _, spelling in site.match.candidates)


def _is_meant(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """«مدينة الباب», «مدينتي منبج والباب»; of two places with one name, the one whose country the article speaks of."""
    if len({id(other) for other, _ in site.match.candidates}) > 1:
        return favoured(site, entity, evidence)
    if site.before() in PLACE_HEADS:
        return True
    other = site.coordinated
    if other is not None and other.entity.kind == "place" and other.entity.country == entity.country:
        return True
    if site.before() not in _BEFORE_PLACES or site.joined:
        return False
    return entity.key in evidence.places or (bool(entity.country) and evidence.countries[entity.country] > 1)
