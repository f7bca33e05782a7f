"""Merges beside the writers: few segments, nothing lost that is deleted or written while one is made."""

import pickle
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.engines import commits, tiers
from archive.search.engines.deletions import Deletions
from archive.search.engines.flat import FlatEngine
from archive.search.engines.segments import FlatSegment
from archive.search.request import SearchRequest
from tests.search.documents_made import document


@pytest.fixture
def engine(tmp_path):
    made = FlatEngine(tmp_path / "index", workers=1)
    made.rebuild([document(number, f"سوريا {number}") for number in range(1, 21)])
    return made


def tidied(engine):
    while engine.tidy():
        pass


def segments(engine):
    return [view.segment for view in engine.snapshots.latest().views]


def test_many_saves_leave_few_segments(engine):
    for number in range(100, 160):
        engine.update([document(number, "كتاب")])
        tidied(engine)
        assert len(segments(engine)) <= 2 * tiers.FAN
    assert engine.search(SearchRequest("كتاب")).total == 60


def test_a_save_merges_nothing_itself(engine, monkeypatch):
    monkeypatch.setattr(commits, "merge", None)
    for number in range(100, 120):
        engine.update([document(number, "كتاب")])
    assert len(segments(engine)) == 21


def test_a_writer_whom_nobody_relieves_merges_itself(engine):
    for number in range(100, 100 + 2 * tiers.TOO_MANY):
        engine.update([document(number, "كتاب")])
    assert len(segments(engine)) <= tiers.TOO_MANY
    assert engine.search(SearchRequest("كتاب")).total == 2 * tiers.TOO_MANY


def test_what_is_written_and_deleted_during_a_merge_is_kept(engine, monkeypatch):
    for number in range(100, 106):
        engine.update([document(number, "كتاب")])
    real = commits.merge

    def merge(folder, sources):
        made = real(folder, sources)
        other = FlatEngine(engine.snapshots.path)
        other.remove([101, 3])
        other.update([document(102, "قلم"), document(200, "كتاب")])
        assert not other.tidy()
        return made

    monkeypatch.setattr(commits, "merge", merge)
    assert engine.tidy()
    monkeypatch.undo()
    assert set(engine.stamps()) == {*range(1, 21), 100, 102, 103, 104, 105, 200} - {3}
    assert [hit.id for hit in engine.search(SearchRequest("قلم")).hits] == [102]
    assert engine.search(SearchRequest("كتاب")).total == 5
    tidied(engine)
    assert engine.search(SearchRequest("كتاب")).total == 5
    assert len(list(engine.snapshots.path.rglob("*.flat"))) == len(segments(engine))


def test_a_merge_overtaken_by_a_build_changes_nothing(engine, monkeypatch):
    for number in range(100, 106):
        engine.update([document(number, "كتاب")])
    real = commits.merge

    def merge(folder, sources):
        FlatEngine(engine.snapshots.path, workers=1).rebuild([document(7)])
        return real(folder, sources)

    monkeypatch.setattr(commits, "merge", merge)
    assert engine.tidy()
    assert list(engine.stamps()) == [7]
    assert len(list(engine.snapshots.path.rglob("*.flat"))) == 1


def test_a_segment_that_is_mostly_deleted_is_written_again(engine):
    engine.remove(range(1, 15))
    assert segments(engine)[0].deleted_count() == 14
    tidied(engine)
    assert [segment.doc_count_all() for segment in segments(engine)] == [6]
    assert set(engine.stamps()) == set(range(15, 21))


def test_writers_and_mergers_of_many_threads_lose_nothing(engine):
    def write(first):
        own = FlatEngine(engine.snapshots.path)
        for number in range(first, first + 12):
            own.update([document(number, "كتاب")])
            if number % 3 == 0:
                own.remove([number])
            own.tidy()

    threads = [threading.Thread(target=write, args=(start,)) for start in (300, 600, 900)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engine.search(SearchRequest("كتاب")).total == 24
    assert engine.info().documents == len(engine.stamps()) == 44


def of(*counts):
    return [FlatSegment(count) for count in counts]


def test_tiers_merge_what_is_of_one_size():
    assert tiers.due(of(100_000, 1, 2, 3)) == []
    found = tiers.due(of(100_000, 1, 2, 60, 3))
    assert [segment.doc_count() for segment in found] == [1, 2, 60, 3]
    found = tiers.due(of(100_000, 70, 1, 200, 100, 90))
    assert [segment.doc_count() for segment in found] == [70, 200, 100, 90]


@given(st.integers(1, 3_000).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_deletions_are_a_set_and_survive_their_writing(drawn):
    size, numbers = drawn
    gone = Deletions(size)
    for number in numbers:
        gone.add(number)
        gone.add(number)
    for one in (gone, pickle.loads(pickle.dumps(gone))):  # noqa: S301  (our own)
        assert set(one) == numbers
        assert len(one) == len(numbers)
        assert all(number in one for number in numbers)
        assert np.array_equal(one.numbers(), sorted(numbers))
    assert len(pickle.dumps(gone)) < size / 8 + 250


def test_a_million_deletions_take_a_bit_each():
    gone = Deletions(1_000_000)
    for number in range(0, 1_000_000, 3):
        gone.add(number)
    assert len(pickle.dumps(gone)) < 126_000
