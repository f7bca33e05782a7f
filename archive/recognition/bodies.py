"""Bodies: organisations, ministries and armies, told from ministers and from common words."""

from __future__ import annotations

from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.sites import Evidence, Site
from archive.recognition.vocabulary import BODY_HEADS, MINISTERS, PLACE_HEADS, TITLES

_BEFORE_A_BODY = frozenset(("عن", "من", "الي", "مع", "بين", "ضد", "لدي"))
_LONGEST_NATION = 3
_FORCES = frozenset(("قوات", "لقوات", "بقوات", "جيش", "صواريخ"))
_HEADS = {"person": TITLES, "organisation": BODY_HEADS, "place": PLACE_HEADS}
_HOW = {"full": "full name", "short": "short name", "acronym": "acronym"}


def body(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> str | None:
    """How this organisation is named here, or None: «وزير الخارجية الروسي» is none."""
    if site.before() in MINISTERS:
        return None
    if spelling.ambiguous and not _is_meant(site, entity, evidence):
        return None
    return _HOW.get(spelling.kind, "name")


def is_bodys(site: Site) -> bool:
    """Whether a name that a person and a body share is the body's: «قوات الحوثي»."""
    shared = any(entity.kind == "organisation" for entity, _ in site.match.candidates)
    return shared and (site.before() in BODY_HEADS or site.before() in _FORCES)


def _is_meant(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """A common word is a body's name behind a head word («تنظيم القاعدة»), or beside another body («فتح وحماس»)."""
    if site.match.last > site.match.first:
        return _is_fitting(site, entity, evidence)
    if site.joined in ("", "و") and (site.before() in BODY_HEADS or site.before() in _FORCES):
        return True
    other = site.coordinated
    if other is not None and other.entity.kind == "organisation":
        return True
    beside = site.next_match
    if beside is not None and all(rival.kind == "organisation" for rival, _ in beside.candidates):
        return True
    known = entity.key in evidence.bodies and (site.before() in _BEFORE_A_BODY or "ل" in site.joined)
    return known and not site.after().startswith("ال")


def _is_fitting(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """Several words that many bodies share («مجلس الشيوخ»): this one's country is what the article is about."""
    if not entity.country:
        return not site.after().startswith("ل")
    most = max(evidence.countries.values(), default=0)
    return evidence.countries[entity.country] * 2 > most


def nation(site: Site, entity: Entity, gazetteer: Gazetteer) -> tuple[int, Entity] | None:
    """A demonym, or its own country's name, at the end of a body's or a place's name, and where it begins."""
    tokens, last = site.line.tokens, site.match.last
    for start in range(last, max(site.match.first, last - _LONGEST_NATION), -1):
        for match in gazetteer.find(tokens[start : last + 1]):
            for other, spelling in match.candidates:
                nation_ends = start + match.last == last and match.first == 0
                own = other.key == entity.country and spelling.kind == "name"
                if nation_ends and (own or spelling.kind == "demonym"):
                    return start, other
    return None


def head_words(site: Site, entity: Entity, gazetteer: Gazetteer) -> int:
    """How many words before a name are no part of it, for it stands without them too.

    «مدينة الرقة», «تنظيم «داعش»», «المشير حفتر».
    """
    first, last = site.match.first, site.match.last
    heads = _HEADS[entity.kind]
    while first < last and site.line.word(first) in heads:
        inner = gazetteer.find(site.line.tokens[first + 1 : last + 1])
        if not inner or inner[0].first or first + 1 + inner[0].last != last:
            break
        if all(other is not entity for other, _ in inner[0].candidates):
            break
        first += 1
    return first - site.match.first
