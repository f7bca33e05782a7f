"""Every node of a query finds over the arrays what it finds in the plain reference."""

import tempfile
import tracemalloc
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.search.compilation import compile_query
from archive.search.conditions import HasKey, InSpeech
from archive.search.documents import Document
from archive.search.engine import QueryTooSlow
from archive.search.engines import commits, phrases, postings
from archive.search.engines.answering import answer
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.flat import FlatEngine
from archive.search.nodes import (
    And,
    Carries,
    Field,
    MatchAll,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Published,
    SameParagraph,
    SameSentence,
    Term,
)
from archive.search.plan import NamedSpan
from archive.search.request import SearchRequest
from tests.search.documents_made import WORDS, dates, document, documents
from tests.search.memory_engine import MemoryEngine, Scores, holds

# Few words and many marks, so that stretches of every kind meet.
_FEW = WORDS[:8]
_MARKS = ("\n", "؟", "«", "»", '"', "«نعم»")
prose = st.lists(st.sampled_from([*_FEW, *(f"{one}." for one in _FEW), *_MARKS]), max_size=30).map(" ".join)
texts = st.builds(Document, id=st.integers(1, 9), title=prose, body=prose, published=dates)

word = st.sampled_from(WORDS)
spelled = word | st.lists(word, min_size=1, max_size=3).map(tuple)
several = st.lists(spelled, min_size=1, max_size=3).map(tuple)
leaves = st.one_of(
    word.map(Term),
    several.map(Phrase),
    st.builds(Near, several, st.integers(1, 12)),
    several.map(SameSentence),
    several.map(SameParagraph),
    word.map(lambda text: Prefix(text[:2])),
    st.builds(Published, dates, dates),
    st.just(MatchAll()),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Not),
        st.builds(Field, st.sampled_from(["title", "quote"]), inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda children: And(tuple(children))),
        st.lists(inner, min_size=1, max_size=3).map(lambda children: Or(tuple(children))),
    ),
    max_leaves=5,
)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(commits, "LETTERS", 200)
    monkeypatch.setattr(phrases, "_BLOCK", 2)


@pytest.fixture(params=[0, 16])
def sparse(request, monkeypatch):
    monkeypatch.setattr(phrases, "_SPARSE", request.param)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(texts | documents, max_size=8),
    later=st.lists(texts | documents, max_size=3),
    removed=st.lists(st.integers(1, 9), max_size=2),
    asked=st.lists(st.tuples(queries, st.sampled_from(["exact", "normal"])), min_size=1, max_size=8),
)
def test_a_node_holds_where_the_reference_says_so(first, later, removed, asked, sparse):
    plain = MemoryEngine(first)
    with tempfile.TemporaryDirectory() as folder:
        engine = FlatEngine(Path(folder) / "index", workers=1)
        engine.rebuild(first)
        for one in (plain, engine):
            one.update(later)
            one.remove(removed)
        with engine.reading() as snapshot:
            live = snapshot.all_documents()
            numbers = snapshot.column("id", live)
            for query, match in asked:
                plan = compile_query(query, match)
                for condition in filter(None, (plan.required, plan.close, InSpeech(plan.required))):
                    mask = Evaluation(snapshot).holds(condition)
                    expected = {number for number, entry in plain.entries.items() if holds(entry, condition)}
                    assert set(numbers[mask[live]].tolist()) == expected, (query, condition)
                scored(snapshot, plain, plan)


def scored(snapshot, plain, plan):
    """The scores are those of the reference, to the fifth decimal of what they may reach."""
    response = answer(Evaluation(snapshot), SearchRequest(), plan, 20)
    if plan.scored:
        scores = Scores(plan, list(plain.entries.values()))
        for hit in (*response.hits, *response.closest):
            assert hit.score == pytest.approx(scores(plain.entries[hit.id]), rel=1e-5, abs=1e-5)


# --- why, and no longer than a while


