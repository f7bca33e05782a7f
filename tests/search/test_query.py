"""The query language: how typed text is read, and that reading never fails."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.nodes import And, MatchAll, Not, Phrase, Prefix, Term
from archive.search.query import MAX_WORDS, NOTICES, Notice, parse

ALPHABET = "سوريا لافروف في \"«»“”„'‘’-*()ـ،؟:_./&ab1٣\u064e\u200f\u200c\x00\ud800\n"


def codes(text):
    return [notice.code for notice in parse(text).notices]


@given(st.text(st.characters(codec=None), max_size=300) | st.text(ALPHABET, max_size=120))
def test_any_text_is_read(text):
    parsed = parse(text)
    for notice in parsed.notices:
        assert tuple(name for name, _ in notice.params) == NOTICES[notice.code]


@given(st.text(st.characters(codec=None), max_size=300) | st.text(ALPHABET, max_size=120))
def test_the_canonical_text_reads_back_as_the_same_query(text):
    query = parse(text).query
    assert parse(str(query)).query == query
    assert str(parse(str(query)).query) == str(query)


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 20_000, "((((a" * 4_000, '"' * 20_001, "«" * 20_000, "-" * 20_000, "*" * 20_000, "'a" * 10_000),
        *("a-" * 10_000, "س" * 20_000, "\x00" * 20_000, "\ud800" * 20_000, "\u064e" * 20_000, "« " * 10_000 + "a"),
        *("' a" * 7_000, "« a" * 7_000),
    ],
    ids=lambda text: f"{text[:5]!r}…",
)
def test_hostile_text_is_read_in_time(text):
    begin = time.perf_counter()
    parse(text)
    assert time.perf_counter() - begin < 1


def test_words_must_all_occur():
    assert parse("سوريا، روسيا؟").query == And((Term("سوريا"), Term("روسيا")))


def test_one_word_stands_by_itself_and_none_asks_for_everything():
    assert parse(" (سوريا) ").query == Term("سوريا")
    assert parse("").query == MatchAll()
    assert parse("؟ ،،، !!").query == MatchAll()


@pytest.mark.parametrize(
    "quoted",
    ["«{}»", "“{}”", '"{}"', "„{}“", "„{}”", "”{}“", "»{}«", "‹{}›", "‘{}’", "'{}'", "＂{}＂", "« {} »", '“{}"'],
)
def test_any_quotation_marks_make_a_phrase(quoted):
    assert parse(quoted.format("وقف إطلاق النار")).query == Phrase(("وقف", "إطلاق", "النار"))
    assert parse(quoted.format("وقف إطلاق") + " سوريا").query == And((Phrase(("وقف", "إطلاق")), Term("سوريا")))


def test_an_unclosed_quotation_closes_itself_and_says_so():
    assert parse("لافروف «وقف إطلاق").query == And((Term("لافروف"), Phrase(("وقف", "إطلاق"))))
    assert codes("لافروف «وقف إطلاق") == ["quote_closed"]
    assert codes("لافروف «وقف إطلاق»") == []


def test_a_stray_mark_at_the_end_says_nothing():
    assert parse('سوريا"').query == Term("سوريا")
    assert codes('سوريا"') == []


def test_an_apostrophe_is_no_quotation():
    assert parse("O'Brien").query == Phrase(("O", "Brien"))
    assert parse("the ministers' plan").query == And((Term("the"), Term("ministers"), Term("plan")))


@pytest.mark.parametrize("minus", "-−–‑")
def test_a_hyphen_before_a_word_or_a_phrase_excludes_it(minus):
    assert parse(f"سوريا {minus}إيران").query == And((Term("سوريا"), Not(Term("إيران"))))
    assert parse(f"سوريا {minus}«وقف النار»").query == And((Term("سوريا"), Not(Phrase(("وقف", "النار")))))
    assert parse(f"سوريا {minus}روس*").query == And((Term("سوريا"), Not(Prefix("روس"))))


def test_a_hyphen_inside_a_word_or_alone_excludes_nothing():
    assert parse("F-16").query == Phrase(("F", "16"))
    assert parse("سوريا - إيران").query == And((Term("سوريا"), Term("إيران")))


def test_a_query_of_exclusions_alone_says_so():
    assert parse("-سوريا -إيران").query == And((Not(Term("سوريا")), Not(Term("إيران"))))
    assert codes("-سوريا") == ["only_exclusions"]


def test_a_joined_name_is_a_phrase():
    assert parse("#دونالد_ترمب").query == Phrase(("دونالد", "ترمب"))
    assert parse("نيكي_هيلي").query == Phrase(("نيكي", "هيلي"))


def test_a_star_at_the_end_of_a_word_is_a_beginning():
    assert parse("روس*").query == Prefix("روس")
    assert parse("روس٭ سوريا").query == And((Prefix("روس"), Term("سوريا")))


@pytest.mark.parametrize(
    ("text", "query"),
    [("*روس", Term("روس")), ("رو*يا", And((Term("رو"), Term("يا")))), ("F-1*", Phrase(("F", "1")))],
)
def test_a_star_elsewhere_is_left_aside_and_said(text, query):
    assert parse(text).query == query
    assert codes(text) == ["wildcard_ignored"]


def test_too_short_a_beginning_is_a_word_and_said():
    parsed = parse("ر*")
    assert parsed.query == Term("ر")
    assert parsed.notices == (Notice.of("prefix_too_short", word="ر", limit=2),)


def test_a_word_said_twice_counts_once():
    assert parse("سوريا سوريا «سوريا»").query == And((Term("سوريا"), Phrase(("سوريا",))))


def test_the_number_of_words_is_bounded_and_said():
    words = [f"w{number}" for number in range(MAX_WORDS + 10)]
    parsed = parse(" ".join(words))
    assert parsed.query == And(tuple(Term(text) for text in words[:MAX_WORDS]))
    assert parsed.notices == (Notice.of("too_many_words", limit=MAX_WORDS),)
    quoted = parse('"' + " ".join(words) + '"')
    assert quoted.query == Phrase(tuple(words[:MAX_WORDS]))
    assert quoted.notices == parsed.notices
    assert codes(" ".join(words[:MAX_WORDS])) == []
