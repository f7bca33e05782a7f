"""Did-you-mean: what was meant by a query that finds little, offered only where it finds notably more."""

import pytest

from archive.arabic.vocabulary import WORDS
from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.search.corrections import correction
from archive.search.engines.flat import FlatEngine
from archive.search.names import Names
from archive.search.plan import no_names
from archive.search.request import MAX_TEXT, SearchRequest
from tests.relevance.misspellings import hand_made, stems
from tests.search.documents_made import document

KNOWN = (Spelling("زيلنسكي", "full"), Spelling("Ghtvt", "short"))
NAMES = Names(Gazetteer([Entity("volodymyr-zelensky", "person", "زيلنسكي", spellings=KNOWN)]))
TEXTS = {
    "المفاوضات السورية في أستانة": 12,
    "لافروف وزير الخارجية الروسي": 20,
    "مجلس الأمن الدولي": 8,
    "وقف إطلاق النار في سوريا": 9,
    "زيلينسكي رئيس أوكرانيا": 7,
    "الشرطة": 30,
    "الشرط": 1,
}


def built(folder, texts):
    engine = FlatEngine(folder, lambda: no_names, workers=1, limit=lambda: 10.0)
    repeated = [text for text, times in texts.items() for _ in range(times)]
    engine.rebuild(document(number, text) for number, text in enumerate(repeated, 1))
    return engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return built(tmp_path_factory.mktemp("corrections"), TEXTS)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """An index of what the hand-made list means, each in thirty articles, among the words of the language."""
    meant = dict.fromkeys((pair.meant.replace('"', "") for pair in hand_made()), 30)
    return built(tmp_path_factory.mktemp("large"), dict.fromkeys(sorted(WORDS), 1) | meant)


def offered(engine, text, **options):
    request = SearchRequest(text, **options)
    return correction(request, engine.totals([request])[0], engine, lambda: NAMES)


@pytest.mark.parametrize(
    ("typed", "meant", "total"),
    [
        ("المفاوظات", "المفاوضات", 12),
        ("لافروق", "لافروف", 20),
        ("وزير الخارجية الروصي", "وزير الخارجية الروسي", 20),
        ("وزير الخارجبة الروصي", "وزير الخارجية الروسي", 20),
        ('"وقف اطلاق النلر"', '"وقف اطلاق النار"', 9),
        ("-سوريا المفاوظات", "-سوريا المفاوضات", 12),
        ("مجلسالأمن", "مجلس الأمن", 8),
        ("ghtv,t", "لافروف", 20),
        ("hglth,qhj hgs,vdm", "المفاوضات السورية", 12),
    ],
)
def test_what_was_meant_is_offered_with_its_number_and_the_changes_marked(engine, typed, meant, total):
    found = offered(engine, typed)
    assert (found.request.text, found.total) == (meant, total)
    assert engine.search(found.request).total == total
    assert "".join(one.text for one in found.fragments) == meant
    assert all(one.text not in typed for one in found.fragments if one.marked)


def test_the_filters_the_order_and_the_level_stay(engine):
    found = offered(engine, "المفاوظات", sort="newest", match="exact", filters=(("country", "RU"),))
    assert found is None
    found = offered(engine, "المفاوظات", sort="newest", match="exact", page=2)
    assert found.request == SearchRequest("المفاوضات", sort="newest", match="exact")


@pytest.mark.parametrize(
    "typed",
    [
        "لافروف",
        "المفاوضات",
        "زيلنسكي",  # a name that is known, however near another stands
        "الشرط",  # a word of the language
        "زرافة",
        "GHTV,T",  # an acronym, whatever the keys give
        "Ghtvt",  # a name that is known
        "قرنبيط بنفسجي",
        "-المفاوظات",
        "لافرو*",
        "title:لافروق",
        "في",
        "2017",
        "x",
        "",
        "«»",
        "😀",
        "ا" * 500,
        "ض ظ ذ",
        " ".join(["المفاوظات"] * 60),
        "ب" * MAX_TEXT,
    ],
)
def test_what_is_right_excluded_or_no_word_is_left_alone(engine, typed):
    found = offered(engine, typed)
    assert found is None or typed.startswith("المفاوظات")


def test_a_query_that_finds_enough_is_left_alone(engine):
    assert correction(SearchRequest("لافروق"), 31, engine, lambda: NAMES) is None


def test_another_spelling_must_find_notably_more(tmp_path):
    engine = built(tmp_path, {"المفاوضات": 3, "المفاوظات": 2})
    assert offered(engine, "المفاوظات") is None


def test_a_misprint_of_the_archive_itself_is_corrected(tmp_path):
    engine = built(tmp_path, {"الخارجية": 60, "الخارحية": 1})
    assert offered(engine, "الخارحية").request.text == "الخارجية"


def test_the_words_beside_tell_which_word_was_meant(tmp_path):
    engine = built(tmp_path, {"ضريبة القيمة": 20, "ظريفة الحياة": 25, "القيمة المضافة": 30})
    assert offered(engine, "ضزيبة القيمة").request.text == "ضريبة القيمة"


def test_nothing_is_offered_by_an_empty_index(tmp_path):
    assert offered(built(tmp_path, {}), "المفاوظات") is None


def test_of_the_hand_made_misspellings_nine_in_ten_are_read_aright(large):
    pairs = hand_made()
    offers = [(pair, offered(large, pair.typed)) for pair in pairs]
    wrong = [(pair, offer) for pair, offer in offers if not offer or stems(offer.request.text) != stems(pair.meant)]
    assert len(pairs) >= 120
    assert len(wrong) <= len(pairs) / 10, [(one.typed, offer and offer.request.text) for one, offer in wrong]


def test_what_the_hand_made_list_means_is_itself_left_alone(large):
    meant = sorted({pair.meant for pair in hand_made()})
    assert [text for text in meant if offered(large, text)] == []


def test_the_words_of_the_language_are_left_alone(large):
    assert [word for word in sorted(WORDS)[::20] if offered(large, word)] == []
