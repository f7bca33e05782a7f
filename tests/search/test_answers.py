"""Answers: hits with what a page shows of them."""

import pytest

from archive.arabic.calendar import PartialDate
from archive.models import Article
from archive.search import answers
from archive.search.answers import answer
from archive.search.conditions import HasKey
from archive.search.documents import stream
from archive.search.plan import NamedSpan
from archive.search.request import SearchRequest
from tests.search.conftest import mention
from tests.search.memory_engine import MemoryEngine

pytestmark = pytest.mark.django_db


def ask(text, engine=None, **options):
    return answer(SearchRequest(text, **options), engine=engine or MemoryEngine(stream()))


def test_a_hit_carries_what_a_page_shows(article):
    one = article(
        "التقى لافروف نظيره شكري في القاهرة.", title="لقاء القاهرة", source="al-hayat", dateline="cairo-eg",
        published="2017-08", actors=["sergey-lavrov", "sameh-shoukry"], countries=["EG"], places=["moscow-ru"],
    )  # fmt: skip
    (hit,) = ask("شكري").hits
    assert (hit.id, hit.title, hit.published) == (one.pk, "لقاء القاهرة", PartialDate(2017, 8))
    assert (hit.source, hit.place) == ("al-hayat", "cairo-eg")
    assert (hit.actors, hit.countries) == (("sergey-lavrov", "sameh-shoukry"), ("EG",))
    assert [fragment.text for fragment in hit.snippets[0].fragments if fragment.marked] == ["شكري"]


def test_all_words_come_first_and_the_closest_after_them(article):
    both, near = article("زار لافروف القاهرة"), article("زار شكري القاهرة")
    article("كلام آخر")
    answered = ask("لافروف القاهرة")
    assert [hit.id for hit in answered.hits] == [both.pk]
    assert [hit.id for hit in answered.closest] == [near.pk]
    assert answered.closest[0].title == "عنوان"
    assert (answered.total, answered.closest_total) == (1, 1)


def test_an_article_that_may_not_be_seen_is_left_out(article):
    shown, hidden, deleted = article("سوريا"), article("سوريا"), article("سوريا")
    engine = MemoryEngine(stream())
    Article.objects.filter(pk=hidden.pk).update(status="draft")
    Article.objects.filter(pk=deleted.pk).delete()
    assert [hit.id for hit in ask("سوريا", engine).hits] == [shown.pk]


def test_boilerplate_is_neither_found_nor_quoted(article):
    body = "سوريا في صلب المقالة. وقد يهمك أيضا: سوريا وهونولولو"
    article(body, boilerplate=[[22, len(body), "related"]])
    (hit,) = ask("سوريا").hits
    assert [snippet.text for snippet in hit.snippets] == ["سوريا في صلب المقالة."]
    assert ask("هونولولو").total == 0


def test_a_page_of_hits_takes_the_same_few_queries(article, django_assert_num_queries):
    for number in range(25):
        article(f"سوريا {number}", source="al-hayat", actors=["a", "b"], countries=["RU"])
    engine = MemoryEngine(stream())
    with django_assert_num_queries(2):
        assert len(ask("سوريا", engine).hits) == 20
    with django_assert_num_queries(0):
        ask("هونولولو", engine)


def test_a_wide_answer_marks_the_name_in_any_spelling(article, monkeypatch):
    key = HasKey("actor", "mevlut-cavusoglu")

    def names(words):
        return [NamedSpan(0, 1, (key,))] if list(words) == ["جاويش", "أوغلو"] else []

    monkeypatch.setattr(answers, "archive_names", lambda: names)
    body = "قال الوزير تشاوش أغلو أمس."
    one = article(body, title="عنوان")
    mention(one, "actors", key.key, len("عنوان\n") + 11, len("عنوان\n") + 21)
    engine = MemoryEngine(stream(), names)
    assert ask("جاويش أوغلو", engine).total == 0
    (hit,) = ask("جاويش أوغلو", engine, match="wide").hits
    assert [fragment.text for fragment in hit.snippets[0].fragments if fragment.marked] == ["تشاوش أغلو"]
