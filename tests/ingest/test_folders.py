"""Folders of texts with a manifest, and the manifest of the seeds."""

import json
import re
from datetime import date

import pytest

from archive.arabic.calendar import weekday_number
from archive.ingest.readers import read
from archive.ingest.records import RawArticle
from tests.conftest import SEEDS
from tests.ingest.test_readers import sorted_out

MANIFEST = json.loads((SEEDS / "manifest.json").read_text(encoding="utf-8"))["articles"]
DATES = {"000": "2017-03-07", "001": "2019-11-19", "002": "2017-08-22", "003": "2018-01-13", "004": "2018-12-29"}
# The weekday words that a seed prints, how many days before publication they lie, and the words that say so.
WEEKDAYS = {
    "001": [("أمس الإثنين", "الإثنين", 1)],
    "003": [("للصحافيين بعد صلاة الجمعة", "الجمعة", 1)],
    "004": [("في موسكو، اليوم السبت", "السبت", 0)],
}


def folder(tmp_path, entries, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    if entries is not None:
        text = entries if isinstance(entries, str) else json.dumps({"articles": entries})
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_entry_and_its_text_make_an_article(tmp_path):
    entries = [{"file": "a.txt", "title": "عنوان", "published": "2018-02", "evidence": ["ن"], "reasoning": "هكذا."}]
    (raw,) = read(folder(tmp_path, entries, a="\ufeffنص\r\n"))
    assert (raw.external_id, raw.title, raw.body, raw.published.iso) == ("a", "عنوان", "نص", "2018-02")
    assert raw.evidence == "«ن» هكذا."


@pytest.mark.parametrize(
    ("entry", "field", "code"),
    [
        ({"file": "b.txt"}, "title", "missing"),
        ({"title": "ع"}, "file", "missing"),
        ("b.txt", "file", "missing"),
        ({"file": "none.txt", "title": "ع"}, "file", "no-such-file"),
        ({"file": "../manifest.json", "title": "ع"}, "file", "no-such-file"),
        ({"file": "/etc/hostname", "title": "ع"}, "file", "no-such-file"),
        ({"file": "b.txt", "title": "ع", "published": "أمس"}, "published", "wrong-date"),
        ({"file": "c.txt", "title": "ع"}, "", "not-utf8"),
        ({"file": "d.txt", "title": "ع"}, "text", "missing"),
    ],
)
def test_a_bad_entry_costs_itself_alone(tmp_path, entry, field, code):
    good = [{"file": f"{name}.txt", "title": "ع"} for name in "xyz"]
    path = folder(tmp_path, [good[0], entry, good[1]], x="ن", y="ن", b="ن", c=b"\xff", d="\n")
    read_in, rejected = sorted_out(path)
    assert read_in == ["x", "y"]
    assert rejected[0] == (2, field, code)
    assert {code for _, _, code in rejected[1:]} <= {"not-in-manifest"}


def test_a_text_without_an_entry_is_told(tmp_path):
    path = folder(tmp_path, [{"file": "a.txt", "title": "ع"}], a="ن", b="ن")
    assert sorted_out(path) == (["a"], [(2, "file", "not-in-manifest")])


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        (None, "no-manifest"),
        ("{", "wrong-manifest"),
        ("[]", "wrong-manifest"),
        ('{"articles": 7}', "wrong-manifest"),
        ("[" * 100_000, "wrong-manifest"),
    ],
)
def test_a_folder_without_a_manifest_that_can_be_read_is_told_once(tmp_path, manifest, code):
    read_in, rejected = sorted_out(folder(tmp_path, manifest, a="ن"))
    assert (read_in, [code for _, _, code in rejected]) == ([], [code])


def test_the_manifest_itself_names_its_folder():
    assert sorted_out(SEEDS / "manifest.json") == sorted_out(SEEDS)


def test_every_seed_is_read_in():
    articles = list(read(SEEDS))
    assert all(isinstance(article, RawArticle) for article in articles)
    assert {article.external_id[:3]: article.published.iso for article in articles} == DATES
    for article in articles:
        assert article.title_supplied
        assert not article.source
        assert article.body == (SEEDS / f"{article.external_id}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"][:3])
def test_the_words_of_evidence_stand_in_the_text(entry):
    text = (SEEDS / entry["file"]).read_text(encoding="utf-8")
    assert len(entry["evidence"]) > 1
    assert not [words for words in entry["evidence"] if words not in text]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"][:3])
def test_the_weekdays_agree_with_the_calendar(entry):
    seed = entry["file"][:3]
    text = (SEEDS / entry["file"]).read_text(encoding="utf-8")
    published = date.fromisoformat(entry["published"])
    for words, weekday, before in WEEKDAYS.get(seed, ()):
        assert words in text
        assert weekday_number(weekday) == (published.weekday() - before) % 7
    # The reasoning names the weekday of publication and says the same year as the date.
    said = re.search(r"يوم (\w+) \d|(السبت) 29", entry["reasoning"])
    assert said
    final = re.findall(r"(الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)", entry["reasoning"])[-1]
    assert weekday_number(final) == published.weekday()
    assert str(published.year) in entry["reasoning"]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"][:3])
def test_a_supplied_title_is_an_editors_and_not_the_first_line(entry):
    text = (SEEDS / entry["file"]).read_text(encoding="utf-8")
    assert 40 < len(entry["title"]) < 120
    assert entry["title"] not in text
