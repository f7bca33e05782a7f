"""Cleaning: the printed text stays, what is no text goes, and cleaning twice is cleaning once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.cleaning import clean_body, clean_line
from tests.conftest import SEEDS


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_a_seed_stays_as_it_is_printed(path):
    printed = path.read_text(encoding="utf-8")
    assert clean_body(printed) == printed


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\ufeffنص", "نص"),
        ("سطر\r\nسطر\rسطر\u2028سطر", "سطر\nسطر\nسطر\nسطر"),
        ("نص  \t\nنص\u00a0", "نص\nنص"),
        ("\n\n نص\n\n\nنص\n", " نص\n\n\nنص"),
        ("ن\x00ص\x07", "نص"),
        ("\x0b\x1c\u200bنص", "\u200bنص"),
    ],
)
def test_what_is_no_text_goes(raw, clean):
    assert clean_body(raw) == clean


@pytest.mark.parametrize(
    "printed",
    ["مُحَمَّد", '«نعم»  و "لا"', "\u202bنص\u202c", "١٢٣ ۱۲۳ 123", "30- 40 كيلومتراً", "أنه» تم الاتفاق", "لـ«التخلي»"],
)
def test_what_is_printed_stays(printed):
    assert clean_body(printed) == printed


def test_a_title_is_one_line():
    assert clean_line(" لافروف\r\n يزور\tالقاهرة\u00a0") == "لافروف يزور القاهرة"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\r\n\t \u00a0\u2028\x0b\x00\ufeff"))))
def test_cleaning_a_clean_text_changes_nothing(text):
    assert clean_body(clean_body(text)) == clean_body(text)
    assert clean_line(clean_line(text)) == clean_line(text)
