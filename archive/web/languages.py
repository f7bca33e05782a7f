"""Languages: the path alone decides which one a page is in.

Django's own middleware says of the pages at the root that they vary with Accept-Language, which would keep one copy a
browser's language in every cache on the way. They do not.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from archive.web.frames import language_of


class PathLanguageMiddleware:
    """Makes the language of the path the active one, for pages, the admin and what they are refused with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        # Left active afterwards, as Django's does: an answer may still be on its way when this returns.
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
