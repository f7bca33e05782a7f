"""Saving at the desk: one transaction, and what an editor decided outlives every change of the text."""

import pytest
from django.db import DatabaseError

from archive.ingest.saving import delete_article, save_article
from archive.models import Article, IndexTask, Mention

pytestmark = pytest.mark.django_db

BODY = "قال سيرغي لافروف إن روسيا تدعم سوريا. وأضاف لافروف أن روسيا مستعدة."


@pytest.fixture
def article():
    one = Article(title="لافروف في موسكو", body=BODY)
    save_article(one)
    return one


def spans(one, **which):
    return [(mention.surface, mention.start) for mention in one.mentions.filter(**which).order_by("start", "pk")]


def decide(one, place, state):
    mention = one.mentions.filter(country="RU").order_by("start")[place]
    mention.state = state
    mention.save()
    return mention


def check(one):
    """Every mention still stands over its own words, and none twice."""
    found = list(one.mentions.all())
    for mention in found:
        assert one.text[mention.start : mention.end] == mention.surface
    assert len({(m.start, m.end, m.actor_id, m.country_id, m.place_id) for m in found}) == len(found)


def test_a_saved_article_is_clean_hashed_recognised_and_waits_for_the_index():
    one = Article(title=" عنوان\nطويل ", body="\ufeffزار لافروف روسيا.\r\n")
    save_article(one)
    one.refresh_from_db()
    assert (one.title, one.body) == ("عنوان طويل", "زار لافروف روسيا.")
    assert one.content_hash == Article.hash_content(one.title, one.body)
    assert one.recognition_version > 0
    assert [surface for surface, _ in spans(one, country="RU")] == ["روسيا"]
    assert list(IndexTask.objects.values_list("article_id", flat=True)) == [one.pk]


def test_without_recognition_nothing_is_suggested():
    one = Article(title="عنوان", body=BODY)
    save_article(one, recognise=False)
    assert not one.mentions.exists()
    assert IndexTask.objects.filter(article_id=one.pk).exists()


def test_saving_twice_suggests_the_same_once(article):
    before = spans(article)
    save_article(article)
    assert len(before) > 3
    assert spans(article) == before


@pytest.mark.parametrize("state", ["accepted", "rejected"])
@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one, "body", f"مقدمة جديدة. {one.body}"),
        lambda one: setattr(one, "body", f"{one.body} خاتمة."),
        lambda one: setattr(one, "body", one.body.replace("تدعم", "تساند بقوة")),
        lambda one: setattr(one, "title", "عنوان آخر أطول من الأول"),
        lambda one: (setattr(one, "title", "ع"), setattr(one, "body", one.body.replace("مستعدة", "جاهزة"))),
    ],
    ids=["before", "after", "between", "title", "both"],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_decision_moves_with_its_words(article, state, change, place):
    decided = decide(article, place, state)
    change(article)
    save_article(article)
    decided.refresh_from_db()
    assert decided.state == state
    check(article)
    assert len(spans(article, country="RU")) == 2
    wanted = [article.text.index("روسيا"), article.text.rindex("روسيا")][place]
    assert decided.start == wanted


def test_what_was_rejected_is_not_suggested_again(article):
    decide(article, 0, "rejected")
    save_article(article)
    assert [mention.state for mention in article.mentions.filter(country="RU").order_by("start")] == [
        "rejected",
        "suggested",
    ]


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_what_was_decided_is_not_suggested_again_over_other_words(article, state):
    decided = article.mentions.get(surface="سيرغي لافروف")
    decided.state, decided.start = state, decided.start - len("قال ")
    decided.save()
    save_article(article)
    over = article.mentions.filter(start__lt=decided.end, end__gt=decided.start)
    assert [mention.pk for mention in over] == [decided.pk]
    assert article.mentions.filter(actor=decided.actor).count() == 3


def test_a_decision_whose_words_are_gone_goes(article):
    decided = decide(article, 0, "accepted")
    article.body = "قال لافروف كلمة."
    save_article(article)
    assert not Mention.objects.filter(pk=decided.pk).exists()
    check(article)


def test_all_decisions_move_together(article):
    article.mentions.update(state="accepted")
    before = [surface for surface, _ in spans(article)]
    article.body = f"روسيا. {article.body}"
    save_article(article)
    check(article)
    assert [surface for surface, _ in spans(article, state="accepted")] == before


def test_a_failure_leaves_everything_as_it_was(article, monkeypatch):
    before = spans(article), IndexTask.objects.count()

    def fail(*arguments, **options):
        raise DatabaseError("no more room")

    monkeypatch.setattr(IndexTask.objects, "create", fail)
    article.body = "نص آخر عن مصر"
    with pytest.raises(DatabaseError):
        save_article(article)
    article.refresh_from_db()
    assert article.body == BODY
    assert (spans(article), IndexTask.objects.count()) == before


def test_what_an_editor_wrote_as_byline_and_dateline_stays():
    one = Article(title="عنوان", body="دمشق - نورا خوام\nقال لافروف كلمة.", byline="مراسلنا")
    save_article(one)
    assert one.byline == "مراسلنا"
    assert one.dateline_place.name_ar == "دمشق"


def test_deleting_leaves_a_task_that_takes_the_article_out(article):
    number = article.pk
    delete_article(article)
    assert not Article.objects.exists()
    assert IndexTask.objects.filter(article_id=number).count() == 2
