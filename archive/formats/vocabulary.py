"""The vocabulary of a search: the words for facets, match levels and sorts."""

from __future__ import annotations

from django.utils.translation import gettext


def facet_label(name: str) -> str:
    """The heading of a facet."""
    return {
        "actor": gettext("People and organisations"),
        "country": gettext("Countries"),
        "place": gettext("Places"),
        "source": gettext("Sources"),
        "year": gettext("Years"),
    }[name]


def value_label(name: str) -> str:
    """What one value of a facet is."""
    return {
        "actor": gettext("Person or organisation"),
        "country": gettext("Country"),
        "place": gettext("Place"),
        "source": gettext("Source"),
        "year": gettext("Year"),
    }[name]


def match_words(match: str) -> tuple[str, str]:
    """The name of a match level, and in one line what it does."""
    return {
        "exact": (gettext("Exact"), gettext("Letters as printed; vowel signs ignored.")),
        "normal": (
            gettext("Normal"),
            gettext("Also other spellings of hamza, ta marbuta and alif, attached particles and endings."),
        ),
        "wide": (gettext("Wide"), gettext("Also every known name of a person, country or place, in any spelling.")),
    }[match]


def sort_label(sort: str) -> str:
    return {
        "relevance": gettext("Relevance"),
        "newest": gettext("Newest first"),
        "oldest": gettext("Oldest first"),
    }[sort]
