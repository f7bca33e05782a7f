"""The forms of verbs that newspapers print."""

import pytest

from archive.arabic.verbs import forms


@pytest.mark.parametrize(
    ("past", "present", "printed"),
    [
        ("طالب", "يطالب", "طالب طالبت طالبوا طالبتا طالبنا يطالب تطالب يطالبون سيطالب ستطالب سنطالب طالبه يطالبها"),
        ("زار", "يزور", "زار زارت زاروا يزور تزور يزورون سيزور زارها يزورها يزر تزر"),
        ("التقى", "يلتقي", "التقي التقت التقوا التقيا التقتا التقاه يلتقي تلتقيان يلتقون سيلتقي يلتق"),
        ("دعا", "يدعو", "دعا دعت دعوا دعاه يدعو تدعو يدعون سيدعو"),
        ("استدعى", "يستدعي", "استدعي استدعت استدعيت يستدعي سيستدعي استدعته"),
        ("دان", "يدين", "دان دانت يدين تدين يدينون يدن"),
    ],
)
def test_a_verb_has_these_forms(past, present, printed):
    assert set(printed.split()) <= forms(past, present)


@pytest.mark.parametrize(
    ("past", "present", "others"),
    [("طلب", "يطلب", "طلبا طالب اطلب"), ("دعا", "يدعو", "يدعي"), ("أقال", "يقيل", "نقل"), ("زار", "يزور", "زير وزير")],
)
def test_another_words_form_is_not_its(past, present, others):
    assert not set(others.split()) & forms(past, present)


def test_a_present_in_another_person_is_refused():
    with pytest.raises(ValueError, match="not a present in the third person: 'زيارة'"):
        forms("زار", "زيارة")
