"""The list of mentions: many decided at once, one mended, one added that recognition missed."""

import pytest

from archive.models import Actor, Country, IndexTask, Mention
from archive.search.request import SearchRequest
from tests.admin.conftest import DESK, change_page, errors, messages, send

MENTIONS = f"{DESK}mention/"


def about(engine, name, key):
    return [hit.id for hit in engine.search(SearchRequest(filters=((name, key),))).hits]


def decide(browser, action, mentions):
    data = {"action": action, "_selected_action": [mention.pk for mention in mentions]}
    return browser.post(MENTIONS, data, follow=True)


def test_mentions_are_rejected_together_and_their_articles_indexed_anew(editor, added, index):
    articles = [added(editor, body=f"زار لافروف القاهرة {number}.") for number in range(3)]
    page = decide(editor, "reject", Mention.objects.filter(actor__key="sergey-lavrov"))
    assert messages(page) == ["6 mentions changed."]
    assert about(index, "actor", "sergey-lavrov") == []
    assert len(about(index, "place", "cairo-eg")) == len(articles)
    assert not IndexTask.objects.exists()


def test_who_has_an_article_open_is_told_of_what_was_decided_in_the_list(editor, added):
    article = added(editor)
    opened = editor.get(change_page(article))
    decide(editor, "accept", article.mentions.all())
    assert "changed elsewhere" in errors(send(editor, change_page(article), opened, title="عنوان آخر"))


def test_the_list_says_when_the_index_did_not_hear_of_it(editor, added, broken_index):
    article = added(editor)
    broken_index()
    page = decide(editor, "accept", article.mentions.all())
    assert any("next save tries again" in message for message in messages(page))
    assert IndexTask.objects.filter(article_id=article.pk).exists()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({"kind": "person"}, {"sergey-lavrov", "sameh-shoukry"}),
        ({"kind": "place"}, {"cairo-eg"}),
        ({"state__exact": "accepted"}, set()),
    ],
)
def test_the_list_is_narrowed_by_kind_and_state(editor, added, query, keys):
    added(editor)
    found = editor.get(MENTIONS, query).context["cl"].result_list
    assert {getattr(mention.entity, "key", None) for mention in found} == keys


def test_what_was_missed_is_added_wherever_it_stands(editor, added, index):
    article = added(editor, title="خبر", body="قال فلان. وسكت فلان. وفلانة حاضرة.")
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    page = send(editor, f"{MENTIONS}add/", article=article.pk, surface="فلان", actor=actor.pk)
    assert page.redirect_chain
    mentions = list(article.mentions.filter(actor=actor).order_by("start"))
    assert [article.text[mention.start : mention.end] for mention in mentions] == ["فلان", "فلان"]
    assert {mention.state for mention in mentions} == {"accepted"}
    assert about(index, "actor", "fulan") == [article.pk]


def test_words_that_do_not_stand_in_the_article_are_refused(editor, added):
    article = added(editor)
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    page = send(editor, f"{MENTIONS}add/", article=article.pk, surface="فلان", actor=actor.pk)
    assert "Copy them from its text" in errors(page)


@pytest.mark.parametrize("entities", [{}, {"actor", "country"}])
def test_a_mention_stands_for_one_entity(editor, added, entities):
    article = added(editor)
    made = {
        "actor": Actor.objects.create(key="fulan", kind="person", name_ar="فلان").pk,
        "country": Country.objects.get_or_create(iso="RU")[0].pk,
    }
    chosen = {name: made[name] for name in entities}
    page = send(editor, f"{MENTIONS}add/", article=article.pk, surface="لافروف", **chosen)
    assert "Choose one actor" in errors(page)


def test_a_mention_is_given_to_another_entity(editor, added, index):
    article = added(editor)
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    mention = article.mentions.filter(actor__key="sameh-shoukry").get()
    send(editor, f"{MENTIONS}{mention.pk}/change/", actor=actor.pk, state="accepted")
    assert about(index, "actor", "fulan") == [article.pk]
    assert about(index, "actor", "sameh-shoukry") == []


def test_a_deleted_mention_is_indexed_no_more(superuser, added, index):
    article = added(superuser)
    mention = article.mentions.filter(actor__key="sameh-shoukry").get()
    superuser.post(f"{MENTIONS}{mention.pk}/delete/", {"post": "yes"})
    assert about(index, "actor", "sameh-shoukry") == []
