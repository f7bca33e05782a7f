"""Digits and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.digits import number, to_arabic_indic, to_ascii
from tests.arabic.texts import texts


@given(st.integers(min_value=0))
def test_a_number_is_the_same_in_every_script(value):
    assert to_ascii(to_arabic_indic(str(value))) == str(value)


@given(texts)
def test_only_digits_change(text):
    assert len(to_ascii(text)) == len(text)
    assert to_ascii(to_ascii(text)) == to_ascii(text)
    changed = [before for before, after in zip(text, to_ascii(text), strict=True) if before != after]
    assert all(character.isdecimal() for character in changed)


@given(st.integers(min_value=0, max_value=10**15))
def test_thousands_close_up_whatever_separates_them(value):
    assert number(f"{value:,}") == number(f"{value:,}".replace(",", "٬")) == str(value)


@pytest.mark.parametrize(
    ("token", "form"),
    [
        ("٢٠١٧", "2017"),
        ("۱۴", "14"),
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("٣٫٥", "3.5"),
        ("1,200.75", "1200.75"),
        ("١٬٢٠٠٫٧٥", "1200.75"),
        ("1,20", "1.20"),
        ("1,2000", "1.2000"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_a_number_has_one_form(token, form):
    assert number(token) == form
