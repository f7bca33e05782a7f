"""What a reader is told when something is wrong: pages of our own in the language of the path, and the same as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseServerError
from django.utils.translation import get_language, override

from archive.search.engine import EngineUnavailable, QueryTooSlow
from archive.search.request import BadRequest
from archive.web.frames import language_of
from archive.web.presentation import problems
from archive.web.presentation.problems import Problem
from archive.web.rendering import rendered

logger = logging.getLogger(__name__)

RETRY_AFTER = 30
# Shown when even the error page cannot be drawn.
LAST_RESORT = (
    '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>ديوان</title>'
    "<p>حدث خلل في الأرشيف. أعد المحاولة بعد قليل.</p>"
    '<p lang="en" dir="ltr">Something went wrong in the archive. Please try again shortly.</p></html>'
)


class SearchErrorMiddleware:
    """Turns what the search floor raises into answers: a refused parameter into 400, an engine that fails into 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, BadRequest):
            return told(request, problems.refused(exception))
        if isinstance(exception, EngineUnavailable):
            logger.error("%s: the engine cannot answer: %s", request.path, exception)
            stopped = isinstance(exception, QueryTooSlow)
            response = told(request, problems.too_slow() if stopped else problems.unavailable())
            response.headers["Retry-After"] = str(RETRY_AFTER)
            return response
        return None


def told(http: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a page or, where JSON was asked for, as JSON; never kept by anyone."""
    if http.path_info.endswith((".json", "/suggest")):
        error = {"field": problem.field or None, "message": " ".join((problem.message, *problem.advice))}
        body = json.dumps({"error": error}, ensure_ascii=False)
        response = HttpResponse(body, status=problem.status, content_type="application/json")
    else:
        page = problems.problem_page(http, problem, get_language() or settings.LANGUAGE_CODE)
        # What broke a page may break the frame of every page: that of 500 stands alone.
        template = "errors/500.html" if problem.status == 500 else "errors/error.html"
        response = rendered(template, page, status=problem.status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _safely(http: HttpRequest, make: Callable[[], Problem]) -> HttpResponse:
    """What the handlers answer, in the language of the path: they may be called before the locale is known."""
    try:
        with override(language_of(http.path_info)):
            return told(http, make())
    except Exception:
        logger.exception("%s: the error page itself failed", http.path)
        return HttpResponseServerError(LAST_RESORT)


def bad_request(http: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _safely(http, problems.malformed)


def permission_denied(http: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _safely(http, problems.forbidden)


def not_found(http: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _safely(http, problems.missing)


def server_error(http: HttpRequest, *args: Any) -> HttpResponse:
    return _safely(http, problems.broken)
