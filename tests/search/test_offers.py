"""Offers: the names in a query, each as a filter."""

import pytest

from archive.search import offers as module
from archive.search.engines.flat import FlatEngine
from archive.search.offers import MOST, offers
from archive.search.request import SearchRequest
from tests.search.documents_made import document

pytestmark = pytest.mark.django_db

ERDOGAN = ("actor", "recep-tayyip-erdogan")


@pytest.fixture
def engine(tmp_path):
    engine = FlatEngine(tmp_path / "index")
    engine.rebuild(
        [
            document(1, "زار أردوغان موسكو", actors=(ERDOGAN[1],), countries=("RU",)),
            document(2, "Erdogan in Moscow", actors=(ERDOGAN[1],)),
            document(3, "زار بوتين أنقرة", actors=("vladimir-putin",), countries=("TR",)),
        ]
    )
    return engine


def offered(engine, text, **values):
    return [(offer.facet, offer.key, offer.total) for offer in offers(SearchRequest(text, **values), engine)]


@pytest.mark.parametrize("text", ["أردوغان", "Erdogan", "إردوغان", '"رجب طيب أردوغان"'])
def test_a_name_in_any_spelling_is_offered_as_its_filter(engine, text):
    assert offered(engine, text) == [(*ERDOGAN, 2)]


def test_the_number_is_that_of_the_search_that_the_offer_leads_to(engine):
    for offer in offers(SearchRequest("موسكو أردوغان"), engine):
        assert engine.search(offer.request).total == offer.total
        assert offer.request.match == "wide"
        assert (offer.facet, offer.key) in offer.request.filters


@pytest.mark.parametrize(
    ("text", "filters", "alone"),
    [("أردوغان", (), True), ("أردوغان موسكو", (), False), ("أردوغان", (("country", "RU"),), False)],
)
def test_an_offer_says_whether_it_counts_all_articles_with_the_name(engine, text, filters, alone):
    assert offers(SearchRequest(text, filters=filters), engine)[0].alone is alone


def test_what_is_a_filter_already_is_not_offered(engine):
    assert offered(engine, "أردوغان", filters=(ERDOGAN,)) == []
    assert offered(engine, "أردوغان", excludes=(ERDOGAN,)) == []


def test_a_name_that_no_article_mentions_is_not_offered(engine):
    assert offered(engine, "ترامب") == []


@pytest.mark.parametrize("text", ["", "كتاب", "-أردوغان", "روسي"])
def test_without_a_name_there_is_no_offer(engine, text):
    assert offered(engine, text) == []


def test_offers_are_few_and_stop_when_their_time_is_over(engine, monkeypatch):
    assert len(offered(engine, "أردوغان OR بوتين OR روسيا OR تركيا OR مصر")) <= MOST
    monkeypatch.setattr(module, "_SECONDS", -1.0)
    assert offered(engine, "أردوغان") == []
