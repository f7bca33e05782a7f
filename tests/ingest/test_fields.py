"""Fields: each wrong value is a rejection that names the field and says what to do."""

import pytest

from archive.ingest.fields import LIMITS, article_of, parse_published
from archive.ingest.records import REASONS, RawArticle, Rejection

GOOD = {"id": "1", "title": "عنوان", "text": "نص المقالة"}


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Sun, 18 Feb 2018 17:21:49 GMT", "2018-02-18"),
        ("Wed, 31 Oct 2018 23:30:00 +0300", "2018-10-31"),
        ("18 Feb 2018 17:21:49 GMT", "2018-02-18"),
        ("2018-02-18", "2018-02-18"),
        ("2018-02-18T17:21:49Z", "2018-02-18"),
        ("2018-02-18 17:21", "2018-02-18"),
        ("2018-02-18T23:30:00+03:00", "2018-02-18"),
        ("2018-02", "2018-02"),
        ("2018", "2018"),
        ("٢٠١٨-٠٢-١٨", "2018-02-18"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(written, iso):
    assert parse_published(written).iso == iso


@pytest.mark.parametrize(
    "written",
    [
        "2018-13-01",
        "2018-02-30",
        "2018-2-3",
        "18/02/2018",
        "Sun, 31 Feb 2018 17:21:49 GMT",
        "Sun, 18 Feb 2018 25:21:49 GMT",
        "Sun, 18 Foo 2018 17:21:49 GMT",
        "الأحد 18 شباط 2018",
        "20180218",
        "2018-02-18Tbad",
        "0000",
        "99999999999",
        "-1",
        "Sun, 18 Feb 18 17:21:49 GMT",
    ],
)
def test_a_wrong_date_is_rejected(written):
    rejection = article_of(3, {**GOOD, "published": written})
    assert (rejection.line, rejection.field, rejection.code) == (3, "published", "wrong-date")
    assert written[:60] in rejection.sentence("en")


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"title": ""}, "title", "missing"),
        ({"title": "  \n"}, "title", "missing"),
        ({"title": None}, "title", "missing"),
        ({"text": ""}, "text", "missing"),
        ({"text": "\ufeff \r\n"}, "text", "missing"),
        ({"text": ["نص"]}, "text", "not-text"),
        ({"title": 7}, "title", "not-text"),
        ({"text": "نص\0"}, "text", "nul"),
        ({"text": "نص\ud800"}, "text", "surrogate"),
        ({"title": "ع" * 501}, "title", "too-long"),
        ({"text": "ن" * (LIMITS["body"] + 1)}, "text", "too-long"),
        ({"id": "x" * 201}, "id", "too-long"),
        ({"url": "javascript:alert(1)"}, "url", "wrong-url"),
        ({"url": "www.example.org/1"}, "url", "wrong-url"),
        ({"url": "http://[bad"}, "url", "wrong-url"),
        ({"url": "http://a b/"}, "url", "wrong-url"),
        ({"url": "http://e.org/" + "x" * 1000}, "url", "too-long"),
        ({"source": "؟!"}, "source", "wrong-source"),
        ({"language": "Arabic"}, "language", "wrong-language"),
        ({"title_supplied": "maybe"}, "title_supplied", "wrong-flag"),
    ],
)
def test_a_wrong_value_names_its_field(changed, field, code):
    rejection = article_of(9, {**GOOD, **changed})
    assert isinstance(rejection, Rejection)
    assert (rejection.line, rejection.field, rejection.code) == (9, field, code)
    assert rejection.sentence("ar")
    assert rejection.sentence("en")


def test_every_field_that_a_collection_gives_arrives():
    raw = article_of(
        1,
        {
            **GOOD,
            "source": "BBC",
            "url": "http://www.france24.com/ar/20180731-عرب-إسرائيل",
            "published": "Sun, 18 Feb 2018 17:21:49 GMT",
            "category": "culture",
            "abstract": "ملخص",
        },
    )
    assert isinstance(raw, RawArticle)
    assert (raw.title, raw.body, raw.external_id, raw.source) == ("عنوان", "نص المقالة", "1", "BBC")
    assert raw.published.iso == "2018-02-18"
    assert "Sun, 18 Feb 2018 17:21:49 GMT" in raw.evidence


def test_a_number_is_an_identifier_too():
    assert article_of(1, {**GOOD, "id": 17}).external_id == "17"


def test_an_article_without_a_date_is_an_article():
    assert article_of(1, GOOD).published is None


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_a_sentence_that_says_what_to_do(code):
    params = dict.fromkeys(
        ["limit", "byte", "column", "length", "value", "first", "article", "known", "found", "wanted", "why"], "7"
    )
    english = Rejection(1, "", code, params).sentence("en")
    assert english.endswith(".")
    assert english.count(" ") > 5
    assert "%(" not in english
