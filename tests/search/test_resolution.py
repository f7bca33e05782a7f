"""Fields with values: what they name, and what is done with a value that nobody knows."""

import pytest

from archive.knowledge.loading import load
from archive.knowledge.merging import merged
from archive.search.compilation import compile_query
from archive.search.conditions import All, AnyOf, HasKey, HasWord, InSpeech, Without
from archive.search.nodes import Carries, Term
from archive.search.notices import Notice
from archive.search.query import parse
from archive.search.reasons import lacking
from archive.search.resolution import Value, resolve
from archive.search.values import archive_values, values_in

RUSSIA = HasKey("country", "RU")


def values(field, words):
    known = {
        ("country", "روسيا"): [Value("RU")],
        ("country", "تركيا"): [Value("TR")],
        ("actor", "بوش"): [Value("george-bush"), Value("george-w-bush")],
        ("actor", "سيرغي", "لافروف"): [Value("sergey-lavrov")],
        ("said-by", "Lavrov"): [Value("sergey-lavrov", ("سيرغي لافروف", "لافروف"))],
    }
    return known.get((field, *words), ())


def plan(text, match="normal"):
    return compile_query(parse(text).query, match, values=values)


def test_a_known_value_asks_for_its_key_and_scores_no_more_than_a_filter():
    made = plan("country:روسيا")
    assert (made.required, made.fields) == (RUSSIA, (RUSSIA,))
    assert not made.scored
    assert made.notices == ()


def test_fields_stand_anywhere_in_a_query():
    turkey = HasKey("country", "TR")
    assert plan("country:(روسيا OR تركيا)").required == AnyOf((RUSSIA, turkey))
    assert plan("country:(روسيا تركيا)").required == All((RUSSIA, turkey))
    assert plan("-country:روسيا").required == Without(RUSSIA)
    assert plan("-country:روسيا").fields == ()


def test_words_that_together_are_a_name_are_one_value():
    lavrov = HasKey("actor", "sergey-lavrov")
    assert plan("actor:(سيرغي لافروف)").required == plan('actor:"سيرغي لافروف"').required == lavrov


def test_a_name_of_several_stands_for_any_of_them_and_it_is_said():
    made = plan("actor:بوش")
    assert made.required == AnyOf((HasKey("actor", "george-bush"), HasKey("actor", "george-w-bush")))
    assert made.notices == (Notice.of("value_shared", field="actor", value="بوش", keys="george-bush, george-w-bush"),)


@pytest.mark.parametrize("value", ["أطلنطس", '"أطلنطس"', "أطلن*", '"أطلنطس ب"~5'])
def test_an_unknown_value_is_sought_in_the_text_and_it_is_said(value):
    made = plan(f"country:{value}")
    assert made.required == plan(value).required
    assert [notice.code for notice in made.notices] == ["value_unknown"]


def test_a_speaker_is_named_beside_a_quotation_in_any_spelling():
    (node, notices) = resolve(parse("said-by:Lavrov").query, values)
    assert node == Carries("said-by", ("sergey-lavrov",), Term("Lavrov"), ("سيرغي لافروف", "لافروف"))
    assert notices == (Notice.of("speakers_unrecorded", value="Lavrov"),)
    keyed, beside = plan("said-by:Lavrov").required.children
    assert keyed == HasKey("actor", "sergey-lavrov")
    assert isinstance(beside, InSpeech)
    assert len(beside.child.children) == 2


def test_what_is_close_keeps_to_the_fields():
    close = plan("country:روسيا قمة").close
    assert isinstance(close, All)
    assert RUSSIA in close.children


def test_the_value_of_a_field_is_a_part_of_the_query_that_is_told_by_name_and_never_lacking():
    parts = {part.text: [way for way, _ in part.ways] for part in plan("country:روسيا قمة").parts}
    assert parts["روسيا"] == ["name"]
    assert lacking(parse("country:(روسيا تركيا) actor:(سيرغي لافروف) title:قمة").query, ()) == (("قمة",),)


def test_other_fields_ask_of_no_name():
    assert plan("title:روسيا").notices == ()
    assert isinstance(plan("روسيا").required, HasWord)


# --- what the archive knows


@pytest.mark.parametrize(
    ("field", "words", "key"),
    [
        ("country", ["روسيا"], "RU"),
        ("country", ["روسيا", "الاتحادية"], "RU"),
        ("country", ["Russia"], "RU"),
        ("country", ["ru"], "RU"),
        ("country", ["سورية"], "SY"),
        ("actor", ["سيرغي", "لافروف"], "sergey-lavrov"),
        ("actor", ["sergey", "lavrov"], "sergey-lavrov"),
        ("said-by", ["لافروف"], "sergey-lavrov"),
        ("actor", ["Erdogan"], "recep-tayyip-erdogan"),
        ("place", ["جنيف"], "geneva-ch"),
    ],
)
def test_a_value_is_a_key_or_a_name_in_any_spelling(field, words, key):
    assert [value.key for value in values_in(merged(load(), ()), field, words)] == [key]


@pytest.mark.parametrize(
    ("field", "words"), [("country", ["روسي"]), ("country", ["لافروف"]), ("place", ["روسيا"]), ("actor", ["و"])]
)
def test_what_is_no_name_of_the_field_is_no_value(field, words):
    assert list(values_in(merged(load(), ()), field, words)) == []


def test_a_source_is_named_by_its_key_or_words_of_its_name(db):
    from archive.models import Source

    Source.objects.create(key="sana", name_ar="وكالة سانا", name_en="SANA")
    Source.objects.create(key="asharq", name_ar="الشرق الأوسط", name_en="Asharq Al-Awsat")
    for words in (["sana"], ["وكالة", "سانا"], ["سانا"], ["SANA"]):
        assert [value.key for value in archive_values("source", words)] == ["sana"]
    assert archive_values("source", ["الحياة"]) == []
