"""«روسي» in every gender, number and case, with the article and without."""

import pytest

from archive.arabic.analysis import analyze
from archive.knowledge.loading import load

FORMS = """روسي روسية الروسي الروسية روسيان الروسيان روسيين الروسيين روسيتان الروسيتان روسيتين الروسيتين روسيون الروسيون
    روسيات الروسيات الروس روس روسياً والروسية للروس بالروسي وللروسيين فالروس كالروسيات الروسيّة الروسيـــة"""
IN_THE_NEWS = "AE AF DE DZ EG ET FR GB IL IN IQ IR IT JO JP KP KR KW LB LY MA PS QA RU SA SD SY TR"


def countries(text):
    return {
        entity.key
        for match in load().find(list(analyze(text)))
        for entity, _ in match.candidates
        if entity.kind == "country"
    }


@pytest.mark.parametrize(
    "form",
    FORMS.split(),
)
def test_every_form_of_a_demonym_is_the_country(form):
    assert countries(form) == {"RU"}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("الأتراك", "TR"),
        ("المغاربة", "MA"),
        ("الأفغان", "AF"),
        ("الهنود", "IN"),
        ("الألمان", "DE"),
        ("الإنجليز", "GB"),
        ("القبارصة", "CY"),
        ("الأمريكان", "US"),
        ("الأميركيتين", "US"),
        ("الكوري الشمالي", "KP"),
        ("الكوريون الجنوبيون", "KR"),
        ("كورية شمالية", "KP"),
        ("جنوب أفريقي", "ZA"),
        ("الجنوب أفريقية", "ZA"),
        ("السوريتين", "SY"),
        ("الإماراتيات", "AE"),
        ("كازاخية", "KZ"),
        ("الأذرية", "AZ"),
    ],
)
def test_irregular_and_composed_demonyms_too(form, code):
    assert countries(form) == {code}


@pytest.mark.parametrize("word", ["روسو", "الروسو", "عروس", "تركة", "التركة", "مصير", "قطرة", "عراقة", "الروسنا"])
def test_words_that_only_begin_like_a_demonym_are_none(word):
    assert not countries(word)


def test_mali_and_money_are_told_apart_by_a_context_alone():
    (match,) = load().find(list(analyze("المالية")))
    assert all(spelling.ambiguous for _, spelling in match.candidates)


def test_every_country_with_a_demonym_in_the_news_has_one():
    lacking = {
        entity.key
        for entity in load().entities("country")
        if not any(spelling.kind == "demonym" for spelling in entity.spellings)
    }
    assert not lacking & set(IN_THE_NEWS.split())
