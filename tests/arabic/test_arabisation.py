"""Arabisation: how a name in Latin letters may be written in Arabic ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.arabisation import arabised
from archive.arabic.sounds import LEAST, likeness


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("haley", "هايلي"),
        ("macron", "ماكرون"),
        ("johnson", "جونسون"),
        ("schulz", "شولتس"),
        ("churchill", "تشرشل"),
        ("khabarovsk", "خاباروفسك"),
        ("thatcher", "ثاتشر"),
        ("mourinho", "مورينيو"),
        ("wagner", "فاغنر"),
        ("cohen", "كوهين"),
        ("philip", "فيليب"),
        ("ukraine", "اوكرانيا"),
    ],
)
def test_a_name_comes_near_to_what_newspapers_print(latin, arabic):
    near = max(likeness(one, arabic) for one in arabised(latin))
    assert (near >= LEAST) is (latin not in NOT_FOUND)


# What no reading by letters gives.
NOT_FOUND = {"churchill", "ukraine"}


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_few_spellings_in_arabic_letters(text):
    spellings = arabised(text)
    assert len(spellings) <= 6
    assert all(one and all("\u0620" <= letter <= "\u064a" for letter in one) for one in spellings)
