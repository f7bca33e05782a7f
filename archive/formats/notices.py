"""What an answer has to say about itself, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext, ngettext

from archive.formats.dates import number
from archive.formats.sentences import isolated
from archive.search.query import Notice

Params = Mapping[str, Any]


def _too_many_words(params: Params) -> str:
    limit = int(params["limit"])
    text = ngettext(
        "Only the first %(limit)s word was searched for; the rest was left out.",
        "Only the first %(limit)s words were searched for; the rest was left out.",
        limit,
    )
    return text % {"limit": number(limit)}


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
        "too_many_words": _too_many_words,
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
