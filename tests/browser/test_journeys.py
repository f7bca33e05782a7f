"""What the journalist and the analyst come for, with scripts and without, in both languages."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])
LAVROV = "sergey-lavrov"


def query(tab):
    return parse_qs(urlsplit(tab.page.url).query)


def marked_words(tab):
    return tab.page.locator("article mark, .hits mark").all_inner_texts()


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_a_journalist_searches_narrows_and_opens_an_article_with_the_words_marked(tab, prefix, scripts):
    desk = tab(scripts=scripts)
    desk.page.goto(f"{desk.site}{prefix}/")
    desk.page.locator("#q").fill("لافروف")
    desk.page.locator("#q").press("Enter")
    desk.page.wait_for_url("**/search/?q=*")
    all_hits = desk.page.locator(".hits .hit").count()
    assert all_hits >= 3
    assert "لافروف" in "".join(marked_words(desk))

    # An actor, by its box and the button that then comes.
    box = desk.page.locator(f"input[name=actor][value={LAVROV}]")
    expect(desk.page.locator("[data-facet]").filter(has=box).locator(".facet-apply")).to_be_hidden()
    box.check()
    desk.page.locator("[data-facet]").filter(has=box).locator(".facet-apply").click()
    desk.page.wait_for_url("**actor=*")
    assert query(desk)["actor"] == [LAVROV]
    assert query(desk)["q"] == ["لافروف"]
    assert desk.page.locator(".chip").count() == 1

    # A country, by its link.
    desk.page.locator("#filters a.value-name", has=desk.page.locator("[id='country-RU']")).click()
    desk.page.wait_for_url("**country=RU*")

    # Dates, typed.
    desk.page.locator("#from").fill("2017")
    desk.page.locator("#to").fill("2017-12")
    desk.page.locator("form.dates button").click()
    desk.page.wait_for_url("**from=2017*")
    assert query(desk) == {"actor": [LAVROV], "country": ["RU"], "from": ["2017"], "to": ["2017-12"], "q": ["لافروف"]}
    years = {t.get_attribute("datetime")[:4] for t in desk.page.locator(".hits time").all()}
    assert years == {"2017"}
    assert 0 < desk.page.locator(".hits .hit").count() < all_hits

    desk.page.locator(".hit-title a").first.click()
    desk.page.wait_for_url("**/articles/**")
    assert desk.page.locator(".article-text mark").count() > 0
    assert "لافروف" in "".join(marked_words(desk))

    # And back to the search: to its words without scripts, with them to its filters too.
    desk.page.locator(".rail-back").click()
    desk.page.wait_for_url("**/search/**")
    assert query(desk)["q"] == ["لافروف"]
    if scripts:
        assert query(desk)["actor"] == [LAVROV]
        assert desk.faults() == []


@BOTH
def test_an_analyst_copies_a_link_that_opens_to_the_same_results(tab, prefix):
    desk = tab()
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.site)
    desk.open(f"{prefix}/search/?utm_source=chat&to=2018&q=لافروف&country=ru&page=1&actor={LAVROV}")
    titles = desk.page.locator(".hit-title").all_inner_texts()
    desk.page.locator(".results-head [data-copy]").click()
    expect(desk.page.locator(".results-head [role=status]")).not_to_be_empty()
    link = desk.page.evaluate("navigator.clipboard.readText()")
    canonical = desk.page.locator("link[rel=canonical]").get_attribute("href")
    assert link == canonical
    assert [name for name, _ in sorted(parse_qs(urlsplit(link).query).items())] == ["actor", "country", "q", "to"]
    assert "utm_source" not in link

    colleague = tab(390)
    colleague.page.goto(link)
    assert colleague.page.locator(".hit-title").all_inner_texts() == titles
    assert colleague.page.locator("link[rel=canonical]").get_attribute("href") == canonical


def test_buttons_that_need_scripts_are_hidden_without_them(tab):
    desk = tab(scripts=False)
    for path in ("/", "/search/?q=لافروف"):
        desk.page.goto(desk.site + path)
        for button in desk.page.locator("button[type=button], .facet-find").all():
            assert button.is_hidden()


def test_filters_of_a_phone_need_no_scripts(tab):
    phone = tab(390, scripts=False)
    phone.page.goto(f"{phone.site}/search/?q=لافروف")
    assert phone.page.locator("#filters").is_hidden()
    phone.page.locator(".filters-open").click()
    assert phone.page.locator("#filters").is_visible()
    phone.page.locator("#filters a.value-name", has=phone.page.locator("[id='country-TR']")).click()
    phone.page.wait_for_url("**country=TR*")
    assert phone.page.locator("#results").is_visible()
    assert phone.page.locator(".filters-open .badge").inner_text() == "1"


def test_a_filter_is_excluded_and_taken_back(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    value = desk.page.locator(".value", has=desk.page.locator("[id='country-EG']"))
    value.hover()
    value.locator(".value-exclude").click()
    desk.page.wait_for_url("**country=-EG*")
    chip = desk.page.locator(".chip-excluded")
    assert chip.count() == 1
    chip.locator(".chip-act").last.click()
    desk.page.wait_for_url(lambda url: "country" not in url)
    assert desk.page.locator(".chip").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_name_far_down_a_list_is_chosen_excluded_and_ticked(tab, scripts):
    desk = tab(scripts=scripts)

    def opened():
        desk.page.goto(f"{desk.site}/search/?q=لافروف")
        facet = desk.page.locator("[data-facet]", has=desk.page.locator("input[name=actor]"))
        facet.locator(".facet-rest summary").click()
        return facet.locator(".facet-rest .value").first

    value = opened()
    key = value.locator("input").get_attribute("value")
    value.locator(".value-name").click()
    desk.page.wait_for_url("**actor=*")
    assert (query(desk)["actor"], query(desk)["q"]) == ([key], ["لافروف"])
    value = opened()
    value.hover()
    value.locator(".value-exclude").click()
    desk.page.wait_for_url("**actor=*")
    assert query(desk)["actor"] == [f"-{key}"]
    # Enter in a box applies the boxes, and presses none of the buttons that stand in the same form.
    box = opened().locator("input")
    box.check()
    box.press("Enter")
    desk.page.wait_for_url("**actor=*")
    assert query(desk)["actor"] == [key]


def test_a_bar_of_the_histogram_narrows_to_its_year(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    desk.page.locator("a.bar[href*='from=2018']").first.click()
    desk.page.wait_for_url("**from=2018*")
    assert {t.get_attribute("datetime")[:4] for t in desk.page.locator(".hits time").all()} == {"2018"}


def test_keys_step_through_the_marked_words_and_can_be_turned_off(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    desk.page.locator(".hit-title a").first.click()
    desk.page.wait_for_url("**/articles/**")
    total = desk.page.locator("[data-hit]").count()
    desk.page.keyboard.press("n")
    expect(desk.page.locator("mark.current")).to_have_count(1)
    first = desk.page.locator("[data-place]").inner_text()
    assert first.endswith(f"/ {total}")
    desk.page.keyboard.press("n")
    if total > 1:
        assert desk.page.locator("[data-place]").inner_text() != first
    desk.page.keyboard.press("p")
    assert desk.page.locator("[data-place]").inner_text() == first
    expect(desk.page.locator("mark.current")).to_be_in_viewport()
    desk.page.locator("[data-keys-switch]").click()
    desk.page.keyboard.press("n")
    assert desk.page.locator("[data-place]").inner_text() == first
    assert desk.faults() == []


def test_a_name_is_found_inside_a_long_list(tab):
    desk = tab()
    desk.open("/search/")
    facet = desk.page.locator("[data-facet]", has=desk.page.locator(f"[id='actor-{LAVROV}']"))
    field = facet.locator(".facet-find input")
    expect(field).to_be_visible()
    field.fill("لافروف")
    assert facet.locator(".value:visible").count() >= 1
    assert all("لافروف" in text for text in facet.locator(".value:visible .value-name").all_inner_texts())
    field.fill("ظظظ")
    assert facet.locator(".value:visible").count() == 0
    expect(facet.locator("[data-none]")).to_be_visible()


def test_the_choice_of_colours_is_kept_and_drawn_before_anything_else(tab):
    desk = tab(theme="light")
    desk.open("/")
    desk.page.locator("[data-theme-switch]").click()
    dark = "getComputedStyle(document.body).backgroundColor"
    colour = desk.page.evaluate(dark)
    desk.page.goto(f"{desk.site}/about/", wait_until="commit")
    desk.page.wait_for_function("document.body !== null")
    assert desk.page.evaluate("document.documentElement.dataset.theme") == "dark"
    desk.page.wait_for_load_state("networkidle")
    assert desk.page.evaluate(dark) == colour


def test_the_other_language_shows_the_same_search(tab):
    desk = tab()
    desk.open("/search/?country=RU&q=لافروف")
    titles = desk.page.locator(".hit-title").all_inner_texts()
    desk.page.locator(".language").click()
    desk.page.wait_for_url("**/en/search/**")
    assert desk.page.locator("html").get_attribute("dir") == "ltr"
    assert desk.page.locator(".hit-title").all_inner_texts() == titles


def test_the_first_key_leads_past_the_masthead(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator(".skip")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("main")).to_be_focused()


def test_every_focused_element_shows_a_ring(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    for _ in range(25):
        desk.page.keyboard.press("Tab")
        ring = desk.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
        if ring[0] != "BODY":
            assert ring[1] != "none", ring
            assert ring[2] >= 1, ring


def test_the_article_prints_its_text_and_not_the_desk(tab):
    desk = tab()
    desk.open("/search/?q=لافروف")
    desk.page.locator(".hit-title a").first.click()
    desk.page.wait_for_url("**/articles/**")
    desk.page.emulate_media(media="print", color_scheme="dark")
    assert desk.page.locator(".masthead").is_hidden()
    assert desk.page.locator(".rail").is_hidden()
    assert desk.page.locator(".article-text").is_visible()
    assert desk.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
