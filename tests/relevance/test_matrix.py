"""Every pair of the matrix, through the real recognition, analysis, query language and engine."""

import pytest

from archive.knowledge.loading import load
from archive.recognition.recognition import recognise
from archive.search.documents import Document
from archive.search.engines.flat import FlatEngine
from archive.search.request import SearchRequest
from archive.search.widening import names_of
from tests.relevance.matrix import LEVELS, pairs

PAIRS = pairs()
LISTED = {"person": "actors", "organisation": "actors", "country": "countries", "place": "places"}


def document(number, text, *, titled=False):
    """An article that says nothing but this, with the keys of what is recognised in it."""
    title, body = (text, "") if titled else ("", text)
    named = {}
    for mention in recognise(title, body, load()).mentions:
        named.setdefault(LISTED[mention.kind], {})[mention.key] = None
    return Document(number, title, body, **{column: tuple(keys) for column, keys in named.items()})


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Which pairs are found at a level, by their places."""
    engine = FlatEngine(tmp_path_factory.mktemp("matrix") / "index", names=lambda: names_of(load()))
    engine.rebuild(
        document(number, pair.text, titled=pair.query.startswith("title:")) for number, pair in enumerate(PAIRS, 1)
    )
    answers = {}

    def ask(query, level):
        if (query, level) not in answers:
            response = engine.search(SearchRequest(query, match=level), size=len(PAIRS))
            answers[query, level] = {hit.id for hit in response.hits}
        return answers[query, level]

    return ask


@pytest.mark.parametrize("number", range(1, len(PAIRS) + 1), ids=[str(pair) for pair in PAIRS])
def test_a_text_is_found_at_the_levels_of_its_pair_alone(found, number):
    pair = PAIRS[number - 1]
    assert {level for level in LEVELS.values() if number in found(pair.query, level)} == pair.levels


def test_there_are_pairs_enough_of_either_kind_for_each_level():
    assert len(PAIRS) >= 300
    for level in LEVELS.values():
        matching = sum(level in pair.levels for pair in PAIRS)
        assert 60 <= matching <= len(PAIRS) - 60
