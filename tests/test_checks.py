"""System checks: what an operator can get wrong is said by an id, with what to do."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks
from django.core.management import call_command

from archive import checks
from archive.models import Article
from archive.search.engine import get_engine
from archive.search.engines import folders
from tests.conftest import ROOT


@pytest.fixture
def index(settings, tmp_path):
    """The folder of an index that is not there yet."""
    path = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(path)}}
    return path


def add(body):
    return Article.objects.create(title="عنوان", body=body, content_hash=Article.hash_content("عنوان", body))


def said(databases=None):
    found = run_checks(tags=["search", "database"], databases=databases)
    return {message.id: message for message in found if message.id.startswith("diwan.")}


def test_a_missing_index_is_said(index):
    message = said()["diwan.W001"]
    assert "rebuild_index" in message.hint


def test_a_whole_index_is_no_cause_for_words(index):
    get_engine().rebuild([])
    assert said() == {}


def test_an_index_that_cannot_be_read_is_said(index):
    get_engine().rebuild([])
    (index / "CURRENT").write_bytes(b"{}")
    message = said()["diwan.W002"]
    assert "rebuild_index" in message.hint
    assert str(index) in message.msg
    assert "تعذّرت قراءة فهرس البحث" in message.msg


def test_an_index_of_another_analysis_is_said(index, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(folders, "ANALYSIS_VERSION", 0)
        get_engine().rebuild([])
    assert "version 0" in said()["diwan.W003"].msg


@pytest.mark.django_db
class TestDrift:
    def test_it_is_said_when_the_database_is_asked_about(self, index):
        add("سوريا")
        get_engine().rebuild([])
        assert said() == {}
        message = said(["default"])["diwan.W004"]
        assert message.msg.startswith("Database and index differ: 1 article(s) not indexed, 0 ")
        assert "check_index --mend" in message.hint
        call_command("check_index", mend=True)
        assert said(["default"]) == {}

    def test_a_missing_index_is_said_once(self, index):
        add("سوريا")
        assert set(said(["default"])) == {"diwan.W001"}

    def test_an_index_that_cannot_be_opened_is_said_once(self, index):
        get_engine().rebuild([])
        (index / "CURRENT").write_bytes(b"{}")
        found = run_checks(tags=["search", "database"], databases=["default"])
        assert [message.id for message in found if message.id.startswith("diwan.")] == ["diwan.W002"]

    def test_damage_that_no_search_has_met_is_said(self, index):
        for number in range(30):
            add(f"سوريا {number}")
        call_command("rebuild_index", verbosity=0)
        path = next(index.rglob("*.flat"))
        content = path.read_bytes()
        place = len(content) // 2
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert set(said(["default"])) == {"diwan.W002"}


class TestSecretKey:
    def test_nothing_starts_without_one(self, tmp_path):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        for name in ("SECRET_KEY", "SECRET_KEY_FILE"):
            environment.pop(name, None)
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", "import django; django.setup()"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode
        assert "diwan.E001" in done.stderr

    def test_the_key_of_local_commands_is_not_for_a_server(self, settings):
        settings.SECRET_KEY_FILE = str(settings.VAR_DIR / "secret-key")
        settings.DEBUG = False
        assert [message.id for message in checks.check_secret_key_is_given()] == ["diwan.W005"]

    def test_a_key_of_ones_own_is(self, settings):
        settings.SECRET_KEY_FILE = ""
        assert checks.check_secret_key_is_given() == []
