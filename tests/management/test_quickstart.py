"""`quickstart`, as a real process in an empty folder: everything is made once, and the archive is served."""

import re
import socket
import sqlite3
import time
import urllib.error
import urllib.request

import pytest

from tests.ingest.files import articles, write_lines
from tests.management.processes import begin, run

pytestmark = pytest.mark.slow


def content(folder):
    """Every row that the second run must leave as it is."""
    with sqlite3.connect(folder / "diwan.sqlite3") as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'archive_%'")]
        kinds = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables if table in kinds}  # noqa: S608


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_second_run_changes_nothing(tmp_path):
    first = run(tmp_path, "quickstart", "--no-serve")
    assert first.returncode == 0, first.stderr
    assert "created 5" in first.stdout
    assert "createsuperuser" in first.stdout
    before = content(tmp_path)
    assert len(before["archive_article"]) == 5
    assert (tmp_path / "static" / "staticfiles.json").exists()
    began = time.monotonic()
    second = run(tmp_path, "quickstart", "--no-serve")
    assert second.returncode == 0, second.stderr
    assert "created" not in second.stdout
    assert content(tmp_path) == before
    assert time.monotonic() - began < 30


def test_more_files_come_in_beside_the_seeds_and_the_archive_is_served(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", articles(3))
    port = free_port()
    process = begin(tmp_path, "quickstart", "--port", port, "--with", path)
    try:
        page = wait_for(process, f"http://127.0.0.1:{port}/search.json?q=لافروف")
        assert '"total"' in page
        home = wait_for(process, f"http://127.0.0.1:{port}/")
        assert 'dir="rtl"' in home
        style = re.search(r'href="(/static/[^"]+\.css)"', home).group(1)
        assert wait_for(process, f"http://127.0.0.1:{port}{style}")
    finally:
        process.terminate()
        process.wait(10)
    assert len(content(tmp_path)["archive_article"]) == 8


def wait_for(process, address):
    address = urllib.request.quote(address, safe=":/?=&")
    for _ in range(600):
        assert process.poll() is None
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "0"], "1 to 65535"),
        (["--port", "70000"], "1 to 65535"),
        (["--with", "absent.jsonl"], "absent.jsonl"),
    ],
)
def test_a_wrong_option_says_what_is_right(tmp_path, arguments, said):
    done = run(tmp_path, "quickstart", "--no-serve", *arguments)
    assert done.returncode != 0
    assert said in done.stderr
    assert re.search("[ء-ي]", done.stderr)


def test_a_taken_port_says_which_one_to_try(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(tmp_path, "quickstart", "--port", port)
    assert done.returncode != 0
    assert f"--port {port + 1}" in done.stderr
