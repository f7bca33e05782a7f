"""Dates that may lack a part, and names of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.calendar import (
    HIJRI_MONTHS,
    MONTHS,
    WEEKDAYS,
    PartialDate,
    hijri_month_number,
    hijri_to_gregorian,
    month_number,
    weekday_number,
)
from archive.arabic.digits import to_arabic_indic

precisions = st.sampled_from(["day", "month", "year"])
dates = st.builds(PartialDate.of, st.dates(), precisions)


@given(dates)
def test_a_date_is_read_back_as_it_was_written_in_any_digits(day):
    assert PartialDate.parse(day.iso) == day == PartialDate.parse(to_arabic_indic(day.iso))


@given(st.dates(), precisions)
def test_a_date_holds_the_day_it_was_made_of(day, precision):
    partial = PartialDate.of(day, precision)
    assert partial.first <= day <= partial.last
    assert partial.precision == precision
    assert PartialDate.of(partial.first, precision) == partial == PartialDate.of(partial.last, precision)


@given(dates, dates)
def test_dates_are_ordered_by_their_beginning(one, other):
    assert (one < other) + (one == other) + (one > other) == 1
    if one < other:
        assert one.first <= other.first
    if one.first < other.first:
        assert one < other


def test_a_year_stands_before_its_first_month_and_that_before_its_first_day():
    assert sorted([PartialDate(2017, 1, 1), PartialDate(2017, 1), PartialDate(2017)]) == [
        PartialDate(2017),
        PartialDate(2017, 1),
        PartialDate(2017, 1, 1),
    ]


def test_the_last_day_knows_leap_years():
    assert PartialDate(2016, 2).last == date(2016, 2, 29)
    assert PartialDate(2017).last == date(2017, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-3",
        "2017-13",
        "2017-02-29",
        "2017-00",
        "0000",
        "2017-03-07T00:00",
        " 2017",
        "2017-03-",
        "سنة 2017",
        "20170307",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(2017, None, 3), (2017, 2, 30), (0,), (10_000,), (2017, 0), (2017, 1, 0)])
def test_a_day_that_is_none_cannot_be_made(parts):
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="precision"):
        PartialDate.of(date(2017, 3, 7), "hour")


def test_a_date_is_not_compared_with_something_else():
    with pytest.raises(TypeError):
        assert PartialDate(2017) < "2018"
    assert PartialDate(2017) != "2017"


@pytest.mark.parametrize("names", MONTHS.values(), ids=MONTHS)
def test_every_system_names_its_twelve_months_in_order(names):
    assert [month_number(name) for name in names] == list(range(1, 13))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("إبريل", 4),
        ("ابريل", 4),
        ("يونيه", 6),
        ("آذار", 3),
        ("اذار", 3),
        ("كانون  الثاني", 1),
        ("أوت", 8),
        ("غشت", 8),
        ("تشرين ثاني", 11),
    ],
)
def test_a_month_is_known_in_every_spelling(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["كانون", "أمس", "", "باب", "2017", "رمضان"])
def test_other_words_are_no_month(name):
    assert month_number(name) is None


def test_weekdays_count_from_monday_as_python_does():
    assert [weekday_number(name) for name in WEEKDAYS] == list(range(7))
    assert weekday_number("الثلاثاء") == date(2017, 3, 7).weekday()
    assert weekday_number("ثلاثاء") is None


def test_islamic_months_are_numbered():
    assert [hijri_month_number(name) for name in HIJRI_MONTHS] == list(range(1, 13))
    assert hijri_month_number("جمادى الثانية") == 6
    assert hijri_month_number("ذي القعدة") == hijri_month_number("ذوالقعدة") == 11
    assert hijri_month_number("مارس") is None


def test_an_islamic_date_has_its_gregorian_day():
    assert hijri_to_gregorian(1439, 1, 1) == date(2017, 9, 21)
    assert hijri_to_gregorian(1444, 9, 1) == date(2023, 3, 23)


@pytest.mark.parametrize("parts", [(1439, 13, 1), (1439, 1, 31), (1200, 1, 1), (1600, 1, 1)])
def test_an_islamic_date_out_of_reach_is_refused(parts):
    with pytest.raises(ValueError, match=r"."):
        hijri_to_gregorian(*parts)
