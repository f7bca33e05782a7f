"""Countries: by name, by demonym and by the seat of the government, and what only looks like one."""

from __future__ import annotations

from archive.knowledge.entities import Entity, Spelling
from archive.recognition.capitals import is_town
from archive.recognition.sites import Evidence, Site
from archive.recognition.vocabulary import CLUBS_BEFORE, CLUBS_BEHIND, NATIONAL, NEAR, NOT_A_COUNTRY_BEHIND, PLACE_HEADS

_NAMED_AFTER = NEAR | frozenset(("من", "مع", "بين", "علي", "عن", "دوله", "جمهوريه", "لدي", "ضد", "دول"))
# Names that say no more than what a country is.
_COMMON = frozenset(("المملكة", "السلطنة", "الإمارة"))
_KINGDOMS = frozenset(("SA", "JO", "MA", "BH", "GB", "ES", "TH"))
_FEW = 3
_SHORT = 6
_GULF = frozenset(("SA", "AE", "KW", "BH", "QA", "YE", "OM"))
# Demonyms that are first names too, and what follows them in a name.
_FIRST_NAME_DEMONYMS = frozenset(("تركي", "وتركي", "هندي", "فارسي"))
_IN_NAMES = frozenset(("ال", "بن", "الفيصل", "الدخيل", "الحمد", "عبدالله", "عبد"))
_ROYAL = frozenset(("الامير", "المستشار", "السيد", "الشيخ", "للامير", "اللواء"))


def country(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> str | None:
    """How this country is named here, or None where it is not."""
    if site.before() in NOT_A_COUNTRY_BEHIND.get(entity.key, ()):
        return None
    if spelling.kind == "demonym":
        return "demonym" if _is_demonym(site, entity, spelling, evidence) else None
    if spelling.kind == "metonym":
        return _metonym(site, entity, spelling, evidence)
    if _is_surname(site, entity, evidence):
        return None
    return "name" if not spelling.ambiguous or _is_named(site, entity, spelling, evidence) else None


def _metonym(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> str | None:
    """The government, unless the name is also a town's and the town is meant."""
    if spelling.ambiguous and not (evidence.countries[entity.key] and _favoured(site, entity, evidence)):
        return None
    if site.before() in CLUBS_BEFORE or site.after() in CLUBS_BEHIND:
        return None
    if any(other.kind == "place" for other, _ in site.match.candidates) and (evidence.tells_of_sport or is_town(site)):
        return None
    return "metonym"


def _is_named(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> bool:
    """An ambiguous name: it stands where names of countries stand, and no other entity is likelier."""
    if spelling.text in _COMMON and not _is_the_kingdom(entity, evidence):
        return False
    if len({id(other) for other, _ in site.match.candidates}) > 1:
        return _favoured(site, entity, evidence)
    other = site.coordinated
    if other is not None and other.entity.kind in ("country", "place"):
        return True
    return bool({"ب", "ل"} & set(site.joined)) or site.before() in _NAMED_AFTER or site.before() in PLACE_HEADS


def _is_surname(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """«جورج بيرو», and «بيرو» after him, where hardly anything else speaks for the country."""
    word = site.line.tokens[site.match.first].fold[site.letters :]
    return word in evidence.surnames and evidence.countries[entity.key] <= _FEW


def _is_the_kingdom(entity: Entity, evidence: Evidence) -> bool:
    """«المملكة» is the kingdom that the article names, and of two the one it names more."""
    named = evidence.countries[entity.key]
    return named > 0 and all(evidence.countries[other] < named for other in _KINGDOMS - {entity.key})


def _favoured(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """Of several that share a name (عمان), whose country the article speaks of, near by most of all."""
    here = entity.key if entity.kind == "country" else entity.country
    rivals = {other.key if other.kind == "country" else other.country for other, _ in site.match.candidates} - {here}
    if not rivals:
        return True
    near = _neighbours(site)
    votes = {key: 3 * (key in near) + evidence.countries[key] for key in (here, *rivals)}
    if "OM" in votes and "JO" not in near and not evidence.countries["JO"]:
        votes["OM"] += len(near & (_GULF - {"OM"}))
    return all(votes[here] > votes[rival] for rival in rivals)


def favoured(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """Whether an ambiguous place's country is the one that the article speaks of."""
    return _favoured(site, entity, evidence)


def _neighbours(site: Site) -> set[str]:
    """Countries that the names within six words stand for."""
    first, last = site.match.first - 6, site.match.last + 6
    return {
        entity.key if entity.kind == "country" else entity.country
        for match in site.line.matches_from(first, last)
        if match is not site.match
        for entity, _ in match.candidates
    }


def _is_part_of_a_word(site: Site, spelling: Spelling) -> bool:
    """«كارمن» is not «كـ» and «أرمن»: a preposition is taken from a short demonym only before the article."""
    return (
        bool({"ب", "ل", "ك"} & set(site.joined)) and len(spelling.text) < _SHORT and not spelling.text.startswith("ال")
    )


def _is_demonym(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> bool:
    before = site.before()
    if _is_part_of_a_word(site, spelling):
        return False
    token = site.line.tokens[site.match.first]
    if site.match.first == site.match.last and not token.fold.endswith("ه"):
        if token.fold in _FIRST_NAME_DEMONYMS and (site.after() in _IN_NAMES or before in _ROYAL):
            return False
        if site.behind_first_name(evidence) and spelling.text.startswith("ال"):
            return False
    if not spelling.ambiguous:
        return True
    return evidence.countries[entity.key] > 0 and before in NATIONAL and spelling.text.startswith("ال")
