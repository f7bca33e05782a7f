"""What the tests of the desk ask for: an editor, the real engine over an empty index, forms filled as browsers do."""

import importlib
import shutil
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.contrib.auth.models import Group
from django.db import connection
from django.utils.crypto import get_random_string

from archive.search.engine import get_engine

# In English, so that sentences can be told by their msgids.
DESK = "/en/admin/archive/"
ARTICLES = f"{DESK}article/"
EDITORS = importlib.import_module("archive.migrations.0002_editors_group")
PASSWORD = get_random_string(20)
BODY = (
    "قال وزير الخارجية الروسي سيرغي لافروف أمس إن موسكو تريد وقف إطلاق النار في سورية.\n"
    "وأضاف لافروف أن بلاده تنسّق مع إيران. والتقى لافروف نظيره المصري سامح شكري في القاهرة."
)


@pytest.fixture(autouse=True)
def index(transactional_db):
    """The real engine over an empty index."""
    path = Path(configured.HAYSTACK_CONNECTIONS["default"]["PATH"])
    engine = get_engine()
    engine.rebuild([])
    yield engine
    shutil.rmtree(path, ignore_errors=True)


def _put_back(aside, path):
    """The index's upkeep, in a thread of its own, may make the folder anew between the two steps."""
    for _ in range(50):
        shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            aside.rename(path)
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} could not be put back")


@pytest.fixture
def broken_index(index):
    """Call it to take the index's folder away, and once more to bring it back."""
    path = Path(configured.HAYSTACK_CONNECTIONS["default"]["PATH"])
    aside = path.with_name(path.name + "-aside")

    def toggle():
        if aside.exists():
            _put_back(aside, path)
        else:
            path.rename(aside)

    yield toggle
    shutil.rmtree(aside, ignore_errors=True)


@pytest.fixture
def editors(transactional_db):
    """The group as its migration makes it: a test with transactions leaves the tables empty for the next."""
    with connection.schema_editor() as schema_editor:
        EDITORS.make_editors(apps, schema_editor)
    return Group.objects.get(name="Editors")


@pytest.fixture
def editor(client, editors, django_user_model):
    """A browser in which an editor of the group is logged in."""
    user = django_user_model.objects.create_user("layla", password=PASSWORD, is_staff=True)
    user.groups.add(editors)
    client.force_login(user)
    return client


@pytest.fixture
def superuser(client, django_user_model):
    """A browser in which somebody who may do everything is logged in."""
    client.force_login(django_user_model.objects.create_superuser("root", password=PASSWORD))
    return client


@pytest.fixture
def added(transactional_db):
    """Adds articles through the form: `added(browser, title=…, body=…)` gives the article."""
    from archive.models import Article

    def add(browser, **values):
        response = send(browser, f"{ARTICLES}add/", **({"title": "لافروف في القاهرة", "body": BODY} | values))
        assert response.redirect_chain, errors(response)
        return Article.objects.order_by("-pk").first()

    return add


def change_page(article):
    return f"{ARTICLES}{article.pk}/change/"


def send(browser, address, page=None, **changes):
    """Send the form of a page as a browser would, with these changes; a change to None leaves the field out."""
    data = filled(page or browser.get(address)) | changes
    return browser.post(address, {name: value for name, value in data.items() if value is not None}, follow=True)


def filled(page):
    """What stands in the form of a page."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    forms += [form for formset in formsets for form in (formset.management_form, *formset.forms)]
    fields = [bound for form in forms for bound in form if bound.value() is not None and bound.value() is not False]
    data = {bound.html_name: str(bound.value()) for bound in fields}
    for section in page.context.get("recognised", ()):
        for named in section.named:
            for one in (named, *named.evidence):
                data[one.name] = next(choice.value for choice in one.choices if choice.checked)
    return data


def errors(page):
    """What a form that was not saved says."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    return "".join(map(str, [page.context["adminform"].form.errors, *(formset.errors for formset in formsets)]))


def messages(page):
    return [str(message) for message in page.context["messages"]]
