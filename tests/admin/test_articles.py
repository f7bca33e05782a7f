"""Articles at the desk: what an editor saves is kept, found, and never saved over another's work."""

import datetime

import pytest

from archive.models import Article, IndexTask, Source
from archive.search.index import drain
from archive.search.request import SearchRequest
from tests.admin.conftest import ARTICLES, BODY, change_page, errors, messages, send


def found(engine, text):
    return [hit.id for hit in engine.search(SearchRequest(text=text)).hits]


def listed(browser, text):
    page = browser.get(ARTICLES, {"q": text})
    return {article.pk for article in page.context["cl"].result_list}, messages(page)


def test_an_article_is_found_by_readers_the_moment_it_is_saved(editor, added):
    article = added(editor, title="محادثات في موسكو", published_on="2017-03-07")
    page = editor.get("/search/", {"q": "محادثات"})
    assert f"/articles/{article.pk}/" in page.content.decode()
    assert not IndexTask.objects.exists()


def test_an_article_keeps_its_text_and_its_date_as_they_were_given(editor, added):
    article = added(editor, body=BODY.replace("\n", "\r\n"), published_on="2017-03-07", published_evidence="أمس")
    assert article.body == BODY
    assert article.published_on == datetime.date(2017, 3, 7)
    assert article.content_hash == Article.hash_content(article.title, BODY)


@pytest.mark.parametrize(("precision", "first"), [("month", (2017, 3, 1)), ("year", (2017, 1, 1))])
def test_a_date_that_is_not_known_to_the_day_is_kept_as_the_first_of_its_period(editor, added, precision, first):
    article = added(editor, published_on="2017-03-07", published_precision=precision)
    assert article.published_on == datetime.date(*first)


def test_a_broken_index_never_loses_an_article(editor, added, index, broken_index):
    broken_index()
    page = send(editor, f"{ARTICLES}add/", title="قمة في أنقرة", body=BODY)
    article = Article.objects.get()
    assert any("saved and will be searchable soon" in message for message in messages(page))
    assert list(IndexTask.objects.values_list("article_id", flat=True)) == [article.pk]
    broken_index()
    assert drain().indexed == 1
    assert found(index, "أنقرة") == [article.pk]
    assert not IndexTask.objects.exists()


def test_what_could_not_be_indexed_is_indexed_with_the_next_save(editor, added, index, broken_index):
    broken_index()
    kept = added(editor, title="قمة في أنقرة")
    broken_index()
    added(editor, title="قمة في باريس", body="نص آخر.")
    assert found(index, "أنقرة") == [kept.pk]


def test_a_draft_is_found_at_the_desk_alone(editor, added, index):
    article = added(editor, title="زيارة إردوغان", status="draft")
    assert found(index, "إردوغان") == []
    assert listed(editor, "أردوغان") == ({article.pk}, [])


@pytest.mark.parametrize("text", ["اردوغان", "إردوغان", "أردوغَان", "«أردوغان»"])
def test_any_spelling_finds_an_article_at_the_desk(editor, added, text):
    article = added(editor, title="زيارة أردوغان")
    added(editor, title="سفير في بيروت", body="نص آخر.")
    assert listed(editor, text)[0] == {article.pk}


def test_an_address_or_a_number_finds_its_article_at_the_desk(editor, added):
    article = added(editor, url="https://example.org/a/1")
    added(editor, body="نص آخر.")
    assert listed(editor, "https://example.org/a/1")[0] == {article.pk}
    assert listed(editor, str(article.pk))[0] == {article.pk}


def test_the_desk_searches_the_database_when_the_engine_does_not_answer(editor, added, broken_index):
    article = added(editor, title="زيارة أردوغان")
    added(editor, title="سفير في بيروت", body="نص آخر.")
    broken_index()
    numbers, told = listed(editor, "أردوغان")
    assert numbers == {article.pk}
    assert any("does not answer" in message for message in told)


def test_a_search_that_is_too_long_is_said_to_be(editor, added):
    added(editor)
    numbers, told = listed(editor, "كلمة " * 1_000)
    assert numbers == set()
    assert any("too long" in message for message in told)


