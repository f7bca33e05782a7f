"""The one analysis: laws that hold for any text."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.analysis import analyze, word
from archive.arabic.folding import fold, printed
from archive.arabic.letters import TATWEEL
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.roots import root
from archive.arabic.stemming import light
from archive.arabic.tokens import tokenize
from tests.arabic.texts import INVISIBLE, VOWELS, arabic_words, texts

# Hamza and maddah as marks make another letter of an alif.
SILENT = "".join(sorted({*VOWELS} - {"\u0653", "\u0654"})) + INVISIBLE
anything = st.one_of(texts, st.text(st.characters(exclude_categories=[])))


@given(anything)
def test_a_token_is_the_slice_of_the_text_that_its_offsets_say(text):
    for token in analyze(text):
        assert text[token.start : token.end] == token.surface


@given(anything)
def test_positions_rise_by_one_and_offsets_never_fall_back(text):
    tokens = list(analyze(text))
    assert [token.position for token in tokens] == list(range(len(tokens)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))


@given(anything)
def test_no_level_of_a_token_is_ever_empty(text):
    for token in analyze(text):
        assert all((token.text, token.fold, token.light, token.root))


@given(anything)
def test_tokens_are_the_words_of_the_text_at_the_levels_of_the_word(text):
    for token, span in zip(analyze(text), tokenize(text), strict=True):
        assert (token.surface, token.start, token.end) == span
        levels = word(token.surface)
        assert (token.fold, token.light, token.root) == (levels.fold, levels.light, levels.root)


@given(arabic_words)
def test_each_level_is_what_its_module_makes(surface):
    levels = word(surface)
    assert levels.exact == printed(surface).lower()
    assert (levels.fold, levels.light, levels.root) == (fold(surface), light(fold(surface)), root(fold(surface)))


@given(st.data(), arabic_words)
def test_vowels_and_tatweel_change_no_level(data, plain):
    dressed = "".join(letter + data.draw(st.text(st.sampled_from(SILENT), max_size=2)) for letter in plain)
    assert word(dressed) == word(plain)


@given(arabic_words)
def test_a_stretched_word_is_found_whole_in_its_text(plain):
    stretched = TATWEEL.join(plain)
    tokens = list(analyze(f"قال: {stretched}."))
    assert [token.surface for token in tokens] == ["قال", stretched]
    assert tokens[1].light == word(plain).light


@given(anything)
def test_what_is_asked_meets_what_is_stored(text):
    for token in analyze(text):
        again = list(analyze(token.text))
        assert [(t.fold, t.light, t.root) for t in again] == [(token.fold, token.light, token.root)]


@pytest.mark.parametrize("text", ["", " ", "\u064e", "؟!", "\ud800", "\x00", "🎉"])
def test_a_text_without_words_has_no_tokens(text):
    assert list(analyze(text)) == []


def test_a_lone_surrogate_between_letters_parts_them_and_breaks_nothing():
    assert [token.surface for token in analyze("روسيا\ud800تركيا")] == ["روسيا", "تركيا"]


def test_hashtags_and_underscores_do_not_hide_names():
    tokens = list(analyze("دونالد #ترمب و#نيكي_هيلي"))
    assert [token.light for token in tokens] == ["دونالد", "ترمب", "و", "نيك", "هيل"]


@pytest.mark.parametrize("piece", ["ا", "ا\u064e", "ا\u200c", "1", "1,", "1.", "و", "_", "\u064e", "ها", "#ا ", "𐤀"])
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(times):
        text = piece * times
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            for _token in analyze(text):
                pass
            best = min(best, time.process_time() - started)
        return best

    assert seconds(80_000) < 16 * max(seconds(10_000), 0.002)


def test_a_long_senseless_word_is_analysed_at_once():
    started = time.process_time()
    assert len(list(analyze("و" + "ال" * 50_000 + "ها" * 50_000))) == 1
    assert time.process_time() - started < 1


def test_what_is_joined_does_not_change_the_stem_of_what_it_is_joined_to():
    for joined in ("والرئيس", "بالرئيس", "للرئيس", "فللرئيس", "كرئيس", "ولرئيس"):
        assert word(joined).light == word("رئيس").light == light(strip_proclitics(fold(joined)))
