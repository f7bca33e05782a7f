"""Quotations: what stands between marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.quotations import quotations


def quoted(text):
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize("text", ["«نعم»", "»نعم«", "“نعم”", '"نعم"', "„نعم“", "‹نعم›", "”نعم“", "＂نعم＂"])
def test_any_marks_that_close_in_their_paragraph_quote(text):
    assert quoted(f"قال {text} ثم «لا»") == ["نعم", "لا"]


@pytest.mark.parametrize("text", ["قال «نعم", "نعم» قال", "قال «نعم\nثم» ذهب", 'قال "نعم', "don't say 'yes'"])
def test_what_is_not_closed_in_its_paragraph_quotes_nothing(text):
    assert quoted(text) == []


def test_a_quotation_inside_another_is_part_of_it():
    assert quoted("قال «إن “الهدنة” قائمة» أمس") == ["إن “الهدنة” قائمة"]


@given(st.text('«»“”"‹› \nا', max_size=60))
def test_quotations_stand_in_order_and_apart(text):
    reached = 0
    for start, end in quotations(text):
        assert reached < start <= end < len(text)
        assert "\n" not in text[start:end]
        reached = end


@pytest.mark.parametrize("text", ["«" * 50_000, "«‹" * 25_000, '"a' * 25_001, "» « ‹ " * 8_000])
def test_hostile_text_takes_no_longer(text):
    begin = time.process_time()
    quotations(text)
    assert time.process_time() - begin < 1
