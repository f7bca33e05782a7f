"""Shaping: letters joined and put in the order in which they are drawn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats.shaping import fitted, shortened, visual


def base(text):
    """The letters behind presentation forms."""
    return unicodedata.normalize("NFKC", text)


def test_letters_are_joined():
    assert visual("سلام", "rtl") != "سلام"
    assert base(visual("سلام", "rtl")) == "سلام"[::-1] or sorted(base(visual("سلام", "rtl"))) == sorted("سلام")


def test_arabic_is_drawn_from_its_end_and_numbers_and_latin_are_not():
    assert visual("عام 2017", "rtl").startswith("2017")
    assert "NATO" in visual("حلف NATO", "rtl")


@pytest.mark.parametrize(("text", "shown"), [("(abc)", "(abc)"), ("[ABC] «x»", "[ABC] «x»")])
def test_latin_stays_as_it_is(text, shown):
    assert visual(text, "ltr") == shown


def test_brackets_and_quotation_marks_are_mirrored():
    assert visual("(د)", "rtl") == "(ﺩ)"
    assert base(visual("«د»", "rtl")) == "«د»"


def test_an_isolate_keeps_a_name_together():
    shown = visual("mentioning \u2068روسيا\u2069 or \u2068تركيا\u2069, 2017", "ltr")
    assert shown.index("or") > shown.index("mentioning") + len("mentioning ")
    assert shown.endswith(", 2017")
    assert not set(shown) & set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c")


@given(st.text(max_size=60), st.sampled_from(["rtl", "ltr"]))
def test_any_text_can_be_drawn(text, direction):
    assert isinstance(visual(text, direction), str)


@given(st.text(alphabet="ابت xy", max_size=80), st.integers(1, 4), st.integers(3, 30))
def test_what_fits_is_within_its_lines_and_width(text, most, width):
    lines = shortened(text, "rtl", width, most, len)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)
    if fitted(text, "rtl", width, most, len) is not None:
        assert lines == fitted(text, "rtl", width, most, len)
