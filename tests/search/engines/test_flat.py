"""The flat engine keeps the contract, and equals the plain reference on anything."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import facets
from archive.search.conditions import HasKey
from archive.search.engines import building, commits, counting, merging, phrases, postings, scoring, tallies, tiers
from archive.search.engines.flat import FlatEngine
from archive.search.plan import NamedSpan, no_names
from archive.search.request import MATCHES, SORTS, DateRange, SearchRequest
from tests.search.documents_made import ACTORS, COUNTRIES, PLACES, WORDS, dates, document, documents
from tests.search.engine_contract import EngineContract
from tests.search.memory_engine import MemoryEngine


class TestFlatEngine(EngineContract):
    @pytest.fixture
    def build(self, tmp_path):
        made = iter(range(100))

        def build(documents, names=no_names):
            engine = FlatEngine(tmp_path / str(next(made)), lambda: names, workers=1)
            if documents is not None:
                engine.rebuild(documents)
            return engine

        return build


def names(words):
    """Lavrov is a name, wherever he stands."""
    return [NamedSpan(at, at, (HasKey("actor", "sergey-lavrov"),)) for at, word in enumerate(words) if word == "لافروف"]


word = st.sampled_from(WORDS)
piece = st.one_of(
    word,
    word,
    st.lists(word, min_size=1, max_size=3).map(lambda words: f"«{' '.join(words)}»"),
    word.map(lambda text: f"{text[:2]}*"),
    word.map(lambda text: f"-{text}"),
    st.lists(word, min_size=2, max_size=2).map(lambda words: f"-«{' '.join(words)}»"),
)
facet_pair = st.one_of(
    st.tuples(st.just("actor"), st.sampled_from(ACTORS)),
    st.tuples(st.just("country"), st.sampled_from(COUNTRIES)),
    st.tuples(st.just("place"), st.sampled_from(PLACES)),
    st.tuples(st.just("source"), st.just("al-hayat")),
)
pairs = st.lists(facet_pair, max_size=2).map(tuple)


@st.composite
def ranges(draw):
    since, until = draw(dates), draw(dates)
    if since and until and since.first > until.last:
        since, until = until, since
    return DateRange(since, until)


requests = st.builds(
    SearchRequest,
    text=st.lists(piece, max_size=4).map(" ".join),
    filters=pairs,
    excludes=pairs,
    published=ranges(),
    sort=st.sampled_from(SORTS),
    match=st.sampled_from(MATCHES),
    page=st.integers(1, 3),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("update"), st.lists(documents, min_size=1, max_size=4)),
        st.tuples(st.just("remove"), st.lists(st.integers(1, 12), max_size=3)),
    ),
    max_size=6,
)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    """Small batches and small runs, so that a few documents make several segments, merged in several pieces."""
    monkeypatch.setattr(commits, "LETTERS", 300)
    monkeypatch.setattr(building, "LETTERS", 300)
    monkeypatch.setattr(building, "FAN_IN", 3)
    monkeypatch.setattr(merging, "_RUN", 7)
    monkeypatch.setattr(tiers, "FAN", 3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(documents, max_size=12),
    steps=steps,
    asked=st.lists(requests, min_size=1, max_size=6),
    size=st.integers(1, 7),
    sparse=st.sampled_from([0, 1, 16]),
    least=st.sampled_from([1, 2, 1_024]),
    long=st.sampled_from([0, 1_000]),
    tries=st.sampled_from([(1 / 16, 1 / 4), (0.3, 0.6, 0.9)]),
)
def test_it_equals_the_plain_reference(  # noqa: PLR0917
    first, steps, asked, size, sparse, least, long, tries, monkeypatch
):
    for module, name in ((counting, "_SPARSE"), (phrases, "_SPARSE"), (scoring, "SPARSE"), (postings, "SPARSE")):
        # With 0 every set of documents is taken for a small one.
        monkeypatch.setattr(module, name, sparse)
    # From how many postings on terms are put off, so that few documents do for it.
    monkeypatch.setattr(scoring, "_TRIES", tries)
    monkeypatch.setattr(scoring, "_PASS", 1_000)
    monkeypatch.setattr(tallies, "RUN", 5)
    # With 1 every key is taken for a frequent one.
    monkeypatch.setattr(tallies, "LEAST", least)
    monkeypatch.setattr(tallies, "SHARE", 3)
    # With 0 only those are counted that may be among the largest.
    monkeypatch.setattr(tallies, "LONG", long)
    monkeypatch.setattr(tallies, "_GLANCE", 1)
    monkeypatch.setattr(facets, "MOST_VALUES", 2)
    plain = MemoryEngine(first, names)
    with tempfile.TemporaryDirectory() as folder:
        engine = FlatEngine(Path(folder) / "index", lambda: names, workers=1)
        engine.rebuild(first)
        for what, values in steps:
            getattr(plain, what)(values)
            getattr(engine, what)(values)
        assert engine.stamps() == plain.stamps()
        for request in asked:
            equal(engine.search(request, size=size), plain.search(request, size=size))


def equal(answered, expected):
    assert answered.total == expected.total
    assert answered.closest_total == expected.closest_total
    assert answered.facets == expected.facets
    assert answered.histogram == expected.histogram
    assert answered.notices == expected.notices
    for name in ("hits", "closest"):
        hits, others = getattr(answered, name), getattr(expected, name)
        assert [hit.id for hit in hits] == [hit.id for hit in others]
        assert [hit.matches for hit in hits] == [hit.matches for hit in others]
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in others], abs=1e-4)


def test_worker_processes_build_what_one_process_builds(tmp_path):
    made = [document(number, f"سوريا وقف إطلاق النار {number} {'كلام ' * (number % 7)}") for number in range(1, 60)]
    made.append(document(3, "مكان آخر"))
    alone, together = FlatEngine(tmp_path / "one", workers=1), FlatEngine(tmp_path / "two", workers=2)
    alone.rebuild(made)
    together.rebuild(made)
    assert together.stamps() == alone.stamps()
    assert len(together.snapshots.latest().views) == 1
    for text in ("سوريا", "«وقف إطلاق»", "آخر", "كلام -آخر"):
        equal(together.search(SearchRequest(text)), alone.search(SearchRequest(text)))


def test_a_worker_that_fails_fails_the_build_and_leaves_the_old_index(tmp_path):
    engine = FlatEngine(tmp_path / "index", workers=2)
    engine.rebuild([document(1)])

    def broken():
        yield from (document(number, "سوريا " * 80) for number in range(2, 20))
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        engine.rebuild(broken())
    assert list(engine.stamps()) == [1]
