"""How a query may go on while it is typed: names in any script, words, titles, each with what its search finds."""

import pytest

from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.search.engine import QueryTooSlow
from archive.search.names import Names
from archive.search.request import MAX_TEXT, SearchRequest
from archive.search.suggestions import completions
from tests.search.documents_made import document
from tests.search.memory_engine import MemoryEngine

LAVROV = Entity(
    "sergey-lavrov",
    "person",
    "سيرغي لافروف",
    "Sergey Lavrov",
    spellings=(Spelling("سيرجي لافروف", "full"), Spelling("لافروف", "short"), Spelling("الروسي الأول", "metonym")),
)
EMIRATES = Entity("AE", "country", "الإمارات", "United Arab Emirates", spellings=(Spelling("إماراتي", "demonym"),))
MOSCOW = Entity("moscow-ru", "place", "موسكو", "Moscow")
UNITED_NATIONS = Entity("united-nations", "organisation", "الأمم المتحدة", "United Nations")
UNNAMED = Entity("lavinia", "person", "لافينيا", "Lavinia")
DOCUMENTS = [
    document(1, "قال لافروف في موسكو", "لافروف في موسكو", actors=("sergey-lavrov",), places=("moscow-ru",)),
    document(2, "لافروف والهدنة", "الهدنة", actors=("sergey-lavrov",), countries=("AE",)),
    document(3, "لاف طويل والهدنة", actors=("united-nations",)),
]


@pytest.fixture
def names():
    return Names(Gazetteer([LAVROV, EMIRATES, MOSCOW, UNITED_NATIONS, UNNAMED]))


@pytest.fixture
def offered(names):
    engine = MemoryEngine(DOCUMENTS)

    def offer(text, **options):
        return completions(SearchRequest(text, **options), engine, names)

    return offer


def keys(found):
    return [one.key for one in found if one.key]


def words(found):
    return [one.text for one in found if one.kind == "word"]


@pytest.mark.parametrize(
    "typed",
    ["لافر", "لَافـر", "سيرجي", "سيرغي لا", "lavr", "Sergey L", "LAVROV", "ghtv", "الهدنة لافر", "موسكو سيرغي لاف"],
)
def test_a_name_is_found_by_any_of_its_words_in_any_spelling_script_or_layout(offered, typed):
    assert keys(offered(typed)) == ["sergey-lavrov"]


@pytest.mark.parametrize(
    ("typed", "key"), [("امارا", "AE"), ("الاما", "AE"), ("arab em", "AE"), ("متحد", "united-nations")]
)
def test_a_name_is_found_without_its_article_and_its_hamza(offered, typed, key):
    assert keys(offered(typed)) == [key]


def test_what_no_article_names_is_not_offered(offered):
    assert "lavinia" not in keys(offered("لاف"))
    assert keys(offered("lavin")) == []


def test_adjectives_and_seats_are_words_and_not_names(offered):
    assert keys(offered("إماراتي")) == keys(offered("الروسي")) == []


def test_a_chosen_name_becomes_a_filter_and_the_other_words_stay(offered):
    (one, *_) = offered("الهدنة لافر", sort="newest", filters=(("country", "AE"),))
    assert (one.kind, one.count) == ("person", 1)
    assert one.request == SearchRequest(
        "الهدنة", sort="newest", filters=(("country", "AE"), ("actor", "sergey-lavrov"))
    )


def test_a_chosen_name_takes_the_place_of_the_one_of_its_kind(offered):
    (one, *_) = offered("لافر", filters=(("actor", "united-nations"),))
    assert one.request.values("actor") == ("sergey-lavrov",)


def test_a_word_completes_the_last_one_and_leaves_the_rest_as_typed(offered):
    (one,) = [one for one in offered('"الهدنة" -قطر لافر') if one.kind == "word"]
    assert one.request.text == '"الهدنة" -قطر لافروف'


@pytest.mark.parametrize("typed", ['"لافر', "-لافر", "title:لافر", "(لافر"])
def test_inside_quotation_marks_and_after_operators_words_alone_are_offered(offered, typed):
    found = offered(typed)
    assert keys(found) == []
    assert all(one.request.text.startswith(typed[:-4]) for one in found if one.kind == "word")


@pytest.mark.parametrize("typed", ["country:لافر", "شخصية:لافر", "قمة -مكان:لافر", "قمة أو مصدر:لافر"])
def test_words_of_the_text_are_not_offered_as_values_of_a_facet(offered, typed):
    assert offered("title:لافر")
    assert offered(typed) == ()


def test_every_count_is_that_of_the_search_that_is_offered(offered):
    engine = MemoryEngine(DOCUMENTS)
    for typed in ("ل", "لاف", "الهدنة لا", "م", "متحد", "united"):
        for one in offered(typed):
            if one.kind != "title":
                assert one.count == engine.search(one.request).total > 0


def test_titles_come_last_and_need_three_letters(offered):
    assert [one.article for one in offered("لافروف في موس") if one.kind == "title"] == [1]
    assert not [one for one in offered("لا") if one.kind == "title"]


def test_the_word_that_stands_already_is_not_offered_again(offered):
    assert words(offered("الهدنة")) == []
    assert words(offered("الهدن")) == ["الهدنة"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "…", "«", "-", "لافروف،", "لافروف*", "\x00\ud800", "a" * MAX_TEXT, '" OR (((', "😀", "٭" * 500]
)
def test_what_is_no_beginning_offers_nothing_and_breaks_nothing(offered, typed):
    assert offered(typed) == ()


def test_an_index_without_articles_offers_nothing(names):
    assert completions(SearchRequest("لافر"), MemoryEngine([]), names) == ()


def test_suggestions_do_not_wait_for_counts_that_take_too_long(names):
    asked = []
    engine = MemoryEngine(DOCUMENTS)

    def slow(requests, *, seconds):
        asked.append(seconds)
        return tuple(1 for _ in requests)[:1]

    def slower(text, *, limit):
        raise QueryTooSlow(1.0)

    engine.totals, engine.titled = slow, slower
    found = completions(SearchRequest("لاف"), engine, names)
    assert [one.kind for one in found] == ["person"]
    assert asked[0] <= 1
