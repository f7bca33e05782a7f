"""What an answer has to say about itself, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext, ngettext

from archive.formats.dates import number
from archive.formats.sentences import isolated
from archive.search.notices import Notice

Params = Mapping[str, Any]


# What the fields are called in a sentence about one.
FIELD_NAMES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "title": lambda: gettext("title:"),
        "quote": lambda: gettext("quote:"),
        "said-by": lambda: gettext("said-by:"),
        "actor": lambda: gettext("actor:"),
        "country": lambda: gettext("country:"),
        "place": lambda: gettext("place:"),
        "source": lambda: gettext("source:"),
        "date": lambda: gettext("date:"),
    }
)
_KINDS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "said-by": lambda: gettext("No person or organisation is known by the name “%(value)s”"),
        "actor": lambda: gettext("No person or organisation is known by the name “%(value)s”"),
        "country": lambda: gettext("No country is known by the name “%(value)s”"),
        "place": lambda: gettext("No place is known by the name “%(value)s”"),
        "source": lambda: gettext("No source is known by the name “%(value)s”"),
    }
)


def _bounded(text: Callable[[int], str]) -> Callable[[Params], str]:
    """The sentence of a notice that names a bound and nothing else."""
    return lambda params: text(int(params["limit"])) % {"limit": number(int(params["limit"]))}


def _operator_ignored(params: Params) -> str:
    text = gettext("“%(word)s” stands between two words or groups; one of them was missing, so it was ignored.")
    return text % {"word": isolated(str(params["word"]))}


def _operator_is_word(params: Params) -> str:
    text = gettext(
        "“%(word)s” was read as a word of your sentence and left out. For one word or another write | between them or "
        "put both in brackets; to leave a word out, write - before it."
    )
    return text % {"word": isolated(str(params["word"]))}


def _field_empty(params: Params) -> str:
    if params["field"] == "date":
        text = gettext("Nothing stands behind “%(field)s”; a date must follow it: %(examples)s.")
        return text % {"field": isolated(_field(params)), "examples": _dates_by_example()}
    text = gettext("Nothing stands behind “%(field)s”; a word, a phrase or a group in brackets must follow it.")
    return text % {"field": isolated(_field(params))}


def _bad_date(params: Params) -> str:
    text = gettext(
        "“%(value)s” is no date. Write a year, a month or a day, or two of them with two dots between: %(examples)s."
    )
    return text % {"value": isolated(str(params["value"])), "examples": _dates_by_example()}


def _dates_by_example() -> str:
    # In a text that runs from the right a date would show its parts turned round.
    dates = ("2017", "2017-03", "2017-03-05", "2017-03..2017-08", "2017..")
    shown = [*(f"{FIELD_NAMES['date']()}{isolated(date)}" for date in dates), gettext("date:March 2017")]
    return gettext(", ").join(map(isolated, shown))


def _dates_swapped(params: Params) -> str:
    text = gettext("The dates stood the wrong way round; articles from %(since)s to %(until)s were searched for.")
    return text % {name: isolated(str(params[name])) for name in ("since", "until")}


def _value_unknown(params: Params) -> str:
    field, value = str(params["field"]), {"value": isolated(str(params["value"]))}
    text = gettext(
        "%(unknown)s, so it was searched for as a word of the text. A name of several words needs quotation marks."
    )
    return text % {"unknown": _KINDS[field]() % value}


def _value_shared(params: Params) -> str:
    text = gettext("“%(value)s” is the name of several, and any of them counts. Their keys single them out: %(keys)s.")
    return text % {"value": isolated(str(params["value"])), "keys": isolated(str(params["keys"]))}


def _speakers_unrecorded(params: Params) -> str:
    text = gettext(
        "Who said what is not recorded yet: these articles name “%(value)s” in a paragraph that holds a quotation."
    )
    return text % {"value": isolated(str(params["value"]))}


def _field(params: Params) -> str:
    return FIELD_NAMES[str(params["field"])]()


def _prefix_too_short(params: Params) -> str:
    limit = int(params["limit"])
    text = ngettext(
        "“%(word)s*” was read as a whole word: a beginning needs at least %(limit)s letter.",
        "“%(word)s*” was read as a whole word: a beginning needs at least %(limit)s letters.",
        limit,
    )
    return text % {"word": isolated(str(params["word"])), "limit": number(limit)}


def _stop_words_optional(params: Params) -> str:
    text = gettext("“%(words)s” is so common that it was not required; put it in quotation marks to require it.")
    return text % {"words": isolated(str(params["words"]))}


_TEXTS: Mapping[str, Callable[[Params], str]] = MappingProxyType(
    {
        "quote_closed": lambda params: gettext(
            "A quotation mark was left open; we closed it at the end of your query."
        ),
        "bracket_closed": lambda _: gettext("A bracket was left open; we closed it at the end of your query."),
        "too_many_words": _bounded(
            lambda limit: ngettext(
                "Only the first %(limit)s word was searched for; the rest was left out.",
                "Only the first %(limit)s words were searched for; the rest was left out.",
                limit,
            )
        ),
        "too_many_prefixes": _bounded(
            lambda limit: ngettext(
                "Only %(limit)s beginning of a word, as in «روس*», may stand in a query; "
                "the others were read as whole words.",
                "Only %(limit)s beginnings of words, as in «روس*», may stand in a query; "
                "the others were read as whole words.",
                limit,
            )
        ),
        "too_deep": _bounded(
            lambda limit: ngettext(
                "Brackets may stand %(limit)s deep; those deeper inside were ignored.",
                "Brackets may stand %(limit)s deep; those deeper inside were ignored.",
                limit,
            )
        ),
        "operator_ignored": _operator_ignored,
        "operator_is_word": _operator_is_word,
        "distance_bounded": _bounded(
            lambda limit: ngettext(
                "Words may be sought within %(limit)s word of each other at most; that is what was searched for.",
                "Words may be sought within %(limit)s words of each other at most; that is what was searched for.",
                limit,
            )
        ),
        "field_empty": _field_empty,
        "bad_date": _bad_date,
        "dates_swapped": _dates_swapped,
        "value_unknown": _value_unknown,
        "value_shared": _value_shared,
        "speakers_unrecorded": _speakers_unrecorded,
        "prefix_too_short": _prefix_too_short,
        "wildcard_ignored": lambda _: gettext(
            "An asterisk counts only at the end of a single word, as in «روس*»; elsewhere it was ignored."
        ),
        "only_exclusions": lambda _: gettext(
            "You only said what to leave out, so these are all the articles that remain."
        ),
        "stop_words_optional": _stop_words_optional,
    }
)


def notice_text(notice: Notice) -> str:
    """The sentence of a notice, in the language that is active."""
    return _TEXTS[notice.code](dict(notice.params))
