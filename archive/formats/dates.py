"""Dates and numbers as a reader expects them: Western digits, the two names an Arabic month goes by.

>>> printed(PartialDate(2017, 8, 22), "ar"), printed(PartialDate(2017, 8), "en"), printed(PartialDate(2017), "ar")
('22 آب/أغسطس 2017', 'August 2017', '2017')
>>> number(9848)
'9,848'
"""

from __future__ import annotations

from archive.arabic.calendar import MONTHS, PartialDate

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month_name(month: int, language: str) -> str:
    """The name of a month, in Arabic as it is said in the east and in the west of the Arab world."""
    if language == "en":
        return ENGLISH_MONTHS[month - 1]
    east, west = MONTHS["syriac"][month - 1], MONTHS["egyptian"][month - 1]
    return f"{east}/{west}"


def printed(date: PartialDate | None, language: str) -> str:
    """The date no more exact than it is known; "" for none."""
    if date is None:
        return ""
    parts = [str(date.day)] if date.day else []
    if date.month:
        parts.append(month_name(date.month, language))
    return " ".join((*parts, str(date.year)))


def number(value: int) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"
