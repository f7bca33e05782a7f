"""The rules that the database keeps by itself, whoever writes to it, and what deleting takes along."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from archive.models import (
    Actor,
    ActorName,
    Article,
    Country,
    ImportBatch,
    ImportRecord,
    IndexTask,
    Mention,
    Office,
    Place,
    Source,
    Tenure,
)

pytestmark = pytest.mark.django_db

TEXT = {"title": "عنوان", "body": "نص", "content_hash": "0" * 64}


def article(**values):
    return Article.objects.create(**{**TEXT, **values})


def source(key="bbc"):
    return Source.objects.get_or_create(key=key, defaults={"name_ar": key})[0]


def actor(key="sergey-lavrov", **values):
    return Actor.objects.get_or_create(key=key, defaults={"name_ar": "لافروف", "kind": "person", **values})[0]


def office():
    return Office.objects.get_or_create(key="foreign-minister-ru", defaults={"title_ar": "وزير", "title_en": "FM"})[0]


def tenure(since, until):
    return Tenure.objects.create(actor=actor(), office=office(), since=since, until=until)


def mention(one=None, **values):
    return Mention.objects.create(
        **{"article": one or article(), "start": 0, "end": 5, "surface": "لافروف", "how": "test", **values}
    )


def record(**values):
    batch = values.pop("batch", None) or ImportBatch.objects.create(path="a", fingerprint="b")
    return ImportRecord.objects.create(**{"batch": batch, "line": 1, "outcome": "created", **values})


def twice(make):
    make()
    make()


def twice_in_a_batch():
    batch = ImportBatch.objects.create(path="a", fingerprint="b")
    twice(lambda: record(batch=batch))


def two_mentions(**entity):
    one = article()
    twice(lambda: mention(one, **entity))


# Each rule under its name with a way to break it.
BROKEN = {
    "source_key_form": lambda: Source.objects.create(key="BBC", name_ar="ع"),
    "source_has_a_name": lambda: Source.objects.create(key="bbc", name_ar=""),
    "one_article_an_address_in_a_source": lambda: twice(lambda: article(source=source(), url="http://e.org/1")),
    "one_article_an_address_without_a_source": lambda: twice(lambda: article(url="http://e.org/1")),
    "one_article_an_identifier_in_a_source": lambda: twice(lambda: article(source=source(), external_id="1")),
    "article_has_a_title": lambda: article(title=""),
    "article_has_a_text": lambda: article(body=""),
    "article_status_known": lambda: article(status="secret"),
    "article_precision_known": lambda: article(published_precision="week", published_on=datetime.date(2018, 1, 1)),
    "article_date_is_the_first_of_its_period": lambda: article(
        published_precision="month", published_on=datetime.date(2018, 1, 2)
    ),
    "country_iso_form": lambda: Country.objects.create(iso="ru", name_ar="روسيا"),
    "country_has_a_name": lambda: Country.objects.create(iso="RU", name_ar=""),
    "place_key_form": lambda: Place.objects.create(key="إدلب", name_ar="إدلب"),
    "place_has_a_name": lambda: Place.objects.create(key="idlib", name_ar=""),
    "actor_key_form": lambda: actor("Sergey Lavrov"),
    "actor_kind_known": lambda: actor(kind="robot"),
    "actor_has_a_name": lambda: actor(name_ar=""),
    "one_row_a_spelling": lambda: twice(lambda: ActorName.objects.create(actor=actor(), text="لافروف")),
    "spelling_not_empty": lambda: ActorName.objects.create(actor=actor(), text=""),
    "spelling_script_known": lambda: ActorName.objects.create(actor=actor(), text="ل", script="cyrl"),
    "spelling_kind_known": lambda: ActorName.objects.create(actor=actor(), text="ل", kind="nick"),
    "office_key_form": lambda: Office.objects.create(key="وزير", title_ar="وزير", title_en="minister"),
    "one_row_a_tenure": lambda: twice(lambda: tenure("2004", "")),
    "tenure_dates_form": lambda: tenure("2004/03", ""),
    "tenure_ends_after_it_begins": lambda: tenure("2004-03", "2003"),
    "mention_span_not_empty": lambda: mention(actor=actor(), start=5, end=5),
    "mention_state_known": lambda: mention(actor=actor(), state="maybe"),
    "mention_of_one_entity": mention,
    "one_mention_of_actor_a_span": lambda: two_mentions(actor=actor()),
    "one_mention_of_country_a_span": lambda: two_mentions(
        country=Country.objects.get_or_create(iso="RU", name_ar="ر")[0]
    ),
    "one_mention_of_place_a_span": lambda: two_mentions(place=Place.objects.get_or_create(key="idlib", name_ar="إ")[0]),
    "record_outcome_known": lambda: record(outcome="lost"),
    "a_rejection_has_a_reason": lambda: record(outcome="rejected"),
    "one_outcome_a_field_of_a_record": twice_in_a_batch,
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[name]()
    if connection.vendor == "sqlite" and "UNIQUE" in str(refused.value):
        # SQLite names the columns of an index, not the index itself.
        assert name.startswith("one_")
    else:
        assert name in str(refused.value)


def test_every_rule_of_the_models_is_broken_above():
    models = [Source, Article, Country, Place, Actor, ActorName, Office, Tenure, Mention, ImportBatch, ImportRecord]
    models.append(IndexTask)
    assert {rule.name for model in models for rule in model._meta.constraints} == set(BROKEN)


def test_two_entities_are_not_one_mention():
    with pytest.raises(IntegrityError, match="mention_of_one_entity"):
        mention(actor=actor(), country=Country.objects.create(iso="RU", name_ar="روسيا"))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2017-03", "2017"),
        ("2017", "2017-03-05"),
        ("2017-03-05", "2017-03"),
        ("2017", "2017"),
        ("", "2017"),
        ("2017", ""),
    ],
)
def test_a_tenure_may_be_known_more_exactly_at_one_end(since, until):
    assert tenure(since, until).pk


def test_articles_without_an_address_do_not_collide():
    twice(lambda: article(source=source()))
    twice(article)
    assert Article.objects.count() == 4


def test_one_address_may_stand_in_two_sources():
    article(source=source(), url="http://e.org/1")
    assert article(source=source("cnn"), url="http://e.org/1").pk


def test_deleting_an_actor_deletes_no_article():
    one = article()
    mention(one, actor=actor())
    tenure("2004", "")
    actor().delete()
    assert Article.objects.get() == one
    assert not Mention.objects.exists()
    assert not Tenure.objects.exists()


def test_deleting_a_country_or_place_deletes_no_article_and_no_actor():
    russia = Country.objects.create(iso="RU", name_ar="روسيا")
    moscow = Place.objects.create(key="moscow", name_ar="موسكو", country=russia)
    one = article(dateline_place=moscow)
    somebody = actor(country=russia)
    mention(one, country=russia)
    russia.delete()
    moscow.refresh_from_db()
    moscow.delete()
    one.refresh_from_db()
    somebody.refresh_from_db()
    assert (one.dateline_place, somebody.country) == (None, None)


def test_a_source_with_articles_cannot_be_deleted():
    article(source=source())
    with pytest.raises(ProtectedError):
        source().delete()


def test_the_record_of_an_import_outlives_its_article():
    one = article()
    record(article=one)
    one.delete()
    assert ImportRecord.objects.get().article is None


def test_an_index_task_outlives_its_article():
    one = article()
    IndexTask.objects.create(article_id=one.pk)
    one.delete()
    assert IndexTask.objects.exists()


def test_a_date_is_no_more_exact_than_it_is_known():
    one = article(published_on=datetime.date(2018, 3, 1), published_precision="month")
    assert one.published.iso == "2018-03"
    one.published = None
    assert (one.published_on, one.published_precision) == (None, "day")
