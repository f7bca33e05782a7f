"""What is marked is exactly what matched: held against the reference, which knows conditions and nothing of marks."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.arabic.tokens import tokenize
from archive.search.compilation import compile_query
from archive.search.conditions import AnyOf, HasKey, HasNear, HasRun, HasStart, HasWord
from archive.search.documents import Document
from archive.search.marking import Marking, leaves_of
from archive.search.nodes import And, Field, Near, Not, Or, Phrase, Prefix, SameParagraph, SameSentence, Term
from archive.search.occurrences import Sought, segments_of
from archive.search.plan import NamedSpan, Plan
from archive.search.query import parse
from tests.search.documents_made import WORDS
from tests.search.memory_engine import Entry, holds, near_in
from tests.search.stretches import words as levels_in

_FEW = (*WORDS[:12], "سُوريا", "لـله", "12.3", "نيكي_هيلي")
_SIGNS = ("\n", "؟", "«", "»", '"', "«نعم»", "\u00a0", "،", "\t")
prose = st.lists(
    st.sampled_from([*_FEW, *(f"{one}." for one in _FEW), *(f"({one})\n" for one in _FEW[:4]), *_SIGNS]), max_size=40
).map(" ".join)
words = st.sampled_from(_FEW)
spelled = words | st.lists(words, min_size=1, max_size=2).map(tuple)
several = st.lists(spelled, min_size=1, max_size=3).map(tuple)
positive = st.one_of(
    words.map(Term),
    several.map(Phrase),
    st.builds(Near, several, st.integers(1, 12)),
    several.map(SameSentence),
    several.map(SameParagraph),
    words.map(lambda text: Prefix(text[:2])),
)
wanted = st.recursive(
    positive,
    lambda inner: st.one_of(
        st.builds(Field, st.sampled_from(["title", "quote"]), inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda children: And(tuple(children))),
        st.lists(inner, min_size=1, max_size=3).map(lambda children: Or(tuple(children))),
    ),
    max_leaves=5,
)
matches = st.sampled_from(["exact", "normal"])
skips = st.lists(st.integers(0, 200), max_size=4, unique=True).map(sorted)


def body_of(text, skip):
    """The text as the index has it."""
    return "\n".join(text[start:end] for start, end in segments_of(len(text), skip) if text[start:end].strip())


def spans_of(cuts, text):
    cuts = [cut for cut in cuts if cut < len(text)]
    return list(zip(cuts[::2], cuts[1::2], strict=False))


@settings(deadline=None, max_examples=400)
@given(positive, matches, prose, skips)
def test_a_leaf_is_found_where_the_reference_finds_it(node, match, text, cuts):
    skip = spans_of(cuts, text)
    entry = Entry.of(Document(1, "", body_of(text, skip)))
    condition = compile_query(node, match).required
    for leaf in leaves_of(condition):
        occurs = leaf in Sought([leaf]).occurrences(text, segments_of(len(text), skip))
        assert occurs == holds(entry, leaf), leaf


@settings(deadline=None, max_examples=400)
@given(positive, matches, prose)
def test_marked_are_the_words_that_serve_a_leaf_and_no_others(node, match, text):
    condition = compile_query(node, match).required
    spans = list(tokenize(text))
    reading = Marking(Plan(condition)).read(text)
    marked = {
        number
        for number, span in enumerate(spans)
        if any(mark.start <= span.start and span.end <= mark.end for mark in reading.marks)
    }
    assert marked == {one for leaf in leaves_of(condition) for one in serving(leaf, text)}


def serving(leaf, text):
    """Which words of a text serve a leaf, tried one by one."""
    spans = list(tokenize(text))
    texts = [getattr(one, leaf.level) for one in levels_in(text)]
    if isinstance(leaf, HasWord):
        return {number for number, one in enumerate(texts) if one == leaf.text}
    if isinstance(leaf, HasStart):
        return {number for number, one in enumerate(texts) if one.startswith(leaf.text)}
    if isinstance(leaf, HasRun) or leaf.within == "run":
        places = [(one,) for one in leaf.texts] if isinstance(leaf, HasRun) else leaf.places
        starts = (n for n in range(len(texts)) if near_in(places, "run", texts[n : n + len(places)]))
        return {number for first in starts for number in range(first, first + len(places))}
    units = [range(len(texts))]
    if isinstance(leaf.within, str):
        ends = [0, *(place for place in range(len(text)) if ends_unit(text, place, leaf.within)), len(text)]
        pairs = pairwise(ends)
        units = [[n for n, span in enumerate(spans) if begin <= span.start < end] for begin, end in pairs]
    length = leaf.within if isinstance(leaf.within, int) else len(texts)
    found = set()
    for unit in units:
        for first in unit:
            stretch = [number for number in unit if first <= number < first + length]
            if near_in(leaf.places, len(texts), [texts[number] for number in stretch]):
                found |= {number for number in stretch if any(texts[number] in place for place in leaf.places)}
    return found


def ends_unit(text, place, unit):
    """Whether a sentence or a paragraph of these texts ends just before a place."""
    stopped = text[place - 1 : place] in (".", "؟") and text[place].isspace()
    return text[place] == "\n" or (unit == "sentence" and stopped)


@settings(deadline=None, max_examples=400)
@given(wanted, matches, prose, prose)
def test_an_article_that_is_found_has_a_mark_and_one_without_any_word_has_none(node, match, title, body):
    plan = compile_query(node, match)
    entry = Entry.of(Document(1, title, body))
    marking = Marking(plan)
    marks = [*marking.read(title, "title").marks, *marking.read(body).marks]
    if holds(entry, plan.required):
        assert marks
    leaves = list(leaves_of(plan.required))
    if not any(holds(entry, leaf) for leaf in leaves):
        assert not marks


@settings(deadline=None)
@given(wanted, prose, prose)
def test_what_is_excluded_marks_nothing(node, title, body):
    marking = Marking(compile_query(And((Term("سوريا"), Not(node))), "normal"))
    for text, place in ((title, "title"), (body, "body")):
        assert (
            marking.read(text, place).marks == Marking(compile_query(Term("سوريا"), "normal")).read(text, place).marks
        )


def marked(query, text, place="body", match="normal", **options):
    reading = Marking(compile_query(parse(query).query, match)).read(text, place, **options)
    return [text[start:end] for start, end in reading.united()]


def test_what_must_stand_in_the_title_is_marked_there_alone():
    assert marked("عنوان:سوريا", "سوريا", "title") == ["سوريا"]
    assert marked("عنوان:سوريا", "سوريا") == []
    assert marked("سوريا", "في سوريا", "title") == ["سوريا"]


def test_what_must_be_quoted_is_marked_in_quotation_marks_alone():
    text = "سوريا قالت: «سوريا لن تقبل». ثم سوريا"
    assert [
        (mark.start, mark.end) for mark in Marking(compile_query(parse("quote:سوريا").query, "normal")).read(text).marks
    ] == [(text.index("«") + 1, text.index("«") + 6)]
    assert marked("quote:سوريا", "سوريا", "title") == []


def test_words_near_each_other_are_marked_where_they_are_near():
    text = "روسيا هنا. " + "كلام " * 20 + "روسيا وسوريا معا"
    assert marked('"روسيا سوريا"~3', text) == ["روسيا", "وسوريا"]


@pytest.mark.parametrize("text", ["قالت سُورِيَا", "قالت ســوريا", "(سوريا)", "#سوريا_الآن", "ﺳﻮﺭﻳﺎ", "سور\u200dيا"])
def test_a_word_is_found_however_it_is_printed(text):
    assert len(marked("سوريا", text)) == 1


def test_a_name_is_marked_in_every_spelling_that_the_plan_knows():
    def names(asked):
        return [NamedSpan(0, 0, (HasKey("actor", "x"),))] if list(asked) == ["ترامب"] else []

    plan = compile_query(parse("ترامب").query, "wide", names)
    assert plan.required == AnyOf((HasWord("light", "ترامب"), HasKey("actor", "x")))
    reading = Marking(plan).read("قال ترمب لترامب", named=[(4, 8)])
    assert [reading.text[start:end] for start, end in reading.united()] == ["ترمب", "لترامب"]


def test_a_stretch_runs_over_what_is_skipped():
    near = HasNear("light", (("وقف",), ("نار",)), 3)
    text = "وقف أي كلام كثير هنا نار"
    assert near not in Sought([near]).occurrences(text)
    assert near in Sought([near]).occurrences(text, segments_of(len(text), [(6, 20)]))


@pytest.mark.parametrize("query", ["quote:كتب said-by:ا", "كتب وزير", '"كتب وزير"~10', '"كتب وزير"~s', "كت*"])
@pytest.mark.parametrize("unit", ["«كتب»", "كتب\n", "«كتب كتب كتب كتب كتب كتب كتب»\n", "كتبوزير", "كتب."])
def test_no_text_takes_longer_than_its_length(query, unit):
    text = unit * (60_000 // len(unit))
    marking = Marking(compile_query(parse(query).query, "normal"))
    begin = time.process_time()
    marking.read(text, roots=True)
    assert time.process_time() - begin < 4


def test_words_of_a_root_alone_are_looked_for_when_they_are_asked_for():
    marking = Marking(compile_query(parse("كتب").query, "normal"))
    root = HasWord("root", "كتب")
    assert root not in marking.read("زار المكتبات").occurrences
    reading = marking.read("زار المكتبات", roots=True)
    assert [find[:2] for find in reading.occurrences[root]] == [(4, 12)]
    assert reading.marks == []
