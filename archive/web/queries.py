"""Query strings as they came, and the redirect to the canonical address of a page."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponsePermanentRedirect

from archive.search.request import SearchRequest

Pairs = list[tuple[str, str]]


def query_string(http: HttpRequest) -> str:
    """The query string as typed. What a client sent without percent signs is read as UTF-8."""
    text: str = http.META.get("QUERY_STRING", "")
    try:
        return text.encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text


def query_pairs(http: HttpRequest) -> Pairs:
    """The parameters as they came. What is no text (half a surrogate, a broken byte) is read as U+FFFD."""
    pairs = parse_qsl(query_string(http), keep_blank_values=True, errors="replace")
    return [(_text(name), _text(value)) for name, value in pairs]


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")


def with_query(url: str, query: str) -> str:
    """An address with a query string, which may be empty."""
    return f"{url}?{query}" if query else url


def search_request(http: HttpRequest) -> SearchRequest:
    """The search that an address asks for. Raises BadRequest."""
    return SearchRequest.parse(query_string(http))


def to_canonical(http: HttpRequest, canonical: str) -> HttpResponsePermanentRedirect | None:
    """The redirect to this path with its canonical query string, or None when that is what was asked for.

    Parameters are compared, not their spelling: a proxy that writes `%2A` as `*` sends nobody round in circles.
    """
    given = parse_qsl(query_string(http), keep_blank_values=True, errors="replace")
    if http.method not in {"GET", "HEAD"} or given == parse_qsl(canonical, errors="replace"):
        return None
    response = HttpResponsePermanentRedirect(with_query(http.path, canonical))
    # A browser may keep it, but asks again after a day.
    response.headers["Cache-Control"] = "max-age=86400"
    return response
