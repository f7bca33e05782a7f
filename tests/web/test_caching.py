"""Pages are shown again without being made again, and never when anything in them has changed."""

import time
from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from archive.models import Actor, ImportBatch, IndexTask
from archive.web import caching

PATHS = ["/", "/search/?q=%D8%B3", "/search.json", "/actors/sergey-lavrov/", "/countries/RU/", "/en/about/", "/help/"]


@pytest.mark.parametrize("path", PATHS)
def test_who_holds_a_page_gets_304(client, archive, path):
    first = client.get(path)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_304_holds_behind_compression_too(client, archive):
    first = client.get("/search/", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    assert client.get("/search/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_languages_queries_and_hosts_have_stamps_of_their_own(client, archive):
    paths = ("/search/", "/en/search/", "/search/?q=%D8%B3", "/search/?country=RU")
    stamps = {client.get(path)["ETag"] for path in paths} | {
        client.get("/search/", headers={"host": "localhost"})["ETag"]
    }
    assert len(stamps) == 5


def changes():
    def indexed(made, index):
        made["draft"].status = "published"
        made["draft"].save()
        index()

    def renamed(made, index):
        # An editor renames in the admin, which writes its log.
        Actor.objects.filter(key="sergey-lavrov").update(name_ar="لافروف")
        from django.contrib.auth.models import User

        editor = User.objects.create(username="editor")
        kind = ContentType.objects.get_for_model(Actor)
        LogEntry.objects.create(user=editor, content_type=kind, object_id="1", object_repr="x", action_flag=CHANGE)

    def waiting(made, index):
        IndexTask.objects.create(article_id=made["meeting"].pk)

    def imported(made, index):
        ImportBatch.objects.create(path="x", fingerprint="x")

    return [indexed, renamed, waiting, imported]


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.__name__)
def test_a_change_makes_the_page_anew(client, archive, indexed, change):
    first = client.get("/search/")
    change(archive, indexed)
    assert client.get("/search/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_an_editors_page_is_private_and_never_a_readers(client, archive, admin_user):
    reader = client.get("/search/")
    client.force_login(admin_user)
    editor = client.get("/search/", headers={"if-none-match": reader["ETag"]})
    assert editor.status_code == 200
    assert editor["Cache-Control"] == "private, no-cache"
    assert "Last-Modified" not in editor


def test_a_time_of_change_is_told_once_it_is_certain(client, archive, monkeypatch):
    now = time.time()
    monkeypatch.setattr(caching, "_sightings", caching._Sightings())
    monkeypatch.setattr(caching.time, "time", lambda: now)
    assert "Last-Modified" not in client.get("/search/")
    monkeypatch.setattr(caching.time, "time", lambda: now + 3)
    told = client.get("/search/")["Last-Modified"]
    assert datetime.strptime(told, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC).timestamp() == int(now)
    assert client.get("/search/", headers={"if-modified-since": told}).status_code == 304


def test_a_redirect_and_an_error_carry_no_stamp(client, archive):
    assert "ETag" not in client.get("/search/?x=1")
    assert "ETag" not in client.get("/search/?page=0")
    assert "ETag" not in client.get("/articles/999999/")
