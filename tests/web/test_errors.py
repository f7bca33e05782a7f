"""What a reader is told when something is wrong: which field, what a right value is, what to do next."""

import json

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from archive.formats.sentences import plain
from archive.search.engine import EngineUnavailable, QueryTooSlow
from archive.search.request import BAD_REQUESTS, BadRequest
from archive.web import errors
from archive.web.presentation import problems

pytestmark = pytest.mark.django_db

REFUSED = [
    ("from=2017-13", "from", "2017-08-22"),
    ("to=tomorrow", "to", "2017-08"),
    ("from=2019&to=2018", "to", "exchange"),
    ("country=Russia", "country", "RU"),
    ("actor=Lavrov", "actor", "sergey-lavrov"),
    ("sort=best", "sort", "relevance, newest, oldest"),
    ("match=fuzzy", "match", "exact, normal, wide"),
    ("page=0", "page", "1 to 10,000"),
    ("page=-1", "page", "1 to 10,000"),
    (f"page={10**9}", "page", "1 to 10,000"),
    ("q=" + "a" * 2001, "q", "2,000 characters"),
]


@pytest.mark.parametrize(("query", "field", "advice"), REFUSED, ids=lambda value: value[:20])
def test_a_refused_parameter_is_named_with_what_a_right_value_is(client, query, field, advice):
    response = client.get(f"/en/search/?q=x&{query}" if field != "q" else f"/en/search/?{query}")
    assert response.status_code == 400
    page = response.context["page"]
    assert page.field == field
    assert advice in plain(" ".join(page.advice))
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_of_a_refused_parameter_is_in_the_language_of_the_path(client, language):
    response = client.get(("/en" if language == "en" else "") + "/search/?from=x&q=سوريا")
    page = response.context["page"]
    assert page.language == language
    assert page.search.text == "سوريا"
    ways = {way.url for way in page.ways}
    assert any("q=%D8%B3%D9%88%D8%B1%D9%8A%D8%A7" in url and "from" not in url for url in ways)


def test_every_reason_for_a_refusal_has_its_advice():
    values = {"limit": 3, "since": "2019", "until": "2018", "choices": "a, b"}
    for code, params in BAD_REQUESTS.items():
        field = "country" if code == "bad_key" else "from"
        problem = problems.refused(BadRequest(field, code, "x", **{name: values[name] for name in params}))
        assert problem.message
        assert problem.advice, code


def test_json_gets_its_error_as_json(client):
    response = client.get("/en/search.json?from=x")
    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    error = json.loads(response.content)["error"]
    assert error["field"] == "from"
    assert "2017-08-22" in error["message"]


@pytest.fixture
def no_engine(settings, tmp_path):
    """An index that is not there."""
    connection = settings.HAYSTACK_CONNECTIONS["default"]
    settings.HAYSTACK_CONNECTIONS = {"default": {**connection, "PATH": str(tmp_path / "nothing")}}
    from haystack import connections

    connections.connections_info, kept = settings.HAYSTACK_CONNECTIONS, connections.connections_info
    connections.reload("default")
    yield
    connections.connections_info = kept
    connections.reload("default")


def test_an_engine_that_fails_is_never_no_results(client, db, no_engine):
    for path in ("/search/?q=x", "/en/search/"):
        response = client.get(path)
        assert response.status_code == 503
        assert int(response["Retry-After"]) > 0
    answer = client.get("/en/search.json")
    assert answer.status_code == 503
    assert json.loads(answer.content)["error"]["field"] is None


def test_the_home_page_and_the_articles_stand_without_the_engine(client, article, no_engine):
    made = article("عنوان", "قال لافروف.")
    page = client.get("/en/").context["page"]
    assert page.notice
    assert page.newest[0].title == "عنوان"
    assert client.get(f"/articles/{made.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("path", "language"), [("/nowhere", "ar"), ("/en/nowhere/", "en"), ("/ar/search/", "ar"), ("/en-gb/", "ar")]
)
def test_what_is_not_there_has_a_page_in_the_language_of_the_path(client, path, language):
    response = client.get(path, follow=True)
    assert response.status_code == 404
    assert response.context["page"].language == language
    assert response.context["page"].ways


def test_a_payload_in_a_path_comes_back_escaped(client):
    html = client.get('/"><script>alert(1)</script>/').content.decode()
    assert "<script>alert(1)" not in html


def test_the_page_of_an_error_of_ours_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/en/search/"))
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()


def test_an_error_in_a_view_gives_our_page(db, settings):
    client = Client(raise_request_exception=False)
    settings.ROOT_URLCONF = "tests.web.broken_urls"
    response = client.get("/en/broken/")
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()


def test_even_a_broken_template_leaves_a_sentence_in_both_languages(settings):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": []}]
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "أعد المحاولة" in response.content.decode()
    assert "try again" in response.content.decode()


def test_a_host_that_is_not_served_gets_a_page_of_ours(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


def test_forbidden_and_malformed_have_their_pages():
    request = RequestFactory().get("/")
    assert errors.permission_denied(request).status_code == 403
    assert errors.bad_request(request).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/search/").status_code == 405


def test_the_search_error_middleware_lets_other_errors_pass():
    middleware = errors.SearchErrorMiddleware(lambda request: None)
    assert middleware.process_exception(RequestFactory().get("/"), ValueError("x")) is None
    assert middleware.process_exception(RequestFactory().get("/"), EngineUnavailable("x")).status_code == 503


STOPPED = {
    "ar": "استغرق هذا البحث وقتًا أطول مما يُسمح به فأُوقف.",
    "en": "This search took too long and was stopped.",
}
WHAT_TO_DO = {"ar": "ابحث عن كلمات أقل، أو عن أوائل كلمات أطول، أو في مدة أقصر.", "en": "Search for fewer words, or"}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["/search/", "/search.json"])
def test_a_search_that_was_stopped_is_told_so_and_what_to_do_and_not_shown_in_part(path, language):
    middleware = errors.SearchErrorMiddleware(lambda request: None)
    with override(language):
        response = middleware.process_exception(RequestFactory().get(path), QueryTooSlow(2.0))
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    if path.endswith(".json"):
        said = json.loads(response.content)["error"]["message"]
        assert said.startswith(STOPPED[language])
    else:
        said = response.content.decode()
        assert f"<h1>{STOPPED[language]}</h1>" in said
    assert WHAT_TO_DO[language] in said
