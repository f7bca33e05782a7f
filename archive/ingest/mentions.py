"""Mentions: what was recognised in an article as rows, and what editors decided kept through every change of the text.

Suggestions are replaced each time. An accepted mention stays and a rejected one keeps its span from being suggested
again; both move with their words when the text changes, and go only when their words are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.ingest.knowledge import store
from archive.models import Actor, Article, Country, Mention, Place
from archive.models.names import archive_gazetteer

if TYPE_CHECKING:
    from archive.knowledge.entities import EntityKind
    from archive.recognition.recognition import Mention as Found
    from archive.recognition.recognition import Recognised

# The column of a mention that points at an entity of a kind.
COLUMNS: Mapping[str, str] = {
    "person": "actor_id",
    "organisation": "actor_id",
    "country": "country_id",
    "place": "place_id",
}
_CHUNK = 500


@dataclass(slots=True)
class EntityRows:
    """The rows that keys stand for, asked for once; an entity that has no row yet is given one."""

    known: dict[tuple[str, str], int | str] = field(default_factory=dict)

    def learn(self, found: Iterable[Found]) -> None:
        """Find the rows of all that is mentioned here, in a query a table."""
        wanted: dict[str, set[str]] = {}
        kinds: dict[tuple[str, str], EntityKind] = {}
        for mention in found:
            column = COLUMNS[mention.kind]
            if (column, mention.key) not in self.known:
                wanted.setdefault(column, set()).add(mention.key)
                kinds[column, mention.key] = mention.kind
        self._learn(wanted, kinds)

    def column(self, mention: Found) -> dict[str, int | str]:
        """The column that points at the entity; empty when nobody knows it any more."""
        column = COLUMNS[mention.kind]
        row = self.known.get((column, mention.key))
        return {} if row is None else {column: row}

    def place(self, key: str) -> str | None:
        """The key, if it is that of a place."""
        if ("place_id", key) not in self.known:
            self._learn({"place_id": {key}}, {("place_id", key): "place"})
        return key if ("place_id", key) in self.known else None

    def _learn(self, wanted: Mapping[str, set[str]], kinds: Mapping[tuple[str, str], EntityKind]) -> None:
        self._read(wanted)
        missing = [(kind, key) for (column, key), kind in kinds.items() if (column, key) not in self.known]
        if missing:
            gazetteer = archive_gazetteer()
            store([entity for kind, key in missing if (entity := gazetteer.entity(kind, key))])
            self._read(wanted)

    def _read(self, wanted: Mapping[str, set[str]]) -> None:
        for column, keys in wanted.items():
            for some in _chunks(sorted(keys)):
                self.known |= {(column, key): row for key, row in _rows(column, some)}


def suggestions(
    article: Article, recognised: Recognised, rows: EntityRows, decided: Iterable[Mention] = ()
) -> Iterator[Mention]:
    """Rows for what was recognised, without what an editor has decided on already. They are not saved here.

    Decided is an entity over any of the words: a rejected «المشير حفتر» does not come back as «حفتر».
    """
    spans: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for mention in decided:
        spans.setdefault(_entity(mention), []).append((mention.start, mention.end))
    for found in recognised.mentions:
        column = rows.column(found)
        row = Mention(
            article=article, start=found.start, end=found.end, surface=found.surface[:300], how=found.how[:40], **column
        )
        known = spans.setdefault(_entity(row), [])
        if column and all(end <= row.start or row.end <= start for start, end in known):
            known.append((row.start, row.end))
            yield row


def move_decided(article: Article, before: str) -> list[Mention]:
    """What editors decided about an article, moved from the text it had to the one it has. Saves what moves."""
    decided = list(article.mentions.exclude(state=Mention.State.SUGGESTED).order_by("start", "end", "pk"))
    after = article.text
    if before == after or not decided:
        return decided
    taken: set[tuple[object, ...]] = set()
    kept = []
    for mention in decided:
        start = _new_start(before, after, mention)
        if start is not None:
            mention.start, mention.end = start, start + mention.end - mention.start
        if start is None or _identity(mention) in taken:
            mention.delete()
            continue
        taken.add(_identity(mention))
        kept.append(mention)
    _save_moved(kept)
    return kept


def _new_start(before: str, after: str, mention: Mention) -> int | None:
    """Where the words of a mention stand now: unmoved, moved with the end of the text, or the nearest of their like."""
    surface = before[mention.start : mention.end]
    if not surface:
        return None
    if after.startswith(before[: mention.end]):
        return mention.start
    shifted = mention.start + len(after) - len(before)
    if shifted >= 0 and after[shifted:] == before[mention.start :]:
        return shifted
    places = list(_places(after, surface))
    return min(places, key=lambda place: min(abs(place - mention.start), abs(place - shifted)), default=None)


def _places(text: str, surface: str) -> Iterator[int]:
    place = text.find(surface)
    while place >= 0:
        yield place
        place = text.find(surface, place + 1)


def _save_moved(mentions: list[Mention]) -> None:
    """Save the new spans one at a time, in an order in which none takes the place of one that has yet to move."""
    stored = {row.pk: (row.start, row.end) for row in Mention.objects.filter(pk__in=[row.pk for row in mentions])}
    moved = [row for row in mentions if stored[row.pk] != (row.start, row.end)]
    forward = [row for row in moved if row.start > stored[row.pk][0]]
    backward = [row for row in moved if row.start <= stored[row.pk][0]]
    for row in [*backward, *reversed(forward)]:
        row.save(update_fields=["start", "end"])


def _identity(mention: Mention) -> tuple[object, ...]:
    return mention.start, mention.end, *_entity(mention)


def _entity(mention: Mention) -> tuple[object, ...]:
    return mention.actor_id, mention.country_id, mention.place_id


def _rows(column: str, keys: list[str]) -> Iterable[tuple[str, int | str]]:
    if column == "actor_id":
        return Actor.objects.filter(key__in=keys).values_list("key", "pk")
    if column == "country_id":
        return ((iso, iso) for iso in Country.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return ((key, key) for key in Place.objects.filter(pk__in=keys).values_list("pk", flat=True))


def _chunks(keys: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(keys), _CHUNK):
        yield keys[first : first + _CHUNK]
