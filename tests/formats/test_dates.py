"""Dates and numbers as a reader of either language expects them."""

import pytest

from archive.arabic.calendar import PartialDate
from archive.formats.dates import number, printed


@pytest.mark.parametrize(
    ("date", "arabic", "english"),
    [
        ("2017-08-22", "22 آب/أغسطس 2017", "22 August 2017"),
        ("2019-11-01", "1 تشرين الثاني/نوفمبر 2019", "1 November 2019"),
        ("2018-01", "كانون الثاني/يناير 2018", "January 2018"),
        ("2018", "2018", "2018"),
    ],
)
def test_a_date_in_both_languages(date, arabic, english):
    assert printed(PartialDate.parse(date), "ar") == arabic
    assert printed(PartialDate.parse(date), "en") == english


def test_no_date_is_no_text():
    assert printed(None, "ar") == ""


def test_thousands_stand_apart_in_western_digits():
    assert number(1_234_567) == "1,234,567"
