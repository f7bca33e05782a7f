"""Diplomatic acts: what an article says was done, by whom, and whether it was done at all.

An act is told by a word of `data/acts.txt` in a sentence that names, or whose subject was named before, the countries
it is between. What is spoken of again as known («القمة», behind «عقد الرئيسان قمة») is no second act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from archive.arabic.calendar import PartialDate
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.act_participants import Cast, Participants, When
from archive.recognition.act_scenes import Scene, is_headline, scenes
from archive.recognition.act_status import ActStatus, status
from archive.recognition.act_triggers import Told, is_purpose, is_said, is_the_writers, told
from archive.recognition.act_words import ActType, load
from archive.recognition.mentions import Mention
from archive.recognition.vocabulary import SPORT

__all__ = ["Act", "ActStatus", "ActType", "acts"]

# Acts that are words: only who is named in the sentence says them.
_SAID = frozenset(["condemnation", "demand", "threat"])
# What these ask for, invite to or threaten with in so many words behind them is not done.
_GOVERNING = frozenset(["demand", "invitation", "threat"])
_GOVERNED = 8
# Who stands so many words before or behind a word takes part in its act, if there are two of them.
_BESIDE = 14
_BOTH = 2
_MUCH_SPORT = 6
_SHARE_OF_SPORT = 0.02
_OCCASIONS = frozenset(["visit", "meeting", "summit"])


@dataclass(frozen=True, slots=True)
class Act:
    """`text[start:end]` is the sentence that tells of it; `how` is the kind of word that tells and the word."""

    type: ActType
    start: int
    end: int
    actors: tuple[str, ...]
    countries: tuple[str, ...]
    place: str | None
    date: PartialDate | None
    status: ActStatus
    how: str


class _Found(NamedTuple):
    """An act, and whether its sentence speaks of it as known."""

    act: Act
    known: bool


def acts(
    text: str,
    cut: Iterable[tuple[int, int]],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    published: PartialDate | None = None,
    dates: Sequence[When] = (),
) -> tuple[Act, ...]:
    """The acts that `title + "\\n" + body` tells of, in order, each on the nearest of the `dates` in its sentence."""
    cast = Cast(mentions, dates, gazetteer, published)
    title = text.find("\n")
    found: list[_Found] = []
    carried = Participants()
    lead: tuple[Scene, Participants] | None = None
    told_of = list(scenes(text, cut, mentions))
    if _tells_of_sport(told_of):
        return ()
    for scene in told_of:
        if scene.start > title and is_headline(text, scene):
            continue
        named = cast.participants(scene.start, scene.end)
        who = named if named.countries else Participants(named.actors or carried.actors, carried.countries, named.place)
        found += _acts(scene, cast, who, bool(named.countries))
        if named.countries:
            carried = named
        if lead is None and scene.start > title:
            lead = scene, who
    return tuple(sorted(_told_once(_in_body(found, lead, title)), key=_start))


def _tells_of_sport(told_of: Sequence[Scene]) -> bool:
    """Whether the article is of a match, where «لقاء» and «اتفاق» are none of states."""
    of_sport = sum(token.fold in SPORT for scene in told_of for token in scene.tokens)
    return of_sport >= _MUCH_SPORT and of_sport >= _SHARE_OF_SPORT * sum(len(scene.tokens) for scene in told_of)


def _start(act: Act) -> int:
    return act.start


def _in_body(found: Sequence[_Found], lead: tuple[Scene, Participants] | None, title: int) -> Iterator[_Found]:
    """A title's acts are told again in the body: in the same words, or in its first sentence in others."""
    body = [one for one in found if one.act.start > title]
    for one in found:
        if one.act.start > title or lead is None:
            yield one
        elif not any(_are_alike(one.act, other.act) for other in body):
            scene, who = lead
            alike = set(one.act.countries) & set(who.countries)
            yield one._replace(act=_moved(one.act, scene, who)) if alike else one


def _are_alike(act: Act, other: Act) -> bool:
    return act.type == other.type and bool(set(act.countries) & set(other.countries))


def _moved(act: Act, scene: Scene, who: Participants) -> Act:
    actors, countries = _both(act.actors, who.actors), _both(act.countries, who.countries)
    return replace(act, start=scene.start, end=scene.end, actors=actors, countries=countries, how=f"title: {act.how}")


def _both(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _told_once(found: Iterable[_Found]) -> Iterator[Act]:
    """Without what is only spoken of again."""
    told_before: dict[str, set[str]] = {}
    for act, known in found:
        before = told_before.setdefault(act.type, set())
        if known and before & set(act.countries):
            continue
        before |= set(act.countries)
        yield act


def _acts(scene: Scene, cast: Cast, who: Participants, is_named: bool) -> Iterator[_Found]:
    """A sentence's acts, one of each type: the one that it speaks of as new before one that it takes as known."""
    chosen: dict[ActType, Told] = {}
    governed = -1
    for one in told(scene, load()):
        type_ = one.trigger.type
        if not is_the_writers(scene, one) or (type_ in _SAID and not (is_named and is_said(scene, one))):
            continue
        if type_ not in _GOVERNING and one.trigger.kind != "verb" and one.place <= governed:
            continue
        governed = one.last + _GOVERNED if type_ in _GOVERNING else governed
        if type_ not in chosen or (chosen[type_].known and not one.known):
            chosen[type_] = one
    if who.countries or who.actors:
        yield from (_act(scene, cast, who, one) for one in _apart(scene, chosen))


def _apart(scene: Scene, chosen: Mapping[ActType, Told]) -> Iterator[Told]:
    """Without talks that are what a visit or a meeting is for: «زار موسكو لإجراء محادثات» is one act."""
    for type_, one in chosen.items():
        before = scene.before(one.place, 1)
        purpose = any(is_purpose(scene.tokens[each].fold) for each in (one.place, *before))
        if not (type_ == "talks" and purpose and _OCCASIONS & chosen.keys()):
            yield one


def _act(scene: Scene, cast: Cast, who: Participants, one: Told) -> _Found:
    how = f"{one.trigger.kind} {scene.tokens[one.place].text}"
    places = [*scene.before(one.place, _BESIDE)[::-1], one.place, *scene.after(one.place, _BESIDE)]
    beside = cast.participants(scene.tokens[places[0]].start, scene.tokens[places[-1]].end)
    who = beside if len(beside.countries) >= _BOTH else who
    state = status(scene, one)
    day = cast.day(scene, one.place, state)
    act = Act(one.trigger.type, scene.start, scene.end, *who, day, state, how)
    return _Found(act, one.known)