def test_a_hit_says_which_words_it_has_and_how(tmp_path):
    engine = FlatEngine(tmp_path / "index", lambda: lavrov, workers=1)
    made = [
        document(1, "قال لافروف في المكتبة"),
        document(2, "ولافروف كتب"),
        document(3, "Lavrov مكتبة", actors=("sergey-lavrov",)),
    ]
    engine.rebuild(made)
    answered = engine.search(SearchRequest("لافروف مكتبة", match="wide"))
    why = {hit.id: [(one.text, one.way) for one in hit.matches] for hit in (*answered.hits, *answered.closest)}
    assert why == {
        1: [("لافروف", "exact"), ("مكتبة", "light")],
        2: [("لافروف", "light"), ("مكتبة", "root")],
        3: [("لافروف", "name"), ("مكتبة", "exact")],
    }


def lavrov(words):
    return [NamedSpan(at, at, (HasKey("actor", "sergey-lavrov"),)) for at, word in enumerate(words) if word == "لافروف"]


def test_a_query_that_takes_too_long_is_stopped_and_says_so(tmp_path):
    engine = FlatEngine(tmp_path / "index", workers=1, limit=lambda: 0.0)
    engine.rebuild([document(1, "سوريا")])
    with pytest.raises(QueryTooSlow, match="longer than 0 s"):
        engine.search(SearchRequest("سوريا"))


def test_a_query_of_many_words_takes_no_more_memory_than_one_of_few(tmp_path, monkeypatch):
    # As if these were many postings.
    monkeypatch.setattr(postings, "FEW", 100)
    engine = FlatEngine(tmp_path / "index", workers=1)
    engine.rebuild([document(number, " ".join(WORDS[number % 7 :])) for number in range(1, 2_000)])

    def peak(text):
        engine.search(SearchRequest(text, match="exact"))
        tracemalloc.start()
        engine.search(SearchRequest(text, match="exact"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    # Two dozen words at five levels: their postings would be many times as much.
    assert peak(" ".join(WORDS[7:])) < 2 * peak(WORDS[7])


# --- one by one


def asked(tmp_path, made, query, match="normal"):
    engine = FlatEngine(tmp_path / "index", workers=1)
    engine.rebuild(made)
    with engine.reading() as snapshot:
        mask = Evaluation(snapshot).holds(compile_query(query, match).required)
        return set(snapshot.column("id", np.flatnonzero(mask)).tolist())


def test_near_words_stand_in_one_stretch_in_any_order(tmp_path):
    made = [document(1, "لافروف زار أمس موسكو"), document(2, "موسكو لافروف"), document(3, "لافروف", "موسكو")]
    assert asked(tmp_path, made, Near(("لافروف", "موسكو"), 4)) == {1, 2}
    assert asked(tmp_path, made, Near(("لافروف", "موسكو"), 3)) == {2}
    assert asked(tmp_path, made, Near(("لافروف", "موسكو"), 100)) == {1, 2}


def test_a_sentence_and_a_paragraph_keep_words_apart(tmp_path):
    made = [document(1, "زار لافروف موسكو."), document(2, "زار لافروف. ثم موسكو"), document(3, "لافروف\nموسكو")]
    assert asked(tmp_path, made, SameSentence(("موسكو", "لافروف"))) == {1}
    assert asked(tmp_path, made, SameParagraph(("موسكو", "لافروف"))) == {1, 2}


def test_a_title_is_one_sentence_of_its_own(tmp_path):
    made = [document(1, "موسكو", "لافروف"), document(2, "نص", "لافروف. موسكو")]
    assert asked(tmp_path, made, SameSentence(("موسكو", "لافروف"))) == {2}


def test_a_phrase_takes_any_spelling_at_its_place(tmp_path):
    made = [document(1, "قال ترامب أمس"), document(2, "قال ترمب أمس"), document(3, "قال أمس ترامب")]
    assert asked(tmp_path, made, Phrase(("قال", ("ترامب", "ترمب"), "أمس"))) == {1, 2}


@pytest.mark.parametrize(("match", "expected"), [("normal", {1, 3}), ("exact", {1})])
def test_a_field_asks_of_the_title_alone(tmp_path, match, expected):
    made = [document(1, "نص", "زار موسكو"), document(2, "موسكو", "نص"), document(3, "نص", "وموسكو")]
    assert asked(tmp_path, made, Field("title", Term("موسكو")), match) == expected
    assert asked(tmp_path, made, Field("title", Prefix("موسك")), match) == expected
    assert asked(tmp_path, made, And((Field("title", Phrase(("زار", "موسكو"))), Term("نص"))), match) == {1}


def test_a_period_is_a_condition_like_any_other(tmp_path):
    made = [document(1, published="2017-03"), document(2, published="2018"), document(3)]
    spring = Published(PartialDate(2017, 2), PartialDate(2017, 5))
    assert asked(tmp_path, made, spring) == {1}
    assert asked(tmp_path, made, Published(until=PartialDate.of(date(2018, 1, 1), "day"))) == {1, 2}
    assert asked(tmp_path, made, Or((spring, Term("غائب")))) == {1}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Near(("قمة", "لقاء"), 10), '"قمة لقاء"~10'),
        (SameSentence(("قمة", ("ترامب", "ترمب"))), '"قمة (ترامب|ترمب)"~s'),
        (SameParagraph(("قمة",)), '"قمة"~p'),
        (Field("title", And((Term("قمة"), Term("لقاء")))), "title:(قمة لقاء)"),
        (Not(Field("title", Term("قمة"))), "-title:قمة"),
        (Published(PartialDate(2017, 3), PartialDate(2018)), "date:2017-03..2018"),
        (Published(PartialDate(2017), PartialDate(2017)), "date:2017"),
        (Published(until=PartialDate(2017)), "date:..2017"),
    ],
)
def test_every_node_has_a_canonical_form(query, text):
    assert str(query) == text


