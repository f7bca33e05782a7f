"""Editors' entities over the data files'."""

from archive.arabic.analysis import analyze
from archive.arabic.calendar import PartialDate
from archive.knowledge.entities import Entity, Spelling, Tenure
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.loading import load
from archive.knowledge.merging import merged


def person(key, *names, kind="person", **others):
    spellings = tuple(name if isinstance(name, Spelling) else Spelling(name, "full") for name in names)
    return Entity(key, kind, spellings[0].text, spellings=spellings, **others)


def found(gazetteer, text):
    return {
        entity.key: spelling.ambiguous
        for match in gazetteer.find(list(analyze(text)))
        for entity, spelling in match.candidates
    }


FILES = Gazetteer(
    [
        person("a", "سامح شكري", "شكري", name_en="Sameh", tenures=(Tenure("foreign-minister", "EG"),)),
        person("b", "مجلس الأمن", kind="organisation"),
    ]
)


def test_without_editors_the_files_are_all():
    assert merged(FILES, []) is FILES


def test_a_new_entity_is_found_beside_the_others():
    both = merged(FILES, [person("new", "شخص جديد")])
    assert found(both, "شخص جديد وسامح شكري") == {"new": False, "a": False}
    assert both.entity("person", "new").name_ar == "شخص جديد"


def test_a_new_spelling_is_added_to_what_the_files_know():
    both = merged(FILES, [person("a", "سامح شكرى المصري")])
    assert found(both, "سامح شكرى المصري") == found(both, "شكري") == {"a": False}
    assert both.entity("person", "a").name_en == "Sameh"
    assert both.entity("person", "a").tenures == FILES.entity("person", "a").tenures


def test_a_spelling_that_an_editor_gives_to_another_is_taken_from_the_files():
    both = merged(FILES, [person("new", "أحمد شكري", "شكري")])
    assert found(both, "شكري") == {"new": False}
    assert found(both, "سامح شكري") == {"a": False}


def test_it_is_shared_when_the_editor_says_that_it_needs_a_context():
    both = merged(FILES, [person("new", "أحمد شكري", Spelling("شكري", "short", ambiguous=True))])
    assert set(found(both, "شكري")) == {"a", "new"}


def test_an_editor_can_say_that_a_spelling_of_the_files_needs_a_context():
    both = merged(FILES, [person("a", Spelling("شكري", "short", ambiguous=True))])
    assert found(both, "شكري") == {"a": True}


def test_a_spelling_that_two_editors_entities_have_needs_a_context():
    both = merged(FILES, [person("x", "علي حسن"), person("y", "علي حسن")])
    assert found(both, "علي حسن") == {"x": True, "y": True}


def test_the_same_words_may_name_something_of_another_kind():
    both = merged(FILES, [person("place", "مجلس الأمن", kind="place")])
    assert set(found(both, "مجلس الأمن")) == {"b", "place"}


def test_an_actor_whose_kind_an_editor_changed_is_not_there_twice():
    both = merged(FILES, [person("b", "مجلس الأمن")])
    assert [entity.kind for entity in both.entities() if entity.key == "b"] == ["person"]


def test_an_office_that_an_editor_adds_counts():
    day = PartialDate(2019, 10, 23).first
    both = merged(
        load(), [person("somebody", "أحد الناس", tenures=(Tenure("king", "AD", since=PartialDate(2019, 1)),))]
    )
    assert both.holder("king", "AD", day).key == "somebody"
    assert both.holder("foreign-minister", "SA", day).key == "faisal-bin-farhan"


def test_the_files_gazetteer_stays_as_it_was():
    merged(FILES, [person("new", "شكري")])
    assert found(FILES, "شكري") == {"a": False}
