"""Words without a subject."""

import pytest
from hypothesis import given

from archive.arabic.folding import fold
from archive.arabic.stopwords import STOPWORDS, is_stopword
from tests.arabic.texts import texts


def test_stop_words_are_kept_folded():
    assert {fold(word) for word in STOPWORDS} == STOPWORDS
    assert all(is_stopword(word) for word in STOPWORDS)


@pytest.mark.parametrize(
    "word",
    [
        "في",
        "وفي",
        "من",
        "ومن",
        "إلى",
        "على",
        "هل",
        "ماذا",
        "لماذا",
        "متى",
        "كيف",
        "التي",
        "الذين",
        "هذه",
        "فهذا",
        "كان",
        "وكانت",
    ],
)
def test_particles_pronouns_questions_and_being_carry_no_subject(word):
    assert is_stopword(fold(word))


@pytest.mark.parametrize(
    "word",
    [
        "روسيا",
        "وزير",
        "رئيس",
        "قال",
        "أعلن",
        "لقاء",
        "وفد",
        "وجد",
        "قطر",
        "الأسد",
        "أمس",
        "السلام",
        "2017",
        "un",
        "",
        "و1",
        "فيينا",
    ],
)
def test_words_that_are_searched_for_do(word):
    assert not is_stopword(fold(word))


@given(texts)
def test_any_text_can_be_asked_for(text):
    assert isinstance(is_stopword(fold(text)), bool)
