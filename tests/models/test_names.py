"""The archive's gazetteer: data files, and editors' rows over them, in every process and soon."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.arabic.analysis import analyze
from archive.arabic.calendar import PartialDate
from archive.models import Actor, ActorName, Country, Office, Origin, Place, Tenure
from archive.models import names as module
from archive.models.names import archive_gazetteer

pytestmark = pytest.mark.django_db


def found(text):
    return {
        entity.key: spelling.ambiguous
        for match in archive_gazetteer().find(list(analyze(text)))
        for entity, spelling in match.candidates
    }


def lavrov():
    return Actor.objects.create(
        key="sergey-lavrov", kind="person", name_ar="سيرغي لافروف", name_en="Sergey Lavrov", origin=Origin.FILE
    )


def test_it_holds_the_data_files_before_any_row_is_there():
    assert found("سيرغي لافروف") == {"sergey-lavrov": False}


def test_an_editors_actor_is_found_as_soon_as_it_is_saved():
    assert found("فلان الفلاني") == {}
    Actor.objects.create(key="fulan", kind="person", name_ar="فلان الفلاني", name_en="Fulan")
    assert found("لفلان الفلاني") == {"fulan": False}
    assert found("Fulan") == {"fulan": False}


def test_an_editors_spelling_of_a_known_actor_is_found_as_soon_as_it_is_saved():
    assert found("سيرغاي لاوروف") == {}
    ActorName.objects.create(actor=lavrov(), text="سيرغاي لاوروف")
    assert found("سيرغاي لاوروف") == {"sergey-lavrov": False}
    assert found("سيرغي لافروف") == {"sergey-lavrov": False}


def test_the_editors_row_wins_over_the_file():
    actor = Actor.objects.create(key="other-lavrov", kind="person", name_ar="قسطنطين لافروف")
    ActorName.objects.create(actor=actor, text="لافروف", kind="short")
    assert found("لافروف") == {"other-lavrov": False}
    assert found("سيرغي لافروف") == {"sergey-lavrov": False}


def test_while_no_row_changes_it_is_the_same_gazetteer():
    lavrov()
    assert archive_gazetteer() is archive_gazetteer()


def test_a_name_that_is_ambiguous_stays_so():
    ActorName.objects.create(actor=lavrov(), text="الوزير المخضرم", ambiguous=True)
    assert found("الوزير المخضرم") == {"sergey-lavrov": True}


def test_what_is_changed_or_taken_away_counts_within_a_second(monkeypatch):
    name = ActorName.objects.create(actor=lavrov(), text="سيرغاي لاوروف")
    assert found("سيرغاي لاوروف")
    ActorName.objects.filter(pk=name.pk).update(text="سرغاي لاوروف")
    later = time.monotonic() + module._SECONDS
    monkeypatch.setattr(module.time, "monotonic", lambda: later)
    assert found("سرغاي لاوروف") == {"sergey-lavrov": False}
    assert found("سيرغاي لاوروف") == {}


def test_what_is_taken_away_last_is_gone_at_once():
    actor = Actor.objects.create(key="fulan", kind="person", name_ar="فلان الفلاني")
    assert found("فلان الفلاني")
    actor.delete()
    assert found("فلان الفلاني") == {}


def test_an_editors_office_counts_under_its_own_key():
    country = Country.objects.create(iso="RU", name_ar="روسيا", origin=Origin.FILE)
    office = Office.objects.create(key="finance-minister-ru", title_ar="وزير", title_en="Minister", country=country)
    Tenure.objects.create(actor=lavrov(), office=office, since="2017-03", until="2018")
    assert archive_gazetteer().holder("finance-minister", "RU", PartialDate(2017, 5, 1).first).key == "sergey-lavrov"


def test_a_day_that_no_calendar_has_hides_nothing():
    country = Country.objects.create(iso="RU", name_ar="روسيا", origin=Origin.FILE)
    office = Office.objects.create(key="finance-minister-ru", title_ar="وزير", title_en="Minister", country=country)
    Tenure.objects.create(actor=lavrov(), office=office, since="2017-02-31")
    assert found("سيرغي لافروف") == {"sergey-lavrov": False}


def test_editors_countries_and_places_are_found_too():
    syria = Country.objects.create(iso="SY", name_ar="الشام العزيزة")
    Place.objects.create(key="kafr-fulan-sy", name_ar="كفر فلان", country=syria)
    assert found("في كفر فلان") == {"kafr-fulan-sy": False}
    assert found("الشام العزيزة") == found("سورية") == {"SY": False}


def test_a_call_costs_one_small_query():
    archive_gazetteer()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for _ in range(5):
            archive_gazetteer()
    assert len(queries) <= 5 + 5
