"""The desk of a large archive: as many queries for many articles as for few, and none that reads every article."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.admin.duplicates import duplicates
from archive.models import Article
from tests.admin.conftest import ARTICLES, BODY, filled

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the plans of queries are read as SQLite tells them"
)


@pytest.fixture
def many(transactional_db):
    """Articles over three years, one of them without a date."""
    first = datetime.date(2016, 1, 1)
    articles = [Article(title=f"خبر {day}", body=f"نص {day}") for day in range(120)]
    for day, article in enumerate(articles):
        article.content_hash = Article.hash_content(article.title, article.body)
        article.published_on = first + datetime.timedelta(days=9 * day) if day else None
    return Article.objects.bulk_create(articles)


def whole_reads(queries):
    """The queries that go through all articles outside of an index."""
    found = []
    for query in queries:
        if query["sql"].startswith("SELECT") and "archive_article" in query["sql"]:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql'].replace('%', '%%')}")
                plan = [row[3] for row in cursor.fetchall()]
            found += [query["sql"] for line in plan if line == "SCAN archive_article"]
    return found


def asked(work):
    with CaptureQueriesContext(connection) as queries:
        work()
    return queries.captured_queries


def test_the_list_asks_no_more_of_many_articles_than_of_few(editor, many):
    editor.get(ARTICLES)
    of_many = asked(lambda: editor.get(ARTICLES))
    Article.objects.filter(pk__gt=many[9].pk).delete()
    assert len(of_many) == len(asked(lambda: editor.get(ARTICLES))) <= 10


@pytest.mark.parametrize("query", ["", "?status=draft", "?published_on__year=2017", "?o=2", "?o=-2"])
def test_the_list_reads_no_more_articles_than_it_shows(editor, many, query):
    assert whole_reads(asked(lambda: editor.get(ARTICLES + query))) == []


def test_the_years_above_the_list_are_those_of_the_articles(editor, many):
    page = editor.get(ARTICLES).content.decode()
    assert [year for year in range(2014, 2021) if f"published_on__year={year}" in page] == [2016, 2017, 2018]
    page = editor.get(f"{ARTICLES}?published_on__year=2016").content.decode()
    assert all(f"published_on__month={month}&" in page for month in range(1, 13))


def test_a_save_reads_no_article_but_those_with_the_same_text(editor, many):
    data = filled(editor.get(f"{ARTICLES}add/")) | {"title": "لافروف في القاهرة", "body": BODY, "status": "published"}
    queries = asked(lambda: editor.post(f"{ARTICLES}add/", data))
    assert Article.objects.filter(body=BODY).exists()
    assert whole_reads(queries) == []


def test_the_same_text_under_another_title_is_found_among_texts_as_long(many):
    def same_as(body):
        found = duplicates(title="عنوان آخر", body=body, source=None, url="", external_id="", besides=None)
        return [(one.field, one.article.pk) for one in found]

    assert same_as("نص 57") == [("body", many[57].pk)]
    assert same_as("نص ٥٧") == []


def test_of_articles_with_the_same_text_the_first_is_named(many):
    Article.objects.filter(pk__in=[many[80].pk, many[90].pk]).update(body="نص واحد")
    found = duplicates(title="عنوان", body="نص واحد", source=None, url="", external_id="", besides=many[80].pk)
    assert [one.article.pk for one in found] == [many[90].pk]
    found = duplicates(title="عنوان", body="نص واحد", source=None, url="", external_id="", besides=None)
    assert [one.article.pk for one in found] == [many[80].pk]


def test_a_search_among_drafts_reads_those_alone(editor, many):
    Article.objects.filter(pk__in=[many[5].pk, many[6].pk]).update(status=Article.Status.DRAFT)
    queries = asked(lambda: editor.get(f"{ARTICLES}?q=%D9%86%D8%B5"))
    assert whole_reads(queries) == []
    page = editor.get(f"{ARTICLES}?q=%D9%86%D8%B5")
    assert [article.pk for article in page.context["cl"].result_list] == [many[6].pk, many[5].pk]
