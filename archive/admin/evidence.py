"""What was recognised in an article, entity by entity, each mention with the sentence that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Article, Mention

MIXED = "mixed"
# The input that decides on all that is undecided.
EVERYTHING = "decide:everything"
REACH = 140
_SENTENCE_END = re.compile(r"[.!?؟…]+[\"»”’)\]]*\s+|\s*\n\s*")

STATES: Mapping[str, Promise] = {
    Mention.State.SUGGESTED: _("undecided"),
    Mention.State.ACCEPTED: _("accept"),
    Mention.State.REJECTED: _("reject"),
}
KINDS: Mapping[str, Promise] = {
    "person": _("Persons"),
    "organisation": _("Organisations"),
    "country": _("Countries"),
    "place": _("Places"),
}
# How recognition and editors say that they know.
HOW: Mapping[str, Promise] = {
    "full name": _("by the full name"),
    "surname": _("by the surname, after the full name"),
    "first name": _("by the first name"),
    "short name": _("by a short name"),
    "acronym": _("by the acronym"),
    "name": _("by the name"),
    "demonym": _("by an adjective of the country"),
    "metonym": _("by the seat that stands for the government"),
    "by office": _("by the office held on that day"),
    "editor": _("added by an editor"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button."""

    value: str
    label: str | Promise
    checked: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention: the sentence around it in three parts, how it was recognised, and what may be decided."""

    name: str
    before: str
    surface: str
    after: str
    how: str | Promise
    in_title: bool
    state: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of the article with all its mentions."""

    name: str
    label: str
    key: str
    kind: str
    address: str
    state: str
    opened: bool
    choices: tuple[Choice, ...]
    evidence: tuple[Evidence, ...]

    @property
    def first(self) -> Evidence:
        """The mention that says most at a glance: the first in the text itself, if there is one."""
        return next((one for one in self.evidence if not one.in_title), self.evidence[0])

    @property
    def ways(self) -> str:
        """How the entity was recognised, each way once."""
        return str(_(", ")).join(dict.fromkeys(str(one.how) for one in self.evidence))


@dataclass(frozen=True, slots=True)
class Section:
    """The entities of one kind."""

    label: str | Promise
    named: tuple[Named, ...]


def entity_field(mention: Mention) -> str:
    """The input that decides on all mentions of the entity.

    >>> entity_field(Mention(country_id="RU", start=0, end=5))
    'decide:country:RU'
    """
    if mention.actor is not None:
        return f"decide:actor:{mention.actor.key}"
    return f"decide:country:{mention.country_id}" if mention.country_id else f"decide:place:{mention.place_id}"


def mention_field(mention: Mention) -> str:
    """The input that decides on this mention. Made of what it says, since its row is made anew at every saving."""
    return f"{entity_field(mention)}:{mention.start}:{mention.end}"


def common_state(mentions: Iterable[Mention]) -> str:
    """The state that all the mentions have, or MIXED."""
    states = {mention.state for mention in mentions}
    return states.pop() if len(states) == 1 else MIXED


def mentions_of(article: Article) -> dict[str, list[Mention]]:
    """The mentions of an article by the field of their entity, in the order of the text."""
    found: dict[str, list[Mention]] = {}
    rows = Mention.objects.filter(article=article).select_related("actor", "country", "place").order_by("start", "pk")
    for mention in rows:
        found.setdefault(entity_field(mention), []).append(mention)
    return found


def sections(article: Article, posted: Mapping[str, str] | None = None) -> tuple[Section, ...]:
    """What was recognised, kind by kind; `posted` are choices made in a form that could not be saved yet."""
    groups: dict[str, list[Named]] = {kind: [] for kind in KINDS}
    for name, mentions in mentions_of(article).items():
        kind = _kind(mentions[0])
        evidence = tuple(_evidence(mention, article, posted or {}) for mention in mentions)
        groups[kind].append(_named(name, kind, mentions, evidence, posted or {}))
    return tuple(
        Section(KINDS[kind], tuple(sorted(named, key=lambda one: -len(one.evidence))))
        for kind, named in groups.items()
        if named
    )


def for_everything(posted: Mapping[str, str]) -> tuple[Choice, ...]:
    """What may be decided on all that is undecided."""
    labels = {Mention.State.SUGGESTED: _("leave it"), **{state: STATES[state] for state in ("accepted", "rejected")}}
    return _choices(labels, posted.get(EVERYTHING, Mention.State.SUGGESTED))


def passage(text: str, start: int, end: int, reach: int = REACH) -> tuple[str, str]:
    """What stands before and after a span in its sentence, cut between words when the sentence is long.

    >>> passage("وصل أمس. زار لافروف أنقرة مساء. ثم عاد.", 13, 19)
    ('زار ', ' أنقرة مساء.')
    """
    low, high = max(0, start - reach), min(len(text), end + reach)
    begins = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    ending = _SENTENCE_END.search(text, end, high)
    before = text[begins[-1] if begins else low : start]
    after = text[end : ending.end() if ending else high]
    if not begins and low:
        before = "…" + before.partition(" ")[2]
    if not ending and high < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before.lstrip() if begins else before, after.rstrip()


def _named(
    name: str, kind: str, mentions: list[Mention], evidence: tuple[Evidence, ...], posted: Mapping[str, str]
) -> Named:
    entity = mentions[0].entity
    state = common_state(mentions)
    labels = dict(STATES) if state != MIXED else {MIXED: _("one by one"), **STATES}
    return Named(
        name=name,
        label=str(entity),
        key=name.rpartition(":")[2],
        kind=kind,
        address=_address(mentions[0]),
        state=state,
        opened=state == MIXED or any(one.name in posted for one in evidence),
        choices=_choices(labels, posted.get(name, state)),
        evidence=evidence,
    )


def _evidence(mention: Mention, article: Article, posted: Mapping[str, str]) -> Evidence:
    text = article.text
    before, after = passage(text, mention.start, mention.end)
    name = mention_field(mention)
    return Evidence(
        name=name,
        before=before,
        surface=text[mention.start : mention.end],
        after=after,
        how=HOW.get(mention.how, mention.how),
        in_title=mention.end <= len(article.title),
        state=mention.state,
        choices=_choices(STATES, posted.get(name, mention.state)),
    )


def _choices(labels: Mapping[str, Promise], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, value == chosen) for value, label in labels.items())


def _kind(mention: Mention) -> str:
    if mention.actor is not None:
        return mention.actor.kind
    return "country" if mention.country_id else "place"


def _address(mention: Mention) -> str:
    """The entity's own page at the desk."""
    name = "actor" if mention.actor_id else "country" if mention.country_id else "place"
    return reverse(f"admin:archive_{name}_change", args=[mention.entity.pk])
