"""What the archive must know: the countries, the people of the seeds and of this field, each under a good key."""

import re
from datetime import date

import pytest
from babel import Locale

from archive.arabic.analysis import analyze
from archive.knowledge.loading import load, offices
from archive.knowledge.words import words

SEED_PEOPLE = """
sergey-lavrov vladimir-putin recep-tayyip-erdogan elmar-mammadyarov pyotr-milyukhin emmanuel-macron mukhtar-tileuberdi
dmitry-peskov yuri-borenkov sameh-shoukry sergei-shoigu sergey-rudskoy bashar-al-assad binali-yildirim
alexander-novikov alexander-lavrentiev mohammad-javad-zarif bassma-kodmani ibrahim-al-hassan staffan-de-mistura
maria-zakharova mevlut-cavusoglu donald-trump hulusi-akar abdel-fattah-el-sisi sultan-bin-zayed-al-nahyan
"""
SEED_BODIES = """
islamic-state syrian-democratic-forces euphrates-shield ypg syrian-negotiation-commission raqqa-civil-council
russian-reconciliation-centre united-nations arab-league nato european-union opcw un-security-council ria-novosti
kommersant nezavisimaya-gazeta agence-france-presse kremlin syrian-army
"""
COMMON_WORDS = "الأسد صالح سلام هادي رئيسي المعلم الصدر بري غول خان شريف حجاب الشرع مبارك ماي كارتر"
# Of CLDR's two-letter codes those that ISO 3166-1 does not assign.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@pytest.mark.parametrize("key", SEED_PEOPLE.split())
def test_everybody_in_the_seeds_is_known(key):
    assert load().entity("person", key)


@pytest.mark.parametrize("key", SEED_BODIES.split())
def test_every_body_in_the_seeds_is_known(key):
    assert load().entity("organisation", key)


def test_every_country_of_iso_3166_is_known_with_a_name_in_both_languages():
    codes = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - NOT_ISO
    assert {entity.key for entity in load().entities("country")} == codes
    assert all(entity.name_ar and entity.name_en for entity in load().entities("country"))


def test_there_are_enough_actors_of_this_field():
    assert sum(1 for _ in load().entities("person")) >= 500
    assert sum(1 for _ in load().entities("organisation")) >= 200


def test_every_name_shown_is_also_found():
    lost = [
        entity.key
        for entity in load().entities()
        for name in (entity.name_ar, entity.name_en)
        if not any(
            match.first == 0 and words(spelling.text) == words(name)
            for match in load().find(list(analyze(name)))
            for other, spelling in match.candidates
            if other is entity
        )
    ]
    assert not lost


def test_the_words_of_a_spelling_are_those_of_the_one_analysis():
    for entity in load().entities():
        for spelling in entity.spellings:
            assert words(spelling.text) == tuple(token.fold for token in analyze(spelling.text))


def test_no_word_of_the_language_is_a_persons_sure_surname():
    sure = {
        words(spelling.text)
        for entity in load().entities("person")
        for spelling in entity.spellings
        if not spelling.ambiguous
    }
    assert not [word for word in COMMON_WORDS.split() if words(word) in sure]


@pytest.mark.parametrize(
    ("office", "place", "day", "key"),
    [
        ("president", "US", date(2017, 1, 20), "donald-trump"),
        ("president", "US", date(2017, 1, 19), "barack-obama"),
        ("foreign-minister", "US", date(2018, 1, 1), "rex-tillerson"),
        ("president", "RU", date(2010, 1, 1), "dmitry-medvedev"),
        ("prime-minister", "TR", date(2018, 1, 13), "binali-yildirim"),
        ("defence-minister", "TR", date(2018, 12, 29), "hulusi-akar"),
        ("foreign-minister", "TR", date(2017, 3, 7), "mevlut-cavusoglu"),
        ("foreign-minister", "KZ", date(2019, 11, 19), "mukhtar-tileuberdi"),
        ("foreign-minister", "AZ", date(2017, 3, 7), "elmar-mammadyarov"),
        ("foreign-minister", "EG", date(2017, 8, 22), "sameh-shoukry"),
        ("foreign-minister", "IR", date(2018, 1, 13), "mohammad-javad-zarif"),
        ("president", "FR", date(2019, 11, 19), "emmanuel-macron"),
        ("foreign-minister", "SY", date(2018, 1, 1), "walid-muallem"),
        ("secretary-general", "united-nations", date(2016, 12, 31), "ban-ki-moon"),
        ("secretary-general", "united-nations", date(2017, 1, 1), "antonio-guterres"),
        ("director-general", "opcw", date(2018, 7, 1), "ahmet-uzumcu"),
        ("chancellor", "DE", date(2018, 1, 1), "angela-merkel"),
        ("prime-minister", "LB", date(2018, 1, 1), "saad-hariri"),
        ("king", "SA", date(2018, 1, 1), "salman-bin-abdulaziz-al-saud"),
    ],
)
def test_the_holder_of_an_office_is_known_by_the_day(office, place, day, key):
    assert load().holder(office, place, day).key == key


def test_no_office_of_one_person_is_held_by_two_at_once():
    """Presidents, ministers and the like: on the first of every month of the archive's years nobody stands in doubt."""
    single = {"president", "prime-minister", "foreign-minister", "defence-minister", "king", "emir", "chancellor"}
    places = {
        (tenure.office, tenure.country or tenure.body)
        for entity in load().entities("person")
        for tenure in entity.tenures
        if tenure.office in single
    }
    assert single <= set(offices())
    doubtful = []
    for office, place in places:
        held = [
            (entity.key, tenure)
            for entity in load().entities("person")
            for tenure in entity.tenures
            if tenure.office == office and place in (tenure.country, tenure.body)
        ]
        for year in range(2010, 2026):
            for month in range(1, 13):
                day = date(year, month, 1)
                now = {key for key, tenure in held if covers(tenure, day)}
                if len(now) > 1 and load().holder(office, place, day) is None:
                    doubtful.append((office, place, day.isoformat(), sorted(now)))
    assert not doubtful


def covers(tenure, day):
    since = tenure.since.first if tenure.since else date.min
    return since <= day <= (tenure.until.last if tenure.until else date.max)
