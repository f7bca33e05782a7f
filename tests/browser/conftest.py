"""A server as `quickstart` starts it, the system's Chromium, and tabs that write down what goes wrong in them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.conftest import ROOT

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 180
# Chromium says so of the answer itself when a page is an error page, as some of ours are meant to be.
OF_THE_ANSWER = "Failed to load resource: the server responded with a status of"
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


@dataclass
class Tab:
    """A page of the browser with what went wrong in it."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def open(self, path: str) -> Response:
        """Go to a path of the site and wait until everything, the type too, has come."""
        response = self.page.goto(self.site + path, wait_until="load")
        assert response is not None
        self.page.evaluate("document.fonts.ready")
        return response

    def faults(self) -> list[str]:
        """Errors of scripts, refusals of the content policy, requests to other hosts."""
        return [*self.errors, *self.foreign, *self.page.evaluate("window.refused || []")]

    @property
    def path(self) -> str:
        """Path and query of the address, as the bar shows it."""
        return self.page.url.removeprefix(self.site)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium; without one the tests are skipped, or fail where CI is set."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found:
        return found
    reason = "no Chromium on this machine (Debian: apt-get install chromium), so no page was looked at"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an archive of the five seeds, made and served by `manage.py quickstart`."""
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.site_settings",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "DEBUG": "0",
        "DATABASE_URL": f"sqlite:///{folder}/diwan.sqlite3",
        "SEARCH_URL": f"whoosh://{folder}/index",
        "SITE_STATIC_ROOT": str(folder / "static"),
    }
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "quickstart", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/about/", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"quickstart did not come to serve:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Callable[..., Tab]]:
    """Makes a tab of its own profile: `width` in pixels, scripts on or off."""
    contexts = []

    def make(width: int = 1280, scripts: bool = True, theme: str = "light") -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            java_script_enabled=scripts,
            color_scheme=theme,
            reduced_motion="reduce",
            has_touch=width < 600,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.add_init_script(WATCH)
        made = Tab(page, site)
        host = urlsplit(site).netloc

        def note_request(url: str) -> None:
            if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != host:
                made.foreign.append(f"request to another host: {url}")

        page.on("request", lambda request: note_request(request.url))
        page.on("response", lambda response: made.responses.append(response))  # noqa: PLW0108 (Playwright marks it)
        page.on("pageerror", lambda error: made.errors.append(f"script: {error}"))
        page.on(
            "console",
            lambda said: (
                made.errors.append(f"console: {said.text}")
                if said.type in {"error", "warning"} and not said.text.startswith(OF_THE_ANSWER)
                else None
            ),
        )
        return made

    yield make
    for context in contexts:
        context.close()
