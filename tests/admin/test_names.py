"""Actors, places, sources: keys given once, found in any spelling, and the editors' own once they touched them."""

import pytest

from archive.models import Actor, ActorName, Country, IndexTask, Office, Origin, Place, Source, Tenure
from archive.search.request import SearchRequest
from tests.admin.conftest import DESK, change_page, errors, send


def listed(browser, model, text):
    return {row.pk for row in browser.get(f"{DESK}{model}/", {"q": text}).context["cl"].result_list}


def add_actor(browser, **values):
    return send(browser, f"{DESK}actor/add/", **({"name_ar": "فلان الفلاني", "kind": "person"} | values))


def test_a_key_is_made_of_the_english_name_when_none_is_given(editor):
    page = add_actor(editor, name_en="Ahmet Çavuşoğlu")
    assert page.redirect_chain, errors(page)
    assert Actor.objects.get().key == "ahmet-cavusoglu"


def test_a_key_is_made_of_the_arabic_name_when_there_is_no_other(editor):
    assert add_actor(editor).redirect_chain
    assert Actor.objects.get().key.isascii()


@pytest.mark.parametrize("key", ["Sergey Lavrov", "لافروف", "a--b", "-a"])
def test_a_malformed_key_is_refused(editor, key):
    page = add_actor(editor, key=key)
    assert "key" in page.context["adminform"].form.errors
    assert not Actor.objects.exists()


def test_a_key_never_changes(editor):
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    send(editor, f"{DESK}actor/{actor.pk}/change/", key="another", name_ar="فلان الفلاني")
    actor.refresh_from_db()
    assert (actor.key, actor.name_ar) == ("fulan", "فلان الفلاني")


@pytest.mark.parametrize("text", ["اردوغان", "إردوغان", "Erdoğan", "erdogan", "طيب أردوغان", "recep-tayyip"])
def test_any_spelling_finds_an_actor(editor, text):
    actor = Actor.objects.create(key="recep-tayyip-erdogan", kind="person", name_ar="رجب طيب أردوغان")
    Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    for spelling in ("أردوغان", "Erdoğan"):
        ActorName.objects.create(actor=actor, text=spelling)
    assert listed(editor, "actor", text) == {actor.pk}


def test_the_article_is_offered_sources_in_any_spelling(editor):
    Source.objects.create(key="al-ahram", name_ar="الأهرام")
    query = {"app_label": "archive", "model_name": "article", "field_name": "source", "term": "الاهرام"}
    assert [row["text"] for row in editor.get("/admin/autocomplete/", query).json()["results"]] == ["الأهرام"]


def test_a_row_of_the_data_files_becomes_the_editors_when_they_change_it(editor):
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان", origin=Origin.FILE)
    kept = ActorName.objects.create(actor=actor, text="فلان", origin=Origin.FILE)
    changed = ActorName.objects.create(actor=actor, text="فلانٌ", origin=Origin.FILE)
    address = f"{DESK}actor/{actor.pk}/change/"
    send(editor, address, **{"spellings-1-text": "فلان بن فلان"})
    rows = {row.pk: row for row in ActorName.objects.all()}
    assert (rows[kept.pk].origin, rows[changed.pk].origin) == (Origin.FILE, Origin.EDITOR)
    actor.refresh_from_db()
    assert actor.origin == Origin.FILE
    send(editor, address, name_ar="فلان الفلاني")
    actor.refresh_from_db()
    assert actor.origin == Origin.EDITOR


def test_a_tenure_with_a_malformed_date_is_refused(editor):
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان")
    office = Office.objects.create(key="minister", title_ar="وزير", title_en="Minister")
    tenure = Tenure.objects.create(actor=actor, office=office, since="2017")
    page = send(editor, f"{DESK}actor/{actor.pk}/change/", **{"tenures-0-since": "آذار 2017"})
    assert "YYYY-MM" in page.content.decode()
    tenure.refresh_from_db()
    assert tenure.since == "2017"


def test_a_spelling_that_an_editor_adds_is_recognised_in_the_next_article(editor, added):
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان الفلاني")
    send(editor, f"{DESK}actor/{actor.pk}/change/", **{"spellings-0-text": "فلان الفلاني"})
    article = added(editor, body="قال فلان الفلاني إنه حاضر.")
    assert article.mentions.filter(actor=actor).exists()


@pytest.mark.parametrize("model", [Actor, Country, Place])
def test_articles_are_indexed_anew_when_what_they_name_is_deleted(superuser, added, index, model):
    article = added(superuser)
    name = model._meta.model_name
    row = article.mentions.filter(**{f"{name}__isnull": False}).first().entity
    key = getattr(row, "key", row.pk)
    request = SearchRequest(filters=((name, key),))
    assert index.search(request).total == 1
    superuser.post(f"{DESK}{name}/{row.pk}/delete/", {"post": "yes"})
    assert not model.objects.filter(pk=row.pk).exists()
    assert index.search(request).total == 0
    assert not IndexTask.objects.exists()


def test_actors_deleted_together_leave_their_articles(superuser, added, index):
    article = added(superuser)
    numbers = list(Actor.objects.values_list("pk", flat=True))
    superuser.post(f"{DESK}actor/", {"action": "delete_selected", "_selected_action": numbers, "post": "yes"})
    assert superuser.get(change_page(article)).status_code == 200
    assert index.search(SearchRequest(filters=(("actor", "sergey-lavrov"),))).total == 0


def test_a_source_with_articles_is_not_deleted(superuser, added):
    source = Source.objects.create(key="al-ahram", name_ar="الأهرام")
    added(superuser, source=source.pk)
    superuser.post(f"{DESK}source/{source.pk}/delete/", {"post": "yes"})
    assert Source.objects.filter(pk=source.pk).exists()
