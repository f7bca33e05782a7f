"""Dates counted from the day of publication: «أمس», «الاثنين الماضي», «قبل يومين», «مطلع العام», «5 من الجاري»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.arabic.calendar import PartialDate
from archive.recognition.anchors import Anchor, Span, day_of
from archive.recognition.calendar_dates import Found
from archive.recognition.date_words import (
    BEGIN,
    COUNT,
    COUNTS,
    END,
    JOINED,
    ORDINAL,
    ORDINALS,
    POINTER,
    WEEKDAY,
    pointer,
    weekday_of,
)
from archive.recognition.tenses import tense

_TIME_OF_DAY = "(?:(?:يوم|نهار|مساء|صباح|فجر|عصر|ظهر|ليل|ليله|امسيه|ظهيره)\\s+)*"
_DAYS = {"امس": -1, "امس الاول": -2, "اول امس": -2, "اول من امس": -2, "البارحه": -1, "اليوم": 0, "غدا": 1, "بعد غد": 2}
_DAYS |= {"غد": 1, "الغد": 1, "الليله الماضيه": -1}
_NEAR_DAY = re.compile(
    rf"{BEGIN}(?P<joined>[وف]?[بل]?)(?P<day>اول\s+(?:من\s+)?امس|امس\s+الاول|امس|البارحه|اليوم|بعد\s+غد|غدا|(?<=يوم\s)(?:ال)?غد|"
    rf"غد(?=\s+(?:{WEEKDAY}))|الليله\s+الماضيه){END}(?:\s*[(،]?\s*(?:يوم\s+)?(?P<weekday>{WEEKDAY}){END}(?:\s*\))?)?"
)
# «ذلك اليوم», «روسيا اليوم».
_NOT_TODAY_BEHIND = re.compile(
    rf"{BEGIN}(?:ذلك|نفس|ذات|في|طوال|طيله|كل|مدي|المصري|روسيا|اخبار|صحيفه|جريده|قناه|موقع|راي)\s+$"
)
_NOT_TODAY_BEFORE = re.compile(
    rf"\s+(?:{ORDINAL}|التالي|نفسه|ذاته|الوطني|العالمي|الدولي|الواحد|الاخير|السابق|الماضي|الذي|المقبل|المقرر|المحدد|المشهود|التاريخي|الاسود|المشؤوم|الدراسي|الموالي|الحاسم|كله){END}"
)
_WEEKDAY = re.compile(
    rf"{BEGIN}{JOINED}(?P<time>{_TIME_OF_DAY})(?P<weekday>{WEEKDAY}){END}(?:\s+(?P<point>{POINTER}){END})?"
)
# «صلاة الجمعة», «أيام السبت», «بين الاثنين».
_NO_WEEKDAY = re.compile(rf"{BEGIN}{JOINED}(?:ايام|كل|صلاه|صلوات|خطبه|امام|بين|كلا|هذين|سوق|جبل|صحيفه|احداث)\s+$")
_AGO = re.compile(
    rf"{BEGIN}[وف]?(?:قبل|منذ)\s+(?:نحو\s+|حوالي\s+)?(?P<count>يومين|(?:{COUNT})\s+ايام|(?:[3-9]|10)\s+ايام){END}"
    rf"(?!\s+(?:من|علي|عن){END})"
)
_UNIT = r"(?P<{0}>الاسبوع|الشهر|العام|السنه)"
_PART = r"(?:(?P<part>مطلع|بدايه|نهايه|اوائل|اواخر|منتصف)\s+)"
_PERIOD = re.compile(
    rf"{BEGIN}{JOINED}{_PART}?(?:{_UNIT.format('unit')}\s+(?P<point>{POINTER})|هذ(?:ا|ه)\s+{_UNIT.format('this')}){END}"
    rf"|{BEGIN}{JOINED}(?P<bare_part>مطلع|بدايه|نهايه|اوائل|اواخر|منتصف)\s+{_UNIT.format('bare')}{END}"
    rf"(?!\s*(?:\d|{ORDINAL}|الذي|التي|نفس|ذات|الدراسي|الميلادي|الماءه))"
)
_DAY_OF_THIS = re.compile(
    rf"(?<!\d)(?<!\d[.,/:])(?<!ال)(?P<days>\d{{1,2}}(?:\s*(?:و|-|الي)\s*\d{{1,2}})?|(?:{ORDINAL})(?=\s+من))\s+(?:من\s+)?"
    rf"(?:(?:الشهر\s+|شهر\s+)?(?P<point>(?:الماضي|المنصرم|المقبل|القادم|الجاري|الحالي))|هذا\s+الشهر){END}"
)
_DECADE = re.compile(
    rf"{BEGIN}{JOINED}(?:ال)?(?P<decade>عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين)(?:يات|ات)"
    rf"(?:\s+(?:من\s+)?القرن\s+(?:الماضي|العشرين))?{END}"
)
_DECADES = {
    "عشرين": 1920,
    "ثلاثين": 1930,
    "اربعين": 1940,
    "خمسين": 1950,
    "ستين": 1960,
    "سبعين": 1970,
    "ثمانين": 1980,
    "تسعين": 1990,
}
# How much of a decade «أواخر» is nobody can say.
_PART_OF = re.compile(rf"{BEGIN}{JOINED}(?:مطلع|بدايه|بدايات|نهايه|نهايات|اوائل|اواخر|منتصف)\s+$")
_NEAR = 16


def relative_dates(text: str, anchor: Anchor) -> Iterator[Found]:
    """The relative dates of a folded text, the more certain first; some may lie over others."""
    for pattern, reader in (
        (_DAY_OF_THIS, _day_of_this),
        (_NEAR_DAY, _near_day),
        (_WEEKDAY, _weekday),
        (_AGO, _ago),
        (_PERIOD, _period),
        (_DECADE, _decade),
    ):
        for match in pattern.finditer(text):
            found = reader(match, anchor)
            if found:
                yield found


def _day_of_this(match: re.Match[str], anchor: Anchor) -> Found | None:
    numbers = [
        int(part) if part.isdigit() else ORDINALS[" ".join(part.split())]
        for part in re.findall(rf"\d+|{ORDINAL}", match["days"])
    ]
    month = anchor.month(pointer(match["point"]) or 0)
    try:
        first, last = (PartialDate(month.year, month.month, number) for number in (numbers[0], numbers[-1]))
    except ValueError:
        return None
    return Found(match.start(), match.end(), (first, last), "day of this month") if first <= last else None


def _near_day(match: re.Match[str], anchor: Anchor) -> Found | None:
    text, day = match.string, " ".join(match["day"].split())
    near = max(0, match.start() - _NEAR)
    if day == "اليوم" and not match["weekday"]:
        if _NOT_TODAY_BEHIND.search(text, near, match.start()) or _NOT_TODAY_BEFORE.match(text, match.end()):
            return None
        if match["joined"][-1:] in {"ب", "ل"}:
            return None
    on = anchor.shifted(_DAYS[day])
    if match["weekday"]:
        # The weekday is the surer of the two: many an article is published after midnight.
        on = _nearest(on, weekday_of(match["weekday"]))
    return Found(match.start("day"), match.end(), (on, on), "relative day")


def _nearest(day: PartialDate, weekday: int) -> PartialDate:
    """The day with this weekday that is nearest to another, within half a week."""
    around = Anchor(day.first)
    before, behind = (around.weekday(weekday, None, to_come=ahead) for ahead in (False, True))
    return before if day.first - before.first <= behind.first - day.first else behind


def _weekday(match: re.Match[str], anchor: Anchor) -> Found | None:
    text = match.string
    if _NO_WEEKDAY.search(text, max(0, match.start() - _NEAR), match.start()):
        return None
    point = pointer(match["point"])
    to_come = point is None and tense(text, match.start(), match.end()) == "future"
    on = anchor.weekday(weekday_of(match["weekday"]), point, to_come=to_come)
    start = match.start("time") if match["time"] else match.start("weekday")
    return Found(start, match.end(), (on, on), "weekday")


def _ago(match: re.Match[str], anchor: Anchor) -> Found | None:
    count = match["count"].split()
    days = 2 if len(count) == 1 else int(count[0]) if count[0].isdigit() else COUNTS[count[0]]
    on = anchor.shifted(-days)
    return Found(match.start(), match.end(), (on, on), "days ago")


def _period(match: re.Match[str], anchor: Anchor) -> Found | None:
    unit = match["unit"] or match["this"] or match["bare"]
    point = pointer(match["point"]) or 0
    if unit == "الاسبوع":
        span: Span = anchor.week(point)
        if match["part"] or match["bare_part"]:
            # The end of a week is its Saturday with the Sunday behind it; in «مطلع الأسبوع» agencies mean the same two.
            saturday = Anchor(anchor.weekday(5, None, to_come=False).first)
            span = day_of(saturday.day), saturday.shifted(1)
    else:
        one = anchor.month(point) if unit == "الشهر" else anchor.year(point)
        span = one, one
    return Found(match.start(), match.end(), span, "period")


def _decade(match: re.Match[str], anchor: Anchor) -> Found | None:
    if _PART_OF.search(match.string, max(0, match.start() - _NEAR), match.start()):
        return None
    first = _DECADES[match["decade"]]
    return Found(match.start(), match.end(), (PartialDate(first), PartialDate(first + 9)), "decade")
