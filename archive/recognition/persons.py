"""Persons: full names, and surnames that an article or a title tells from words and from other people's names."""

from __future__ import annotations

from collections.abc import Sequence

from archive.knowledge.entities import Entity, Spelling
from archive.recognition.sites import Evidence, Site, only, words_of
from archive.recognition.vocabulary import (
    ANIMALS,
    BEHIND_FULL_NAME,
    BETWEEN,
    GOES_ON,
    IDIOMS,
    POSSESSIONS,
    TITLES,
)

# A title whose bearer needs no further evidence than his name.
_RULERS = frozenset(("الرييس", "الرئيس", "للرئيس", "بالرئيس", "الملك", "الملكه", "للملك"))
_FURTHEST_TITLE = 6
# What a verb or a word with something joined to it begins with.
_NOT_IN_NAMES = ("ال", "ب", "ل", "و", "ف", "ي", "ت", "سي", "ست", "سن", "ا", "ق")
# Further parts of Korean names that begin like that.
_IN_NAMES = frozenset(("يونغ", "يو", "تشول", "تشانغ"))

Candidates = Sequence[tuple[Entity, Spelling]]


def person(site: Site, candidates: Candidates, evidence: Evidence) -> tuple[Entity, str] | None:
    """Who of these persons is meant, and how it is told; None where nobody is, or it is unsure."""
    if site.after() in BEHIND_FULL_NAME or site.line.tokens[site.match.first].fold in IDIOMS:
        return None
    if candidates[0][1].kind == "full":
        return _full(site, candidates, evidence)
    how = _how(candidates[0])
    if _of_another(site, candidates, evidence) or (how == "first name" and not _goes_on(site)):
        return None
    certain = only(entity for entity, _ in candidates)
    if certain is None or candidates[0][1].ambiguous:
        certain = _in_context(site, candidates, evidence)
    return (certain, how) if certain else None


def _in_context(site: Site, candidates: Candidates, evidence: Evidence) -> Entity | None:
    """Whose surname it is that others bear too, or that is a word: the one's whose full name or title stands by."""
    if site.before() in ANIMALS:
        return None
    named = only(entity for entity, _ in candidates if entity.key in evidence.persons)
    if named is None and (title := _title(site)):
        return _titled(title, candidates, evidence)
    return named


def _full(site: Site, candidates: Candidates, evidence: Evidence) -> tuple[Entity, str] | None:
    certain = only(entity for entity, spelling in candidates if not spelling.ambiguous)
    if certain is None:
        certain = only(entity for entity, _ in candidates if evidence.countries[entity.country] or _title(site))
    return (certain, "full name") if certain else None


def _how(candidate: tuple[Entity, Spelling]) -> str:
    entity, spelling = candidate
    words = words_of(entity.name_ar)
    return "first name" if words and words_of(spelling.text) == words[:1] and len(words) > 1 else "surname"


def _goes_on(site: Site) -> bool:
    """Whether no further part of a name follows a first name: «كيم داي جونغ» is not the Kim who was named before."""
    place = site.match.last + 1
    tokens = site.line.tokens
    if place >= len(tokens) or tokens[place].start - tokens[place - 1].end > 1:
        return True
    word = site.after()
    return word in GOES_ON or (tokens[place].fold.startswith(_NOT_IN_NAMES) and word not in _IN_NAMES)


def _of_another(site: Site, candidates: Candidates, evidence: Evidence) -> bool:
    """Whether another first name stands right before: «ميلانيا ترامب». «سيرجي» before لافروف is the same as «سيرغي»."""
    before = site.before()
    if not site.behind_persons_name(evidence):
        return False
    return all(before[:2] != words_of(entity.name_ar)[0][:2] for entity, _ in candidates)


def _title(site: Site) -> str:
    """The title before a name, with adjectives and an office between: «وزير الخارجية الإيراني ظريف»; "" for none."""
    if site.joined not in ("", "و"):
        return ""
    if site.joined == "" and site.before() in POSSESSIONS:
        return site.before()
    for distance in range(1, _FURTHEST_TITLE):
        word = site.before(distance)
        if word in TITLES:
            return word
        if not (word.startswith("ال") or word in BETWEEN):
            return ""
    return ""


def _titled(title: str, candidates: Candidates, evidence: Evidence) -> Entity | None:
    """Whose surname it is behind a title: he who held an office then, or whose country the article speaks of."""
    named = only(entity for entity, _ in candidates)
    if named is not None:
        known = title in _RULERS or title in POSSESSIONS or not named.country or evidence.countries[named.country]
        return named if known else None
    likely = [entity for entity, _ in candidates if evidence.countries[entity.country]]
    return only(likely) or only(entity for entity in likely if _in_office(entity, evidence))


def _in_office(entity: Entity, evidence: Evidence) -> bool:
    day = evidence.published
    return day is not None and any(
        (tenure.since is None or tenure.since.first <= day.last)
        and (tenure.until is None or day.first <= tenure.until.last)
        for tenure in entity.tenures
    )
