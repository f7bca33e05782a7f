"""Rows of articles in, rows of what they say out, with neither the archive nor its database.

In: `{"id": …, "title": …, "text": …, "published": …}`. Out, with offsets in `title + "\\n" + text` exactly as given:
`{"id": …, "mentions": [{"kind", "key", "start", "end", "how"}, …], "dates": [{"start", "end", "iso", "how"}, …],
"quotes": [{"start", "end", "speaker": {"start", "end", "key", "anonymous", "how"} or null}, …],
"acts": [{"type", "countries", "date", "start", "end", "actors", "place", "status", "how"}, …]}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from archive.arabic.calendar import PartialDate
from archive.ingest.fields import LIMITS, parse_published
from archive.ingest.readers.jsonlines import read_objects
from archive.ingest.recognising import FILES, recognise_batches
from archive.ingest.records import Rejection
from archive.ingest.workers import Text
from archive.recognition.recognition import Act, Recognised, Speaker

# Articles that a worker is given at once.
BATCH = 32
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60


class Row(NamedTuple):
    """One article of a file: its line, what it is called there, and its text as given."""

    line: int
    identity: str
    text: Text


def recognised_rows(path: Path) -> Iterator[tuple[int, str] | Rejection]:
    """The line of each article with the row for it, in order, and of each bad record why. Raises UnreadableFile."""
    rows = read_objects(path, row_of)
    batches = iter(lambda: tuple(islice(rows, BATCH)), ())
    for batch, found in recognise_batches(batches, _texts, names=FILES):
        answers = iter(found)
        for record in batch:
            yield record if isinstance(record, Rejection) else (record.line, written(record.identity, next(answers)))


def row_of(line: int, values: Mapping[str, Any]) -> Row | Rejection:
    """The row that these values make, or why they make none. An article may lack a title and a date.

    >>> row_of(1, {"id": 7, "text": "قال لافروف", "published": "2018-02"}).text
    ('', 'قال لافروف', PartialDate(year=2018, month=2, day=None))
    >>> row_of(2, {"id": "a", "text": ""}).code
    'missing'
    """
    identity = values.get("id")
    identity = str(identity) if isinstance(identity, int) and not isinstance(identity, bool) else identity
    title, body, published = values.get("title") or "", values.get("text"), values.get("published")
    for field, value in (("id", identity), ("title", title), ("text", body), ("published", published or "")):
        code = _fault(field, value)
        if code:
            return Rejection(line, field, *code)
    try:
        day = _day(published)
    except (ValueError, TypeError, OverflowError):
        return Rejection(line, "published", "wrong-date", {"value": str(published)[:_SHOWN]})
    return Row(line, str(identity), (str(title), str(body), day))


def written(identity: str, found: Recognised) -> str:
    """The row for an article, without a line end."""
    mentions = [
        {"kind": mention.kind, "key": mention.key, "start": mention.start, "end": mention.end, "how": mention.how}
        for mention in found.mentions
    ]
    # What hangs on a condition is no act yet.
    acts = [act_row(act) for act in found.acts if act.status != "conditional"]
    dates = [{"start": date.start, "end": date.end, "iso": date.iso, "how": date.how} for date in found.dates]
    quotes = [
        {"start": said.start, "end": said.end, "speaker": speaker_row(said.speaker) if said.speaker else None}
        for said in found.quotations
    ]
    row = {"id": identity, "mentions": mentions, "dates": dates, "quotes": quotes, "acts": acts}
    return json.dumps(row, ensure_ascii=False)


def speaker_row(speaker: Speaker) -> dict[str, object]:
    """A speaker as a row tells him."""
    return {
        "start": speaker.start,
        "end": speaker.end,
        "key": speaker.key,
        "anonymous": speaker.anonymous,
        "how": speaker.how,
    }


def act_row(act: Act) -> dict[str, object]:
    """An act as a row tells it."""
    return {
        "type": act.type,
        "countries": act.countries,
        "date": act.date.iso if act.date else None,
        "start": act.start,
        "end": act.end,
        "actors": act.actors,
        "place": act.place,
        "status": act.status,
        "how": act.how,
    }


def _fault(field: str, value: object) -> tuple[str, Mapping[str, object]] | None:
    if field in {"id", "text"} and (value is None or value == ""):
        return "missing", {}
    if not isinstance(value, str):
        return "not-text", {}
    if _SURROGATE.search(value):
        return "surrogate", {}
    limit = LIMITS["body"]
    return ("too-long", {"length": len(value), "limit": limit}) if len(value) > limit else None


def _day(published: str | None) -> PartialDate | None:
    return parse_published(published.strip()) if published and published.strip() else None


def _texts(batch: tuple[Row | Rejection, ...]) -> list[Text]:
    return [record.text for record in batch if isinstance(record, Row)]
