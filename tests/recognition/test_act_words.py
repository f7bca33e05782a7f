"""The list of words that tell of an act: what it must be like, and what its mistakes are told as."""

from typing import get_args

import pytest

from archive.knowledge.records import KnowledgeError
from archive.recognition.act_words import ActType, load, noun_forms, parse


def test_every_type_has_words():
    triggers = [trigger for index in (load().forms, load().phrases) for found in index.values() for trigger in found]
    assert {trigger.type for trigger in triggers} == set(get_args(ActType))


def test_a_record_is_a_type_and_its_words():
    words = parse(["type: visit", "verb: زار يزور", "noun: زيارة زيارات - موقع", "", "type: talks"], "acts.txt")
    assert {"زار", "سيزور", "زارها", "زيارته", "زيارات"} <= words.forms.keys()
    (trigger,) = words.forms["زيارته"]
    assert (trigger.type, trigger.kind) == ("visit", "noun")
    assert trigger.barred.stems == {"موقع"}


def test_a_phrase_is_found_by_the_stem_of_its_first_word():
    words = parse(["type: statement_joint", "phrase: بيان مشترك"], "acts.txt")
    assert words.phrases["بيان"][0].following == ("مشترك",)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["type: war", "noun: حرب"], "acts.txt:1: there is no act “war”. Use one of: agreement"),
        (["noun: حرب"], "acts.txt:1: the record that begins here has no “type”"),
        (["type: visit", "verb: زار"], "acts.txt:2: “زار” is no verb. Write its past and its present."),
        (["type: visit", "verb: زار زيارة"], "acts.txt:2: “زار زيارة” is no verb"),
        (["type: visit", "noun: + الى"], "acts.txt:2: “+ الى” lacks a word before or behind a sign"),
        (["type: visit", "noun: زيارة +"], "acts.txt:2: “زيارة +” lacks a word before or behind a sign"),
        (["type: visit", "noun: زيارة + @river"], "acts.txt:2: there is no kind of name “@river”"),
        (["type: visit", "adverb: غدا"], "acts.txt:2: there is no field “adverb” here"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(lines, message):
    with pytest.raises(KnowledgeError) as raised:
        parse(lines, "acts.txt")
    assert str(raised.value).startswith(message)


def test_a_noun_keeps_its_hamza_on_the_seat_its_vowel_asks_for():
    assert {"لقاء", "لقائه", "لقاؤها", "لقاءين"} <= set(noun_forms("لقاء"))


def test_a_relative_adjective_is_no_form_of_its_noun():
    assert "اجتماعي" not in set(noun_forms("اجتماع"))
