"""Dates in a query: what is read as a period, what is not, and what a reader is told then."""

import pytest

from archive.search.query import parse


def read(text):
    return str(parse(text).query)


def codes(text):
    return [notice.code for notice in parse(text).notices]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("date:2017", "date:2017"),
        ("تاريخ:٢٠١٧-٠٣", "date:2017-03"),
        ("date: 2017-3-5", "date:2017-03-05"),
        ("date:5/3/2017", "date:2017-03-05"),
        ("date:2017-03..2017-08", "date:2017-03..2017-08"),
        ("date:2017 .. 2018", "date:2017..2018"),
        ("date:2017…2018", "date:2017..2018"),
        ("date:2017..", "date:2017.."),
        ("date:..2018-02", "date:..2018-02"),
        ("date:2017.. 2018", "date:2017.. 2018"),
        ("تاريخ:آذار 2017", "date:2017-03"),
        ("تاريخ:مارس 2017 قمة", "date:2017-03 قمة"),
        ("تاريخ:مارس/آذار 2017", "date:2017-03"),
        ("تاريخ:تشرين الثاني 2017", "date:2017-11"),
        ("تاريخ:5 جويلية 2017", "date:2017-07-05"),
        ("تاريخ:«آذار 2017»", "date:2017-03"),
        ("تاريخ:كانون الثاني 2017..آذار 2018", "date:2017-01..2018-03"),
        ("date:March 2017", "date:2017-03"),
        ("date:5 Sept 2017", "date:2017-09-05"),
        ("تاريخ:رمضان 1439", "date:2018-05-16..2018-06-14"),
        ("تاريخ:رمضان ١٤٣٩هـ", "date:2018-05-16..2018-06-14"),
        ("تاريخ:1 شوال 1439", "date:2018-06-15"),
        ("date:1439", "date:2017-09-21..2018-09-10"),
        ("date:1439-09", "date:2018-05-16..2018-06-14"),
        ("تاريخ:ذو الحجة 1438..محرم 1439", "date:2017-08-23..2017-10-20"),
        ("date:(2017 OR 2019)", "date:2017 OR date:2019"),
        ("-date:2017 a", "-date:2017 a"),
        ("date:-2017 a", "-date:2017 a"),
        ("title:(a date:2017)", "title:(a date:2017)"),
        ("date:2017، قمة", "date:2017 قمة"),
        ("2017 آذار", "2017 آذار"),
    ],
)
def test_a_period_is_read(text, canonical):
    assert read(text) == canonical
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "canonical", "value"),
    [
        ("date:2017-13 a", "a", "2017-13"),
        ("date:2017-02-30 a", "a", "2017-02-30"),
        ("date:2017..x a", "a", "2017..x"),
        ("date:2017-03-05-06", "", "2017-03-05-06"),
        ("date:0000", "", "0000"),
        ("date:مؤتمر a", "مؤتمر a", "مؤتمر"),
        ("date:«مؤتمر سوتشي»", '"مؤتمر سوتشي"', "مؤتمر سوتشي"),
        ("date:(2017 OR مؤتمر)", "date:2017 OR مؤتمر", "مؤتمر"),
    ],
)
def test_what_is_no_date_loses_no_word_and_is_said(text, canonical, value):
    assert read(text) == canonical
    (notice,) = parse(text).notices
    assert (notice.code, dict(notice.params)) == ("bad_date", {"value": value})


def test_dates_the_wrong_way_round_are_turned_and_it_is_said():
    assert read("date:2018-02..2017") == "date:2017..2018-02"
    (notice,) = parse("date:2018-02..2017").notices
    assert dict(notice.params) == {"since": "2017", "until": "2018-02"}


@pytest.mark.parametrize("text", ["date:", "date:..", "date: OR"])
def test_a_date_that_is_missing_is_said(text):
    assert "field_empty" in codes(text)
