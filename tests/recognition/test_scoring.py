"""The scores: what counts as found, as right, and as neither."""

import pytest

from tests.recognition.scoring import Counts, scores

GOLD = {
    "id": "1",
    "title": "لافروف في أنقرة",
    "text": 'التقى لافروف نظيره التركي عام 2017. وقال لافروف: "لا حل عسكريا هنا".',
    "persons": [{"name_en": "Lavrov", "surfaces": ["لافروف"]}],
    "organisations": [],
    "places": [{"name_en": "Ankara", "surfaces": ["أنقرة"]}],
    "countries": [{"iso2": "TR"}, {"iso2": "RU", "uncertain": True}],
    "dates": [{"iso": "2017"}],
    "quotes": [{"text": "لا حل عسكريا هنا", "speaker_surface": "لافروف"}],
    "acts": [{"type": "meeting", "sentence": "التقى لافروف نظيره التركي", "countries": ["TR"]}],
}
TEXT = f"{GOLD['title']}\n{GOLD['text']}"


def span(surface, start=0):
    at = TEXT.index(surface, start)
    return {"start": at, "end": at + len(surface)}


PERFECT = {
    "mentions": [
        {"kind": "person", "key": "lavrov", **span("لافروف")},
        {"kind": "place", "key": "ankara", **span("أنقرة")},
        {"kind": "country", "key": "TR", **span("التركي")},
    ],
    "dates": [{"iso": "2017"}],
    "quotes": [{**span("لا حل عسكريا هنا"), "speaker": span("لافروف", 30)}],
    "acts": [{"type": "meeting", "countries": ["TR"], **span("التقى لافروف نظيره")}],
}


def told(**changes):
    return scores([GOLD], {"1": {**PERFECT, **changes}})


def test_what_is_all_right_scores_one():
    assert {counts.f1 for counts in told().values()} == {1.0}


def test_what_is_not_told_is_not_found():
    totals = scores([GOLD], {})
    assert (totals["date"].recall, totals["date"].precision) == (0.0, 1.0)
    assert totals["quote"].f1 == 0.0


def test_what_is_uncertain_counts_neither_way():
    mentions = [*PERFECT["mentions"], {"kind": "country", "key": "RU", **span("لافروف")}]
    assert told(mentions=mentions)["country"] == Counts(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("field", "value", "measure"),
    [
        ("dates", [{"iso": "2017"}, {"iso": "2018"}], "date"),
        ("quotes", [{**span("لا حل"), "speaker": None}], "quote"),
        ("quotes", [{**span("لا حل عسكريا هنا"), "speaker": span("التركي")}], "speaker"),
        ("acts", [{"type": "visit", "countries": ["TR"], **span("التقى لافروف")}], "act"),
        ("acts", [{"type": "meeting", "countries": ["IR"], **span("التقى لافروف")}], "act"),
    ],
)
def test_what_is_wrong_costs(field, value, measure):
    assert told(**{field: value})[measure].f1 < 1.0


def test_one_person_under_two_keys_is_not_linked():
    mentions = [*PERFECT["mentions"], {"kind": "person", "key": "other", **span("لافروف", 30)}]
    assert told(mentions=mentions)["linking"].recall == 0.0
