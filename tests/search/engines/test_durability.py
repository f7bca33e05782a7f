"""What may befall the files of an index: an answer is right or refused, and a failed commit leaves the one before."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from archive.search.engine import EngineUnavailable, IndexMissing
from archive.search.engines import arrays, folders
from archive.search.engines.flat import FlatEngine
from archive.search.request import SearchRequest
from tests.search.documents_made import document
from tests.search.engines.test_builds import Archive

QUESTIONS = ("سوريا", "«إطلاق النار»", "روس*", "", "لافروف -سوريا")


class Killed(BaseException):
    """What a kill is to the code that it stops."""


@pytest.fixture
def engine(tmp_path):
    """Two segments, one of them with a deletion."""
    made = FlatEngine(tmp_path / "index")
    made.rebuild([document(number, f"سوريا وقف إطلاق النار {number}", published="2017-03") for number in range(1, 9)])
    made.update([document(20, "روسيا لافروف", actors=("sergey-lavrov",)), document(2, "لافروف")])
    return made


def files(engine):
    return sorted(path for path in engine.snapshots.path.rglob("*") if path.is_file())


def present(engine, suffix):
    return next(path for path in files(engine) if path.name.endswith(suffix))


def afresh(engine):
    """What another process sees."""
    return FlatEngine(engine.snapshots.path)


def answers(engine):
    found = []
    for text in QUESTIONS:
        response = engine.search(SearchRequest(text))
        found.append((response.total, response.hits, response.facets, response.histogram))
    return found, engine.suggest("سور"), engine.similar(1)


# --- damage


@pytest.mark.parametrize("name", ["CURRENT", ".toc", ".flat"])
def test_a_flipped_bit_is_never_a_wrong_answer(engine, name):
    expected = answers(engine)
    for path in [path for path in files(engine) if path.name.endswith(name)]:
        content = path.read_bytes()
        for place in range(0, len(content), max(1, len(content) // 120)):
            path.write_bytes(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
            with pytest.raises(EngineUnavailable):
                afresh(engine).stamps()
            try:
                found = answers(afresh(engine))
            except EngineUnavailable:
                continue
            assert found == expected
        path.write_bytes(content)
    assert answers(afresh(engine)) == expected


@pytest.mark.parametrize("name", ["CURRENT", ".toc", ".flat"])
@pytest.mark.parametrize("kept", [0.0, 0.1, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_noticed(engine, name, kept):
    path = present(engine, name)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(EngineUnavailable):
        answers(afresh(engine))
    with pytest.raises(EngineUnavailable):
        afresh(engine).info()
    with pytest.raises(EngineUnavailable):
        afresh(engine).update([document(1)])


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody cut off a file that is open")
def test_a_file_that_is_cut_off_under_a_running_engine_is_noticed_and_ends_no_process(engine):
    engine.rebuild([document(number, f"سوريا وقف إطلاق النار {number}") for number in range(1, 2_000)])
    engine.search(SearchRequest("سوريا"))
    engine.update([document(1, "سوريا")])
    os.truncate(max(files(engine), key=lambda path: path.stat().st_size), 4_096)
    with pytest.raises(EngineUnavailable, match="cut off"):
        engine.search(SearchRequest("وقف"))
    with pytest.raises(EngineUnavailable, match="cut off"):
        engine.update([document(2, "سوريا")])
    engine.rebuild([document(1, "سوريا")])
    assert engine.search(SearchRequest("سوريا")).total == 1


@pytest.mark.parametrize("name", ["CURRENT", ".toc", ".flat"])
def test_a_missing_file_is_noticed_and_one_command_makes_it_good(engine, name):
    present(engine, name).unlink()
    with pytest.raises(EngineUnavailable):
        answers(afresh(engine))
    afresh(engine).rebuild([document(1, "سوريا")])
    assert afresh(engine).search(SearchRequest("سوريا")).total == 1


def test_an_index_that_vanishes_under_a_running_engine_is_missing(engine):
    shutil.rmtree(engine.snapshots.path)
    with pytest.raises(IndexMissing):
        engine.search(SearchRequest("سوريا"))


def test_an_index_of_another_format_is_refused(engine, monkeypatch):
    monkeypatch.setattr(folders, "FORMAT", arrays.FORMAT + 1)
    with pytest.raises(EngineUnavailable, match="format"):
        afresh(engine).info()
    monkeypatch.undo()
    monkeypatch.setattr(arrays, "FORMAT", arrays.FORMAT + 1)
    with pytest.raises(EngineUnavailable, match="format"):
        afresh(engine).info()


def test_a_path_that_is_no_folder_is_no_index(tmp_path):
    (tmp_path / "file").write_text("something else")
    with pytest.raises(EngineUnavailable):
        FlatEngine(tmp_path / "file").info()


def test_the_files_of_others_in_the_folder_are_left_alone(engine):
    other = engine.snapshots.path / "notes.txt"
    other.write_text("mine")
    engine.rebuild([document(1)])
    engine.update([document(2)])
    assert other.read_text() == "mine"


# --- what stops a writer


def stopped_at_every_step(engine, monkeypatch, work, check):
    """Do the work again and again, stopped before its first, second, third … step on the disk, until it ends."""
    for steps in range(1, 60):
        left = [steps]

        def step(real, left=left):
            def stopping(*args, **kwargs):
                left[0] -= 1
                if left[0] <= 0:
                    raise Killed
                return real(*args, **kwargs)

            return stopping

        with monkeypatch.context() as patched:
            for name in ("fsync", "unlink", "rmdir"):
                patched.setattr(os, name, step(getattr(os, name)))
            for name in ("replace", "mkdir", "unlink"):
                patched.setattr(f"pathlib.Path.{name}", step(getattr(type(engine.snapshots.path), name)))
            try:
                work(afresh(engine))
            except Killed:
                check()
                continue
        return steps
    raise AssertionError("the work never ended")


def test_a_commit_that_is_stopped_anywhere_is_whole_or_not_at_all(engine, monkeypatch):
    before = answers(engine)
    wanted = [document(1, "سوريا جديدة"), document(30, "سوريا")]
    after = FlatEngine(engine.snapshots.path.parent / "other")
    shutil.copytree(engine.snapshots.path, after.snapshots.path)
    after.update(wanted)
    allowed = [before, answers(after)]
    steps = stopped_at_every_step(
        engine, monkeypatch, lambda one: one.update(wanted), lambda: allowed.index(answers(afresh(engine)))
    )
    assert steps > 3
    assert answers(afresh(engine)) == allowed[1]


def test_a_rebuild_that_is_stopped_anywhere_leaves_the_old_index_or_the_new_one(engine, monkeypatch):
    def check():
        assert set(afresh(engine).stamps()) in ({1, 2, 3, 4, 5, 6, 7, 8, 20}, {40})

    steps = stopped_at_every_step(engine, monkeypatch, lambda one: one.rebuild([document(40, "سوريا")]), check)
    assert steps > 3
    assert set(afresh(engine).stamps()) == {40}


def test_what_a_dead_writer_left_is_swept(engine):
    path = engine.snapshots.path
    build = present(engine, ".toc").parent
    left = [build / "MAIN_0123456789abcdef.flat", build / "_MAIN_9.toc.1511481600.5", path / "index-0123456789abcdef"]
    for one in left[:2]:
        one.write_bytes(b"half")
    left[2].mkdir()
    engine.update([document(50)])
    assert not left[0].exists()
    assert not left[1].exists()
    engine.rebuild([document(1)])
    assert not left[2].exists()
    assert len([one for one in path.iterdir() if one.is_dir()]) == 1


def test_a_full_disk_is_an_engine_that_cannot_answer_and_leaves_the_index(engine, monkeypatch):
    before = answers(engine)

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EngineUnavailable, match="No space left"):
            engine.update([document(1, "جديد")])
        with pytest.raises(EngineUnavailable, match="No space left"):
            engine.rebuild([document(1, "جديد")])
    assert answers(afresh(engine)) == before
    assert len(list(engine.snapshots.path.glob("index-*"))) == 1


FILES_WRITTEN = {"CURRENT": "rebuild", ".toc": "update", ".flat": "update", "PARTS": "archive", "MEANWHILE": "beside"}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="knows the file of a handle by /proc")
@pytest.mark.parametrize("kind", FILES_WRITTEN)
def test_a_disk_that_is_full_for_one_file_leaves_the_index(engine, monkeypatch, kind):
    before = answers(engine)
    real, refused = os.fsync, []

    def full(handle):
        if kind in str(Path(f"/proc/self/fd/{handle}").readlink()):
            refused.append(handle)
            raise OSError(28, "No space left on device")
        real(handle)

    unfinished = engine.snapshots.path / "index-0123456789abcdef"
    unfinished.mkdir()
    (unfinished / "PARTS").write_text("another is at it")
    work = {
        "rebuild": lambda: engine.rebuild([document(1, "جديد")]),
        "update": lambda: engine.update([document(1, "جديد")]),
        "archive": lambda: engine.rebuild(Archive(3)),
        "beside": lambda: engine.update([document(1, "جديد")]),
    }
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EngineUnavailable, match="No space left"):
            work[FILES_WRITTEN[kind]]()
    assert refused
    assert answers(afresh(engine)) == before
    engine.update([document(99, "بعد")])
    assert afresh(engine).search(SearchRequest("بعد")).total == 1


@pytest.mark.parametrize("name", ["WRITING", "MERGING", "BUILDING"])
@pytest.mark.parametrize("content", [None, b"", b"\x00garbage" * 100])
def test_a_lock_file_holds_nothing_that_could_be_damaged(engine, name, content):
    expected = answers(engine)
    path = engine.snapshots.path / name
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    assert answers(afresh(engine)) == expected
    afresh(engine).update([document(99, "بعد")])
    afresh(engine).tidy()
    afresh(engine).rebuild([document(1, "سوريا")])
    assert list(afresh(engine).stamps()) == [1]


# --- many at once


def test_writers_wait_for_each_other(engine):
    def write(first):
        for number in range(first, first + 8):
            afresh(engine).update([document(number, "كتاب")])

    threads = [threading.Thread(target=write, args=(start,)) for start in (100, 200, 300, 400)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engine.search(SearchRequest("كتاب")).total == 32


def test_a_writer_that_waits_too_long_is_told_so(engine, monkeypatch):
    monkeypatch.setattr(folders, "PATIENCE", 0.05)
    with (
        engine.commits.folder.lock("WRITING"),
        pytest.raises(EngineUnavailable, match="another writer"),
    ):
        afresh(engine).update([document(1)])


def total_or_failure(reader):
    try:
        return reader.search(SearchRequest("سوريا")).total
    except EngineUnavailable as error:
        return error


def test_readers_see_only_whole_states_while_others_write_and_rebuild(engine):
    engine.rebuild([document(number, f"سوريا {number}") for number in range(1, 6)])
    seen, done = set(), threading.Event()

    def read():
        reader = afresh(engine)
        while not done.is_set():
            seen.add(total_or_failure(reader))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    until = time.monotonic() + 1.5
    number = 0
    while time.monotonic() < until:
        number += 1
        engine.update([document(number % 5 + 1, f"سوريا {number}")])
        if number % 7 == 0:
            engine.rebuild([document(one, "سوريا") for one in range(1, 6)])
    done.set()
    for thread in readers:
        thread.join()
    assert seen == {5}


def test_an_unchanged_segment_is_shared_with_the_next_snapshot(engine):
    before = engine.snapshots.latest()
    assert engine.snapshots.latest() is before
    afresh(engine).update([document(60)])
    after = engine.snapshots.latest()
    assert after is not before
    assert {id(view.data) for view in before.views} <= {id(view.data) for view in after.views}
