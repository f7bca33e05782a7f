"""The five seeds, each against a list of everything that it names, made by reading it."""

import json
from pathlib import Path

import pytest

from archive.arabic.calendar import PartialDate
from archive.recognition.recognition import recognise
from tests.conftest import SEEDS

FILES = sorted((Path(__file__).parent / "golden").glob("*.json"))
FIELDS = {"person": "persons", "organisation": "organisations", "country": "countries", "place": "places"}
TITLE = "عنوان من الأرشيف"


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def seed(request, gazetteer):
    golden = json.loads(request.param.read_text(encoding="utf-8"))
    body = (SEEDS / golden["seed"]).read_text(encoding="utf-8")
    return golden, body, recognise(TITLE, body, gazetteer, PartialDate.parse(golden["published"]))


def test_there_is_a_golden_file_for_each_seed():
    golden = [json.loads(path.read_text(encoding="utf-8"))["seed"] for path in FILES]
    assert golden == sorted(path.name for path in SEEDS.glob("*.txt"))


def test_every_mention_of_a_seed_is_found_and_no_other(seed):
    golden, _, recognised = seed
    assert [[mention.surface, mention.kind, mention.key] for mention in recognised.mentions] == golden["mentions"]


@pytest.mark.parametrize("kind", FIELDS)
def test_a_seed_names_exactly_these(seed, kind):
    golden, _, recognised = seed
    assert sorted({mention.key for mention in recognised.mentions if mention.kind == kind}) == golden[FIELDS[kind]]


def test_the_boilerplate_of_a_seed_is_cut_and_nothing_else(seed):
    golden, body, recognised = seed
    assert [[span.kind, body[span.start : span.end]] for span in recognised.boilerplate] == golden["boilerplate"]


def test_the_dateline_of_a_seed_is_kept(seed):
    golden, body, recognised = seed
    found = recognised.dateline
    kept = found and {"place": found.place_key, "byline": found.byline, "text": body[found.start : found.end]}
    assert kept == golden["dateline"]


def test_every_mention_of_a_seed_stands_where_it_says(seed):
    _, body, recognised = seed
    text = f"{TITLE}\n{body}"
    assert recognised.mentions
    assert all(text[mention.start : mention.end] == mention.surface for mention in recognised.mentions)


def test_strangers_in_related_links_are_not_in_the_article(gazetteer):
    body = (SEEDS / json.loads(FILES[1].read_text(encoding="utf-8"))["seed"]).read_text(encoding="utf-8")
    strangers = {"abdel-fattah-el-sisi", "sultan-bin-zayed-al-nahyan", "AE"}
    recognised = recognise(TITLE, body, gazetteer)
    assert not strangers & {mention.key for mention in recognised.mentions}
    # They are known: as the article's own words they would be found.
    links = body[recognised.boilerplate[-1].start :].partition(":")[2]
    assert strangers <= {mention.key for mention in recognise(TITLE, links, gazetteer).mentions}
