"""Addresses: canonical, the same in both languages, and no way to send a reader round in circles."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.request import BadRequest, SearchRequest


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/search/?utm_source=x&q=%D8%B3", "/search/?q=%D8%B3"),
        ("/search/?q=%D8%B3&country=ru", "/search/?country=RU&q=%D8%B3"),
        ("/search/?q=%D8%B3&from=&to=&page=1&sort=relevance", "/search/?q=%D8%B3"),
        ("/search/?q=++%D8%B3++", "/search/?q=%D8%B3"),
        ("/en/search/?", None),
        ("/search/?page=01", "/search/"),
        ("/search/?q=%D8%B3&q=%D8%B4", "/search/?q=%D8%B4"),
        ("/search/?from=٢٠١٧", "/search/?from=2017"),
        ("/?fbclid=1", "/"),
        ("/en/actors/sergey-lavrov/?x=1", "/en/actors/sergey-lavrov/"),
        ("/search/?q=a*b'(c)", None),
    ],
)
def test_an_address_that_is_not_canonical_is_moved_for_good(client, archive, asked, canonical):
    response = client.get(asked)
    if canonical is None:
        assert response.status_code == 200
        return
    assert (response.status_code, response["Location"]) == (301, canonical)
    assert client.get(canonical).status_code == 200


def test_the_canonical_address_is_told_in_the_page(client, archive):
    html = client.get("/en/search/?country=RU&page=2").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/search/?country=RU&amp;page=2">' in html
    assert 'hreflang="ar" href="http://testserver/search/?country=RU&amp;page=2"' in " ".join(html.split())


def test_an_article_opened_from_a_search_keeps_the_words_alone(client, archive):
    number = archive["meeting"].pk
    response = client.get(f"/articles/{number}/?q=%D8%B3&country=RU&match=wide&page=3")
    assert response["Location"] == f"/articles/{number}/?match=wide&q=%D8%B3"
    assert client.get(f"/articles/{number}/?match=wide")["Location"] == f"/articles/{number}/"


def test_the_switch_of_language_keeps_path_and_query(client, archive):
    page = client.get("/search/?country=RU&q=%D8%B3").context["page"]
    assert [(link.code, link.url, link.current) for link in page.alternates] == [
        ("ar", "/search/?country=RU&q=%D8%B3", True),
        ("en", "/en/search/?country=RU&q=%D8%B3", False),
    ]
    back = client.get("/en/search/?country=RU&q=%D8%B3").context["page"]
    assert back.alternates[0].url == "/search/?country=RU&q=%D8%B3"


def test_the_path_alone_decides_the_language(client, archive, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get("/", headers={"accept-language": "en"})
    assert response.context["page"].language == "ar"
    assert "Cookie" not in response.get("Vary", "")
    assert client.get("/en/", headers={"accept-language": "ar"}).context["page"].language == "en"


def test_a_page_sets_no_cookie(client, archive):
    for path in ("/", "/search/", "/en/help/", f"/articles/{archive['meeting'].pk}/"):
        assert not client.get(path).cookies


VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["RU", "ru", "-ru", "sergey-lavrov", "-x", "2017", "2017-03", "٢٠١٨", "newest", "exact", "3", "007"]
    ),
)
NAMES = st.sampled_from(["q", "actor", "country", "place", "source", "from", "to", "sort", "match", "page", "x", ""])


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_a_canonical_address_is_its_own_canonical_address(pairs):
    raw = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])
    try:
        request = SearchRequest.parse(raw)
    except BadRequest:
        return
    assert SearchRequest.parse(request.urlencode()).urlencode() == request.urlencode()
    assert SearchRequest.parse(request.urlencode()) == request


def test_robots_are_asked_to_leave_filters_alone(client):
    text = client.get("/robots.txt").content.decode()
    for line in (
        "Disallow: /search/*?actor=",
        "Disallow: /en/search/*&country=",
        "Disallow: /search.json",
        "Disallow: /admin/",
        "Disallow: /en/admin/",
    ):
        assert line in text.splitlines()
    assert "Disallow: /search/\n" not in text


@pytest.mark.parametrize("number", ["0{pk}", "00", "-1", "9" * 19, "9" * 40, "{pk}.0", "١"])
def test_an_article_has_one_number(client, archive, number):
    assert client.get(f"/articles/{number.format(pk=archive['meeting'].pk)}/").status_code == 404
