"""Several server processes over one archive: what is saved through one is found through the others at once."""

import json
import os
from contextlib import ExitStack
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.benchmarks.editor import Editor
from tests.benchmarks.servers import NAME, PASSWORD, development, gunicorn, make_editor, manage, serving
from tests.benchmarks.stored import environment

SAVES = 6


def total(server, word):
    with urlopen(f"{server}/search.json?q={quote(word)}", timeout=30) as response:  # noqa: S310  (our own server)
        return json.load(response)["total"]


@pytest.fixture
def archive(tmp_path):
    """An empty archive with an editor: the environment of its processes."""
    made = environment(tmp_path, DJANGO_SETTINGS_MODULE="tests.benchmarks.settings")
    manage(made, "migrate", "--verbosity", "0")
    manage(made, "rebuild_index")
    make_editor(made)
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    "commands",
    [
        pytest.param(
            [gunicorn(2, 4), gunicorn(1, 4)],
            id="gunicorn",
            marks=pytest.mark.skipif(os.name != "posix", reason="gunicorn is for POSIX systems"),
        ),
        pytest.param([development(), development()], id="development"),
    ],
)
def test_what_is_saved_through_one_server_is_found_through_the_other_at_once(archive, tmp_path, commands):
    with ExitStack() as stack:
        started = [serving(command, archive, tmp_path / "server.log") for command in commands]
        servers = [stack.enter_context(one)[0] for one in started]
        editors = [Editor(server, NAME, PASSWORD) for server in servers]
        for number in range(SAVES):
            saving, other = number % 2, 1 - number % 2
            word = f"كلمه{number}"
            editors[saving].add(f"عنوان {number}", f"نص فيه {word}")
            assert [total(servers[other], word) for _ in range(4)] == [1, 1, 1, 1]
            assert total(servers[saving], word) == 1
        assert [total(server, "نص") for server in servers] == [SAVES, SAVES]
