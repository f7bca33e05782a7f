"""The backend as haystack sees it: its commands and SearchQuerySet over the same index.

Haystack's own `test_haystack/whoosh_tests` (3.4.0; 86 tests) were run on this backend. They index models of their own
in English, so as they are most stop there: articles alone are in this index, by `ArticleIndex.document`. With their
indexes brought into the form of articles (name → title, pub_date → published) 20 fail, each for this reason:

- `test_searchquerysets_with_models`, `test_search_all_models`: two models in one index; here a second model is refused.
- `test_round_trip` (twice: `test_forms` inherits it), `test_ram_storage`, `test_verify_type`: stored fields of other
  types (booleans, numbers, times of day) that an article has none of, and an index in memory alone.
- `test_build_schema`: the schema is the index's own, whatever fields an index declares.
- `test_analyzed_fields`: an analyzer of Whoosh's for one field; all text has the one analysis of the archive.
- `test_autocomplete`, `test_extra_whitespace`: an EdgeNgramField, which no index here declares; the beginning of a word
  is found by `__startswith`, without a field of its own.
- `test_various_searchquerysets`, `test_search`: English stems (`Index` for “Indexed”); with the word as printed the
  first passes, and the second but for facets by name and by hour: a title is no facet, a day has no hours, and what
  lies outside the periods asked for is not counted with them as `None`.
- `test_date_queries`: times of day again; and dates lie in a column that Whoosh's searcher beside the backend cannot
  see: ranges of `published` are for the backend.
- `test_range_queries`: asks Whoosh's own schema for `name`; with `title` it passes.
- `test_highlight`: marks the same words, in a text that begins with the title.
- `test_order_by`: `-pub_date` by times of day within one day, `id` as a string (1, 10, 2), and an error for mixed
  directions; here numbers are sorted as numbers, and each field has a direction of its own.
- `test_slice`, `test_values_slicing`, `test_slicing`: stock Whoosh knows whole pages alone and gives `sqs[1:3]` as page
  one of two, `[0:0]` as one result; a slice here is what Python calls one.
- `test_basic_commands`: in its last lines alone, for `rebuild_index` is the archive's own and builds from articles.

What those tests are about and a user of haystack would look for is tested below on articles.
"""

import datetime
import pickle

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from haystack import connections, indexes
from haystack.exceptions import SkipDocument
from haystack.query import SearchQuerySet

from archive.models import Article
from archive.search.documents import build
from archive.search.engine import EngineUnavailable, get_engine
from archive.search.engines.flat import FlatEngine
from archive.search.index import drift
from archive.search.request import SearchRequest
from archive.search_indexes import ArticleIndex
from tests.search.engine_contract import EngineContract

pytestmark = pytest.mark.django_db


class TestEngineOfTheConnection(EngineContract):
    @pytest.fixture
    def build(self, settings, tmp_path):
        made = iter(range(100))

        def build(documents, names=None):
            path = tmp_path / str(next(made))
            settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(path)}}
            engine = get_engine()
            if names is not None:
                engine._names = lambda: names
            elif isinstance(engine, FlatEngine):
                engine._names = lambda: lambda words: []
            if documents is not None:
                engine.rebuild(documents)
            return engine

        return build


@pytest.fixture(autouse=True)
def index(settings, tmp_path, monkeypatch):
    """An empty index of its own for the connection that haystack has open."""
    engine = FlatEngine(tmp_path / "index")
    engine.rebuild([])
    monkeypatch.setattr(connections["default"].get_backend(), "engine", engine)
    monkeypatch.setattr("archive.search.index.get_engine", lambda: engine)
    return engine


@pytest.fixture
def archive(article):
    """Four articles, indexed by haystack's own command."""
    made = [
        article("زار لافروف موسكو", title="لافروف", published="2017-03-07", actors=["sergey-lavrov"], countries=["RU"]),
        article(
            "مفاوضات أستانة حول سوريا", published="2017-08", actors=["sergey-lavrov", "john-kerry"], source="al-hayat"
        ),
        article("وقف إطلاق النار في سوريا", published="2018-01-13", countries=["SY"], source="al-hayat"),
        article("كلام آخر", published=""),
    ]
    article("مسودة عن سوريا", status="draft")
    call_command("update_index", verbosity=0)
    return made


def pks(found):
    return {int(result.pk) for result in found}


def test_update_index_indexes_what_readers_may_see(index, archive):
    assert set(index.stamps()) == {one.pk for one in archive}
    assert not drift(index)
    assert index.search(SearchRequest("سوريا")).total == 2


