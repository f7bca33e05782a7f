"""Periods: what may follow `date:`. A year, month or day, of either calendar, or two of them with `..` between.

>>> for text in ("2017-03..2017-08", "..2018", "5 مارس 2019", "رمضان 1439"):
...     print(read_period(text, 0).published)
date:2017-03..2017-08
date:..2018
date:2019-03-05
date:2018-05-16..2018-06-14

Digits may be of any script. Years from 1343 to 1500 are of the Islamic calendar, and so is any year with «هـ».
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date as _date
from typing import NamedTuple

from archive.arabic.calendar import PartialDate, hijri_month_number, hijri_to_gregorian, month_number
from archive.search.nodes import Published

# The years that the tables of the Umm al-Qura calendar reach. No newspaper is as old.
HIJRI_YEARS = range(1343, 1501)
_ENGLISH = {name.lower(): number for number, name in enumerate(month_name) if name}
_ENGLISH |= {name[:3]: number for name, number in _ENGLISH.items()} | {"sept": 9}

_END = r"(?=هـ|ه(?!\w)|[^\w/]|\Z)"
_ISO = re.compile(rf"(\d{{4}})(?:[-/‐‑–](\d{{1,2}})(?:[-/‐‑–](\d{{1,2}}))?)?{_END}")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/‐‑–](\d{1,2})[-/‐‑–](\d{4})(?![\w/-])")
_LETTERS = r"[^\W\d_]+"
_NAMED = re.compile(rf"(?:(\d{{1,2}})[ ]+)?({_LETTERS})(?:[ /]+({_LETTERS}))?[ ,،]+(\d{{4}}){_END}")
# Behind a year of the other calendar a lone «هـ» may be any word.
_ERA = re.compile(r"(?:هـ|ه(?!\w))")
_APART = re.compile(r"[ ]?(?:هـ|ه(?!\w)|AH\b)")
# Blanks stand on both sides of the dots or on none: «2017.. 2018» is an open range, then a word.
_DOTS = re.compile(r"[ ]+(?:\.{2,3}|…|‥)[ ]+|(?:\.{2,3}|…|‥)")
# No date is longer; more is not looked at, so that the time stays in proportion.
_CHUNK = re.compile(r"[^\s:()\[\]{}|«»\"“”]{1,64}")


class Found(NamedTuple):
    """A period as read, where it ended in the text, and whether its ends stood the wrong way round."""

    published: Published
    end: int
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """One date as read: the first and the last that it covers, which differ for a month of the Islamic calendar."""

    first: PartialDate
    last: PartialDate
    end: int


def read_period(text: str, start: int) -> Found | None:
    """The period that begins here; None when none does, or a malformed one."""
    since = _point(text, start)
    at = since.end if since else start
    dots = _DOTS.match(text, at)
    until = _point(text, dots.end()) if dots else None
    if dots is None or (until is None and dots[0][0] == " "):
        if since is None or _goes_on(text, since.end):
            return None
        return Found(Published(since.first, since.last), since.end)
    end = until.end if until else dots.end()
    if (since is None and (until is None or dots[0][0] == " ")) or _goes_on(text, end):
        return None
    return _range(since, until, end)


def malformed(text: str, start: int) -> str:
    """What stands in the place of a period: up to the next blank, colon, bracket or quotation mark."""
    found = _CHUNK.match(text, start)
    return found[0] if found else ""


def _range(since: _Point | None, until: _Point | None, end: int) -> Found:
    swapped = since is not None and until is not None and since.first.first > until.last.last
    if swapped:
        since, until = until, since
    return Found(Published(since.first if since else None, until.last if until else None), end, swapped)


def _goes_on(text: str, end: int) -> bool:
    """Whether something is joined to what was read, which makes it no date: «2017-03x»."""
    joined = text[end : end + 2].rstrip(". ")
    return bool(joined) and (joined[0].isalnum() or joined[0] in "-/…‥_" or joined[0] == "." != joined)


def _point(text: str, start: int) -> _Point | None:
    if named := _NAMED.match(text, start):
        day, first, second, year = named.groups()
        era = (_APART if int(year) in HIJRI_YEARS else _ERA).match(text, named.end())
        if found := _in_month(day, first, second, int(year), era.end() if era else named.end()):
            return found
    if iso := _ISO.match(text, start):
        return _dated(text, [int(part) for part in iso.groups() if part], iso.end())
    if turned := _DAY_FIRST.match(text, start):
        return _dated(text, [int(part) for part in turned.groups()][::-1], turned.end())
    return None


def _in_month(day: str | None, first: str, second: str | None, year: int, end: int) -> _Point | None:
    """A date by the name of its month, of one word or two; «مارس/آذار» names one twice."""
    days = [int(day)] if day else []
    for name in (f"{first} {second}", first, second) if second else (first,):
        if hijri := hijri_month_number(name or ""):
            return _hijri([year, hijri, *days], end)
        month = month_number(name or "") or _ENGLISH.get((name or "").lower())
        # A second word that is no part of the name makes it no date: «مارس الماضي 2017».
        if month and (not second or name == f"{first} {second}" or month_number(second) == month):
            return _gregorian([year, month, *days], end)
    return None


def _dated(text: str, parts: list[int], end: int) -> _Point | None:
    islamic = parts[0] in HIJRI_YEARS
    era = (_APART if islamic else _ERA).match(text, end)
    return _hijri(parts, era.end() if era else end) if islamic or era else _gregorian(parts, end)


def _gregorian(parts: list[int], end: int) -> _Point | None:
    if parts[0] in HIJRI_YEARS:
        return None
    try:
        made = PartialDate(*parts)
    except ValueError:
        return None
    return _Point(made, made, end)


def _hijri(parts: list[int], end: int) -> _Point | None:
    year, month, day = (*parts, None, None)[:3]
    try:
        begin = hijri_to_gregorian(year or 0, month or 1, day or 1)
        last = begin if day else _last_of(year or 0, month or 12)
    except ValueError:
        return None
    return _Point(PartialDate.of(begin, "day"), PartialDate.of(last, "day"), end)


def _last_of(year: int, month: int) -> _date:
    """The last day of a month of the Islamic calendar, which has 29 or 30."""
    try:
        return hijri_to_gregorian(year, month, 30)
    except ValueError:
        return hijri_to_gregorian(year, month, 29)
