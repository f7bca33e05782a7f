"""Dates by the calendar: days and months by name, numbers, years, and Islamic dates.

A month's name counts where a day, a year, its name in another calendar, «شهر», «الماضي» or a preposition stands with
it. A year counts behind a word of time, a preposition or a noun, unless what is counted follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.arabic.calendar import PartialDate
from archive.recognition.anchors import Anchor, Span, days_in, hijri_span
from archive.recognition.date_words import (
    BEGIN,
    COUNTED,
    DOUBTFUL_MONTHS,
    END,
    HIJRI,
    JOINED,
    LETTER,
    MONTH,
    NAMED_BY_DATE,
    NUMBERED,
    ORDINAL,
    ORDINALS,
    POINTER,
    hijri_month_of,
    month_of,
    pointer,
)
from archive.recognition.tenses import tense


class Found(NamedTuple):
    """A date in a folded text; without a span of days it is one that nobody can tell, or none at all."""

    start: int
    end: int
    span: Span | None
    how: str


_AND = r"\s*(?:و|،|-|–|الي|حتي|او)\s*"
_NUMBER = r"\d{1,2}(?!\d)"
_DAY = rf"(?:{_NUMBER}|(?:{ORDINAL})(?=\s+(?:و\s*(?:{ORDINAL})\s+)?من\s))"
_DAYS = rf"(?P<days>{_DAY}(?:{_AND}{_DAY}){{0,4}})"
# «مارس/آذار», «مارس (آذار)», «مارس آذار», «مارس أو أبريل»
_LINK = r"(?P<link>\s*[/-]\s*|\s*(?P<open>\()\s*|\s+او\s+|\s+و|\s+)"
_MONTHS = rf"(?P<month>{MONTH})(?:{_LINK}(?P<second>{MONTH})(?(open)\s*\)))?{END}"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TAIL = rf"""
(?: \s*[،,]?\s*(?:من\s+)?(?:ل?(?:العام|عام|سنه|السنه)\s+)?(?P<year>{_YEAR})(?:\s*م{END})?
  | \s+(?:من\s+|في\s+)?(?:(?:العام|السنه)\s+(?P<year_point>{POINTER})|(?P<this_year>هذا\s+العام|هذه\s+السنه)){END}
  | \s+(?:من\s+)?(?P<point>{POINTER}){END}
)?
"""
_DAY_OF_MONTH = re.compile(rf"(?<!\d)(?<!\d[.,/:]){_DAYS}\s*(?:من\s+)?(?:شهر\s+)?{_MONTHS}{_TAIL}", re.VERBOSE)
_WEEKS = {"الاول": 1, "الثاني": 8, "الثالث": 15, "الرابع": 22}
_WEEK_OF_MONTH = re.compile(
    rf"{BEGIN}الاسبوع\s+(?P<week>{'|'.join(_WEEKS)})\s+من\s+(?:شهر\s+)?{_MONTHS}{_TAIL}", re.VERBOSE
)
_MONTH_ALONE = re.compile(rf"{BEGIN}(?P<joined>{JOINED})(?P<head>(?:ل?شهر|شهري)\s+)?{_MONTHS}{_TAIL}", re.VERBOSE)
_PREPOSITION = re.compile(
    rf"{BEGIN}[وف]?(?:في|منذ|حتي|خلال|بحلول|مطلع|نهايه|بدايه|اواخر|اوائل|منتصف|الي|بين|قبل|بعد|عن|من|ل|ب)\s+$"
)
_OF_TIME_ONLY = re.compile(r"(?:في|منذ|حتي|خلال|بحلول)\s+$")
_NUMBERS = re.compile(
    r"(?<![\d/.-])(?:(?P<y1>\d{4})(?P<s1>[/.-])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[/.-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4}))(?![\d/-]|\.\d)"
)
_HIJRI = re.compile(
    rf"(?<!\d)(?P<day>{_NUMBER}|(?:{ORDINAL})(?=\s+من\s))\s*(?:من\s+)?(?:شهر\s+)?(?P<month>{HIJRI})"
    rf"(?:\s*،?\s*(?:لعام\s+|عام\s+|سنه\s+)?(?P<year>1[34]\d\d)(?!\d))?(?:\s*(?:ه|هجري\w*))?{END}"
    rf"|{BEGIN}{JOINED}(?P<month_alone>{HIJRI})\s*،?\s*(?:لعام\s+|عام\s+|سنه\s+)?(?P<its_year>1[34]\d\d)(?!\d)"
    rf"(?:\s*(?:ه|هجري\w*))?{END}"
)
_YEARS = re.compile(
    rf"(?<![\d.,/-])(?P<first>{_YEAR})(?P<link>\s*[-–/]\s*|\s+(?:الي|حتي)\s+|\s+و\s*)(?:عام\s+|العام\s+|سنه\s+)?"
    rf"(?P<last>{_YEAR})(?![\d/]|[.,]\d)"
)
_PAIR = re.compile(rf"{BEGIN}[وف]?[بلك]?(?:عامي|العامين|سنتي|السنتين|بين|اعوام|سنوات)\s*(?:عامي\s+|العامين\s+)?$")
_ONE_YEAR = re.compile(rf"(?<![\d.,/-])(?P<year>{_YEAR})(?![/%٪]|[.,-]\d)(?!\s*(?:{COUNTED}){END})")
_OF_TIME = re.compile(rf"{BEGIN}[وف]?[بلك]?(?:العام|عام|سنه|السنه)\s+$")
_WORD_BEFORE = re.compile(rf"(?P<word>{LETTER}+)\s+$|[(]\s*$")
_NO_YEAR = re.compile(rf"{BEGIN}(?:{NUMBERED})\s+$")
_NAMED = re.compile(rf"{BEGIN}{JOINED}(?:{NAMED_BY_DATE})\s+$")
_NEAR = 24


def calendar_dates(text: str, anchor: Anchor | None) -> Iterator[Found]:
    """The dates of a folded text, the more certain first; some may lie over others."""
    for pattern, reader in (
        (_NUMBERS, _numbers),
        (_HIJRI, _hijri),
        (_WEEK_OF_MONTH, _week),
        (_DAY_OF_MONTH, _days),
        (_MONTH_ALONE, _month),
        (_YEARS, _years),
        (_ONE_YEAR, _year),
    ):
        for match in pattern.finditer(text):
            found = reader(match, anchor)
            if found:
                yield found


def _numbers(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    year, month, day = (int(match[f"{part}1"] or match[f"{part}2"]) for part in "ymd")
    if month > 12 >= day and match["d2"]:
        month, day = day, month
    return _found(match.start(), match.end(), (year, month, day), "numbers")


def _hijri(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    start, end = match.span("month_alone" if match["month_alone"] else "day")[0], match.end()
    try:
        if match["month_alone"]:
            return Found(
                start, end, hijri_span(int(match["its_year"]), hijri_month_of(match["month_alone"]), None), "hijri"
            )
        day, month = _number(match["day"]), hijri_month_of(match["month"])
        if not match["year"] and anchor is None:
            return Found(start, end, None, "hijri")
        year = int(match["year"]) if match["year"] else anchor.hijri_year(month, day)  # type: ignore[union-attr]
        return Found(start, end, hijri_span(year, month, day), "hijri")
    except ValueError:
        return None


def _days(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    start, end = match.span()
    numbers = [_number(part) for part in re.findall(rf"\d+|{ORDINAL}", match["days"])]
    has_year = match["year"] or match["year_point"] or match["this_year"] or match["point"]
    if not has_year and _NAMED.search(match.string, max(0, start - _NEAR), start):
        return Found(start, end, None, "name")
    first, last = numbers[0], numbers[-1]
    month = month_of(match["month"])
    year = _year_of(match, month, last, anchor)
    if year is None:
        return Found(start, end, None, "day of month")
    try:
        span = PartialDate(year, month, first), PartialDate(year, month, last)
    except ValueError:
        return Found(start, end, None, "day of month")
    return Found(start, end, span if first <= last else (span[1], span[1]), "day of month")


def _week(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    month, first = month_of(match["month"]), _WEEKS[match["week"]]
    year = _year_of(match, month, None, anchor)
    if year is None:
        return Found(match.start(), match.end(), None, "week of month")
    last = min(first + 6, days_in(year, month))
    return Found(
        match.start(), match.end(), (PartialDate(year, month, first), PartialDate(year, month, last)), "week of month"
    )


def _month(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    start = match.start("head") if match["head"] else match.start("month")
    if not _is_month(match):
        return None
    first = month_of(match["month"])
    last = month_of(match["second"]) if match["second"] else first
    year = _year_of(match, last, None, anchor)
    if year is None:
        return Found(start, match.end(), None, "month")
    since = PartialDate(year - 1 if first > last else year, first)
    return Found(start, match.end(), (since, PartialDate(year, last)), "month")


def _is_month(match: re.Match[str]) -> bool:
    """Whether the name of a month without a day is meant as one."""
    told = match["year"] or match["year_point"] or match["this_year"] or match["point"] or match["head"]
    if told or (match["second"] and not match["link"].strip().startswith("و")):
        return True
    before = _PREPOSITION.search(match.string, max(0, match.start() - _NEAR), match.start())
    if match["month"] not in DOUBTFUL_MONTHS:
        return bool(before or match["joined"][-1:] in {"ل", "ب"})
    return bool(before and _OF_TIME_ONLY.search(before[0]))


def _years(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    first, last = int(match["first"]), int(match["last"])
    before = _PAIR.search(match.string, max(0, match.start() - _NEAR), match.start())
    if first >= last or (match["link"].strip() == "و" and not before):
        return None
    return Found(match.start(), match.end(), (PartialDate(first), PartialDate(last)), "year")


def _year(match: re.Match[str], anchor: Anchor | None) -> Found | None:
    near = max(0, match.start() - _NEAR)
    year = PartialDate(int(match["year"]))
    time = _OF_TIME.search(match.string, near, match.start())
    if time:
        head = time.start() + len(time[0]) - len(time[0].lstrip("وفبلك")) if time[0][0] in "وفبلك" else time.start()
        return Found(head, match.end(), (year, year), "year")
    if _NO_YEAR.search(match.string, near, match.start()):
        return None
    joined = match.string[match.start() - 1 : match.start()] in {"و", "ل", "ب"}
    if joined or _WORD_BEFORE.search(match.string, near, match.start()):
        return Found(match.start(), match.end(), (year, year), "year")
    return None


def _year_of(match: re.Match[str], month: int, day: int | None, anchor: Anchor | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if anchor is None:
        return None
    if match["year_point"] or match["this_year"]:
        return anchor.day.year + (pointer(match["year_point"]) or 0)
    around = tense(match.string, match.start(), match.end())
    return anchor.year_of(month, day, pointer(match["point"]), to_come=around == "future", done=around == "past")


def _found(start: int, end: int, parts: tuple[int, int, int], how: str) -> Found | None:
    try:
        day = PartialDate(*parts)
    except ValueError:
        return None
    return Found(start, end, (day, day), how)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS[" ".join(word.split())]
