"""A sieve lets through every word that has what is wanted, whatever the rules of stems and roots come to be."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import word
from archive.arabic.lexicon import WHOLE
from archive.arabic.sieves import Sieve
from archive.arabic.vocabulary import WORDS

PROCLITICS = ("", "و", "ف", "ال", "وال", "بال", "لل", "ل", "فب", "وس", "ك")
ENDINGS = ("", "ها", "ات", "ين", "ون", "ة", "تهما", "اته", "ي", "ية", "ا", "وا", "نا")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى"


def passes(sieve, surface):
    """Whether a word is let through, wherever in a text it stands."""
    text = f"ظ {surface} ظ"
    return any(2 <= place < 2 + len(surface) for place in sieve.places(text, 0, len(text)))


def passes_for_all_that_it_has(surface):
    levels = word(surface)
    return (
        passes(Sieve(exact=[levels.exact]), surface)
        and passes(Sieve(stems=[levels.light]), surface)
        and passes(Sieve(roots=[levels.root]), surface)
        and all(passes(Sieve(starts=[levels.light[:count]]), surface) for count in range(1, len(levels.light) + 1))
        and all(passes(Sieve(printed=[levels.exact[:count]]), surface) for count in range(1, len(levels.exact) + 1))
    )


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_any_word_passes_for_all_that_it_has(surface):
    assert passes_for_all_that_it_has(surface)


@pytest.mark.parametrize("surface", ["ﺳﻔﻴﺮ", "سـفير", "سَفير", "سفیر", "س\u200dفير"])
def test_other_forms_of_letters_and_marks_on_them_pass(surface):
    assert passes(Sieve(stems=["سفير"]), surface)


@pytest.mark.parametrize("proclitic", PROCLITICS)
def test_known_words_pass_with_whatever_is_joined_to_them(proclitic):
    known = sorted(WORDS | WHOLE)[::40]
    failed = [
        f"{proclitic}{one}{ending}"
        for one in known
        for ending in ENDINGS
        if not passes_for_all_that_it_has(f"{proclitic}{one}{ending}")
    ]
    assert failed == []


@pytest.mark.parametrize(
    "surface", ["لله", "ولله", "فلله", "لـله", "مُحَمَّد", "2017", "Lavrov", "شرطتها", "تركيّة", "وزراؤه"]
)
def test_the_odd_ones_pass(surface):
    assert passes_for_all_that_it_has(surface)


def test_a_word_of_other_letters_is_kept_back():
    sieve = Sieve(exact=["قمة"], stems=["سفير"], roots=["كتب"], starts=["موسك"])
    assert [one for one in ("قمة", "قمه", "سفارة", "مكاتب", "بكت", "بموسكو") if passes(sieve, one)] == [
        "قمة",
        "مكاتب",
        "بموسكو",
    ]


def test_a_sieve_of_nothing_keeps_plain_words_back():
    assert not passes(Sieve(), "سفير")
    assert passes(Sieve(), "سَفير")


@pytest.mark.parametrize("text", ["ك" * 100_000, "كت" * 50_000, "ََ" * 50_000, "ا\n" * 50_000])
def test_a_text_without_blanks_takes_no_longer_than_another(text):
    sieve = Sieve(stems=["سفير"], roots=["كتب", "كتكت"], starts=["موسك"])
    begin = time.process_time()
    assert len(list(sieve.places(text, 0, len(text)))) <= 100_000
    assert time.process_time() - begin < 2