def test_update_index_removes_what_is_gone_when_asked(index, archive):
    number = archive[0].pk
    Article.objects.filter(pk=number).delete()
    call_command("update_index", remove=True, verbosity=0)
    assert number not in index.stamps()


def test_update_index_makes_a_missing_index(index, article, tmp_path, monkeypatch):
    fresh = FlatEngine(tmp_path / "other")
    monkeypatch.setattr(connections["default"].get_backend(), "engine", fresh)
    one = article("سوريا")
    call_command("update_index", verbosity=0)
    assert list(fresh.stamps()) == [one.pk]


def test_clear_index_empties_it(index, archive):
    call_command("clear_index", interactive=False, verbosity=0)
    assert index.info().documents == 0


def test_words_match_as_everywhere_else(archive):
    first, second, third, _ = archive
    assert pks(SearchQuerySet().filter(content="وسوريا")) == {second.pk, third.pk}
    assert pks(SearchQuerySet().filter(text="لافروف موسكو")) == {first.pk}
    assert pks(SearchQuerySet().filter(title="لافروف")) == {first.pk}
    assert pks(SearchQuerySet().exclude(content="سوريا")) == {first.pk, archive[3].pk}
    assert pks(SearchQuerySet().filter(content__exact="إطلاق النار")) == {third.pk}
    assert pks(SearchQuerySet().auto_query('"وقف إطلاق" -مفاوضات')) == {third.pk}
    assert pks(SearchQuerySet().filter_or(content="موسكو").filter_or(content="أستانة")) == {first.pk, second.pk}


def test_patterns_go_through_whooshs_own_matchers(archive):
    _, second, third, _ = archive
    assert pks(SearchQuerySet().filter(content__startswith="مفاو")) == {second.pk}
    assert pks(SearchQuerySet().filter(content__contains="فاو")) == {second.pk}
    assert pks(SearchQuerySet().filter(content__fuzzy="سورا")) == {second.pk, third.pk}


@pytest.mark.parametrize("field", ["django_ct", "django_id", "id", "published", "actor", "source", "title", "text"])
@pytest.mark.parametrize("pattern", ["سورا~", "سورا~2", "arch*", "a?chive*", "*x*"])
def test_a_pattern_in_any_field_is_answered_without_an_error(archive, field, pattern):
    assert pks(SearchQuerySet().raw_search(f"{field}:{pattern}")) <= {article.pk for article in archive}


def test_keys_and_dates_filter(archive):
    first, second, third, _ = archive
    assert pks(SearchQuerySet().filter(actor="sergey-lavrov")) == {first.pk, second.pk}
    assert pks(SearchQuerySet().filter(actor__exact="john-kerry")) == {second.pk}
    assert pks(SearchQuerySet().filter(country__in=["RU", "SY"])) == {first.pk, third.pk}
    assert pks(SearchQuerySet().narrow('actor_exact:"sergey-lavrov"').narrow("source:al-hayat")) == {second.pk}
    assert pks(SearchQuerySet().filter(published__gte=datetime.date(2017, 8, 1))) == {second.pk, third.pk}
    assert pks(SearchQuerySet().filter(published__lt=datetime.date(2017, 8, 1))) == {first.pk}
    assert pks(SearchQuerySet().filter(published__range=[datetime.date(2017, 3, 7), datetime.date(2017, 8, 1)])) == {
        first.pk,
        second.pk,
    }
    assert pks(SearchQuerySet().filter(pk__in=[first.pk, third.pk])) == {first.pk, third.pk}
    assert pks(SearchQuerySet().filter(id=f"archive.article.{first.pk}")) == {first.pk}


def test_counts_and_slices_of_any_window(archive):
    every = SearchQuerySet().order_by("id")
    assert every.count() == len(every) == 4
    numbers = [one.pk for one in archive]
    assert [int(result.pk) for result in every[1:3]] == numbers[1:3]
    assert [int(result.pk) for result in SearchQuerySet().order_by("id")[3:10]] == numbers[3:]
    assert int(SearchQuerySet().order_by("id")[2].pk) == numbers[2]


def test_results_are_ordered_and_lead_to_their_articles(archive):
    dated = SearchQuerySet().filter(content="سوريا").order_by("-published")
    assert [result.object for result in dated] == [archive[2], archive[1]]
    assert [result.object for result in SearchQuerySet().filter(content="سوريا").load_all()]
    assert dated[0].published == datetime.date(2018, 1, 13)
    assert list(SearchQuerySet().filter(content="موسكو").values_list("pk", flat=True)) == [str(archive[0].pk)]


