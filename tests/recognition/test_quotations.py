"""Quotations: what stands between marks and was said, and who said it."""

from pathlib import Path

import pytest

from archive.arabic.analysis import analyze
from archive.recognition.mentions import mentions
from archive.recognition.quotations import quotations

BANK = Path(__file__).parent / "bank" / "quotations.txt"


def cases():
    for line in BANK.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, *said = (part.strip() for part in line.replace("⁋", "\n").split("|"))
            yield pytest.param(text, [tuple(part.split(" = ")) for part in said if part], id=text)


def told(text, gazetteer):
    return quotations(text, [], mentions(text, [], gazetteer))


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_text_says_this_by_these(text, expected, gazetteer):
    found = [(said.text, said.speaker.surface if said.speaker else "-") for said in told(text, gazetteer)]
    assert found == expected


def test_a_speaker_has_the_key_of_the_person_and_not_of_his_country(gazetteer):
    (said,) = told('قال وزير الخارجية الروسي سيرغي لافروف إن "الحل سياسي لا عسكري".', gazetteer)
    assert said.speaker.key == "sergey-lavrov"
    (said,) = told('قال نائب وزير الخارجية الروسي إن "الحل سياسي لا عسكري".', gazetteer)
    assert said.speaker.key is None


def test_a_state_and_a_body_may_speak(gazetteer):
    (said,) = told('أعلنت روسيا أنها "لن تشارك في المؤتمر".', gazetteer)
    assert (said.speaker.surface, said.speaker.key) == ("روسيا", "RU")


@pytest.mark.parametrize("source", ["مصدر دبلوماسي", "مصادر مطلعة", "مسؤول أميركي", "دبلوماسيون أوروبيون"])
def test_a_source_without_a_name_stays_one(source, gazetteer):
    (said,) = told(f'قال {source} إن "المحادثات لم تنته بعد".', gazetteer)
    assert said.speaker.anonymous
    assert said.speaker.key is None


def test_a_person_is_not_nameless(gazetteer):
    (said,) = told('قال لافروف إن "المحادثات لم تنته بعد".', gazetteer)
    assert not said.speaker.anonymous


def test_what_is_cut_out_says_nothing(gazetteer):
    text = 'قال لافروف إن "المحادثات لم تنته بعد".'
    assert quotations(text, [(10, 30)], mentions(text, [], gazetteer)) == ()


def test_vowels_and_tatweel_change_no_speaker(gazetteer):
    (said,) = told('قَالَ لافــروف إنَّ "المُحادثات لم تنتهِ بعد".', gazetteer)
    assert (said.text, said.speaker.surface) == ("المُحادثات لم تنتهِ بعد", "لافــروف")
    assert said.speaker.surface in {token.surface for token in analyze("لافــروف")}
