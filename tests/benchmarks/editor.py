"""An editor at the desk, as a program: signs in, and fills the form of a new article in as a browser would."""

from __future__ import annotations

from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener


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


class Editor:
    """One editor, signed in to a server."""

    def __init__(self, server: str, name: str, password: str) -> None:
        self.server = server
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        path = "/admin/login/?next=/admin/"
        self._send(path, FormFields(self._get(path)).fields | {"username": name, "password": password})

    def add(self, title: str, body: str) -> None:
        """Save a new, published article. Raises ValueError with what the form says when it is not taken."""
        path = "/admin/archive/article/add/"
        fields = FormFields(self._get(path)).fields | {"title": title, "body": body, "status": "published"}
        page = self._send(path, fields | {"_save": "1"})
        if "errornote" in page or 'name="password"' in page:
            raise ValueError(page[page.find("errornote") :][:400])

    def _get(self, path: str) -> str:
        text: str = self._opener.open(self.server + path, timeout=60).read().decode()
        return text

    def _send(self, path: str, fields: dict[str, str]) -> str:
        address = self.server + path
        request = Request(address, urlencode(fields).encode(), {"Referer": address})  # noqa: S310  (ours)
        text: str = self._opener.open(request, timeout=60).read().decode()
        return text
