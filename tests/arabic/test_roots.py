"""Roots, which only ever add weight."""

import pytest
from hypothesis import given

from archive.arabic.folding import fold
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.roots import bare_root, root
from tests.arabic.texts import arabic_words, texts


@given(arabic_words)
def test_a_root_is_never_empty_and_never_longer_than_its_word(word):
    folded = fold(word)
    assert 0 < len(root(folded)) <= max(len(folded), len(strip_proclitics(folded)))


@given(texts)
def test_any_text_has_a_root(text):
    assert isinstance(root(fold(text)), str)


@given(arabic_words)
def test_the_root_is_that_of_the_word_without_what_is_joined(word):
    assert root(fold(word)) == bare_root(strip_proclitics(fold(word)))


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("كتاب كاتب مكتوب مكتبة كتابة الكاتبة", "كتب"),
        ("استقبال مستقبل يستقبلون مستقبلين استقبله", "قبل"),
        ("مفاوضات التفاوض يتفاوضون المفاوضون", "فوض"),
        ("اجتماع يجتمع المجتمعين مجتمعات", "جمع"),
        ("انفجار ينفجر انفجارات", "فجر"),
        ("مسؤول مسؤولون", "سءل"),
        ("تصريح تصريحات التصريحات", "صرح"),
        ("حروب حرب الحرب", "حرب"),
        ("تعاون التعاون للتعاون", "عون"),
    ],
)
def test_words_of_one_root_come_together(words, letters):
    assert {root(fold(word)) for word in words.split()} == {letters}


@pytest.mark.parametrize("word", ["ماكرون", "لافروف", "ستوكهولم", "تيليربردي", "2017", "lavrov", "nato", "g20"])
def test_what_has_no_arabic_root_is_not_torn_to_pieces(word):
    assert len(root(fold(word))) >= 3


@pytest.mark.parametrize("word", ["و", "في", "من", "ال", "", "تت", "ااا", "يييي", "تتتتتت"])
def test_short_and_senseless_words_have_one_too(word):
    assert isinstance(root(word), str)
    assert bool(root(word)) == bool(word)
