"""The ranking never falls below what was reached: nDCG@10 on every collection of `collections`.

The given collections are not part of the project. `DIWAN_DATA` names the folder that holds them; without it these tests
are skipped. The floors stand .003 below the figures measured on 2026-11-25 (`python -m tests.benchmarks.ranking`), for
what is analysed otherwise moves single questions.
"""

import pytest

from archive.search.engines.flat import FlatEngine
from archive.search.trials import answers, index, ndcg
from tests.relevance.collections import PASSAGES, collections

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PASSAGES.exists(), reason="DIWAN_DATA does not name a folder with the collections"),
]

FLOORS = {
    "arcd": 0.814,
    "xquad": 0.923,
    "headlines": 0.842,
    "headlines BBC": 0.842,
    "headlines CNN": 0.899,
    "headlines france24": 0.894,
    "abstracts": 0.966,
    "leads": 0.661,
    "sentences": 0.563,
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What is reached on each collection."""
    reached = {}
    for place, collection in enumerate(collections()):
        engine = FlatEngine(tmp_path_factory.mktemp("index") / str(place))
        asked = answers(engine, index(engine, collection.passages), 10)
        answered = {question.id: list(asked(question.text)) for question in collection.questions}
        reached[collection.name] = ndcg(answered, collection.right)
    return reached


@pytest.mark.parametrize("name", FLOORS)
def test_the_ranking_keeps_its_floor(name, measured):
    assert measured[name] >= FLOORS[name]


def test_every_collection_has_a_floor(measured):
    assert measured.keys() == FLOORS.keys()
