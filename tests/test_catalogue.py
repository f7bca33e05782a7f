"""Every sentence a reader can meet is there in Arabic, and the compiled catalogue is the one that was written."""

import re

import polib
import pytest
from django.utils.translation import ngettext, override

from tests import catalogue

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]")


@pytest.fixture(scope="module")
def entries():
    return {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(catalogue.CATALOGUE))}


def test_every_msgid_of_the_sources_is_translated(entries):
    missing = [
        msgid
        for context, msgid, _plural in catalogue.extracted()
        if (context, msgid) not in entries or not entries[context, msgid].translated()
    ]
    assert not missing, "run `python -m tests.catalogue`, then translate these in django.po"


def test_the_catalogue_holds_nothing_that_no_source_uses(entries):
    used = {(context, msgid) for context, msgid, _plural in catalogue.extracted()}
    assert set(entries) <= used


def test_the_compiled_catalogue_is_in_step():
    written = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.pofile(str(catalogue.CATALOGUE))}
    compiled = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(catalogue.COMPILED))}
    assert compiled == written


def test_plurals_have_the_six_arabic_forms(entries):
    for entry in entries.values():
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == 6
            assert all(entry.msgstr_plural.values())


def test_a_translation_names_no_placeholder_that_its_msgid_lacks(entries):
    for entry in entries.values():
        known = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(PLACEHOLDER.findall(text)) <= known, entry.msgid


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["0 articles", "1 article", "2 articles", "3 articles", "11 articles", "100 articles", "103 articles"]),
        ("ar", ["لا مقالات", "مقالة واحدة", "مقالتان", "3 مقالات", "11 مقالة", "100 مقالة", "103 مقالات"]),
    ],
)
def test_a_count_is_told_by_the_grammar_of_the_language(language, told):
    counts = [0, 1, 2, 3, 11, 100, 103]
    with override(language):
        texts = [ngettext("%(count)s article", "%(count)s articles", n) % {"count": n} for n in counts]
    assert texts == told


def test_a_translation_takes_its_placeholders_in_every_form(entries):
    for entry in entries.values():
        filled = {name[2:-2]: "1" for name in PLACEHOLDER.findall(entry.msgid + entry.msgid_plural)}
        if filled:
            assert all(text % filled for text in [entry.msgstr or "%%", *entry.msgstr_plural.values()]), entry.msgid
