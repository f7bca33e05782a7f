"""Every page type in both languages, on a desk and on a phone, in light and dark."""

import json
import urllib.request
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = {
    "home": ("/", 200),
    "results": ("/search/?q=لافروف", 200),
    "filtered": ("/search/?actor=sergey-lavrov&country=-FR&from=2017&q=«وقف+النار»&to=2018", 200),
    "empty": ("/search/?country=RU&q=قرنبيط+بنفسجي", 200),
    "article": ("/articles/{article}/?q=لافروف", 200),
    "actor": ("/actors/sergey-lavrov/", 200),
    "country": ("/countries/RU/", 200),
    "about": ("/about/", 200),
    "help": ("/help/", 200),
    "refused": ("/search/?from=2017-13", 400),
    "missing": ("/articles/999999/", 404),
}
LANGUAGES = {"ar": ("", "rtl"), "en": ("/en", "ltr")}
WIDTHS = (1280, 390)
NARROWEST = 320
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
# All that the theme changes is colour.
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
# Elements drawn outside the window, unless something on the way scrolls or clips them on purpose.
OUTSIDE = """
() => {
  const width = document.documentElement.clientWidth;
  const kept = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX !== "visible" || style.clipPath !== "none") return true;
    }
    return getComputedStyle(element).clipPath !== "none";
  };
  return [...document.body.querySelectorAll("*")]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.left < -1 || box.right > width + 1) && !kept(element);
    })
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
}
"""
# Dates in figures that are drawn backwards, as they are in an Arabic sentence unless they are isolated.
BACKWARDS = """
() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const date of walker.currentNode.data.matchAll(/[0-9]{4}(-[0-9]{2})+/g)) {
      const at = (index) => {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + 1);
        return range.getBoundingClientRect();
      };
      const first = at(date.index);
      const last = at(date.index + date[0].length - 1);
      if (first.width && first.top === last.top && first.left > last.left) found.push(date[0]);
    }
  }
  return found;
}
"""
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"


@pytest.fixture(scope="session")
def article(site):
    """The number of one article that names Lavrov."""
    with urllib.request.urlopen(f"{site}/search.json?actor=sergey-lavrov") as answer:  # noqa: S310
        return json.load(answer)["hits"][0]["id"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(tab, article, name, language, width):
    prefix, direction = LANGUAGES[language]
    path, status = PAGES[name]
    opened = tab(width)
    response = opened.open(prefix + path.format(article=article))
    assert response.status == status
    assert not [r.url for r in opened.responses if r.status >= 400 and r.url != response.url]
    root = opened.page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (language, direction)

    levels = opened.page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert opened.page.evaluate(BACKWARDS) == []
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels

    for theme, rules in (("light", RULES), ("dark", CONTRAST)):
        opened.page.emulate_media(color_scheme=theme)
        found = Axe().run(opened.page, options=rules).response["violations"]
        assert not [(v["id"], [node["html"][:200] for node in v["nodes"]][:3]) for v in found], theme

    for narrow in {width, NARROWEST if width < 600 else width}:
        opened.page.set_viewport_size({"width": narrow, "height": 844})
        assert opened.page.evaluate(OUTSIDE) == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= narrow
    assert opened.faults() == []


def test_the_filters_of_a_phone_are_whole(tab):
    opened = tab(390)
    opened.open("/search/?q=لافروف")
    opened.page.locator(".filters-open").click()
    assert opened.page.locator("#filters").is_visible()
    assert not opened.page.locator("#results").is_visible()
    found = Axe().run(opened.page, options=RULES).response["violations"]
    assert not [(v["id"], v["nodes"][0]["html"][:200]) for v in found]
    assert opened.page.evaluate(OUTSIDE) == []
    opened.page.locator(".filters-foot a").click()
    assert opened.page.locator("#results").is_visible()


def test_a_page_of_results_is_light(tab):
    opened = tab()
    opened.open("/search/?q=لافروف")
    sizes = {r.url: len(r.body()) for r in opened.responses if r.ok}
    fonts = [size for url, size in sizes.items() if url.endswith(".woff2")]
    assert fonts
    assert sum(fonts) <= 130_000
    assert all(r.from_service_worker is False for r in opened.responses)


def test_no_letter_of_the_page_waits_for_the_systems_type(tab):
    opened = tab()
    opened.open("/search/?q=لافروف")
    loaded = opened.page.evaluate(
        "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('\"', ''))"
    )
    assert {"Diwan Sans", "Diwan Naskh"} <= set(loaded)
