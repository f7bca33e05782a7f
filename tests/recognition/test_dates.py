"""Dates: which stretches of a sentence are one, and which day, month, year or span they mean."""

from pathlib import Path

import pytest

from archive.arabic.calendar import PartialDate
from archive.recognition.dates import dates

BANK = Path(__file__).parent / "bank" / "dates.txt"


def cases():
    for line in BANK.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            published, sentence, expected = (part.strip() for part in line.split("|"))
            yield pytest.param(published, sentence, expected.split(), id=f"{published} {sentence}")


@pytest.mark.parametrize(("published", "sentence", "expected"), cases())
def test_a_sentence_tells_of_these_dates(published, sentence, expected):
    day = None if published == "-" else PartialDate.parse(published)
    assert [date.iso for date in dates(sentence, [], day)] == expected


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("وقع في تشرين الأول/أكتوبر العام 2016، ثم", "تشرين الأول/أكتوبر العام 2016"),
        ("زاره في مارس (آذار) الماضي.", "مارس (آذار) الماضي"),
        ("وقع (في 12 آذار/مارس) هناك", "12 آذار/مارس"),
        ("وبعام 2015 وقع", "عام 2015"),
        ("وصل مَساءَ الجُمعةِ الماضي", "مَساءَ الجُمعةِ الماضي"),
        ("لشهر يونيو/حزيران الماضي", "شهر يونيو/حزيران الماضي"),
    ],
)
def test_the_surface_is_the_date_alone(sentence, surface):
    (date,) = dates(sentence, [], PartialDate(2018, 5, 15))
    assert date.surface == surface
    assert sentence[date.start : date.end] == surface


def test_what_is_cut_out_has_no_dates():
    text = "وصل أمس. منشور في 12 مارس 2017"
    assert [date.iso for date in dates(text, [(9, len(text))], PartialDate(2018, 5, 15))] == ["2018-05-14"]


def test_a_span_keeps_its_two_ends_and_a_month_its_precision():
    (date,) = dates("في 29 و30 يناير 2018", [])
    assert (date.since, date.until) == (PartialDate(2018, 1, 29), PartialDate(2018, 1, 30))
    (month,) = dates("في يناير 2018", [])
    assert month.since == month.until == PartialDate(2018, 1)


def test_a_year_in_the_next_paragraph_is_no_part_of_a_month():
    assert dates("في مارس\n\n2000 شخص", []) == ()