def test_results_are_ordered_by_what_the_database_says_of_them(archive):
    first, second, third, last = archive
    assert [int(one.pk) for one in SearchQuerySet().order_by("title")] == [second.pk, third.pk, last.pk, first.pk]
    assert [int(one.pk) for one in SearchQuerySet().order_by("-source", "id")] == [
        second.pk,
        third.pk,
        first.pk,
        last.pk,
    ]


def test_ordering_by_what_cannot_be_ordered_says_what_can(archive):
    with pytest.raises(ValueError, match="sorted by actor, only by: "):
        list(SearchQuerySet().order_by("actor"))


def test_results_carry_the_fields_of_the_index(archive):
    (result,) = SearchQuerySet().filter(content="موسكو")
    assert (result.title, result.text) == ("لافروف", "لافروف\nزار لافروف موسكو")
    assert (result.actor, result.country, result.source, result.year) == (["sergey-lavrov"], ["RU"], "", "2017")
    assert result.get_stored_fields()["title"] == "لافروف"
    assert list(SearchQuerySet().filter(content="موسكو").values("title", "pk")) == [
        {"title": "لافروف", "pk": str(archive[0].pk)}
    ]


def test_words_are_highlighted_at_their_level_and_the_rest_is_escaped(index, article):
    article("<b> زار الوزير سوريا & وسوريا", title="سور")
    call_command("update_index", verbosity=0)
    (result,) = SearchQuerySet().filter(content="سوريا").highlight()
    assert result.highlighted == {"text": ["سور\n&lt;b&gt; زار الوزير <em>سوريا</em> &amp; <em>وسوريا</em>"]}


def test_the_words_of_a_pattern_are_highlighted_and_those_left_out_are_not(index, article):
    article("مفاوضات في موسكو", title="سور")
    call_command("update_index", verbosity=0)
    (result,) = SearchQuerySet().filter(content__startswith="مفاو").exclude(content__startswith="غير").highlight()
    assert result.highlighted == {"text": ["سور\n<em>مفاوضات</em> في موسكو"]}


def test_an_article_that_is_gone_from_the_database_has_no_fields(archive):
    number = archive[0].pk
    Article.objects.filter(pk=number).delete()
    (result,) = SearchQuerySet().filter(content="موسكو")
    assert (result.pk, result.title, result.object) == (str(number), None, None)


def test_the_index_is_there_for_whoosh(archive, index):
    from whoosh.qparser import QueryParser

    backend = connections["default"].get_backend()
    backend.setup()
    assert backend.index.doc_count() == 4
    with backend.index.refresh().searcher() as searcher:
        found = searcher.search(QueryParser(backend.content_field_name, backend.schema).parse("سوريا"))
        assert {int(hit["django_id"]) for hit in found} == {archive[1].pk, archive[2].pk}
    backend.delete_index()
    assert backend.index.is_empty()
    assert list(backend.index.reader().all_terms()) == []


def test_a_query_set_can_be_pickled(archive):
    found = SearchQuerySet().filter(content="سوريا")
    assert len(found) == 2
    assert pks(pickle.loads(pickle.dumps(found))) == pks(found)  # noqa: S301  (our own)


def test_a_connection_that_fails_silently_logs_what_cannot_be_written(archive, index, caplog):
    backend = connections["default"].backend("default", PATH=str(index.snapshots.path), SILENTLY_FAIL=True)
    backend.engine = index
    (index.snapshots.path / "CURRENT").write_bytes(b"altered")
    backend.remove(archive[0])
    assert "cannot be written" in caplog.text
    with pytest.raises(EngineUnavailable):
        connections["default"].get_backend().remove(archive[0])


def test_facets_count(archive):
    counted = SearchQuerySet().facet("actor").facet("source").facet_counts()["fields"]
    assert counted["actor"] == [("sergey-lavrov", 2), ("john-kerry", 1)]
    assert counted["source"] == [("al-hayat", 2)]
    dates = SearchQuerySet().date_facet("published", datetime.date(2017, 1, 1), datetime.date(2019, 1, 1), "year")
    found = dates.facet_counts()["dates"]["published"]
    assert [count for _, count in found] == [2, 1]
    asked = SearchQuerySet().query_facet("published", "[20170101 TO 20171231]").query_facet("content", "سوريا")
    assert asked.facet_counts()["queries"] == {"published:[20170101 TO 20171231]": 2, "content:سوريا": 2}


def test_an_article_stands_at_the_first_moment_of_its_day(archive):
    day = datetime.datetime(2017, 3, 7)  # noqa: DTZ001  (haystack's own are without a zone)
    hours = SearchQuerySet().date_facet("published", day - datetime.timedelta(1), day + datetime.timedelta(1), "hour")
    ((period, count),) = hours.facet_counts()["dates"]["published"]
    assert (period[0], count) == (day, 1)


