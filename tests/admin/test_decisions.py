"""What was recognised: shown with its evidence, accepted or rejected, as an entity or mention by mention."""

import pytest

from archive.models import Actor, Article, Mention
from archive.search.request import SearchRequest
from tests.admin.conftest import ARTICLES, DESK, change_page, messages, send

LAVROV = "decide:actor:sergey-lavrov"


def states(article, key="sergey-lavrov"):
    return list(article.mentions.filter(actor__key=key).order_by("start").values_list("state", flat=True))


def named(page):
    return {one.key: one for section in page.context["recognised"] for one in section.named}


def singles(page, key="sergey-lavrov"):
    return [evidence.name for evidence in named(page)[key].evidence]


def about(engine, key):
    return [hit.id for hit in engine.search(SearchRequest(filters=(("actor", key),))).hits]


def test_each_mention_is_shown_in_its_sentence(editor, added):
    article = added(editor)
    page = editor.get(change_page(article))
    title, first, *_ = named(page)["sergey-lavrov"].evidence
    assert (title.before, title.surface, title.after, title.in_title) == ("", "لافروف", " في القاهرة", True)
    assert first.before + first.surface + first.after == article.body.split("\n")[0]
    assert "<mark>سيرغي لافروف</mark>" in page.content.decode()


def test_entities_are_grouped_by_kind(editor, added):
    page = editor.get(change_page(added(editor)))
    kinds = {one.key: one.kind for one in named(page).values()}
    assert kinds["sergey-lavrov"] == "person"
    assert kinds["SY"] == "country"
    assert kinds["cairo-eg"] == "place"


def test_one_decision_covers_all_mentions_of_an_entity(editor, added, index):
    article = added(editor)
    assert about(index, "sergey-lavrov") == [article.pk]
    send(editor, change_page(article), **{LAVROV: "rejected"})
    assert set(states(article)) == {"rejected"}
    assert about(index, "sergey-lavrov") == []


def test_a_single_mention_keeps_its_own_decision(editor, added, index):
    article = added(editor)
    page = editor.get(change_page(article))
    last = singles(page)[-1]
    send(editor, change_page(article), page, **{LAVROV: "accepted", last: "rejected"})
    assert states(article) == ["accepted"] * (len(singles(page)) - 1) + ["rejected"]
    assert about(index, "sergey-lavrov") == [article.pk]


def test_all_that_is_undecided_is_decided_at_once(editor, added):
    article = added(editor)
    send(editor, change_page(article), **{LAVROV: "rejected"})
    send(editor, change_page(article), **{"decide:everything": "accepted", "decide:actor:sameh-shoukry": "rejected"})
    assert set(states(article)) == {"rejected"}
    assert states(article, "sameh-shoukry") == ["rejected"]
    assert set(article.mentions.filter(actor=None).values_list("state", flat=True)) == {"accepted"}


def test_mixed_decisions_are_kept_by_a_save_that_changes_none(editor, added):
    article = added(editor)
    page = editor.get(change_page(article))
    send(editor, change_page(article), page, **{singles(page)[0]: "rejected"})
    before = states(article)
    assert len(set(before)) == 2
    send(editor, change_page(article), editors_note="ملاحظة")
    assert states(article) == before


def test_a_later_decision_unites_mixed_ones(editor, added):
    article = added(editor)
    page = editor.get(change_page(article))
    send(editor, change_page(article), page, **{singles(page)[0]: "rejected"})
    send(editor, change_page(article), **{LAVROV: "accepted"})
    assert set(states(article)) == {"accepted"}


def test_what_was_rejected_is_not_suggested_again(editor, added):
    article = added(editor)
    send(editor, change_page(article), **{LAVROV: "rejected"})
    send(editor, change_page(article), title="عنوان أطول: لافروف في القاهرة")
    assert set(states(article)) == {"rejected"}


def test_a_decision_may_be_taken_back(editor, added, index):
    article = added(editor)
    send(editor, change_page(article), **{LAVROV: "rejected"})
    send(editor, change_page(article), **{LAVROV: "suggested"})
    assert set(states(article)) == {"suggested"}
    assert about(index, "sergey-lavrov") == [article.pk]


def test_choices_outlive_a_form_that_could_not_be_saved(editor, added):
    article = added(editor)
    page = send(editor, change_page(article), title="", **{LAVROV: "rejected"})
    assert set(states(article)) == {"suggested"}
    chosen = [choice.value for choice in named(page)["sergey-lavrov"].choices if choice.checked]
    assert chosen == ["rejected"]


@pytest.mark.parametrize("value", ["burnt", "", "mixed"])
def test_a_choice_that_does_not_exist_changes_nothing(editor, added, value):
    article = added(editor)
    send(editor, change_page(article), **{LAVROV: value, f"{LAVROV}:0:5": value, "decide:actor": "accepted"})
    assert set(states(article)) == {"suggested"}


def test_the_history_says_what_was_decided(editor, added):
    article = added(editor)
    count = len(states(article))
    send(editor, change_page(article), **{LAVROV: "accepted"})
    page = editor.get(f"{change_page(article).removesuffix('change/')}history/")
    assert f"accept “{count}”" in page.content.decode()


def test_articles_are_recognised_anew_after_a_name_was_added(editor, added, index):
    article = added(editor, body="قال فلان الفلاني إنه حاضر.")
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان الفلاني")
    send(editor, f"{DESK}actor/{actor.pk}/change/", **{"spellings-0-text": "فلان الفلاني"})
    assert about(index, "fulan") == []
    page = editor.post(ARTICLES, {"action": "recognise", "_selected_action": [article.pk]}, follow=True)
    assert messages(page) == ["1 article read anew."]
    assert about(index, "fulan") == [article.pk]


def test_an_article_without_mentions_says_so(editor, added):
    article = added(editor, title="خبر", body="لا أحد هنا.")
    assert not Mention.objects.filter(article=article).exists()
    assert "Nothing was recognised" in editor.get(change_page(article)).content.decode()


def test_names_that_look_like_markup_stay_text(editor, added):
    added(editor, title="<script>alert(1)</script> لافروف")
    article = Article.objects.get()
    assert "<script>alert" not in editor.get(change_page(article)).content.decode()
