"""Dates: when something was or will be, by the calendar or counted from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from archive.arabic.calendar import PartialDate
from archive.recognition.anchors import Anchor
from archive.recognition.calendar_dates import Found, calendar_dates
from archive.recognition.date_words import BEGIN
from archive.recognition.readable import Cuts, readable
from archive.recognition.relative_dates import relative_dates

# «من 28 مايو حتى 2 يونيو»
_FROM = re.compile(rf"{BEGIN}[وف]?(?:من|بين|[(])\s*(?:يوم\s+|عام\s+)?$")
_TO = re.compile(r"\s*(?:الي|حتي|وحتي|والي|-|–)\s*(?:يوم\s+|عام\s+)?")
_TWO_DAYS = re.compile(rf"{BEGIN}[وف]?[بلك]?يومي\s+$")
# «سبتمبر أو أكتوبر», «يناير وفبراير الماضيين»
_OR = re.compile(r"\s*(?:او\s+|و\s*)")
_NEAR = 12
# «الجمعة 13 يوليو»: the weekday adds nothing to the date behind it, or before it.
_BESIDE = re.compile(r"\s*[(،]?\s*(?:الموافق\s+)?[(]?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it stands in a text, and the days, months or years from the first to the last it may mean.

    `since` and `until` are one unless the text names a span; `how` says by which form it is known.
    """

    start: int
    end: int
    surface: str
    since: PartialDate
    until: PartialDate
    how: str

    @property
    def iso(self) -> str:
        """`2018-04-03`, `2018-04` or `2018`; of a span its two ends, `1998/2000`."""
        return self.since.iso if self.since == self.until else f"{self.since.iso}/{self.until.iso}"


def dates(text: str, cut: Iterable[tuple[int, int]], published: PartialDate | None = None) -> tuple[Dated, ...]:
    """The dates of a text, in order and apart, without those in the spans that are cut out.

    Without the day of publication only those are told that name their year.

    >>> day = PartialDate(2018, 5, 15)
    >>> [found.iso for found in dates("التقى أمس الوفد، وسيزور بيروت في 29 و30 أيار/مايو الجاري.", [], day)]
    ['2018-05-14', '2018-05-29/2018-05-30']
    >>> [found.surface for found in dates("وُقّع عام 2015، ثم أمس", [])]
    ['عام 2015']
    """
    anchor = Anchor(published.first) if published is not None and published.precision == "day" else None
    read = readable(text)
    kept = _apart(
        len(read.text), chain(calendar_dates(read.text, anchor), relative_dates(read.text, anchor) if anchor else ())
    )
    cuts = Cuts(cut)
    found = []
    for date in _spans(read.text, _without_weekdays(read.text, kept)):
        if date.span is None:
            continue
        start, end = read.span(date.start, date.end)
        # No date goes on after an empty line: what follows there is another paragraph.
        if not cuts.touch(start, end) and "\n\n" not in text[start:end]:
            found.append(Dated(start, end, text[start:end], *date.span, date.how))
    return tuple(found)


def _apart(length: int, found: Iterable[Found]) -> list[Found]:
    """Those that lie over none before them, in the order of the text."""
    taken = bytearray(length)
    kept = []
    for date in found:
        if taken.find(1, date.start, date.end) < 0:
            taken[date.start : date.end] = b"\1" * (date.end - date.start)
            kept.append(date)
    return sorted(kept, key=lambda date: date.start)


def _without_weekdays(text: str, found: list[Found]) -> list[Found]:
    """The dates without the weekdays that stand beside one of the calendar."""
    beside = set()
    for one, two in pairwise(found):
        gap = _BESIDE.fullmatch(text, one.end, two.start)
        if gap and {one.how, two.how} & {"weekday"} and {one.how, two.how} & {"day of month", "numbers"}:
            beside.add(one.start if one.how == "weekday" else two.start)
    return [date for date in found if date.start not in beside]


def _spans(text: str, found: list[Found]) -> Iterator[Found]:
    """The dates; two with «من … إلى» around them are one span."""
    place = 0
    while place < len(found):
        one = found[place]
        two = found[place + 1] if place + 1 < len(found) else None
        joined = _joined(text, one, two) if two else None
        yield joined or one
        place += 2 if joined else 1


def _joined(text: str, one: Found, two: Found) -> Found | None:
    if one.span is None or two.span is None:
        return None
    if one.how == two.how == "weekday" and _TWO_DAYS.search(text, max(0, one.start - _NEAR), one.start):
        return _both(text, one, two)
    if one.how == two.how == "month" and (either := _either(text, one, two)):
        return either
    if not _TO.fullmatch(text, one.end, two.start):
        return None
    if not _FROM.search(text, max(0, one.start - _NEAR), one.start) or not one.span[0] < two.span[1]:
        return None
    return Found(one.start, two.end, (one.span[0], two.span[1]), two.how)


def _both(text: str, one: Found, two: Found) -> Found | None:
    """«يومي الاثنين والثلاثاء المقبلين»: two weekdays, of which the second says which week is meant."""
    if one.span is None or two.span is None or text[one.end : two.start].strip() != "و":
        return None
    last = two.span[1]
    first = Anchor(last.first).weekday(one.span[0].first.weekday(), -1, to_come=False)
    return Found(one.start, two.end, (first, last), "weekday")


def _either(text: str, one: Found, two: Found) -> Found | None:
    """Two months of one year that stand for the time from the one to the other."""
    link = _OR.fullmatch(text, one.end, two.start)
    if not link or one.span is None or two.span is None:
        return None
    since, until = PartialDate(two.span[0].year, one.span[0].month), two.span[1]
    is_one = link[0].strip().startswith("او") or text[one.start : two.end].endswith("ين")
    return Found(one.start, two.end, (since, until), "month") if is_one and since < until else None
