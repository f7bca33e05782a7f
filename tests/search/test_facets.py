"""Facets: declared once, with keys of a fixed form."""

import pytest

from archive.search.documents import DOCUMENT_FACETS
from archive.search.facets import FACET, FACET_OF_PARAM, FACETS


def test_every_facet_is_filled_by_the_documents():
    assert set(DOCUMENT_FACETS) == {field.name for field in FACETS}


def test_every_facet_has_a_parameter_of_its_own_but_the_year():
    assert [field.name for field in FACETS if not field.param] == ["year"]
    assert len(FACET_OF_PARAM) == len(FACETS) - 1


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("actor", "sergey-lavrov", "sergey-lavrov"),
        ("actor", "Sergey-lavrov", None),
        ("actor", "sergey-lavrov\n", None),
        ("actor", "-lavrov", None),
        ("actor", "x" * 80, "x" * 80),
        ("actor", "x" * 81, None),
        ("country", "RU", "RU"),
        ("country", "ru", "RU"),
        ("country", "ﬁ", None),
        ("country", "ÿÿ", None),
        ("year", "2017", "2017"),
        ("year", "17", None),
    ],
)
def test_a_key_has_its_form(name, value, key):
    assert FACET[name].key(value) == key
