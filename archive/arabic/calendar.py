"""Dates that may lack a day or a month, and the names of months and weekdays in the Arab press."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from types import MappingProxyType
from typing import Literal, Self

from hijridate import Hijri

from archive.arabic.folding import fold

Precision = Literal["day", "month", "year"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar. Ordered by beginning, the less precise first.

    Raises ValueError when there is no such day, or a day is given without its month.

    >>> PartialDate(2017, 3).iso, PartialDate(2017, 3).precision, PartialDate(2016, 2).last
    ('2017-03', 'month', datetime.date(2016, 2, 29))
    >>> PartialDate(2017) < PartialDate(2017, 1) < PartialDate(2017, 1, 1) < PartialDate(2017, 2)
    True
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD in the digits of any script. Raises ValueError for anything else.

        >>> PartialDate.parse("٢٠١٧-٠٣")
        PartialDate(year=2017, month=3, day=None)
        """
        found = _ISO.fullmatch(text)
        if not found:
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        return cls(*(int(part) for part in found.groups() if part is not None))

    @classmethod
    def of(cls, day: date, precision: str) -> Self:
        """What of a day is known at this precision. Raises ValueError for an unknown one."""
        match precision:
            case "day":
                return cls(day.year, day.month, day.day)
            case "month":
                return cls(day.year, day.month)
            case "year":
                return cls(day.year)
        raise ValueError(f"not a precision: {precision!r}")

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def first(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD: `parse(d.iso) == d`."""
        return f"{self.year:04d}" + "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)

    def __str__(self) -> str:
        return self.iso

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


def _twelve(names: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in names.split())


# Each system from January to December: the Levant and Iraq, Egypt and the Gulf, Tunisia and Algeria, Morocco.
MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "syriac": _twelve(
            "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
        ),
        "egyptian": _twelve("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        "tunisian": _twelve("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"),
        "moroccan": _twelve("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
    }
)
# Other spellings that are printed.
_MONTH_VARIANTS = {
    "مايس": 5,
    "يونيه": 6,
    "يوليه": 7,
    "أغشت": 8,
    "نوفنبر": 11,
    "كانون ثاني": 1,
    "تشرين أول": 10,
    "تشرين ثاني": 11,
    "كانون أول": 12,
}
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
HIJRI_MONTHS = _twelve(
    "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة"
)
_HIJRI_VARIANTS = {
    "المحرم": 1,
    "ربيع أول": 3,
    "ربيع الثاني": 4,
    "ربيع ثاني": 4,
    "جمادى الأول": 5,
    "جمادى الثانية": 6,
    "جمادى الآخر": 6,
    "جمادى الثاني": 6,
    "ذي القعدة": 11,
    "ذوالقعدة": 11,
    "ذي الحجة": 12,
    "ذوالحجة": 12,
}


def _key(word: str) -> str:
    return " ".join(fold(word).split())


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {_key(name): number for number, name in enumerate(names, 1)}


_MONTH_NUMBERS = {_key(name): number for name, number in _MONTH_VARIANTS.items()}
for _names in MONTHS.values():
    _MONTH_NUMBERS |= _numbered(_names)
_HIJRI_NUMBERS = _numbered(HIJRI_MONTHS) | {_key(name): number for name, number in _HIJRI_VARIANTS.items()}
_WEEKDAY_NUMBERS = {_key(name): number for number, name in enumerate(WEEKDAYS)}


def month_number(word: str) -> int | None:
    """The month 1-12 of a name, in any of the systems and spellings; None for any other word.

    The name must stand alone: «آب» is August, «بآب» is for the caller to take apart.

    >>> month_number("آذار"), month_number("تشرين الثاني"), month_number("جويلية"), month_number("أمس")
    (3, 11, 7, None)
    """
    return _MONTH_NUMBERS.get(_key(word))


def weekday_number(word: str) -> int | None:
    """The weekday, Monday 0 to Sunday 6 as in `date.weekday`; None for any other word.

    >>> weekday_number("الإثنين"), weekday_number("الأحد"), weekday_number("أحد")
    (0, 6, None)
    """
    return _WEEKDAY_NUMBERS.get(_key(word))


def hijri_month_number(word: str) -> int | None:
    """The Islamic month 1-12 of a name; None for any other word.

    >>> hijri_month_number("رمضان"), hijri_month_number("ذي الحجة")
    (9, 12)
    """
    return _HIJRI_NUMBERS.get(_key(word))


def hijri_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of an Islamic date by the Umm al-Qura calendar (1343 to 1500).

    Raises ValueError when there is no such day or the calendar does not reach it.

    >>> hijri_to_gregorian(1438, 9, 1)
    datetime.date(2017, 5, 27)
    """
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except OverflowError as beyond:
        raise ValueError(str(beyond)) from beyond
