"""Tables: CSV as spreadsheets and people write it."""

import pytest

from archive.ingest.readers import read
from archive.ingest.records import RawArticle
from tests.ingest.test_readers import sorted_out


def table(tmp_path, text, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_become_articles(tmp_path, delimiter):
    rows = [["id", "Title", "text", "date"], ["1", "عنوان", '"قال: ""نعم"".\nثم سكت"', "2018-02"], ["2", "ب", "ن", ""]]
    path = table(tmp_path, "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows))
    first, second = read(path)
    assert isinstance(first, RawArticle)
    assert (first.line, first.body, first.published.iso) == (2, 'قال: "نعم".\nثم سكت', "2018-02")
    assert (second.line, second.external_id, second.published) == (4, "2", None)


def test_an_unknown_column_is_told_and_left_out(tmp_path):
    path = table(tmp_path, "id,title,text,colour\n1,ع,ن,أحمر\n")
    assert sorted_out(path) == (["1"], [(1, "colour", "unknown-column")])


@pytest.mark.parametrize(("head", "field"), [("id,text", "title"), ("id,title", "text")])
def test_a_table_without_a_needed_column_is_told_once(tmp_path, head, field):
    path = table(tmp_path, f"{head}\n1,ع\n2,ع\n")
    assert sorted_out(path) == ([], [(1, field, "missing-column")])


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("2,ع", "", "wrong-columns"),
        ("2,ع,ن,زائد", "", "wrong-columns"),
        ("2,,ن", "title", "missing"),
        ('2,"ع,ن', "", "open-quote"),
        ("1,ع,ن", "id", "duplicate-id"),
        ("2,ع\0,ن", "title", "nul"),
    ],
)
def test_a_bad_row_costs_itself_alone(tmp_path, row, field, code):
    path = table(tmp_path, f"id,title,text\n1,ع,ن\n{row}\n3,ع,ن\n4,ع,ن\n")
    assert sorted_out(path) == (["1", "3", "4"], [(3, field, code)])


def test_a_forgotten_quotation_mark_costs_its_line_though_others_follow(tmp_path):
    path = table(tmp_path, 'id,title,text\n1,"ع,ن\n2,"ع","ن"\n3,ع,ن\n')
    assert sorted_out(path) == (["2", "3"], [(2, "", "open-quote")])


def test_a_quotation_mark_inside_a_value_is_a_letter(tmp_path):
    path = table(tmp_path, 'id,title,text\n1,طوله 5",ن\n2,ع,قال "نعم" فقط\n')
    assert [item.title for item in read(path)] == ['طوله 5"', "ع"]


def test_bytes_that_are_no_text_cost_their_row(tmp_path):
    path = table(tmp_path, "id,title,text\n1,ع,ن\n".encode() + b"2,\xc7\xe1,x\n" + "3,ع,ن\n".encode())
    assert sorted_out(path) == (["1", "3"], [(3, "", "not-utf8")])


def test_a_table_of_another_encoding_is_told_once(tmp_path):
    path = table(tmp_path, "id,title,text\n1,ع,ن\n".encode("utf-16"))
    assert sorted_out(path) == ([], [(1, "", "not-utf8")])


def test_trailing_empty_cells_are_no_matter(tmp_path):
    assert sorted_out(table(tmp_path, "id,title,text\n1,ع,ن,,\n")) == (["1"], [])


def test_an_empty_table_holds_nothing(tmp_path):
    assert sorted_out(table(tmp_path, "")) == ([], [])
