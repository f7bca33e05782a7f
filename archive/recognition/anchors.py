"""The day an article was published, from which its relative dates are counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from archive.arabic.calendar import PartialDate, hijri_to_gregorian

# A month without its year that lies further ahead than this was the last one, unless something says otherwise.
_AHEAD, _SOON = 4, 1
_WEEK = 7
_SUNDAY = 6
# The Islamic year 1 began in 622, and 33 of its years are 32 of ours.
_HIJRA, _HIJRI_YEARS, _YEARS = 622, 33, 32

Span = tuple[PartialDate, PartialDate]


def day_of(day: date) -> PartialDate:
    """A day as a date that lacks nothing."""
    return PartialDate(day.year, day.month, day.day)


def hijri_span(year: int, month: int, day: int | None) -> Span:
    """The days of an Islamic date: one, or the whole month. Raises ValueError when there is none."""
    if day is not None:
        only = day_of(hijri_to_gregorian(year, month, day))
        return only, only
    following = hijri_to_gregorian(year + month // 12, month % 12 + 1, 1)
    return day_of(hijri_to_gregorian(year, month, 1)), day_of(following - timedelta(days=1))


class Anchor(NamedTuple):
    """A day, and what relative dates mean on it. `point` is -1 for «الماضي», 0 for «الجاري», 1 for «المقبل»."""

    day: date

    def year(self, point: int) -> PartialDate:
        """The last, this or the next year."""
        return PartialDate(self.day.year + point)

    def month(self, point: int) -> PartialDate:
        """The last, this or the next month."""
        months = self.day.year * 12 + self.day.month - 1 + point
        return PartialDate(months // 12, months % 12 + 1)

    def week(self, point: int) -> Span:
        """The last, this or the next week, from Sunday to Saturday."""
        sunday = self.day - timedelta(days=(self.day.weekday() - _SUNDAY) % _WEEK) + timedelta(days=_WEEK * point)
        return day_of(sunday), day_of(sunday + timedelta(days=_WEEK - 1))

    def weekday(self, weekday: int, point: int | None, *, to_come: bool) -> PartialDate:
        """The nearest such weekday before or after; the day itself only where nothing points away from it.

        >>> monday = Anchor(date(2018, 3, 19))
        >>> monday.weekday(0, None, to_come=False).iso, monday.weekday(0, -1, to_come=False).iso
        ('2018-03-19', '2018-03-12')
        >>> monday.weekday(3, 1, to_come=False).iso, monday.weekday(3, None, to_come=False).iso
        ('2018-03-22', '2018-03-15')
        """
        ahead = (weekday - self.day.weekday()) % _WEEK
        if point == 1 or (to_come and point is None):
            return self.shifted(ahead or (_WEEK if point else 0))
        back = (self.day.weekday() - weekday) % _WEEK
        return self.shifted(-(back or (_WEEK if point == -1 else 0)))

    def shifted(self, days: int) -> PartialDate:
        """So many days after it."""
        return day_of(self.day + timedelta(days=days))

    def year_of(self, month: int, day: int | None, point: int | None, *, to_come: bool, done: bool) -> int:
        """The year of a month, or of a day in it, whose year is not said.

        >>> april = Anchor(date(2018, 4, 28))
        >>> april.year_of(11, None, -1, to_come=False, done=False), april.year_of(2, None, 1, to_come=False, done=False)
        (2017, 2019)
        >>> april.year_of(10, 31, None, to_come=True, done=False), april.year_of(10, 31, None, to_come=False, done=True)
        (2018, 2017)
        """
        year = self.day.year
        here = (self.day.month, self.day.day if day is not None else 0)
        there = (month, day or 0)
        if point == -1:
            return year if there < here else year - 1
        if point == 1:
            return year if there > here else year + 1
        if point == 0:
            return year
        if to_come:
            return year if there >= here else year + 1
        return year if there <= here or month - self.day.month <= (_SOON if done else _AHEAD) else year - 1

    def hijri_year(self, month: int, day: int) -> int:
        """The Islamic year in which such a day is nearest. Raises ValueError when there is none near."""
        about = (self.day.year - _HIJRA) * _HIJRI_YEARS // _YEARS
        near = []
        for year in range(about - 1, about + 3):
            try:
                near.append((abs((hijri_to_gregorian(year, month, day) - self.day).days), year))
            except ValueError:
                continue
        if not near:
            raise ValueError("no such day")
        return min(near)[1]


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]
