"""Sounding: which words of an archive are taken for other spellings of a foreign name."""

import pytest

from archive.search.engines.flat import FlatEngine
from archive.search.engines.sounding import MOST, sounding_alike
from archive.search.plan import no_names
from archive.search.request import SearchRequest
from tests.search.documents_made import document


@pytest.fixture
def engine(tmp_path):
    """Makes an engine over texts."""

    def make(*texts):
        engine = FlatEngine(tmp_path / "index", names=lambda: no_names)
        engine.rebuild(document(number, text) for number, text in enumerate(texts, 1))
        return engine

    return make


def alike(engine, typed):
    with engine.reading() as snapshot:
        found = sounding_alike(snapshot, typed)
    assert [how for _, how in found] == sorted((how for _, how in found), reverse=True)
    return [text for text, _ in found]


def found(engine, text, match="wide"):
    return {hit.id for hit in engine.search(SearchRequest(text, match=match)).hits}


def test_a_wide_search_finds_a_foreign_name_in_another_spelling_and_a_normal_one_does_not(engine):
    names = engine("سجل مودريتش هدفا", "سجل مودريش هدفا", "سجل ميسي هدفا")
    assert found(names, "مودريتش") == found(names, "مُودريش") == {1, 2}
    assert found(names, "مودريتش", "normal") == {1}
    assert found(names, '"سجل مودريتش"') == {1, 2}


def test_the_spelling_that_was_typed_stands_first(engine):
    names = engine("مودريش", "مودريتش", "مودريش")
    assert next(hit.id for hit in names.search(SearchRequest("مودريتش", match="wide")).hits) == 2


def test_the_likest_come_first_and_they_are_bounded(engine):
    names = engine("غوارديولا", "جوارديولا", "غوارديوله", *(f"غوا{letter}رديولا" for letter in "اويه" * 3))
    assert {"جوارديولا", "غوارديوله"} <= set(alike(names, "غوارديولا"))
    assert len(alike(names, "غوارديولا")) <= MOST


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("جوارتين", ["غوارتين", "غوارة"]),
        ("مستورا", ["مسطورا", "المسطورا"]),
        ("صورة", ["سورة", "السورة"]),
        ("ألكس", ["القس"]),
        ("تدورين", ["طدورين", "يدورين"]),
        ("بورنسا", ["وبورنصا", "بورنصا", "بورنصا"]),
    ],
)
def test_what_the_archive_shows_to_be_an_arabic_word_is_no_name(engine, typed, texts):
    assert texts[0] not in alike(engine(*texts), typed)


@pytest.mark.parametrize(
    ("typed", "other"), [("هايلي", "هيلي"), ("هيغل", "هيجل"), ("الأوروغواي", "الأوروجواي"), ("أوروغواي", "أوروجواي")]
)
def test_a_short_name_and_one_with_the_article_are_found_too(engine, typed, other):
    names = engine(*[f"زار {typed} اليوم"] * 3, *[f"زار {other} اليوم"] * 2)
    assert found(names, typed) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Modric", "مودريتش"),
        ("Haley", "هايلي"),
        ("Cavani", "كافاني"),
        ("Griezmann", "غريزمان"),
        ("Ødegaard", "أوديغارد"),
    ],
)
def test_a_wide_search_finds_a_name_typed_in_latin_letters(engine, typed, text):
    names = engine(f"سجل {text} هدفا", "سجل ميسي هدفا", f"{typed}")
    assert found(names, typed) == {1, 3}
    assert found(names, typed, "normal") == {3}
    assert next(hit.id for hit in names.search(SearchRequest(typed, match="wide")).hits) == 3


@pytest.mark.parametrize("typed", ["BBC", "G20", "x", "2018", "café", "ünïcödé", "aaaa", "zzzzzzzzzzzzzzzzzzzzzzzz"])
def test_latin_letters_that_sound_like_nothing_find_no_other_word(engine, typed):
    assert alike(engine("مودريش", "هيلي", "سجل"), typed) == []


def test_words_of_several_commits_are_found(engine):
    names = engine("مودريش")
    names.update([document(7, "مادريد موردوك"), document(8, "مودريتش")])
    assert found(names, "مودريش") == {1, 8}


def test_an_empty_archive_sounds_like_nothing(engine):
    assert alike(engine(), "مودريتش") == []


def test_an_archive_without_a_word_that_may_be_foreign_sounds_like_nothing(engine):
    assert alike(engine("", "محمد 2017"), "مودريتش") == []
