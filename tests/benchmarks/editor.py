"""An editor at the desk, as a program: signs in, and fills the form of a new article in as a browser would."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener


class FormFields(HTMLParser):
    """The fields of the forms of a page, with the values they have."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._name = ""
        self._choice = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and name:
            self._input(name, given)
        elif tag in ("textarea", "select"):
            self._name, self._choice = name, tag == "select"
            self.fields.setdefault(name, "")
        elif tag == "option" and self._choice and "selected" in given:
            self.fields[self._name] = given.get("value", "")

    def _input(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("submit", "file") or (kind in ("checkbox", "radio") and "checked" not in given):
            return
        self.fields[name] = given.get("value", "on" if kind == "checkbox" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._name, self._choice = "", False

    def handle_data(self, data: str) -> None:
        if self._name and not self._choice:
            self.fields[self._name] += data.removeprefix("\n")


class _Stay(HTTPRedirectHandler):
    """Goes nowhere: each step of a save is timed by itself."""

    def redirect_request(  # noqa: PLR0917  (urllib's)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        return None


class Editor:
    """One editor, signed in to a server."""

    def __init__(self, server: str, name: str, password: str) -> None:
        self.server = server
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay())
        path = "/admin/login/?next=/admin/"
        self._send(path, FormFields(self._get(path)).fields | {"username": name, "password": password})

    def add(self, title: str, body: str) -> dict[str, float]:
        """Save a new, published article as a browser does; the milliseconds of the form, its sending and the list.

        Raises ValueError with what the form says when it is not taken.
        """
        path = "/admin/archive/article/add/"
        begun = time.perf_counter()
        fields = FormFields(self._get(path)).fields | {"title": title, "body": body, "status": "published"}
        filled = time.perf_counter()
        page, onward = self._send(path, fields | {"_save": "1"})
        if not onward:
            raise ValueError(page[max(0, page.find("errornote")) :][:400])
        sent = time.perf_counter()
        self._get(onward)
        listed = time.perf_counter()
        return {"form": (filled - begun) * 1000, "post": (sent - filled) * 1000, "list": (listed - sent) * 1000}

    def _get(self, path: str) -> str:
        text: str = self._opener.open(urljoin(self.server, path), timeout=60).read().decode()
        return text

    def _send(self, path: str, fields: dict[str, str]) -> tuple[str, str]:
        """The page that answers, and where it leads on, "" when the form was not taken."""
        address = urljoin(self.server, path)
        request = Request(address, urlencode(fields).encode(), {"Referer": address})  # noqa: S310  (ours)
        try:
            return self._opener.open(request, timeout=60).read().decode(), ""
        except HTTPError as answer:
            if answer.code not in (302, 303):
                raise
            return "", answer.headers["Location"]
