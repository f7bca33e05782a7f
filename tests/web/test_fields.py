"""Fields of the query on pages: they find what filters find, and the help page shows them all."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from archive.search.engine import get_engine
from archive.search.lexemes import FIELD_OF_WORD
from archive.search.query import parse
from archive.search.request import SearchRequest


def found(request):
    return {hit.id for hit in get_engine().search(request).hits}


def test_a_field_and_a_filter_find_the_same_and_hold_together(archive):
    by_filter = found(SearchRequest(filters=(("country", "RU"),)))
    assert by_filter
    assert found(SearchRequest("دولة:روسيا")) == found(SearchRequest("country:Russia")) == by_filter
    assert found(SearchRequest("دولة:روسيا", filters=(("country", "RU"),))) == by_filter
    assert found(SearchRequest("-دولة:روسيا", filters=(("country", "RU"),))) == set()
    assert found(SearchRequest("شخصية:Lavrov")) == found(SearchRequest(filters=(("actor", "sergey-lavrov"),)))


def test_a_date_in_the_query_and_in_the_address_find_the_same(archive):
    dated = found(SearchRequest("تاريخ:2017"))
    assert dated
    assert dated == found(SearchRequest.parse("from=2017&to=2017"))


def test_a_page_says_what_it_did_with_a_value_that_nobody_knows(client, archive):
    page = client.get("/en/search/?q=country:أطلنطس").context["page"]
    assert page.notices[0].startswith("No country is known by the name")


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_example_of_the_help_page_is_read_without_a_word_about_it(client, archive, language):
    body = client.get(f"{language}/help/").content.decode()
    addresses = re.findall(rf'href="({language}/search/[?]q=[^"]+)"', body)
    queries = [parse_qs(urlsplit(address).query)["q"][0] for address in addresses]
    assert len(queries) > 40
    for query in queries:
        assert parse(query).notices == ()
    used = {field for query in queries for field in FIELD_OF_WORD.values() if f"{field}:" in str(parse(query).query)}
    assert used == set(FIELD_OF_WORD.values())
    for address in addresses[:3]:
        assert client.get(address).status_code == 200
