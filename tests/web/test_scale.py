"""The pages of a large archive: no query reads every article, and a page asks as much of many as of few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from tests.admin.test_scale import whole_reads

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the plans of queries are read as SQLite tells them"
)


def asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return queries.captured_queries


@pytest.mark.parametrize("address", ["/", "/about/", "/search/", "/search/?q=لافروف", "/search/?sort=newest"])
def test_no_page_reads_every_article(client, archive, address):
    assert whole_reads(asked(client, address)) == []


@pytest.mark.parametrize("kind", ["/articles/{}/", "/en/articles/{}/"])
def test_an_article_is_read_by_its_number(client, archive, kind):
    number = Article.objects.published().order_by("pk").values_list("pk", flat=True)[0]
    assert whole_reads(asked(client, kind.format(number))) == []


def test_articles_among_numbers_are_looked_up_by_those(db):
    plan = Article.objects.published().filter(pk__in=[1, 2, 3]).explain()
    assert "INTEGER PRIMARY KEY" in plan
