"""What holds for the dates and quotations of every text, likely or not."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.knowledge.loading import load
from archive.recognition.dates import dates
from archive.recognition.marks import quoted
from archive.recognition.mentions import mentions
from archive.recognition.quotations import quotations

VOCABULARY = """
قال لافروف وأضاف أن إن " « » “ ” : ، . مضيفا مؤكدا الوزير في من إلى عن نقلت وكالة مصدر الاثنين أمس الماضي المقبل اليوم
12 2017 30 مارس/آذار (شباط) الثاني والعشرين من شهر العام عامي 2009 و2010 بين و - / 1438 رمضان هـ قبل يومين الأسبوع
سيزور بيروت بحسب وفقا ل الذي قوله ـ مَارِس لافــروف الروسي روسيا 🙂 Putin '' كما التي نهاية مطلع السابق
"""
WORDS = VOCABULARY.split()
TEXTS = st.one_of(
    st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60).map(" ".join),
    st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60).map("".join),
    st.text(max_size=200),
)
DAYS = st.sampled_from(
    [None, PartialDate(2018), PartialDate(2018, 5), PartialDate(2018, 5, 15), PartialDate(1900, 1, 1)]
)


@given(TEXTS, DAYS)
@settings(max_examples=300, deadline=None)
def test_dates_are_honest(text, day):
    found = dates(text, [], day)
    for date in found:
        assert text[date.start : date.end] == date.surface != ""
        assert date.since <= date.until
        assert "\n\n" not in date.surface
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert found == dates(text, [], day)
    if day is None:
        assert {date.how for date in found}.isdisjoint({"weekday", "relative day", "period"})


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_quotations_are_honest(text):
    named = mentions(text, [], load())
    found = quotations(text, [], named)
    for said in found:
        assert text[said.start : said.end] == said.text != ""
        if said.speaker:
            assert text[said.speaker.start : said.speaker.end] == said.speaker.surface != ""
            assert not (said.speaker.anonymous and said.speaker.key)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert found == quotations(text, [], named)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_stands_between_marks_is_apart_and_in_order(text):
    found = quoted(text)
    assert all(0 < span.start <= span.end <= len(text) for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        'قال لافروف: "لن نقبل هذا أبدا". ',
        "«لن نقبل ",
        '"لن ',
        "وأضاف قال مضيفا ",
        "1 و 2 و ",
        "12 مارس/آذار 2017 ",
        "في ",
        "من إلى 2017 و ",
        " ",
        "\n",
        '"\n«',
        "قَالَ ",
        "الحادي والعشرين من ",
    ],
)
def test_a_long_text_is_read_in_time_that_grows_with_it(piece):
    taken = []
    for length in (25_000, 200_000):
        text = (piece * (length // len(piece) + 1))[:length]
        rounds = []
        for _ in range(2):
            began = time.process_time()
            dates(text, [], PartialDate(2018, 5, 15))
            quotations(text, [], [])
            rounds.append(time.process_time() - began)
        # What else the machine does only adds to a time.
        taken.append(min(rounds))
    # Eight times the text; sixty-four times the time would be its square.
    assert taken[1] < 24 * max(taken[0], 0.02)
