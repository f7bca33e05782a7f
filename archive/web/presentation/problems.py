"""Problems: what is wrong with a request or with the archive, what to do about it, and the page that says so.

Nothing here asks the database or the index: these pages are for when either may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from archive.formats.dates import number
from archive.formats.sentences import isolated
from archive.formats.vocabulary import value_label
from archive.search.facets import FACET_OF_PARAM
from archive.search.request import MAX_TEXT, BadRequest, SearchRequest
from archive.web.frames import Frame, path_of
from archive.web.presentation.lists import search_url
from archive.web.presenters.pages import ErrorPage, Link, SearchForm
from archive.web.queries import Pairs, query_pairs

# A longer query string is not repeated in the links of an error page.
LONGEST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A status, a title, what is wrong, what to do; for a parameter at fault its name and its value."""

    status: int
    title: str
    message: str
    advice: tuple[str, ...] = ()
    field: str = ""
    value: str = ""


def refused(error: BadRequest) -> Problem:
    """A known parameter with a value that it cannot have."""
    told = {"field": isolated(error.field), "value": isolated(error.value)}
    message = gettext("“%(value)s” is not a value that “%(field)s” can have.") % told
    if error.code == "text_too_long":
        message = gettext("The query is too long.")
    elif error.code == "too_many_filters":
        message = gettext("There are too many filters.")
    elif error.code == "dates_reversed":
        message = gettext("The dates are the wrong way round: “from” lies after “to”.")
    title = gettext("This search cannot be understood")
    return Problem(400, title, message, tuple(_advice(error)), error.field, error.value)


def _advice(error: BadRequest) -> Iterator[str]:
    """What a right value looks like."""
    limit = error.params.get("limit")
    match error.code:
        case "text_too_long" if isinstance(limit, int):
            text = ngettext("Use at most %(limit)s character.", "Use at most %(limit)s characters.", limit)
            yield text % {"limit": number(limit)}
        case "too_many_filters" if isinstance(limit, int):
            text = ngettext("Use at most %(limit)s filter.", "Use at most %(limit)s filters.", limit)
            yield text % {"limit": number(limit)}
        case "bad_date":
            yield gettext("A date is a year, a month or a day, like 2017, 2017-08 or 2017-08-22.")
        case "dates_reversed":
            told = {"since": isolated(str(error.params["since"])), "until": isolated(str(error.params["until"]))}
            yield gettext("You asked for %(since)s to %(until)s; exchange the two.") % told
        case "unknown_choice":
            yield gettext("It is one of: %(choices)s.") % {"choices": isolated(str(error.params["choices"]))}
        case "bad_page" if isinstance(limit, int):
            yield gettext("A page is a whole number from 1 to %(limit)s.") % {"limit": number(limit)}
        case "bad_key":
            yield from _key_advice(error.field)


def _key_advice(field: str) -> Iterator[str]:
    if field == "country":
        yield gettext("A country is its two-letter ISO code, like RU or SA.")
    elif field in FACET_OF_PARAM:
        told = {"kind": value_label(FACET_OF_PARAM[field].name)}
        text = gettext("%(kind)s: a key of small Latin letters, digits and hyphens, like sergey-lavrov.")
        yield text % told
        yield gettext("Choose it from the lists beside the results.")


def unavailable() -> Problem:
    """The engine cannot answer now."""
    return Problem(
        503,
        gettext("Search is out of order for the moment"),
        gettext("The archive's index cannot be read just now. It is our fault, not that of your search."),
        (gettext("Please try again in half a minute; the address of this page keeps your search."),),
    )


def too_slow() -> Problem:
    """A search that was stopped, for it took longer than one may."""
    return Problem(
        503,
        gettext("This search took too long and was stopped"),
        gettext("This search took too long and was stopped."),
        (
            gettext("Nothing of it is shown, for an answer cut short would not be a true one."),
            gettext("Search for fewer words, or for longer beginnings of words, or in a shorter period."),
            gettext("At a busy hour the same search may pass in half a minute; the address of this page keeps it."),
        ),
    )


def malformed() -> Problem:
    return Problem(
        400,
        gettext("This request cannot be understood"),
        gettext("What your browser sent is not a request that we can read."),
        (gettext("Please go back, reload the page and try again."),),
    )


def forbidden() -> Problem:
    return Problem(
        403,
        gettext("You may not do this"),
        gettext("Your account has no permission for this page, or the form was open for too long."),
        (gettext("Please go back, reload the page and try again, or sign in with another account."),),
    )


def missing() -> Problem:
    return Problem(
        404,
        gettext("There is no such page"),
        gettext("Nothing is published in the archive at this address."),
        (gettext("Check the address, or search for what you expected here."),),
    )


def broken() -> Problem:
    return Problem(
        500,
        gettext("Something went wrong"),
        gettext("An error of ours kept this page from being made; it has been written down."),
        (gettext("Please try again shortly. Nothing that you saved before is lost."),),
    )


def problem_page(http: HttpRequest, problem: Problem, language: str) -> ErrorPage:
    """The page of a problem. What was asked for stays in the search box and in the switch of languages."""
    frame = Frame(language, path_of(http.path_info), origin="")
    pairs = query_pairs(http)
    kept = urlencode(pairs)
    text = dict(pairs).get("q", "")[:MAX_TEXT]
    fields = frame.common(problem.title, query=kept if len(kept) <= LONGEST_KEPT else "", robots="noindex, nofollow")
    return ErrorPage(
        **fields | {"canonical": "", "search": SearchForm(reverse("search"), text)},
        status=problem.status,
        message=problem.message,
        advice=problem.advice,
        ways=tuple(_ways(pairs, problem)),
        field=problem.field,
        value=problem.value,
    )


def _ways(pairs: Pairs, problem: Problem) -> Iterator[Link]:
    """The same search without what is wrong with it, the search page, the home page."""
    if problem.field:
        try:
            rest = SearchRequest.parse(pair for pair in pairs if pair[0] != problem.field)
        except BadRequest:
            rest = SearchRequest()
        if rest != SearchRequest():
            told = {"field": isolated(problem.field)}
            yield Link(gettext("The same search without “%(field)s”") % told, search_url(rest))
    yield Link(gettext("Search the archive"), reverse("search"))
    yield Link(gettext("How to search"), reverse("help"))
    yield Link(gettext("Home page"), reverse("home"))
