"""Keys and readable names in Latin letters."""

import re

import pytest
from hypothesis import given

from archive.arabic.transliteration import SLUG_LENGTH, slug, transliterate
from tests.arabic.texts import arabic_words, texts


@given(texts)
def test_a_transliteration_is_plain_ascii(text):
    assert transliterate(text).isascii()


@given(texts)
def test_a_slug_is_a_key_or_is_refused(text):
    if not re.search("[a-zA-Z0-9]", transliterate(text)):
        with pytest.raises(ValueError, match="no Latin or Arabic letter"):
            slug(text)
        return
    key = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
    assert len(key) <= SLUG_LENGTH
    assert slug(key) == key


@given(arabic_words.filter(lambda word: set(word) - set("ءٱەھۆعآأإاىةؤئہ")))
def test_an_arabic_word_with_consonants_has_a_slug(word):
    assert slug(word)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sergey Lavrov", "sergey-lavrov"),
        ("Mevlüt Çavuşoğlu", "mevlut-cavusoglu"),
        ("Binali Yıldırım", "binali-yildirim"),
        ("Staffan de Mistura", "staffan-de-mistura"),
        ("Jean-Yves Le Drian", "jean-yves-le-drian"),
        ("Sana'a", "sanaa"),
        ("سيرغي لافروف", "sirghi-lafruf"),
        ("محمد بن سلمان", "mahmad-bin-salman"),
        ("الله", "allah"),
        ("ألمانيا", "almanya"),
        ("٢٠١٧", "2017"),
        ("  A -- B  ", "a-b"),
    ],
)
def test_names_have_the_keys_that_one_expects(name, key):
    assert slug(name) == key


@pytest.mark.parametrize("name", ["", "  ", "؟!", "🎉", "\u200f", "Лавров", "漢字"])
def test_a_name_without_a_letter_to_make_a_key_of_is_refused(name):
    with pytest.raises(ValueError, match="no Latin or Arabic letter"):
        slug(name)


def test_a_long_slug_ends_at_a_word():
    key = slug("wort " * 40)
    assert len(key) <= SLUG_LENGTH
    assert key.endswith("wort")


def test_printed_vowels_are_used():
    assert transliterate("مُحَمَّد") == "muhammad"
