"""Sentences and paragraphs are found where the punctuation shows them, and nothing of the text is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير. ثم غادر", ["وصل الوزير.", " ثم غادر"]),
        ("أين؟ «هنا!» قال", ["أين؟", " «هنا!»", " قال"]),
        ("نما 3.5 في المئة", ["نما 3.5 في المئة"]),
        ("فقرة\nأخرى", ["فقرة", "\nأخرى"]),
        ("", []),
        ("\n\n", ["\n", "\n"]),
    ],
)
def test_a_text_divides_at_its_punctuation(text, expected):
    assert [one.text for one in sentences(text)] == expected


def test_a_new_line_opens_a_paragraph_and_a_full_stop_does_not():
    assert [one.opens_paragraph for one in sentences("أولى. ثانية\nثالثة. رابعة")] == [True, False, True, False]


@given(st.text(alphabet='اب .!؟\n»"5'))
def test_the_sentences_together_are_the_text(text):
    assert "".join(one.text for one in sentences(text)) == text


@pytest.mark.parametrize(
    "text", ["." * 100_000 + "س", ".»" * 50_000, "." * 50_000 + '"' * 50_000 + "س", "\n" * 100_000]
)
def test_a_text_of_signs_takes_no_longer_than_another(text):
    begin = time.process_time()
    assert "".join(one.text for one in sentences(text)) == text
    assert time.process_time() - begin < 2
