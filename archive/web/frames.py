"""Frames: who reads a page and where it stands, which every page's presenter is built upon.

The path alone decides the language. Whatever a page needs of the HTTP request is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext

from archive.search.request import SearchRequest
from archive.web.presenters.pages import Input, LanguageLink, Link, SearchForm
from archive.web.queries import with_query

DIRECTIONS = {"ar": "rtl", "en": "ltr"}
OWN_NAMES = {"ar": "العربية", "en": "English"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as it was asked for: its language, its path without that, its origin, whether an editor reads."""

    language: str
    path: str
    origin: str
    is_editor: bool = False

    @classmethod
    def of(cls, http: HttpRequest) -> Frame:
        path = http.path_info
        return cls(language_of(path), path_of(path), origin_of(http), is_editor(http))

    def url(self, language: str, query: str = "") -> str:
        """This page's address in a language, with a canonical query string."""
        prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
        path = get_script_prefix() + prefix + quote(self.path.lstrip("/"), safe="/~!*()'@:$,;=+&")
        return with_query(path, query)

    def absolute(self, url: str) -> str:
        return self.origin + url

    def common(
        self, title: str, *, query: str = "", request: SearchRequest | None = None, **more: Any
    ) -> dict[str, Any]:
        """The fields of `Page`; `query` is the part of the address that belongs to the page itself."""
        request = request or SearchRequest()
        return {
            "title": title,
            "canonical": self.absolute(self.url(self.language, query)),
            "alternates": tuple(self._alternate(code, query) for code, _ in settings.LANGUAGES),
            "language": self.language,
            "direction": DIRECTIONS[self.language],
            "home_url": reverse("home"),
            "navigation": self._navigation(),
            "search": search_form(request),
            "admin_url": reverse("admin:index") if self.is_editor else "",
            "request": request,
            **more,
        }

    def _alternate(self, code: str, query: str) -> LanguageLink:
        url = self.url(code, query)
        return LanguageLink(code, OWN_NAMES[code], url, self.absolute(url), DIRECTIONS[code], code == self.language)

    def _navigation(self) -> tuple[Link, ...]:
        names = (("search", gettext("All articles")), ("help", gettext("Help")), ("about", gettext("About")))
        here = self.url(self.language)
        return tuple(Link(label, reverse(name), reverse(name) == here) for name, label in names)


def search_form(request: SearchRequest) -> SearchForm:
    """The search box: a new query keeps the filters, the order and the level, and begins at the first page."""
    return SearchForm(reverse("search"), request.text, hidden_inputs(request.with_text("")), reverse("suggest"))


def hidden_inputs(request: SearchRequest) -> tuple[Input, ...]:
    """The parameters of a request as fields of a form."""
    return tuple(Input(name, value) for name, value in parse_qsl(request.with_page(1).urlencode()))


def language_of(path: str) -> str:
    """The language of a path: what its first part names, or the archive's own."""
    first = path.split("/", 2)[1:2]
    return first[0] if first and first[0] in DIRECTIONS else settings.LANGUAGE_CODE


def path_of(path: str) -> str:
    """A path without its language."""
    language = language_of(path)
    return path if language == settings.LANGUAGE_CODE else path.removeprefix(f"/{language}") or "/"


def origin_of(http: HttpRequest) -> str:
    """`https://host`; raises DisallowedHost for a host that is not served."""
    return f"{http.scheme}://{http.get_host()}"


def is_editor(http: HttpRequest) -> bool:
    """Whether a member of the staff reads. Without a session cookie the session is not touched."""
    if settings.SESSION_COOKIE_NAME not in http.COOKIES:
        return False
    user = getattr(http, "user", None)
    return bool(user and user.is_authenticated and user.is_staff)
