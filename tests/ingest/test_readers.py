"""Readers: whatever a file holds, each bad record is a rejection with its line and the others are read."""

import gzip
import json
import tracemalloc

import pytest

from archive.ingest.readers import UnreadableFile, read, survey
from archive.ingest.readers.lines import LINE_LIMIT
from archive.ingest.records import RawArticle, Rejection
from tests.ingest.files import articles, write_lines

GOOD = list(articles(2))


def sorted_out(path, **options):
    """The articles' identifiers, and line, field and code of the rejections."""
    items = list(read(path, **options))
    return (
        [item.external_id for item in items if isinstance(item, RawArticle)],
        [(item.line, item.field, item.code) for item in items if isinstance(item, Rejection)],
    )


def a_line_between(tmp_path, line):
    return sorted_out(write_lines(tmp_path / "a.jsonl", [GOOD[0], line, GOOD[1]]))


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        (b'{"title": "\xff", "text": "x"}', "", "not-utf8"),
        (b'{"title": "x", ', "", "not-json"),
        (b"[1, 2]", "", "not-an-object"),
        (b'"x"', "", "not-an-object"),
        (b"[" * 100_000, "", "not-json"),
        (b'{"id": ' + b"9" * 10_000 + b"}", "", "not-json"),
        (b'{"title": "\x00", "text": "x"}', "title", "nul"),
        (b'{"title": "\\u0000", "text": "x"}', "title", "nul"),
        (b"\x00", "", "nul"),
        (b'{"title": "\\ud800", "text": "x"}', "title", "surrogate"),
        (b'{"title": "x", "text": " "}', "text", "missing"),
        (b'{"text": "x"}', "title", "missing"),
        (json.dumps({**GOOD[1], "id": "A0"}).encode(), "id", "duplicate-id"),
        (json.dumps({**GOOD[1], "id": "B", "published": "31.12.2018"}).encode(), "published", "wrong-date"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_bad_line_costs_itself_alone(tmp_path, line, field, code):
    assert a_line_between(tmp_path, line) == (["A0", "A1"], [(2, field, code)])


def test_a_duplicated_identifier_names_the_line_of_the_first(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [GOOD[0], GOOD[1], GOOD[0]])
    rejection = list(read(path))[2]
    assert rejection.params["first"] == 1
    assert rejection.external_id == "A0"


def test_one_identifier_in_two_sources_is_no_duplicate(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [GOOD[0], {**GOOD[1], "id": "A0", "source": "CNN"}])
    assert sorted_out(path) == (["A0", "A0"], [])


def test_empty_lines_are_passed_over_and_counted(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [b"", GOOD[0], b"  ", b"x"])
    assert sorted_out(path) == (["A0"], [(4, "", "not-json")])


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(json.dumps(one) for one in GOOD).encode())
    assert sorted_out(path) == (["A0", "A1"], [])


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv"])
def test_a_line_of_fifty_megabytes_is_rejected_in_little_memory(tmp_path, name):
    path = tmp_path / name
    head, good = (b"id,title,text", b"A0,t,x") if "csv" in name else (b"", json.dumps(GOOD[0]).encode())
    with gzip.open(path, "wb", compresslevel=1) if name.endswith("gz") else path.open("wb") as file:
        file.write(head + b"\n")
        for _ in range(50):
            file.write(b"x" * (1 << 20))
        file.write(b"\n" + good + b"\n")
    tracemalloc.start()
    found = sorted_out(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == (["A0"], [(2, "", "line-too-long")])
    assert peak < 5 * LINE_LIMIT


def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress("".join(json.dumps(one) + "\n" for one in articles(400)).encode())
    path.write_bytes(whole[: len(whole) // 2])
    read_in, rejected = sorted_out(path)
    assert len(read_in) > 20
    assert [(field, code) for _, field, code in rejected] == [("", "damaged-archive")]
    assert survey(path)[1] > 20


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"x"), ("a.jsonl.gz", b"no gzip"), ("a", b"{}"), ("a.xlsx", b"PK"), ("absent.jsonl", None)],
)
def test_what_cannot_be_read_at_all_says_so_in_both_languages(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile) as told:
        list(read(path))
    assert name in told.value.sentence("en")
    assert name in told.value.sentence("ar")


def test_a_source_is_given_to_those_that_name_none(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [{"title": "ع", "text": "ن"}, GOOD[0]])
    assert [item.source for item in read(path, source="CNN")] == ["CNN", "الأرشيف"]


def test_the_fingerprint_changes_with_the_content_and_counts_the_lines(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", GOOD)
    first = survey(path)
    assert first[1] == 3
    write_lines(path, [*GOOD, GOOD[0]])
    assert survey(path)[0] != first[0]
