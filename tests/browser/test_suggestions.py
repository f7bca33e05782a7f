"""The search box as a combobox: by keyboard alone, by touch, with scripts and without, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_every_page import RULES

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture
def box(tab):
    """Opens a page with letters typed in its search box, and waits for the list."""

    def typed(text, prefix="", path="/", listed=True, **options):
        desk = tab(**options)
        desk.open(f"{prefix}{path}")
        desk.page.locator("#q").press("End")
        desk.page.keyboard.type(text, delay=15)
        if listed:
            expect(desk.page.get_by_role("option").first).to_be_visible()
        return desk

    return typed


def active(desk):
    """The option that a screen reader is told of."""
    name = desk.page.locator("#q").get_attribute("aria-activedescendant")
    return desk.page.locator(f"[id='{name}']") if name else None


@BOTH
@pytest.mark.parametrize("typed", ["لافر", "lavro"])
def test_a_name_is_chosen_by_keyboard_alone_and_becomes_a_filter(box, prefix, typed):
    desk = box(typed, prefix)
    field = desk.page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert active(desk) is None
    desk.page.keyboard.press("ArrowDown")
    expect(active(desk)).to_have_attribute("aria-selected", "true")
    assert ("لافروف" if not prefix else "Lavrov") in active(desk).inner_text()
    expect(field).to_be_focused()
    expect(field).to_have_value(typed)
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**{prefix}/search/?actor=sergey-lavrov")
    assert desk.faults() == []


@BOTH
def test_the_number_of_suggestions_is_announced_politely(box, prefix):
    desk = box("لافر", prefix)
    said = desk.page.locator("#q-status")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_contain_text("suggestion" if prefix else "اقتراح")
    desk.page.keyboard.press("Escape")
    expect(said).to_have_text("")


def test_a_word_completes_the_query_and_the_box_keeps_the_focus(box):
    desk = box('"سوريا" ال')
    word = desk.page.locator(".suggestion-word").first
    text = word.locator(".suggestion-text").inner_text()
    word.click()
    expect(desk.page.locator("#q")).to_have_value(f'"سوريا" {text} ')
    expect(desk.page.locator("#q")).to_be_focused()
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/search/?q=*")


def test_escape_shuts_the_list_and_leaves_the_words_and_enter_searches_for_them(box):
    desk = box("لافر")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    expect(desk.page.locator("#q")).to_have_value("لافر")
    assert active(desk) is None
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/search/?q=%D9%84%D8%A7%D9%81%D8%B1")


def test_arrows_walk_round_by_way_of_the_box_and_home_and_end_return_to_it(box):
    desk = box("لافر")
    options = desk.page.get_by_role("option").count()
    desk.page.keyboard.press("ArrowUp")
    expect(active(desk)).to_have_attribute("data-at", str(options - 1))
    desk.page.keyboard.press("ArrowDown")
    assert active(desk) is None
    desk.page.keyboard.press("ArrowDown")
    expect(active(desk)).to_have_attribute("data-at", "0")
    for key in ("Home", "End"):
        desk.page.keyboard.press("ArrowDown")
        desk.page.keyboard.press(key)
        assert active(desk) is None
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.get_by_role("option").first).to_be_visible()


def test_a_suggestion_is_touched_on_a_phone_and_fits_the_screen(box):
    desk = box("لافر", width=390)
    option = desk.page.get_by_role("option").first
    shape = option.bounding_box()
    assert shape["height"] >= 44
    assert shape["x"] >= 0
    assert shape["x"] + shape["width"] <= 390
    option.tap()
    desk.page.wait_for_url("**/search/?actor=sergey-lavrov")


def test_the_filters_of_the_page_stay_with_what_is_chosen(box):
    desk = box(" لافر", path="/search/?q=سوريا&country=RU&sort=newest")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**actor=sergey-lavrov*")
    assert "country=RU" in desk.path
    assert "sort=newest" in desk.path


def test_letters_typed_fast_are_asked_about_once_and_the_last_answer_stays(box):
    desk = box("لافروف", listed=False)
    expect(desk.page.get_by_role("option").first).to_be_visible()
    asked = [one.url for one in desk.responses if "/suggest" in one.url]
    assert len(asked) <= 2
    for _ in range(6):
        desk.page.keyboard.press("Backspace")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    assert all(one.status == 200 for one in desk.responses if "/suggest" in one.url)


def test_when_the_archive_does_not_answer_the_box_is_a_plain_one(box):
    desk = box("", listed=False)
    desk.page.route("**/suggest?*", lambda route: route.abort())
    desk.page.keyboard.type("لافروف")
    desk.page.wait_for_timeout(400)
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/search/?q=*")
    assert [fault for fault in desk.faults() if "ERR_FAILED" not in fault] == []


def test_without_scripts_the_box_is_a_plain_one(tab):
    desk = tab(scripts=False)
    desk.page.goto(desk.site + "/")
    assert desk.page.locator("#q").get_attribute("role") is None
    expect(desk.page.locator("[role=listbox]")).to_be_hidden()
    assert desk.page.locator("datalist").count() == 0


@BOTH
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_open_list_has_no_barrier(box, prefix, theme, width):
    desk = box("لافر", prefix, width=width, theme=theme)
    desk.page.keyboard.press("ArrowDown")
    found = Axe().run(desk.page, options=RULES).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@BOTH
def test_a_title_in_another_script_runs_its_own_way(box, prefix):
    desk = box("سوريا", prefix)
    for shown in desk.page.locator(".suggestion-title .suggestion-text").all():
        assert shown.get_attribute("dir") == "rtl"
    named = desk.page.locator(".suggestion-country .suggestion-text").first
    assert named.get_attribute("dir") == ("ltr" if prefix else "rtl")
