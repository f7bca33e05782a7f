"""What the tests of the search floor ask for: articles of their own and an engine in memory."""

import itertools

import pytest

from archive.arabic.calendar import PartialDate
from archive.models import Actor, Article, Country, Mention, Place, Source
from tests.search.memory_engine import MemoryEngine


@pytest.fixture
def engine():
    """An engine with an empty index."""
    return MemoryEngine([])


@pytest.fixture
def article(db):
    """Makes articles: `article("text", title=…, source=…, actors=[…], countries=[…], places=[…])`."""
    numbers = itertools.count(1)

    def make(body="نص المقالة.", *, title="عنوان", published="2017-03-07", source="", dateline="", **named):
        values = dict(named)
        one = Article(title=title, body=body, content_hash=Article.hash_content(title, body))
        one.published = PartialDate.parse(published) if published else None
        one.status = values.pop("status", "published")
        one.boilerplate = values.pop("boilerplate", [])
        if source:
            one.source = Source.objects.get_or_create(key=source, defaults={"name_ar": source})[0]
        if dateline:
            one.dateline_place = place_of(dateline)
        one.save()
        for column, keys in values.items():
            for key in keys:
                start = next(numbers) * 10
                mention(one, column, key, start)
        return one

    return make


def place_of(key):
    return Place.objects.get_or_create(key=key, defaults={"name_ar": key})[0]


def mention(article, column, key, start, end=None, **values):
    """One mention of an actor, country or place, which is made when it is not there."""
    makers = {
        "actors": (
            "actor",
            lambda: Actor.objects.get_or_create(key=key, defaults={"name_ar": key, "kind": "person"})[0],
        ),
        "countries": ("country", lambda: Country.objects.get_or_create(iso=key, defaults={"name_ar": key})[0]),
        "places": ("place", lambda: place_of(key)),
    }
    name, make = makers[column]
    return Mention.objects.create(
        article=article, start=start, end=end or start + 5, surface=key, how="test", **{name: make()}, **values
    )
