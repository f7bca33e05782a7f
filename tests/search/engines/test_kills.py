"""A process killed at any moment of a commit or a rebuild: the next one finishes, nothing is lost or doubled."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from archive.search.engines.flat import FlatEngine
from archive.search.request import SearchRequest
from tests.conftest import ROOT

KILLS = 6
CHILD = [sys.executable, "-W", "ignore", "-m", "tests.search.engines.killed"]


def work_until_killed(what, folder, seconds):
    """What the index held when a process began, and what that had committed when it was killed seconds later."""
    with (
        (folder / "errors").open("w+") as errors,
        subprocess.Popen(
            [*CHILD, what, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as child,
    ):
        if child.stdout.readline().strip() != "ready":
            child.wait()
            raise AssertionError((folder / "errors").read_text())
        held = set(FlatEngine(folder / "index").stamps())
        time.sleep(seconds)
        child.kill()
        return held, {int(line) for line in child.stdout.read().split()}


def rows(folder, query):
    with closing(sqlite3.connect(folder / "archive.sqlite3")) as database:
        return [row[0] for row in database.execute(query)]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX")
@pytest.mark.parametrize("what", ["commit", "rebuild"])
def test_a_kill_loses_nothing_and_doubles_nothing(what, tmp_path):
    chance = random.Random()
    acknowledged = set()
    for _ in range(KILLS):
        held, committed = work_until_killed(what, tmp_path, chance.uniform(0, 0.6))
        # What the one killed before had left was carried out when this one said that it was ready.
        assert acknowledged <= held
        acknowledged |= committed
        engine = FlatEngine(tmp_path / "index")
        assert engine.info().documents == len(engine.stamps())
    done = subprocess.run([*CHILD, "finish", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    stored = set(rows(tmp_path, "select id from archive_article"))
    assert acknowledged <= stored
    assert rows(tmp_path, "select count(*) from archive_indextask") == [0]
    answered = FlatEngine(tmp_path / "index").search(SearchRequest("«إطلاق النار»"), size=10_000)
    assert sorted(hit.id for hit in answered.hits) == sorted(stored)
    changed = set(rows(tmp_path, "select id from archive_article where body like '% تغيّر'"))
    answered = FlatEngine(tmp_path / "index").search(SearchRequest("تغير"), size=10_000)
    assert {hit.id for hit in answered.hits} == changed
    assert acknowledged
