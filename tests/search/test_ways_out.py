"""The ways out of an empty answer: what would find something, each with the number that its search finds."""

import pytest

from archive.arabic.calendar import PartialDate
from archive.search.conditions import HasKey
from archive.search.engine import QueryTooSlow
from archive.search.guidance import guided
from archive.search.plan import NamedSpan
from archive.search.request import MAX_TEXT, DateRange, SearchRequest
from archive.search.response import SearchResponse
from archive.search.ways_out import coverage, ways_out
from tests.search.documents_made import document
from tests.search.memory_engine import MemoryEngine

ERDOGAN = HasKey("actor", "recep-tayyip-erdogan")
DOCUMENTS = [
    document(1, "لافروف في موسكو", published="2017-03-07", countries=("RU",), actors=("sergey-lavrov",)),
    document(2, "لافروف في أنقرة", published="2018-05", countries=("TR", "RU")),
    document(3, "أردوغان في أنقرة", published="2019", countries=("TR",), actors=("recep-tayyip-erdogan",)),
]


def named(words):
    return [NamedSpan(0, 0, (ERDOGAN,))] if list(words) == ["Erdogan"] else []


@pytest.fixture
def engine():
    return MemoryEngine(DOCUMENTS, named)


def dated(since, until=None):
    return DateRange(PartialDate.parse(since), PartialDate.parse(until or since))


def ways(engine, text="", **options):
    return {(way.kind, way.text or way.key): way for way in ways_out(SearchRequest(text, **options), engine)}


def test_every_number_is_that_of_the_search_offered_and_nothing_leads_to_nothing(engine):
    asked = SearchRequest("لافروف أنقرة قرنبيط", filters=(("country", "EG"),), published=dated("2030"), match="exact")
    for way in ways_out(asked, engine):
        assert way.total == engine.search(way.request).total > 0


def test_without_one_word(engine):
    found = ways(engine, "لافروف قرنبيط")
    assert {key: way.total for key, way in found.items()} == {("word", "قرنبيط"): 2}
    assert found["word", "قرنبيط"].request.text == "لافروف"


def test_what_is_left_of_brackets_phrases_and_exclusions_is_still_a_query(engine):
    found = ways(engine, "(لافروف OR أردوغان) زرافة -موسكو")
    assert found["word", "زرافة"].request.text == "(لافروف OR أردوغان) -موسكو"
    assert found["word", "زرافة"].total == 2


def test_without_one_filter_or_one_exclusion(engine):
    found = ways(engine, "لافروف", filters=(("country", "EG"),))
    assert found["filter", "EG"].total == 2
    assert found["filter", "EG"].facet == "country"
    found = ways(engine, "أردوغان", excludes=(("country", "TR"),))
    assert found["filter", "TR"].total == 1


def test_at_another_time_with_the_months_of_what_is_found_then(engine):
    way = ways(engine, "لافروف", published=dated("2019"))["time", ""]
    assert way.total == 2
    assert way.months == dated("2017-03", "2018-05")


def test_a_time_within_the_query_is_a_time_too(engine):
    way = ways(engine, "لافروف date:2019")["time", ""]
    assert (way.total, way.request.text, way.months) == (2, "لافروف", dated("2017-03", "2018-05"))
    way = ways(engine, "date:1990")["time", ""]
    assert (way.total, way.request.text, way.months) == (3, "", dated("2017-03", "2019"))
    assert ways(engine, "date:2017 date:2018", published=dated("2018"))
    for text in ("date:1990", "لافروف date:1990", "date:1990 date:2017"):
        assert coverage(SearchRequest(text), engine) == dated("2017-03", "2019")
    for text in ("date:2017", "قرنبيط date:2018", "-date:1990", "date:1990 OR لافروف"):
        assert not coverage(SearchRequest(text), engine)


def test_in_other_spellings(engine):
    assert ways(engine, "اردوغان", match="exact")["normal", ""].total == 1
    found = ways(engine, "Erdogan")
    assert found["wide", ""].total == 1
    assert found["wide", ""].request == SearchRequest("Erdogan", match="wide")


def test_without_any_filter_and_by_the_filters_alone(engine):
    options = {"filters": (("country", "TR"), ("actor", "sergey-lavrov"))}
    assert ways(engine, "لافروف", **options)["filters", ""].total == 2
    options = {"filters": (("country", "TR"),)}
    assert ways(engine, "قرنبيط بنفسجي", **options)["text", ""].total == 2


def test_a_stop_word_is_no_way_out(engine):
    assert [way.text for way in ways(engine, "في لافروف قرنبيط").values()] == ["قرنبيط"]


def test_the_archives_months_are_told_when_it_holds_nothing_of_the_time(engine):
    assert coverage(SearchRequest(published=dated("2030")), engine) == dated("2017-03", "2019")
    assert not coverage(SearchRequest(published=dated("2018")), engine)
    assert not coverage(SearchRequest("قرنبيط"), engine)
    assert not coverage(SearchRequest(published=dated("2030")), MemoryEngine([]))


def test_an_empty_archive_has_no_way_out():
    assert ways_out(SearchRequest("لافروف أنقرة", filters=(("country", "EG"),)), MemoryEngine([])) == ()


def test_a_way_whose_canonical_text_would_be_too_long_is_no_way(engine):
    words = [f"ظظظظظظظظظظظظظظظظظظظظظظظظظظظظظظ{first}{second}" for first in "ابتثجحخد" for second in "ابتثجحخ"]
    text = f"قرنبيط ({'|'.join(words)}) لافروف"
    assert len(text) <= MAX_TEXT < len(str(SearchRequest(text).query))
    assert ways(engine, text).keys() <= {("wide", ""), ("word", str(SearchRequest(f"({'|'.join(words)})").query))}


def test_so_many_filters_are_counted_and_no_more(engine):
    asked = []
    engine.totals = lambda requests, **_: asked.extend(requests) or ()
    ways_out(SearchRequest("لافروف", filters=tuple(("country", f"A{letter}") for letter in "BCDEFGHIJKLMNOPQ")), engine)
    assert 0 < len(asked) <= 12


@pytest.mark.django_db
def test_an_answer_of_nothing_says_the_ways_out_and_one_of_something_does_not(engine):
    nothing = guided(engine.search(SearchRequest("لافروف قرنبيط")), engine)
    assert [way.text for way in nothing.ways_out] == ["قرنبيط"]
    something = guided(engine.search(SearchRequest("لافروف")), engine)
    assert (something.ways_out, something.correction, something.total) == ((), None, 2)


@pytest.mark.django_db
def test_an_answer_is_not_lost_when_what_leads_on_from_it_takes_too_long(engine):
    def slow(requests, **_):
        raise QueryTooSlow(1.0)

    engine.totals = slow
    answered = SearchResponse(SearchRequest("لافروف قرنبيط"), total=0)
    assert guided(answered, engine) == answered
