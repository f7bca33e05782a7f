"""Builds that are stopped and taken up again, and what changes while they run."""

import os
import time

import pytest

from archive.search.engine import EngineUnavailable
from archive.search.engines import builder, building, folders
from archive.search.engines.flat import FlatEngine
from archive.search.engines.parts import MEANWHILE, PARTS, Record
from tests.search.documents_made import document


class Killed(BaseException):
    """What a kill is to the code that it stops."""


class Archive:
    """A corpus of documents in memory; counts what is read of it."""

    def __init__(self, count):
        self.documents = {number: document(number, f"سوريا {number}") for number in range(1, count + 1)}
        self.read = []
        self.taken = (0, 0)
        self.stop_at = None
        self.meanwhile = None

    def __iter__(self):
        return self.after(0)

    def after(self, number):
        for one in sorted(self.documents):
            if one > number and one in self.documents:
                if one == self.stop_at:
                    raise Killed
                self.read.append(one)
                yield self.documents[one]
                if self.meanwhile and len(self.read) == 20:
                    self.meanwhile()

    def between(self, after, until):
        return (self.documents[one] for one in sorted(self.documents) if after < one <= until)

    def among(self, numbers):
        return (self.documents[one] for one in sorted(numbers) if one in self.documents)

    def stamp(self, after, until):
        return "".join(document.stamp for document in self.between(after, until))

    def take_up(self, until, count):
        self.taken = (until, count)

    def stamps(self):
        return {number: document.stamp for number, document in self.documents.items()}


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(building, "LETTERS", 50)
    monkeypatch.setattr(building, "FAN_IN", 3)
    monkeypatch.setattr(builder, "LETTERS", 50)


@pytest.fixture
def archive():
    return Archive(60)


@pytest.fixture
def engine(tmp_path):
    """An engine whose index holds one article."""
    made = FlatEngine(tmp_path / "index", workers=1)
    made.rebuild([document(1)])
    return made


def stopped(engine, archive, at=40):
    archive.stop_at = at
    with pytest.raises(Killed):
        engine.rebuild(archive)
    archive.stop_at = None
    archive.read.clear()


def builds(engine):
    return sorted(path.name for path in engine.snapshots.path.glob("index-*"))


def test_a_stopped_build_is_taken_up_where_it_ended(engine, archive):
    stopped(engine, archive)
    assert len(builds(engine)) == 2
    assert list(engine.stamps()) == [1]
    engine.rebuild(archive)
    until, count = archive.taken
    assert until == count > 20
    assert archive.read == list(range(until + 1, 61))
    assert engine.stamps() == archive.stamps()
    assert len(builds(engine)) == 1
    assert not list(engine.snapshots.path.rglob(PARTS))


def test_a_build_stopped_among_its_merges_is_taken_up_too(engine, archive, monkeypatch):
    real, left = building.merge, [3]

    def merge(folder, segments):
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return real(folder, segments)

    monkeypatch.setattr(building, "merge", merge)
    with pytest.raises(Killed):
        engine.rebuild(archive)
    monkeypatch.undo()
    archive.read.clear()
    engine.rebuild(archive)
    assert archive.read == []
    assert archive.taken == (60, 60)
    assert engine.stamps() == archive.stamps()


def test_what_was_indexed_after_the_stop_is_read_again(engine, archive):
    stopped(engine, archive)
    archive.documents[3] = document(3, "تغيّر")
    del archive.documents[4]
    archive.documents[70] = document(70, "جديد")
    engine.update([archive.documents[3], archive.documents[70]])
    engine.remove([4])
    engine.rebuild(archive)
    assert archive.taken[0] > 20
    assert engine.stamps() == archive.stamps()


def test_a_part_that_changed_without_a_word_is_read_again(engine, archive):
    stopped(engine, archive)
    archive.documents[3] = document(3, "تغيّر من غير خبر")
    del archive.documents[4]
    engine.rebuild(archive)
    assert archive.taken[0] > 20
    assert engine.stamps() == archive.stamps()


def test_another_archive_is_built_anew(engine, archive):
    stopped(engine, archive)
    other = Archive(0)
    other.documents = {number: document(number, f"آخر {number}") for number in range(5, 50)}
    engine.rebuild(other)
    assert other.taken == (0, 0)
    assert engine.stamps() == other.stamps()
    assert len(builds(engine)) == 1


def test_another_analysis_is_built_anew(engine, archive, monkeypatch):
    stopped(engine, archive)
    monkeypatch.setattr("archive.search.engines.parts.ANALYSIS_VERSION", 99)
    engine.rebuild(archive)
    assert archive.taken == (0, 0)
    assert engine.stamps() == archive.stamps()


@pytest.mark.parametrize("suffix", [".flat", PARTS])
@pytest.mark.parametrize("harm", ["flipped", "cut", "missing"])
def test_a_damaged_part_is_not_taken_up(engine, archive, suffix, harm):
    stopped(engine, archive)
    (unfinished,) = engine.commits.folder.unfinished()
    path = next(path for path in unfinished.iterdir() if path.name.endswith(suffix))
    content = path.read_bytes()
    middle = len(content) // 2
    if harm == "missing":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(content[:middle])
    else:
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 8]) + content[middle + 1 :])
    engine.rebuild(archive)
    assert engine.stamps() == archive.stamps()


def test_what_changes_during_a_build_is_in_step_when_it_appears(engine, archive):
    def meanwhile():
        archive.documents[2] = document(2, "تغيّر")
        archive.documents[90] = document(90, "جديد")
        del archive.documents[5]
        engine.update([archive.documents[2], archive.documents[90]])
        engine.remove([5])
        assert engine.commits.folder.unfinished()

    archive.meanwhile = meanwhile
    engine.rebuild(archive)
    assert engine.stamps() == archive.stamps()
    assert not list(engine.snapshots.path.rglob(MEANWHILE))


def test_a_line_that_a_kill_cut_off_spoils_no_other(engine, archive):
    stopped(engine, archive)
    (unfinished,) = engine.commits.folder.unfinished()
    with (unfinished / MEANWHILE).open("a") as file:
        file.write("\n1 2 3")
    archive.documents[31] = document(31, "تغيّر")
    engine.update([archive.documents[31]])
    record = Record.found(unfinished)
    assert record.changed() == {1, 2, 3, 31}
    assert record.changed() == set()


def test_a_full_disk_is_not_kept_full(engine, archive, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    stopped(engine, archive)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EngineUnavailable, match="No space left"):
            engine.rebuild(archive)
    assert len(builds(engine)) == 1
    assert list(engine.stamps()) == [1]


def test_a_build_that_nobody_takes_up_is_swept_after_days_and_not_before(engine, archive):
    stopped(engine, archive)
    (unfinished,) = engine.commits.folder.unfinished()
    engine.tidy()
    assert unfinished.exists()
    long_ago = time.time() - folders.ABANDONED - 60
    os.utime(unfinished, (long_ago, long_ago))
    with engine.commits.folder.lock("BUILDING"):
        engine.tidy()
    assert unfinished.exists()
    engine.tidy()
    assert not unfinished.exists()
    assert list(engine.stamps()) == [1]
