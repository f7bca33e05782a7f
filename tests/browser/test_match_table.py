"""The help page's table of what a word finds says the truth: each of its words is put through the analysis."""

import re

import pytest

from archive.arabic.analysis import word
from archive.models.names import archive_gazetteer
from tests.conftest import ROOT

TABLE = (ROOT / "templates" / "pages" / "_match_table.html").read_text(encoding="utf-8")
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)


def words(cell):
    return [part.strip() for part in re.sub(r"<[^>]+>", "", cell).split("،") if part.strip() not in {"", "–"}]


ROWS = [[words(cell) for cell in CELL.findall(row)] for row in TABLE.split("<tbody")[1].split("<tr>")[1:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][0])
def test_a_row_of_the_table_is_true(row):
    [[typed], exact, normal, _wide] = row
    assert exact
    assert normal
    assert {word(other).exact for other in exact} == {word(typed).exact}
    for other in normal:
        assert word(other).exact != word(typed).exact
        assert word(other).light == word(typed).light, other


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in ROWS if row[3]], ids=lambda row: row[0][0])
def test_what_wide_matching_adds_is_a_spelling_of_the_same_name(row):
    [[typed], _exact, _normal, wide] = row
    entities = [{s.text for s in entity.spellings} | {entity.name_ar, entity.name_en} for entity in entities_of()]
    folded = [{word(one).fold if " " not in one else one for one in names} for names in entities]
    named = [names for names in folded if word(typed).fold in names]
    assert named
    for other in wide:
        assert any((word(other).fold if " " not in other else other) in names for names in named), other


def entities_of():
    return archive_gazetteer().entities()