def test_the_same_text_is_refused_with_a_link_and_nothing_typed_is_lost(editor, added):
    first = added(editor)
    page = send(editor, f"{ARTICLES}add/", title="عنوان آخر", body=f"{BODY}\n", editors_note="ملاحظة")
    assert Article.objects.get() == first
    assert change_page(first) in errors(page)
    form = page.context["adminform"].form
    assert (form["title"].value(), form["editors_note"].value()) == ("عنوان آخر", "ملاحظة")


@pytest.mark.parametrize("with_source", [True, False])
def test_the_same_address_in_a_source_is_refused_with_a_link(editor, added, with_source):
    source = Source.objects.create(key="alhayat", name_ar="الحياة").pk if with_source else ""
    first = added(editor, source=source, url="https://example.org/a/1")
    page = send(editor, f"{ARTICLES}add/", title="أخرى", body="نص آخر.", source=source, url="https://example.org/a/1")
    assert Article.objects.count() == 1
    assert change_page(first) in str(page.context["adminform"].form.errors["url"])
    assert len(page.context["adminform"].form.errors) == 1


def test_the_same_address_in_another_source_is_another_article(editor, added):
    sources = [Source.objects.create(key=key, name_ar=key) for key in ("alhayat", "asharq")]
    for number, source in enumerate(sources):
        added(editor, source=source.pk, url="https://example.org/a/1", body=f"نص {number}.")
    assert Article.objects.count() == 2


def test_an_article_may_be_saved_again_as_it_is(editor, added):
    article = added(editor, url="https://example.org/a/1", published_on="2017-03-07")
    assert send(editor, change_page(article)).redirect_chain
    article.refresh_from_db()
    assert article.body == BODY


def test_what_was_changed_elsewhere_is_not_saved_over(editor, added):
    article = added(editor)
    opened = editor.get(change_page(article))
    send(editor, change_page(article), title="عنوان زميلي")
    page = send(editor, change_page(article), opened, title="عنواني")
    article.refresh_from_db()
    assert article.title == "عنوان زميلي"
    assert "changed elsewhere" in errors(page)
    assert "They differ in: Title." in errors(page)
    assert page.context["adminform"].form["title"].value() == "عنواني"
    # Told, the editor may save all the same.
    assert send(editor, change_page(article), page).redirect_chain
    article.refresh_from_db()
    assert article.title == "عنواني"


def test_a_change_that_does_not_say_what_it_changes_is_refused(editor, added):
    article = added(editor)
    page = send(editor, change_page(article), title="بلا نسخة", version=None)
    assert "changed elsewhere" in errors(page)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("body", " \n "),
        ("published_on", "7 آذار"),
        ("published_on", "2017-02-30"),
        ("url", "not an address"),
        ("status", "burnt"),
        ("source", "99"),
    ],
)
def test_bad_input_is_named_and_saves_nothing(editor, field, value):
    page = send(editor, f"{ARTICLES}add/", **({"title": "عنوان", "body": BODY} | {field: value}))
    assert field in page.context["adminform"].form.errors
    assert not Article.objects.exists()


def test_a_deleted_article_is_found_no_more(superuser, added, index):
    article = added(superuser)
    superuser.post(f"{ARTICLES}{article.pk}/delete/", {"post": "yes"})
    assert found(index, "لافروف") == []
    assert not IndexTask.objects.exists()


def test_articles_deleted_together_are_found_no_more(superuser, added, index):
    kept = added(superuser)
    gone = [added(superuser, body=f"زار لافروف القاهرة {number}.").pk for number in range(3)]
    superuser.post(ARTICLES, {"action": "delete_selected", "_selected_action": gone, "post": "yes"})
    assert found(index, "لافروف") == [kept.pk]


def test_a_deletion_that_the_index_does_not_hear_of_keeps_its_task(superuser, added, broken_index, index):
    article = added(superuser)
    broken_index()
    superuser.post(f"{ARTICLES}{article.pk}/delete/", {"post": "yes"})
    assert not Article.objects.exists()
    assert IndexTask.objects.filter(article_id=article.pk).exists()
    broken_index()
    drain()
    assert found(index, "لافروف") == []


def test_only_a_published_article_is_viewed_on_the_site(editor, added):
    published, draft = added(editor), added(editor, body="نص آخر.", status="draft")
    assert f"/en/articles/{published.pk}/" in editor.get(change_page(published)).content.decode()
    assert f"/en/articles/{draft.pk}/" not in editor.get(change_page(draft)).content.decode()
