"""Answers: hits with what a page shows of them."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.arabic.calendar import PartialDate
from archive.models import Article
from archive.search import answers, offers
from archive.search.answers import answer, readings
from archive.search.compilation import compile_query
from archive.search.conditions import HasKey
from archive.search.documents import stream
from archive.search.engines.flat import FlatEngine
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


@pytest.mark.parametrize("match", ["normal", "wide"])
def test_the_queries_of_a_page_do_not_grow_with_its_hits(article, match, monkeypatch):
    for module in (answers, offers):
        monkeypatch.setattr(module, "archive_names", lambda: lavrov)
    engine = MemoryEngine([], lavrov)
    asked = []
    for hits in (2, 20):
        for number in range(hits):
            mention(article(f"لافروف {hits} {number}", source="al-hayat", countries=["RU"]), "actors", "lavrov", 6, 12)
        engine.rebuild(stream())
        with CaptureQueriesContext(connection) as queries:
            assert len(ask("لافروف", engine, match=match).hits) == hits
        asked.append(len(queries))
    assert asked == [asked[0]] * 2


def lavrov(words):
    return [NamedSpan(at, at, (HasKey("actor", "lavrov"),)) for at, word in enumerate(words) if word == "لافروف"]


def test_a_plan_is_made_once_when_the_engine_tells_it(article, monkeypatch):
    article("قال لافروف")
    planned = []

    class Telling(MemoryEngine):
        def search(self, request, *, size):
            response = super().search(request, size=size)
            return replace(response, plan=compile_query(request.query, request.match))

    monkeypatch.setattr(answers, "plan_of", planned.append)
    answered = answer(SearchRequest("لافروف", match="wide"), engine=Telling(stream()))
    assert answered.hits[0].snippets
    assert answered.plan is not None
    assert planned == []


def test_an_article_alone_marks_a_name_that_only_sounds_like_what_was_typed(article, tmp_path):
    one = article("سجل مودريتش هدفا", title="هدف مودريتش")
    engine = FlatEngine(tmp_path / "index")
    engine.rebuild(stream())
    for typed in ("مودريش", "Modric"):
        title, body = readings(one, SearchRequest(typed, match="wide"), engine)
        assert len(list(title.united())) == len(list(body.united())) == 1
        assert not list(readings(one, SearchRequest(typed), engine)[1].united())


def test_an_article_is_read_also_where_there_is_no_index(article, tmp_path):
    one = article("سجل مودريتش هدفا")
    _, body = readings(one, SearchRequest("مودريتش", match="wide"), FlatEngine(tmp_path / "none"))
    assert len(list(body.united())) == 1


def test_a_hit_tells_its_words_by_level_and_a_close_one_what_it_lacks(article):
    article("قال وزير الخارجيّة وزيران ووزراء", title="الوزير")
    (hit,) = ask("وزير خارجية").hits
    assert [(one.term, one.level, one.words) for one in hit.reasons] == [
        ("وزير", "printed", ("وزير",)),
        ("وزير", "stem", ("الوزير", "وزيران")),
        ("خارجية", "stem", ("الخارجيّة",)),
    ]
    assert hit.lacks == ()
    (hit,) = ask("الخارجية موزر (قمة OR لقاء) قال").closest
    assert [(one.term, one.level, one.words) for one in hit.reasons] == [
        ("الخارجية", "vowels", ("الخارجيّة",)),
        ("موزر", "root", ("الوزير", "وزير", "وزيران", "ووزراء")),
        ("قال", "printed", ("قال",)),
    ]
    assert hit.lacks == (("موزر",), ("قمة", "لقاء"))


def test_vowels_are_told_apart_from_other_digits_and_from_capitals(article):
    article("زار Paris في ٢٠١٧ مُحَمَّد", title="عنوان")
    (hit,) = ask("paris 2017 محمد").hits
    assert [(one.term, one.level) for one in hit.reasons] == [
        ("paris", "letters"),
        ("2017", "letters"),
        ("محمد", "vowels"),
    ]


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
