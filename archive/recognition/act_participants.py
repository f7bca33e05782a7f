"""Who takes part in an act: the names of its sentence, and the countries they act for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from archive.arabic.calendar import PartialDate
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.act_scenes import Scene
from archive.recognition.act_status import ActStatus
from archive.recognition.mentions import Mention

# A date farther away, in characters, is rather another event's.
_NEAR = 100


class Participants(NamedTuple):
    """Keys of persons and bodies, codes of countries, each once, in the order of the text."""

    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: str | None = None


class When(Protocol):
    """A date of a text, and the first and the last that it may mean."""

    @property
    def start(self) -> int: ...

    @property
    def since(self) -> PartialDate: ...

    @property
    def until(self) -> PartialDate: ...


class Cast:
    """The mentions and the dates of an article, by place."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        dates: Sequence[When],
        gazetteer: Gazetteer,
        published: PartialDate | None,
    ) -> None:
        self.mentions = mentions
        self.dates = dates
        self.gazetteer = gazetteer
        self.published = published
        self.starts = [mention.start for mention in mentions]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in a span."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def participants(self, start: int, end: int) -> Participants:
        """Who is named in a span."""
        actors: dict[str, None] = {}
        countries: dict[str, None] = {}
        place = None
        for mention in self.between(start, end):
            if mention.kind in ("person", "organisation"):
                actors[mention.key] = None
            elif mention.kind == "place":
                place = place or mention.key
            countries |= dict.fromkeys(self.countries_of(mention))
        return Participants(tuple(actors), tuple(countries), place)

    def day(self, scene: Scene, place: int, status: ActStatus) -> PartialDate | None:
        """The date that stands nearest to a word in its sentence; None for none near, or for a span of time.

        What is done was done by the day of the article, and what is planned is not before it.
        """
        at = scene.tokens[place].start
        first, last = (bisect_left(self.dates, bound, key=_start) for bound in (scene.start, scene.end))
        near = (date for date in self.dates[first:last] if abs(date.start - at) <= _NEAR and self._may_be(date, status))
        nearest = min(near, key=lambda date: abs(date.start - at), default=None)
        return nearest.since if nearest and nearest.since == nearest.until else None

    def _may_be(self, date: When, status: ActStatus) -> bool:
        if self.published is None or status not in ("done", "planned"):
            return True
        if status == "done":
            return date.since.first <= self.published.last
        return date.until.last >= self.published.first

    def countries_of(self, mention: Mention) -> Iterator[str]:
        """The country that a mention is, or acts for on the day of the article."""
        if mention.kind == "country":
            yield mention.key
        elif mention.kind in ("person", "organisation"):
            entity = self.gazetteer.entity(mention.kind, mention.key)
            if entity and (country := self._country(entity)):
                yield country

    def _country(self, entity: Entity) -> str:
        if entity.country or self.published is None:
            return entity.country
        day = self.published.first
        for tenure in entity.tenures:
            begun = tenure.since is None or tenure.since.first <= day
            if tenure.country and begun and (tenure.until is None or day <= tenure.until.last):
                return tenure.country
        return ""


def _start(date: When) -> int:
    return date.start
