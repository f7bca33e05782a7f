"""Documents: what the index is given of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.models import Mention
from archive.search.documents import DOCUMENT_FACETS, Document, build, readable, stream
from tests.search.conftest import mention

DOCUMENT = Document(7, "عنوان", "نص", PartialDate(2017, 3), "hayat", ("sergey-lavrov",), ("RU", "SY"), ("moscow-ru",))


def test_a_document_holds_the_article_with_keys_and_no_names(article):
    one = article(
        "نص المقالة.", title="لافروف في موسكو", source="al-hayat", dateline="damascus-sy", published="2017-03",
        actors=["sergey-lavrov", "bashar-al-assad"], countries=["RU", "SY"], places=["idlib-sy"],
    )  # fmt: skip
    assert build(one) == Document(
        one.pk, "لافروف في موسكو", "نص المقالة.", PartialDate(2017, 3), "al-hayat",
        ("sergey-lavrov", "bashar-al-assad"), ("RU", "SY"), ("idlib-sy", "damascus-sy"),
    )  # fmt: skip


def test_keys_stand_once_in_the_order_of_the_text_without_rejected_ones(article):
    one = article()
    mention(one, "actors", "second", 40)
    mention(one, "actors", "first", 10)
    mention(one, "actors", "second", 70)
    mention(one, "actors", "wrong", 1, state=Mention.State.REJECTED)
    mention(one, "countries", "RU", 2, state=Mention.State.ACCEPTED)
    document = build(one)
    assert document.actors == ("first", "second")
    assert document.countries == ("RU",)


def test_boilerplate_is_not_in_the_document(article):
    body = "الفقرة الأولى.\nوقد يهمك أيضا: كذا\nالفقرة الثانية.\nAd"
    related = body.index("وقد")
    spans = [
        [body.index("Ad"), len(body) + 9, "advertisement"],
        [related, body.index("الفقرة الثانية"), "related"],
        [related + 5, related + 9, "share"],
    ]
    one = article(body, boilerplate=spans)
    assert readable(one).split() == ["الفقرة", "الأولى.", "الفقرة", "الثانية."]


def test_an_article_without_source_date_or_mentions_is_indexed_too(article):
    document = build(article(published=None))
    assert (document.published, document.source, document.actors) == (None, "", ())
    assert all(keys(document) == () for keys in DOCUMENT_FACETS.values())


def test_facet_values_are_those_of_the_document():
    assert {name: keys(DOCUMENT) for name, keys in DOCUMENT_FACETS.items()} == {
        "actor": ("sergey-lavrov",),
        "country": ("RU", "SY"),
        "place": ("moscow-ru",),
        "source": ("hayat",),
        "year": ("2017",),
    }


def test_the_stream_gives_published_articles_in_order_chunk_by_chunk(article):
    made = [article(f"نص {number}", actors=[f"a{number}"]) for number in range(7)]
    article("مسودة", status="draft")
    documents = list(stream(chunk=3))
    assert documents == [build(one) for one in made]
    wanted = [made[5].pk, made[1].pk, made[5].pk, 10**9]
    assert [document.id for document in stream(wanted, chunk=1)] == [made[1].pk, made[5].pk]
    assert list(stream([])) == []


def test_the_stream_asks_the_database_twice_a_chunk(article, django_assert_num_queries):
    for number in range(6):
        article(f"نص {number}", source="hayat", actors=["a"])
    with django_assert_num_queries(2):
        list(stream(list(range(1, 10**4)), chunk=10**5))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "عنوان آخر"},
        {"body": "نص آخر"},
        {"title": "عنوا", "body": "ننص"},
        {"published": PartialDate(2017)},
        {"published": None},
        {"source": ""},
        {"actors": ()},
        {"countries": ("SY", "RU")},
        {"places": ("moscow-ru", "idlib-sy")},
        {"countries": ("RU",), "places": ("SY", "moscow-ru")},
    ],
)
def test_the_stamp_changes_with_everything_in_the_document(change):
    values = {name: getattr(DOCUMENT, name) for name in Document.__slots__}
    assert Document(**(values | change)).stamp != DOCUMENT.stamp
    assert Document(**values).stamp == DOCUMENT.stamp


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_any_text_has_a_short_stamp(title, body):
    assert len(Document(1, title, body).stamp) == 16
