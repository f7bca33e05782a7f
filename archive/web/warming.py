"""Warming: what every process reads once (words, names, templates, the index), read before the first reader comes.

A server asks its own application for a few pages while it starts, as a reader would, so that nothing is warmed that no
page uses and nothing that one uses is forgotten. Commands and tests do not pass here.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings

# The first page; names in every spelling; what sounds like a name that no article has; a word that is begun.
ADDRESSES: Final = (
    ("/", ""),
    ("/search/", "q=سوريا&match=wide"),
    ("/search/", "q=غرافنستاين"),
    ("/suggest", "q=سو"),
)


def warmed(application: WSGIApplication) -> WSGIApplication:
    """The same application, after it has answered a few requests. Answers that fail are no reason not to serve."""
    for path, query in ADDRESSES:
        _ask(application, path, query)
    return application


def _ask(application: WSGIApplication, path: str, query: str) -> None:
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "QUERY_STRING": quote(query, safe="=&"),
        "HTTP_HOST": _host(settings.ALLOWED_HOSTS),
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
    }
    setup_testing_defaults(environ)
    answer = application(environ, lambda *_: lambda _: None)
    for _ in answer:
        pass
    if close := getattr(answer, "close", None):
        close()  # which gives the connection to the database back


def _host(allowed: Iterable[str]) -> str:
    """A name that the archive is served under.

    >>> _host([".example.org"]), _host(["*"]), _host(["archive.example.org"])
    ('example.org', 'localhost', 'archive.example.org')
    """
    return next((name.lstrip(".") for name in allowed if name != "*"), "localhost")
