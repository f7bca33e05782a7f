"""A server has read what every first request reads before the first reader comes; what fails then stops nothing."""

import subprocess
import sys

from archive.search.names import _ARCHIVE
from archive.web.warming import ADDRESSES, warmed
from tests.conftest import ROOT


def asked(status):
    """What an application was asked while it was warmed."""
    heard = []

    def application(environ, start_response):
        heard.append(environ)
        start_response(status, [])
        return [b""]

    assert warmed(application) is application
    return heard


def test_it_asks_its_own_pages_under_a_name_that_it_is_served_under(settings):
    settings.ALLOWED_HOSTS = ["*", ".example.org"]
    heard = asked("200 OK")
    assert [environ["PATH_INFO"] for environ in heard] == [path for path, _ in ADDRESSES]
    assert {environ["HTTP_HOST"] for environ in heard} == {"example.org"}
    assert all(environ["QUERY_STRING"].isascii() for environ in heard)


def test_an_answer_that_fails_is_no_reason_not_to_serve():
    assert asked("503 Service Unavailable")


def test_every_address_is_a_page_of_the_archive(client, archive):
    for path, query in ADDRESSES:
        assert client.get(f"{path}?{query}".rstrip("?"), follow=True).status_code == 200


def test_its_pages_read_the_names_that_a_search_knows(client, archive):
    _ARCHIVE._of = None
    for path, query in ADDRESSES:
        client.get(f"{path}?{query}".rstrip("?"), follow=True)
    assert _ARCHIVE._of is not None


def test_a_server_starts_without_database_or_index(tmp_path):
    """`archive.wsgi` is what a server imports: an archive that is not made yet must not keep it from starting."""
    environment = {
        "SECRET_KEY": "x" * 60,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
        "SEARCH_URL": f"whoosh://{tmp_path / 'index'}",
        "STATIC_ROOT": str(tmp_path),
    }
    code = "from archive.wsgi import application; print(callable(application))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
