"""Caching: pages are kept by whoever asks for them and shown again for as long as nothing has changed.

The stamp of a page is that of the index, of what the database has changed since, of the code that draws it, and of
whether an editor reads. It is taken before the page is made: a page may be newer than its stamp, never older.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from archive.models import ImportBatch, IndexTask
from archive.search.engine import EngineUnavailable, get_engine
from archive.web.frames import is_editor, origin_of
from archive.web.queries import query_string

View = Callable[..., HttpResponseBase]
# A page's time of change is told only once so many seconds have passed: times of HTTP know no smaller part.
_SETTLED = 2


def revalidated(view: View) -> View:
    """Answer 304 to who holds the page as it still is; else the page with its stamp. Never shown again unasked."""

    @wraps(view)
    def wrapped(http: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        private, archive = is_editor(http), archive_stamp()
        reader = f"editor {http.user.pk}" if private else "reader"
        etag = f'"{_digest(archive, origin_of(http), http.path, query_string(http), reader)}"'
        modified = None if private else _sightings.since(archive)
        kept = get_conditional_response(http, etag=etag, last_modified=modified)
        response = view(http, *args, **kwargs) if kept is None else kept
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = "private, no-cache" if private else "no-cache"
            if modified:
                response.headers["Last-Modified"] = http_date(modified)
        return response

    return wrapped


def archive_stamp() -> str:
    """What all pages depend on: the index, the database, the code and templates that draw them.

    Every change of an article ends in a commit of the index, or waits in the outbox; every other change is an import or
    stands in the admin's log.
    """
    try:
        info = get_engine().info()
        index = f"{info.generation} {info.documents}"
    except EngineUnavailable:
        index = "no index"
    latest = (model.objects.aggregate(Max("pk"))["pk__max"] for model in (IndexTask, ImportBatch, LogEntry))
    return _digest(index, *map(str, latest), code_stamp())


@lru_cache(maxsize=1)
def code_stamp() -> str:
    """Changes with any template, catalogue, module or static file: a new version of the archive draws pages anew."""
    package = Path(settings.BASE_DIR)
    files = [
        *(package / "templates").rglob("*.html"),
        *(package / "archive").rglob("*.py"),
        *(package / "archive" / "locale").rglob("*.mo"),
        *Path(settings.STATIC_ROOT).glob("staticfiles.json"),
    ]
    return _digest(*(blake2b(path.read_bytes()).hexdigest() for path in sorted(files)))


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class _Sightings:
    """When this process first saw the present stamp. What it showed before that was another page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp, self._since = "", 0

    def since(self, stamp: str) -> int | None:
        """The second of the first sighting; None as long as another page may have been shown in that same second."""
        now = int(time.time())
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._since = stamp, now
            return self._since if now - self._since >= _SETTLED else None


_sightings = _Sightings()
