"""Articles as a query set: the periods they were published in."""

import datetime

import pytest

from archive.models import Article

DAYS = ["2016-12-31", "2017-01-01", "2017-01-01", "2017-02-03", "2018-02-03", None]


@pytest.mark.parametrize("order", ["ASC", "DESC"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("year", ["2016-01-01", "2017-01-01", "2018-01-01"]),
        ("month", ["2016-12-01", "2017-01-01", "2017-02-01", "2018-02-01"]),
        ("week", ["2016-12-26", "2017-01-30", "2018-01-29"]),
        ("day", ["2016-12-31", "2017-01-01", "2017-02-03", "2018-02-03"]),
    ],
)
def test_the_periods_are_those_of_the_articles_each_once(db, kind, order, expected):
    for number, day in enumerate(DAYS):
        Article.objects.create(title=f"خبر {number}", body="نص", content_hash=f"{number}", published_on=day)
    found = [f"{period:%Y-%m-%d}" for period in Article.objects.dates("published_on", kind, order)]
    assert found == (expected if order == "ASC" else expected[::-1])
    since = Article.objects.filter(published_on__gte=datetime.date(2018, 1, 1))
    assert [period.year for period in since.dates("published_on", "year")] == [2018]
