"""What the ranking always holds to: roots come last and decide nothing, place counts, age does not."""

from dataclasses import fields, is_dataclass
from itertools import chain

import pytest

from archive.arabic.analysis import word as levels
from archive.search.compilation import compile_query
from archive.search.engines.flat import FlatEngine
from archive.search.marking import Marking
from archive.search.plan import no_names
from archive.search.request import SearchRequest
from tests.search.documents_made import document

# A word, and others of its root that are other words.
ROOTS = [("كتاب", "مكتبة"), ("وزير", "موازرة"), ("سفير", "مسافرون"), ("كاتب", "مكتوب"), ("مدرسة", "دراسات")]
FILLER = "خبر عن أمور شتى "


@pytest.fixture
def build(tmp_path):
    def built(*documents):
        engine = FlatEngine(tmp_path / "index", names=lambda: no_names)
        engine.rebuild(documents)
        return engine

    return built


def met(engine, text, **options):
    """The articles in the order in which a reader meets them."""
    response = engine.search(SearchRequest(text, **options))
    return [hit.id for hit in (*response.hits, *response.closest)]


@pytest.mark.parametrize(("word", "kin"), ROOTS)
def test_of_one_word_what_has_its_root_alone_stands_behind_all_that_have_the_word(build, word, kin):
    often = document(9, f"{kin} " * 30, kin, published="2025-01-01")
    poor = [document(number, f"{FILLER * 60} {word}", "عنوان") for number in range(1, 5)]
    assert levels(word).root == levels(kin).root
    assert levels(word).light != levels(kin).light
    assert met(build(often, *poor), word)[:4] == [4, 3, 2, 1]
    assert met(build(often), word) == [9]


def conditions(value):
    """The value and all that it is made of."""
    yield value
    parts = [getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else value
    if isinstance(parts, tuple | list):
        for part in parts:
            yield from conditions(part)


QUERIES = [
    "وزير",
    "وزير خارجية",
    "«وزير خارجية»",
    "title:وزير",
    '"وزير خارجية"~5',
    '"وزير خارجية"~s',
    "وزير -خارجية",
    "(وزير OR سفير) قمة",
    "وزير*",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("match", ["exact", "normal", "wide"])
def test_a_root_never_decides_what_is_required(query, match):
    required = compile_query(SearchRequest(query).query, match, no_names).required
    assert not [one for one in conditions(required) if getattr(one, "level", "") == "root"]


@pytest.mark.parametrize(("word", "kin"), ROOTS)
def test_a_root_is_never_marked(word, kin):
    reading = Marking(compile_query(SearchRequest(word).query, "normal", no_names)).read(f"{kin} {word} {kin}")
    assert [reading.text[start:end] for start, end in reading.united()] == [word]


@pytest.mark.parametrize("place", ["title", "lead", "opening"])
def test_a_word_counts_more_in_the_title_than_at_the_start_and_there_more_than_further_on(build, place):
    rest = FILLER * 40
    made = {
        "title": document(1, rest, "لافروف"),
        "lead": document(2, f"لافروف {rest}", "عنوان"),
        "opening": document(3, f"{FILLER * 15} لافروف {FILLER * 25}", "عنوان"),
        "end": document(4, f"{rest} لافروف", "عنوان"),
    }
    order = list(made)
    after = order[order.index(place) + 1]
    # The better stands first in the archive, so that being newer cannot be what puts it first.
    assert met(build(made[place], made[after]), "لافروف") == [made[place].id, made[after].id]


def test_what_is_newer_scores_no_more(build):
    old = document(1, "لافروف يزور القاهرة", "خبر", published="1990-01-01")
    same = document(2, "لافروف يزور القاهرة", "خبر", published="2024-01-01")
    long = document(3, f"لافروف يزور القاهرة {FILLER * 20}", "خبر", published="2025-01-01")
    engine = build(old, same, long)
    hits = engine.search(SearchRequest("لافروف القاهرة")).hits
    assert [hit.id for hit in hits] == [2, 1, 3]
    assert hits[0].score == hits[1].score > hits[2].score


@pytest.mark.parametrize(("absent", "order"), [(1, [1, 2]), (20, [2, 1])])
def test_in_a_long_query_a_rare_word_counts_more_than_many_common_ones(build, absent, order):
    common, filler = "سلام حرب قمة وفد نفط سفير", "خبر عن أمور شتى كثيرة"
    half = (document(number, common if number % 2 else filler, "عنوان") for number in range(10, 26))
    engine = build(document(1, common, "عنوان"), document(2, f"لافروف {filler}", "عنوان"), *half)
    lacking = " ".join(f"غائب{number}" for number in range(absent))
    assert [number for number in met(engine, f"{common} لافروف {lacking}") if number < 10] == order


def test_pages_are_one_sequence_that_asking_again_repeats(build):
    texts = ("قمة عربية " * (1 + number % 3) + FILLER * (number % 5) for number in range(1, 60))
    engine = build(*(document(number, text) for number, text in enumerate(texts, 1)))
    pages = [[hit.id for hit in engine.search(SearchRequest("قمة", page=page)).hits] for page in (1, 2, 3)]
    assert sorted(chain.from_iterable(pages)) == list(range(1, 60))
    assert pages == [[hit.id for hit in engine.search(SearchRequest("قمة", page=page)).hits] for page in (1, 2, 3)]
