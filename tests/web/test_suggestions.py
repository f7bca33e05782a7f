"""`/suggest`: JSON in the language of the path, at a canonical address, kept for a minute, whatever is asked."""

import pytest

pytestmark = pytest.mark.django_db


def ask(client, query, prefix="", **options):
    return client.get(f"{prefix}/suggest", query, **options)


def of_kind(response, kind):
    return [one for one in response.json()["suggestions"] if one["kind"] == kind]


@pytest.mark.parametrize(
    ("prefix", "shown"),
    [("", ("سيرغي لافروف", "شخص", "مقالة واحدة")), ("/en", ("Sergey Lavrov", "Person", "1 article"))],
)
@pytest.mark.parametrize("typed", ["لافر", "lavr"])
def test_a_name_comes_with_its_kind_its_count_and_the_search_it_leads_to(client, archive, prefix, shown, typed):
    (one,) = of_kind(ask(client, {"q": typed}, prefix), "person")
    assert (one["text"], one["kind_label"], one["count_text"]) == shown
    assert one["count"] == 1
    assert one["url"] == f"{prefix}/search/?actor=sergey-lavrov"
    assert client.get(one["url"]).status_code == 200


def test_the_spelling_that_was_found_stands_beside_a_name_in_another_script(client, archive):
    assert of_kind(ask(client, {"q": "lavr"}), "person")[0]["spelling"].endswith("Lavrov")
    assert of_kind(ask(client, {"q": "لافر"}), "person")[0]["spelling"] == ""


def test_a_word_says_what_the_box_will_hold(client, archive):
    (one,) = of_kind(ask(client, {"q": "مصر الهد"}), "word")
    assert (one["text"], one["completed"], one["direction"]) == ("الهدنة", "مصر الهدنة", "rtl")
    assert one["url"] == "/search/?q=%D9%85%D8%B5%D8%B1+%D8%A7%D9%84%D9%87%D8%AF%D9%86%D8%A9"


def test_a_title_leads_to_its_article_and_a_draft_is_never_offered(client, archive):
    titles = of_kind(ask(client, {"q": "لقاء في القا"}), "title")
    assert [one["url"] for one in titles] == [f"/articles/{archive['later'].pk}/"]
    assert not of_kind(ask(client, {"q": "مسودة ع"}), "title")


@pytest.mark.parametrize(("prefix", "told"), [("", "لا اقتراحات"), ("/en", "No suggestions")])
def test_nothing_is_said_in_words_too(client, archive, prefix, told):
    answer = ask(client, {"q": "ظظظظ"}, prefix).json()
    assert answer == {"q": "ظظظظ", "suggestions": [], "status": told}


@pytest.mark.parametrize(
    "query", [{}, {"q": ""}, {"q": "«»"}, {"q": "' OR 1=1 --"}, {"q": "<script>"}, {"q": "\x00\u202e"}]
)
def test_hostile_and_empty_queries_are_answered(client, archive, query):
    response = ask(client, query, follow=True)
    assert response.status_code == 200
    assert "suggestions" in response.json()


def test_an_answer_is_kept_for_a_minute_and_needs_no_cookie(client, archive):
    response = ask(client, {"q": "لافر"})
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_an_address_that_is_not_canonical_is_redirected(client, archive):
    response = ask(client, {"utm_source": "x", "q": "  لافر ", "page": "3"})
    assert response.status_code == 301
    assert response.headers["Location"] == "/suggest?q=%D9%84%D8%A7%D9%81%D8%B1"


def test_a_malformed_filter_is_told_in_json(client, archive):
    response = ask(client, {"q": "لافر", "country": "Russia"})
    assert response.status_code == 400
    assert response.json()["error"]["field"] == "country"


def test_a_query_takes_a_bounded_number_of_questions_to_the_database(client, archive, django_assert_max_num_queries):
    ask(client, {"q": "لافر"})
    with django_assert_max_num_queries(12):
        ask(client, {"q": "ل"})


def test_crawlers_are_asked_to_leave_suggestions_alone(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /suggest", "Disallow: /en/suggest"} <= set(lines)
