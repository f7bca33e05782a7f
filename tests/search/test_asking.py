"""Nouns that ask, behind a question word, are part of the question."""

import pytest

from archive.search.asking import without_asking
from archive.search.compilation import compile_query
from archive.search.notices import Notice
from archive.search.query import parse


@pytest.mark.parametrize(
    ("question", "rest", "asking"),
    [
        ("ما اسم وزير الخارجية الروسي؟", "ما وزير الخارجية الروسي", ("اسم",)),
        ("ما هو اسم عاصمة مالي", "ما هو عاصمة مالي", ("اسم",)),
        ("ماهو الاسم السابق لأستانة", "ماهو السابق لأستانة", ("الاسم",)),
        ("كم عدد سكان حلب", "كم سكان حلب", ("عدد",)),
        ("كم كان عدد القتلى في إدلب", "كم كان القتلى في إدلب", ("عدد",)),
        ("في أي حرب وكم عدد القتلى", "في أي حرب وكم القتلى", ("عدد",)),
        ("ما المقصود بالفيتو", "ما بالفيتو", ("المقصود",)),
        ("ما معنى الفيدرالية", "ما الفيدرالية", ("معنى",)),
    ],
)
def test_the_noun_behind_a_question_word_asks(question, rest, asking):
    query, nouns = without_asking(parse(question).query)
    assert (str(query), nouns) == (rest, asking)


@pytest.mark.parametrize(
    "text",
    [
        "تغيير اسم مقدونيا",
        "عدد القتلى في حلب",
        "كم من عدد القتلى",
        "ما رأي روسيا في عدد القتلى",
        "ما عدد",
        "كم عدد كانت",
        "عدد",
        "ما «عدد القتلى»",
        "ما OR عدد",
        "كم -عدد القتلى",
        "كم عنوان:عدد القتلى",
    ],
)
def test_elsewhere_it_is_a_word_like_any_other(text):
    query = parse(text).query
    assert without_asking(query) == (query, ())


@pytest.mark.parametrize("match", ["exact", "normal", "wide"])
def test_what_asks_is_neither_required_nor_scored_and_that_is_said(match):
    asked = compile_query(parse("كم عدد سكان حلب").query, match)
    plain = compile_query(parse("كم سكان حلب").query, match)
    assert (asked.required, asked.words, asked.close) == (plain.required, plain.words, plain.close)
    assert asked.notices == (Notice.of("stop_words_optional", words="كم عدد"),)
