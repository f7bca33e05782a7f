"""An import killed at random moments: the next run finishes it, with nothing lost and nothing doubled."""

import os
import random
import signal
import sqlite3
import time

import pytest

from tests.ingest.files import articles, write_lines
from tests.management.processes import begin, run

ARTICLES = 400
KILLS = 8

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs signals: kills real processes"),
]


def rows(folder, query):
    with sqlite3.connect(folder / "diwan.sqlite3") as database:
        return database.execute(query).fetchall()


def wait_for_rows(folder, process, wanted):
    """Wait until the import has written so many records more, or has ended."""
    before = written(folder)
    while process.poll() is None and written(folder) - before < wanted:
        time.sleep(0.005)


def written(folder):
    try:
        return rows(folder, "SELECT MAX(next_line) FROM archive_importbatch WHERE path LIKE '%.jsonl'")[0][0] or 0
    except sqlite3.OperationalError:
        return 0


def test_nothing_is_lost_and_nothing_doubled(tmp_path):
    chance = random.Random(7)
    path = write_lines(tmp_path / "a.jsonl", [*articles(ARTICLES), b"{"])
    assert run(tmp_path, "migrate", "--skip-checks").returncode == 0
    assert run(tmp_path, "load_knowledge").returncode == 0
    killed = 0
    for number in range(KILLS):
        process = begin(tmp_path, "import_articles", path)
        # Every other one dies soon after it wrote a batch, the rest at any moment from the start on.
        if number % 2:
            wait_for_rows(tmp_path, process, 1)
            time.sleep(chance.random() * 0.05)
        else:
            time.sleep(chance.random() * 1.5)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed == KILLS
    done = run(tmp_path, "import_articles", path)
    assert done.returncode == 0, done.stderr
    identifiers = [row[0] for row in rows(tmp_path, "SELECT external_id FROM archive_article")]
    assert sorted(identifiers) == sorted(f"A{number}" for number in range(ARTICLES))
    outcomes = dict(rows(tmp_path, "SELECT outcome, COUNT(DISTINCT line) FROM archive_importrecord GROUP BY outcome"))
    assert outcomes["created"] == ARTICLES
    assert (
        rows(
            tmp_path,
            "SELECT article_id, start, end, COUNT(*) FROM archive_mention GROUP BY 1, 2, 3, actor_id, "
            "country_id, place_id HAVING COUNT(*) > 1",
        )
        == []
    )
    assert rows(tmp_path, "SELECT COUNT(DISTINCT article_id) FROM archive_mention") == [(ARTICLES,)]
    assert rows(tmp_path, "SELECT COUNT(*) FROM archive_indextask") == [(0,)]
    checked = run(tmp_path, "check_index")
    assert "Database and index agree." in checked.stdout, checked.stdout + checked.stderr
    again = run(tmp_path, "import_articles", path)
    assert f"created 0, updated 0, unchanged {ARTICLES}, rejected 1" in again.stdout
