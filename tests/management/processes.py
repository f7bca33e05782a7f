"""Real processes: `manage.py` with a database and an index of its own."""

import os
import subprocess
import sys

from tests.conftest import ROOT


def environment(folder):
    """The environment of a command that touches nothing outside a folder."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DEBUG"}},
        "DATABASE_URL": f"sqlite:///{folder}/diwan.sqlite3",
        "SEARCH_URL": f"whoosh://{folder}/index",
        "STATIC_ROOT": f"{folder}/static",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "PYTHONWARNINGS": "",
    }


def command(*arguments):
    return [sys.executable, str(ROOT / "manage.py"), *map(str, arguments)]


def run(folder, *arguments):
    """Run a command to its end."""
    return subprocess.run(
        command(*arguments), env=environment(folder), capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def begin(folder, *arguments):
    """Start a command and give the process, which is the head of a group of its own."""
    return subprocess.Popen(
        command(*arguments),
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
