"""Capitals: «في موسكو» is a town, «أعلنت موسكو» a government."""

from __future__ import annotations

from archive.knowledge.entities import Entity
from archive.recognition.sites import Site
from archive.recognition.vocabulary import (
    ADDRESSED,
    ATTACKS,
    GOT_FROM,
    HELD_IN,
    HOSTING,
    MOTION,
    NEAR,
    PLACE_HEADS,
    TIES,
)

# Verbs of which a capital right behind them is the subject: «دخلت أنقرة على الخط».
_ACTS = frozenset(("دخلت", "قصفت", "استهدفت", "ضربت", "سيطرت"))
_PREPOSITIONS = frozenset(("من", "الي", "علي"))
_BEFORE_GOVERNMENTS = frozenset(("بين", "مع", "عن", "ضد", "لدي", "حيال", "تجاه"))
_CAPITAL = frozenset(("العاصمه", "عاصمه", "للعاصمه", "بالعاصمه"))


def is_town(site: Site) -> bool:
    """Whether a capital's name means the town; where nothing says so, it means the government.

    A name joined with «و» to another capital means what that one means.
    """
    if (other := site.coordinated) and (other.entity.kind == "place" or other.how == "metonym"):
        return other.entity.kind == "place"
    if site.previous and site.previous.last == site.match.first - 1 and _is_named_again(site, site.previous.entity):
        return True
    if "ب" in site.joined:
        return not TIES.intersection(site.preceding(3))
    before = site.before()
    if before in _PREPOSITIONS:
        return _behind_preposition(site, before)
    if before in _BEFORE_GOVERNMENTS:
        return False
    return before in PLACE_HEADS or before in NEAR or before in HELD_IN or _visited(site)


def _behind_preposition(site: Site, preposition: str) -> bool:
    """A town, unless what stands before the preposition has to do with a government; على needs an attack on a town."""
    match preposition:
        case "من":
            return site.before(2) not in GOT_FROM
        case "الي":
            return not ADDRESSED.intersection(site.preceding(5))
        case _:
            return bool(ATTACKS.intersection(site.preceding(6)))


def _visited(site: Site) -> bool:
    """«زار وفد تركي موسكو», «موسكو ستشهد قمة», «العاصمة السعودية الرياض»."""
    if site.after() in HOSTING or _CAPITAL.intersection(site.preceding(2)):
        return True
    before = site.before()
    if before in _ACTS or (before.endswith("ت") and before not in MOTION):
        return False
    return bool(MOTION.intersection(site.preceding(3)))


def _is_named_again(site: Site, before: Entity) -> bool:
    """«نور سلطان (آستانة سابقا)»: the place that this name can mean was named right before."""
    return before.kind == "place" and any(entity is before for entity, _ in site.match.candidates)
