"""Widening: which names the words of a query are, and how else they are spelled."""

import pytest

from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.loading import load
from archive.search.conditions import HasKey
from archive.search.plan import NamedSpan, Spelled
from archive.search.widening import names_of

ERDOGAN = HasKey("actor", "recep-tayyip-erdogan")


def named(text):
    return names_of(load())(text.split())


@pytest.mark.parametrize("typed", ["Erdogan", "Erdoğan", "أردوغان", "إردوغان", "اردوغان", "أَرْدُوغَان", "لأردوغان"])
def test_a_name_is_known_in_any_script_and_with_any_marks(typed):
    (span,) = named(typed)
    assert span.keys == (ERDOGAN,)
    assert {("أردوغان",), ("Erdogan",), ("رجب", "طيب", "أردوغان")} <= {spelling.words for spelling in span.spellings}


def test_spellings_that_the_analysis_does_not_tell_apart_are_one():
    (span,) = named("أردوغان")
    assert len([spelling for spelling in span.spellings if spelling.words[0] in ("أردوغان", "إردوغان", "اردوغان")]) == 1


def test_the_names_of_a_query_are_found_among_its_words():
    spans = named("لقاء بوتين في United States")
    assert [(span.first, span.last, span.keys[0].key) for span in spans] == [(1, 1, "vladimir-putin"), (3, 4, "US")]


def test_a_spelling_that_needs_a_context_neither_names_nor_is_a_spelling():
    lion = Entity(
        "assad", "person", "بشار الأسد", spellings=(Spelling("بشار الأسد", "full"), Spelling("الأسد", "short", True))
    )
    lookup = names_of(Gazetteer([lion]))
    assert lookup(["الأسد"]) == []
    (span,) = lookup(["بشار", "الأسد"])
    assert span == NamedSpan(0, 1, (HasKey("actor", "assad"),), (Spelled(("بشار", "الأسد")),))


def test_a_demonym_and_a_seat_of_government_name_nothing():
    assert named("روسي") == named("البيت الأبيض") == []


def test_words_that_are_more_than_one_token_name_nothing():
    assert names_of(load())(["بوتين وترامب"]) == ()
