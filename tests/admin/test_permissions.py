"""Who may do what: the group adds and mends, sees what imports brought, and deletes nothing."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.admin.conftest import DESK, EDITORS, PASSWORD

EDITED = ("article", "source", "country", "place", "actor", "office", "mention")
SEEN = ("importbatch", "importrecord")


def granted(group):
    return set(group.permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("model", EDITED)
def test_an_editor_adds_and_changes_and_does_not_delete(editor, model):
    assert editor.get(f"{DESK}{model}/").status_code == 200
    assert editor.get(f"{DESK}{model}/add/").status_code == 200
    assert "delete_selected" not in editor.get(f"{DESK}{model}/").content.decode()


@pytest.mark.parametrize("model", SEEN)
def test_an_editor_sees_imports_and_changes_none(editor, model):
    assert editor.get(f"{DESK}{model}/").status_code == 200
    assert editor.get(f"{DESK}{model}/add/").status_code == 403


def test_an_editor_does_not_delete_an_article(editor, added):
    article = added(editor)
    assert editor.get(f"{DESK}article/{article.pk}/delete/").status_code == 403
    assert editor.post(f"{DESK}article/{article.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("page", ["auth/user/", "auth/group/", "archive/indextask/"])
def test_an_editor_has_no_business_elsewhere(editor, page):
    assert editor.get(f"/admin/{page}").status_code == 403


@pytest.mark.parametrize("model", [*EDITED, *SEEN])
def test_staff_outside_the_group_may_do_nothing(client, django_user_model, model):
    client.force_login(django_user_model.objects.create_user("omar", password=PASSWORD, is_staff=True))
    assert client.get(f"{DESK}{model}/").status_code == 403


def test_a_stranger_is_asked_to_log_in(client):
    assert client.get(f"{DESK}article/").url.startswith("/en/admin/login/")


def test_not_even_a_superuser_writes_what_the_archive_writes_by_itself(superuser):
    for model in (*SEEN, "indextask"):
        assert superuser.get(f"{DESK}{model}/add/").status_code == 403


def test_the_group_is_made_where_there_are_no_permissions_yet(transactional_db):
    Group.objects.all().delete()
    Permission.objects.all().delete()
    ContentType.objects.all().delete()
    ContentType.objects.clear_cache()
    with connection.schema_editor() as schema_editor:
        EDITORS.make_editors(apps, schema_editor)
    names = granted(Group.objects.get(name="Editors"))
    assert {"add_article", "change_article", "view_article", "change_tenure", "view_importrecord"} <= names
    assert not {name for name in names if name.startswith("delete_")}
    assert "change_importrecord" not in names


def test_making_the_group_again_keeps_what_it_was_given(editors):
    editors.permissions.add(Permission.objects.get(codename="delete_mention"))
    with connection.schema_editor() as schema_editor:
        EDITORS.make_editors(apps, schema_editor)
    assert "delete_mention" in granted(editors)
