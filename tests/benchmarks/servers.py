"""Servers as an operator runs them, started and stopped by a benchmark or a test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

# The top of the checkout.
ROOT = Path(__file__).resolve().parent.parent.parent
NAME, PASSWORD = "editor", "of-the-archive-1926"


def gunicorn(processes: int, threads: int) -> list[str]:
    """The command of gunicorn with threads, but for the address."""
    size = ["--worker-class", "gthread", "--workers", str(processes), "--threads", str(threads)]
    return [sys.executable, "-W", "ignore", "-m", "gunicorn", "archive.wsgi", *size, "--timeout", "60", "--bind"]


def development() -> list[str]:
    """The command of Django's development server, but for the address."""
    return [sys.executable, "-W", "ignore", "-m", "django", "runserver", "--noreload", "--insecure"]


def manage(environment: Mapping[str, str], *command: str) -> None:
    """Run a command of `manage.py`. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "django", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def make_editor(environment: Mapping[str, str]) -> None:
    """An account that may add articles."""
    account = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, **environment}
    manage(account, "createsuperuser", "--no-input", "--username", NAME, "--email", "editor@example.org")


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[tuple[str, int]]:
    """A server on a free port: its address and its process, until the `with` ends. Raises TimeoutError."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, place], cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=output
        )
    try:
        _wait(f"http://{place}/about/", process, log)
        yield f"http://{place}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310  (our own server)
                return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")
