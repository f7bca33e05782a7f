"""The desk in a real browser: an article is added, decided on and found, and the content policy refuses nothing."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.admin.conftest import BODY, PASSWORD

pytestmark = pytest.mark.browser

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
PAGES = (
    "article",
    "mention",
    "actor",
    "office",
    "country",
    "place",
    "source",
    "importbatch",
    "importrecord",
    "indextask",
)


class Desk:
    """A tab in which somebody is logged in, with all that went wrong in it."""

    def __init__(self, page, address):
        self.page, self.address, self.faults = page, address, []
        page.add_init_script(WATCH)
        page.on("console", lambda said: said.type in {"error", "warning"} and self.faults.append(said.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path):
        self.page.goto(self.address + path)
        return self.page

    def wide(self):
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.fixture
def desk(live_server, editors, django_user_model, monkeypatch):
    """Opens the desk for an editor, or a superuser: `desk(scripts=…, width=…, superuser=…)`."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        reason = "no Chromium on this machine (Debian: apt-get install chromium), so the desk was not looked at"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    # Playwright's loop runs in this thread; the server has a thread of its own.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])

        def make(scripts=True, width=1280, superuser=False):
            user = django_user_model.objects.create_user(
                "layla", password=PASSWORD, is_staff=True, is_superuser=superuser
            )
            user.groups.add(editors)
            context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
            context.set_default_timeout(15_000)
            made = Desk(context.new_page(), live_server.url)
            page = made.open("/admin/")
            page.fill("#id_username", "layla")
            page.fill("#id_password", PASSWORD)
            page.click("#login-form [type=submit]")
            return made

        yield make
        browser.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_editor_adds_an_article_decides_on_it_and_finds_it(desk, scripts):
    desk = desk(scripts=scripts)
    page = desk.open("/admin/archive/article/add/")
    page.fill("#id_title", "لافروف في القاهرة")
    page.fill("#id_body", BODY)
    page.fill("#id_published_on", "2017-03-07")
    page.click("[name=_continue] >> nth=0")
    lavrov = page.locator(".diwan-named", has=page.locator("code", has_text="sergey-lavrov"))
    lavrov.locator("> .diwan-choice [value=accepted]").check()
    page.click("[name=_continue] >> nth=0")
    assert "is-accepted" in lavrov.get_attribute("class")
    assert desk.open("/search/?q=القاهرة").locator("a", has_text="لافروف في القاهرة").count()
    assert desk.faults == []


def test_a_source_is_offered_while_it_is_typed(desk):
    from archive.models import Source

    Source.objects.create(key="al-ahram", name_ar="الأهرام")
    desk = desk()
    page = desk.open("/admin/archive/article/add/")
    page.click(".field-source .select2-selection")
    page.fill(".select2-search__field", "الاهرام")
    page.click(".select2-results__option >> text=الأهرام")
    assert page.locator("#id_source option:checked").inner_text() == "الأهرام"
    assert desk.faults == []


def test_a_key_is_written_while_the_name_is_typed(desk):
    desk = desk()
    page = desk.open("/admin/archive/actor/add/")
    page.locator("#id_name_en").press_sequentially("Sergey Lavrov")
    assert page.input_value("#id_key") == "sergey-lavrov"
    assert desk.faults == []


def test_the_content_policy_refuses_nothing_on_any_page(desk):
    desk = desk(superuser=True)
    for path in ("", "archive/", *(f"archive/{name}/" for name in PAGES), "auth/user/", "auth/group/add/"):
        desk.open(f"/admin/{path}")
    for name in ("article", "mention", "actor", "office", "country", "place", "source"):
        desk.open(f"/admin/archive/{name}/add/")
    assert desk.faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways(desk, width):
    desk = desk(width=width)
    for path in ("", "archive/article/", "archive/article/add/", "archive/actor/add/", "archive/mention/"):
        desk.open(f"/admin/{path}")
        assert desk.wide() <= 0, path
