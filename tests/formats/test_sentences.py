"""The sentence of a query: every node in plain words, in both languages."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from archive.formats.labels import Labels
from archive.formats.sentences import plain, sentence
from archive.search.request import SearchRequest


def told(text, language="ar", **filters):
    with override(language):
        return plain(sentence(SearchRequest(text, filters=tuple(filters.items())), Labels()))


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("قمة أو لقاء", "مقالات تتضمن «قمة» أو «لقاء»", "Articles containing “قمة” or “لقاء”"),
        (
            "موسكو (قمة أو لقاء) -إيران",
            "مقالات تتضمن «موسكو» و(«قمة» أو «لقاء»)، من دون «إيران»",
            "Articles containing “موسكو” and (“قمة” or “لقاء”), without “إيران”",
        ),
        (
            "عنوان:(قمة أو لقاء) موسكو",
            "مقالات تتضمن «موسكو»، في عنوانها «قمة» أو «لقاء»",
            "Articles containing “موسكو”, with “قمة” or “لقاء” in the title",
        ),
        (
            "اقتباس:«وقف النار»",
            "مقالات فيها «وقف النار» داخل اقتباس",
            "Articles with “وقف النار” in a quotation",
        ),
        (
            "دولة:روسيا قمة -دولة:إيران",
            "مقالات تتضمن «قمة»، وتذكر دولة «روسيا»، من دون ذكر دولة «إيران»",
            "Articles containing “قمة”, and mentioning the country “روسيا”, not mentioning the country “إيران”",
        ),
        ("مصدر:سانا", "مقالات نُشرت في «سانا»", "Articles published in “سانا”"),
        (
            "قال:لافروف",
            "مقالات فيها اقتباس إلى جانب اسم «لافروف»",
            "Articles with a quotation beside the name “لافروف”",
        ),
        (
            "تاريخ:2017..2018 هدنة",
            "مقالات تتضمن «هدنة»، بين 2017 و2018",
            "Articles containing “هدنة”, between 2017 and 2018",
        ),
        ("-تاريخ:2017", "مقالات غير منشورة في 2017", "Articles not published in 2017"),
        (
            "«بوتين أردوغان»~10",
            "مقالات تتضمن «بوتين» و«أردوغان» ضمن 10 كلمات",
            "Articles containing “بوتين” and “أردوغان” within 10 words",
        ),
        (
            "«بوتين أردوغان»~ج سوريا",
            "مقالات تتضمن («بوتين» و«أردوغان» في جملة واحدة) و«سوريا»",
            "Articles containing (“بوتين” and “أردوغان” in one sentence) and “سوريا”",
        ),
        (
            "(قمة -لقاء) أو روس*",
            "مقالات تتضمن («قمة» وما ليس فيه «لقاء») أو كلمة تبدأ بـ«روس»",
            "Articles containing (“قمة” and nothing of “لقاء”) or a word beginning with “روس”",
        ),
    ],
)
def test_a_query_is_told_in_both_languages(text, arabic, english):
    assert told(text) == arabic
    assert told(text, "en") == english


def test_fields_and_filters_are_told_together():
    text = told("دولة:روسيا مصدر:سانا", "en", country="TR", source="asharq")
    assert text == "Articles mentioning TR and the country “روسيا”, published in “asharq” and “سانا”"


@given(st.text('قمة أو لقاء ()|-"~ s10 title: country: date: 2017', max_size=60))
def test_any_query_has_a_sentence(text):
    assert told(text)
    assert told(text, "en").startswith("A")
