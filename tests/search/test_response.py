"""The response: one sequence of full matches and closest results, cut into pages."""

from hypothesis import given
from hypothesis import strategies as st

from archive.search.request import SearchRequest
from archive.search.response import CLOSEST_LIMIT, SearchResponse, Window, wants_closest


@given(st.integers(0, 300), st.integers(0, 100), st.integers(1, 50))
def test_the_pages_together_are_the_whole_sequence(total, closest_total, size):
    full, close = list(range(total)), list(range(1000, 1000 + closest_total))
    response = SearchResponse(SearchRequest(), total, closest_total=closest_total, size=size)
    seen = []
    for page in range(1, response.pages + 1):
        window = Window.of(page, size, total)
        seen += [*full[window.hits], *close[window.closest]]
    assert seen == full + close
    beyond = Window.of(response.pages + 1, size, total)
    assert not full[beyond.hits]
    assert not close[beyond.closest]


def test_an_empty_answer_is_one_page():
    assert SearchResponse(SearchRequest(), 0).pages == 1


def test_closest_results_are_wanted_for_few_matches_of_several_words_or_for_none():
    assert wants_closest(0, 1)
    assert not wants_closest(1, 1)
    assert wants_closest(CLOSEST_LIMIT - 1, 2)
    assert not wants_closest(CLOSEST_LIMIT, 2)
    assert not wants_closest(0, 0)