def test_a_quotation_holds_its_own_words_alone(tmp_path):
    made = [
        document(1, "قال: «زار لافروف موسكو» أمس"),
        document(2, "لافروف قال: «زار» ثم «موسكو»"),
        document(3, "زار لافروف موسكو", "«زار موسكو»"),
        document(4, "قال «زار لافروف"),
    ]
    assert asked(tmp_path, made, Field("quote", Term("لافروف"))) == {1}
    assert asked(tmp_path, made, Field("quote", And((Term("زار"), Term("موسكو"))))) == {1, 2}
    assert asked(tmp_path, made, Field("quote", Near(("زار", "موسكو"), 5))) == {1}
    assert asked(tmp_path, made, Field("quote", Phrase(("زار", "موسكو")))) == set()
    assert asked(tmp_path, made, Field("quote", Prefix("موس"))) == {1, 2}
    assert asked(tmp_path, made, Not(Field("quote", Term("زار")))) == {3, 4}
    assert asked(tmp_path, made, Field("quote", And((Term("زار"), Field("title", Term("موسكو")))))) == set()


def test_who_is_named_beside_a_quotation_of_some_words_may_have_said_it(tmp_path):
    spoken = Carries("said-by", ("sergey-lavrov",), Term("Lavrov"), ("سيرغي لافروف", "لافروف"))
    made = [
        document(1, "قال لافروف: «لن نقبل بهذا أبدا».", actors=("sergey-lavrov",)),
        document(2, "زار لافروف موسكو.\nوقال شكري: «لن نقبل بهذا أبدا».", actors=("sergey-lavrov",)),
        document(3, "لافروف يهاجم «داعش».", actors=("sergey-lavrov",)),
        document(4, "قال لافروف: «لن نقبل بهذا أبدا»."),
    ]
    assert asked(tmp_path, made, spoken) == {1}
    assert asked(tmp_path, made, spoken, "exact") == {1}
