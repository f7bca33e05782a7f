"""Where and by whom a report was written is kept apart from what it says."""

import pytest

from archive.recognition.dateline import dateline
from archive.recognition.recognition import recognise


@pytest.mark.parametrize(
    ("body", "place", "byline", "text"),
    [
        ("دمشق - نورا خوام\nأعلن الكرملين أمس.", "damascus-sy", "نورا خوام", "دمشق - نورا خوام"),
        ("موسكو - رائد جبر\nأكد لافروف ذلك.", "moscow-ru", "رائد جبر", "موسكو - رائد جبر"),
        ("واشنطن (رويترز) - قال الرئيس.", "washington-us", "رويترز", "واشنطن (رويترز) -"),
        (
            "دبي، الإمارات العربية المتحدة (CNN)-- أعلن الوزير.",
            "dubai-ae",
            "CNN",
            "دبي، الإمارات العربية المتحدة (CNN)--",
        ),
        ("(CNN) -- أعلن الوزير.", "", "CNN", "(CNN) --"),
        ("القاهرة - أ ف ب: قال الوزير.", "cairo-eg", "أ ف ب", "القاهرة - أ ف ب:"),
        ("بيروت – «الحياة»\nقال الوزير.", "beirut-lb", "الحياة", "بيروت – «الحياة»"),
    ],
)
def test_a_dateline_gives_place_and_byline(gazetteer, body, place, byline, text):
    found = dateline(body, gazetteer)
    assert found is not None
    assert (found.place_key, found.byline, body[found.start : found.end]) == (place, byline, text)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "أعلن الكرملين أمس أن الرئيس - وهو في سوتشي - سيعود.",
        "روسيا - تركيا: قمة جديدة في أيام.",
        "موسكو وأنقرة - شراكة جديدة في الشمال السوري تبدأ اليوم\nقال الوزير.",
        "تقرير - خاص\nقال الوزير.",
        "قمة العشرين (2018) - بدأت اليوم.",
        "الرئيس (التركي) - قال ذلك.",
        "دمشق - أعلن الجيش السوري السيطرة على البلدة\nوقال المتحدث.",
    ],
)
def test_a_first_line_that_is_none(gazetteer, body):
    assert dateline(body, gazetteer) is None


def test_nobody_is_recognised_in_a_dateline(gazetteer):
    recognised = recognise("عنوان", "دبي، الإمارات العربية المتحدة (CNN)-- وصل لافروف أمس.", gazetteer)
    assert [span.kind for span in recognised.boilerplate] == ["dateline"]
    assert [mention.key for mention in recognised.mentions] == ["sergey-lavrov"]