def test_a_facet_that_is_not_there_is_named(archive):
    with pytest.raises(ValueError, match="no facet title, only: "):
        SearchQuerySet().facet("title").facet_counts()
    day = datetime.date(2017, 1, 1)
    with pytest.raises(ValueError, match="no dates updated, only: published"):
        SearchQuerySet().date_facet("updated", day, day, "year").facet_counts()


def test_a_query_of_nothing_finds_nothing(archive):
    backend = connections["default"].get_backend()
    assert backend.search("") == {"results": [], "hits": 0}
    assert SearchQuerySet().filter(content=" ").count() == 0


class TestSpelling:
    @pytest.fixture
    def suggest(self, archive, index):
        backend = connections["default"].backend("default", PATH=str(index.snapshots.path), INCLUDE_SPELLING=True)
        backend.engine = index
        return lambda text: backend.search(text)["spelling_suggestion"]

    def test_the_nearest_known_word_is_suggested(self, suggest):
        assert suggest("مفاوظات لافروف") == "مفاوضات لافروف"
        assert suggest("موسكوا") == "موسكو"

    def test_nothing_is_suggested_for_what_is_known_or_like_nothing(self, suggest):
        assert suggest("لافروف موسكو") is None
        assert suggest("غزغزغزغز") is None
        assert suggest("زز") is None

    def test_it_is_off_by_default(self, archive):
        assert connections["default"].get_backend().search("مفاوظات")["spelling_suggestion"] is None


def test_more_like_this_finds_neighbours(archive):
    alike = [result.object for result in SearchQuerySet().more_like_this(archive[1])]
    assert alike[0] == archive[2]
    assert archive[1] not in alike
    assert pks(SearchQuerySet().filter(source="al-hayat").more_like_this(archive[1])) == {archive[2].pk}


def test_other_models_have_nothing_here(archive, django_user_model):
    assert SearchQuerySet().models(Article).count() == 4
    with pytest.warns(UserWarning, match="not registered"):
        others = SearchQuerySet().models(django_user_model)
    assert others.count() == 0


def test_what_is_no_article_touches_no_article_of_the_same_number(archive, index, django_user_model):
    backend = connections["default"].get_backend()
    other = django_user_model(pk=archive[1].pk)
    backend.remove(other)
    backend.remove(f"auth.user.{archive[0].pk}")
    backend.clear(models=[django_user_model])
    assert index.info().documents == 4
    assert SearchQuerySet().more_like_this(other).count() == 0


def test_an_index_of_another_model_is_refused_with_what_to_do(archive):
    class OtherIndex(indexes.SearchIndex):
        text = indexes.CharField(document=True)

    with pytest.raises(ImproperlyConfigured, match="OtherIndex under EXCLUDED_INDEXES"):
        connections["default"].get_backend().update(OtherIndex(), [])


def test_an_article_that_its_index_skips_is_left_out(archive, index, monkeypatch):
    def document(self, article):
        if article.pk == archive[0].pk:
            raise SkipDocument
        return build(article)

    monkeypatch.setattr(ArticleIndex, "document", document)
    index.rebuild([])
    call_command("update_index", verbosity=0)
    assert set(index.stamps()) == {one.pk for one in archive[1:]}


def test_what_is_removed_by_haystack_is_gone(index, archive):
    backend = connections["default"].get_backend()
    backend.remove(archive[0])
    backend.remove(f"archive.article.{archive[1].pk}")
    assert set(index.stamps()) == {archive[2].pk, archive[3].pk}


def test_a_failure_is_raised_and_never_an_empty_answer(archive, index):
    next(index.snapshots.path.glob("index-*/*.toc")).unlink()
    with pytest.raises(EngineUnavailable):
        SearchQuerySet().filter(content="سوريا").count()


def test_whooshs_own_searcher_agrees_with_ours(index, archive):
    from whoosh.qparser import QueryParser
    from whoosh.searching import Searcher

    from archive.search.engines.codec import open_reader
    from archive.search.engines.layout import schema

    (view,) = index.snapshots.latest().views
    searcher = Searcher(open_reader(view, schema()), closereader=False)
    for text in (
        "سوريا",
        "سوريا OR موسكو",
        '"إطلاق النار"',
        "مفاوض*",
        "actor:sergey-lavrov",
        "سوريا NOT النار",
        "light:*",
    ):
        asked = QueryParser("light", schema()).parse(text)
        own = {int(hit["django_id"]) for hit in searcher.search(asked, limit=None)}
        assert own == pks(SearchQuerySet().raw_search(text)), text
