"""Recognition: everything an article says that the archive can name, from its text and a gazetteer alone."""

from __future__ import annotations

from dataclasses import dataclass

from archive.arabic.calendar import PartialDate
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.acts import Act, acts
from archive.recognition.boilerplate import Boilerplate, boilerplate
from archive.recognition.dateline import Dateline, dateline, further_datelines
from archive.recognition.dates import Dated, dates
from archive.recognition.mentions import Mention, mentions
from archive.recognition.quotations import Quotation, quotations
from archive.recognition.speakers import Speaker

__all__ = [
    "RECOGNITION_VERSION",
    "Act",
    "Boilerplate",
    "Dated",
    "Dateline",
    "Mention",
    "Quotation",
    "Recognised",
    "Speaker",
    "recognise",
]

# Raised whenever the same article may be recognised otherwise than before.
RECOGNITION_VERSION = 4


@dataclass(frozen=True, slots=True)
class Recognised:
    """Boilerplate and dateline are spans of the body, all others of `title + "\\n" + body`; all are in order."""

    boilerplate: tuple[Boilerplate, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dateline: Dateline | None = None
    acts: tuple[Act, ...] = ()
    dates: tuple[Dated, ...] = ()
    quotations: tuple[Quotation, ...] = ()


def recognise(title: str, body: str, gazetteer: Gazetteer, published: PartialDate | None = None) -> Recognised:
    """What an article says. Nothing is recognised inside boilerplate; the dateline is part of it.

    `published` tells between holders of one office, and what «أمس» was; without it a bare title names nobody, and only
    dates with their year are told. A dateline's date is one.
    """
    line = dateline(body, gazetteer)
    spans = _spans(body, line)
    shift = len(title) + 1
    cut = [(span.start + shift, span.end + shift) for span in spans]
    text = f"{title}\n{body}"
    named = mentions(text, cut, gazetteer, published)
    no_text = [(span.start + shift, span.end + shift) for span in spans if span.kind != "dateline"]
    dated = dates(text, no_text, published)
    done = acts(text, cut, named, gazetteer, published=published, dates=dated)
    return Recognised(spans, named, line, done, dated, quotations(text, cut, named))


def _spans(body: str, line: Dateline | None) -> tuple[Boilerplate, ...]:
    """What is no text, in order: the datelines, and the boilerplate outside them."""
    first = [(line.start, line.end)] if line else []
    places = [*first, *(place for place in further_datelines(body) if not line or place[0] >= line.end)]
    others = [
        span for span in boilerplate(body) if all(span.end <= start or end <= span.start for start, end in places)
    ]
    return tuple(sorted([*others, *(Boilerplate(start, end, "dateline") for start, end in places)]))
