"""`recognise_articles`: what it writes of each article, what it says of bad rows, and that it asks no database."""

import gzip
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.ingest.recognising import AHEAD, FEW
from tests.ingest.files import write_lines
from tests.management.processes import run

ARTICLE = {
    "id": "1",
    "title": "بوتين يستقبل أردوغان",
    "text": "استقبل الرئيس الروسي  فلاديمير بوتين نظيره التركي في موسكو.\n",
    "published": "Sun, 18 Feb 2018 17:21:49 GMT",
}


def recognise_articles(path, **options):
    out, err = StringIO(), StringIO()
    call_command("recognise_articles", str(path), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def test_offsets_are_of_the_text_exactly_as_given(tmp_path):
    out, err = recognise_articles(write_lines(tmp_path / "a.jsonl", [ARTICLE]))
    (row,) = rows(out)
    text = f"{ARTICLE['title']}\n{ARTICLE['text']}"
    named = {(mention["key"], text[mention["start"] : mention["end"]]) for mention in row["mentions"]}
    assert row["id"] == "1"
    assert ("vladimir-putin", "فلاديمير بوتين") in named
    assert ("RU", "الروسي") in named
    assert not err


def test_dates_and_quotations_are_told_with_the_mentions(tmp_path):
    text = 'قال لافروف أمس إن "الحل سياسي لا عسكري".'
    out, _err = recognise_articles(write_lines(tmp_path / "a.jsonl", [{**ARTICLE, "title": "خبر", "text": text}]))
    (row,) = rows(out)
    (date,), (quote,) = row["dates"], row["quotes"]
    printed = f"خبر\n{text}"
    assert (date["iso"], printed[date["start"] : date["end"]]) == ("2018-02-17", "أمس")
    assert printed[quote["start"] : quote["end"]] == "الحل سياسي لا عسكري"
    assert printed[quote["speaker"]["start"] : quote["speaker"]["end"]] == "لافروف"
    assert (quote["speaker"]["key"], quote["speaker"]["anonymous"]) == ("sergey-lavrov", False)


def test_a_compressed_file_is_written_in_its_order(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    many = FEW + 200 * AHEAD
    path.write_bytes(
        gzip.compress(
            "\n".join(json.dumps({**ARTICLE, "id": number}, ensure_ascii=False) for number in range(many)).encode()
        )
    )
    output = tmp_path / "out.jsonl"
    out, _err = recognise_articles(path, output=str(output))
    assert f"{many} recognised, 0 passed over" in out
    written = rows(output.read_text(encoding="utf-8"))
    assert [row["id"] for row in written] == [str(number) for number in range(many)]
    assert len({json.dumps(row["mentions"]) for row in written}) == 1


def test_bad_rows_are_told_by_their_line_and_passed_over(tmp_path):
    bad = [
        b"{",
        b"[]",
        b"\xff",
        {**ARTICLE, "text": ""},
        {"title": "x", "text": "y"},
        {**ARTICLE, "title": 7},
        {**ARTICLE, "published": "امس"},
        b'{"id": "s", "text": "\\ud800"}',
    ]
    out, err = recognise_articles(write_lines(tmp_path / "a.jsonl", [*bad, ARTICLE]))
    assert [row["id"] for row in rows(out)] == ["1"]
    for number, field in enumerate(["", "", "", "text", "id", "title", "published", "text"], 1):
        where = f"{number} [{field}]" if field else f"{number}"
        assert f"  line {where}: " in err
        assert f"  السطر {where}: " in err


def test_more_bad_rows_than_anyone_reads_are_counted(tmp_path):
    out, err = recognise_articles(write_lines(tmp_path / "a.jsonl", [b"{"] * 25))
    assert not out
    assert err.count("  line ") == 20
    assert "5 more" in err


def test_an_article_without_title_and_date_is_recognised(tmp_path):
    out, _err = recognise_articles(write_lines(tmp_path / "a.jsonl", [{"id": 7, "text": "وصل إلى موسكو"}]))
    (row,) = rows(out)
    assert [(mention["start"], mention["end"]) for mention in row["mentions"]] == [(9, 14)]


@pytest.mark.parametrize("name", ["absent.jsonl", "a.csv"])
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path, name):
    (tmp_path / "a.csv").write_text("id,title,text\n", encoding="utf-8")
    with pytest.raises(CommandError, match=name):
        recognise_articles(tmp_path / name)


def test_an_output_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [ARTICLE])
    with pytest.raises(CommandError, match="Name another file"):
        recognise_articles(path, output=str(tmp_path / "absent" / "out.jsonl"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.jsonl"]


def test_no_database_is_needed(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [ARTICLE])
    done = run(tmp_path, "recognise_articles", path, "--output", tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr
    assert rows((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert not list(tmp_path.glob("*.sqlite3"))
