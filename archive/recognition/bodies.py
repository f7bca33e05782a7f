"""Bodies: organisations, ministries and armies, told from ministers and from common words."""

from __future__ import annotations

from collections.abc import Iterator

from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.sites import Evidence, Site
from archive.recognition.vocabulary import BODY_HEADS, MINISTERS

_BEFORE_A_BODY = frozenset(("عن", "من", "الي", "مع", "بين", "ضد", "لدي"))
_HOW = {"full": "full name", "short": "short name", "acronym": "acronym"}


def body(site: Site, entity: Entity, spelling: Spelling, evidence: Evidence) -> str | None:
    """How this organisation is named here, or None: «وزير الخارجية الروسي» is none."""
    if site.before() in MINISTERS:
        return None
    if spelling.ambiguous and not _is_meant(site, entity, evidence):
        return None
    return _HOW.get(spelling.kind, "name")


def _is_meant(site: Site, entity: Entity, evidence: Evidence) -> bool:
    """A common word is a body's name behind a head word («تنظيم القاعدة»), or beside another body («فتح وحماس»)."""
    if site.match.last > site.match.first or (site.joined in ("", "و") and site.before() in BODY_HEADS):
        return True
    other = site.coordinated
    if other is not None and other.entity.kind == "organisation":
        return True
    beside = site.next_match
    if beside is not None and all(rival.kind == "organisation" for rival, _ in beside.candidates):
        return True
    known = entity.key in evidence.bodies and (site.before() in _BEFORE_A_BODY or "ل" in site.joined)
    return known and not site.after().startswith("ال")


def nation(site: Site, entity: Entity, gazetteer: Gazetteer) -> tuple[int, Entity] | None:
    """The demonym of its own country at the end of a body's name («وزارة الدفاع» «الروسية»): where it begins."""
    first, last = site.match.first, site.match.last
    if not entity.country or first == last:
        return None
    for match in gazetteer.find(site.line.tokens[first + 1 : last + 1]):
        if first + 1 + match.last == last:
            for other, spelling in match.candidates:
                if other.key == entity.country and spelling.kind in ("demonym", "name"):
                    return first + 1 + match.first, other
    return None


def heads(site: Site, last: int) -> Iterator[str]:
    """The folded words of a body's name up to its demonym."""
    words = site.line.words(site.match.first, last)
    yield from (site.line.tokens[site.match.first].fold[site.letters :], *words[1:])
