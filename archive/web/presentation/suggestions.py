"""Suggestions as the search box shows them: JSON with the words for each in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from archive.formats.dates import number
from archive.formats.labels import Labels, labels_of
from archive.formats.sentences import articles
from archive.knowledge.words import words
from archive.models import Article
from archive.search.request import SearchRequest
from archive.search.suggestions import Completion
from archive.web.presentation.lists import direction_of, search_url


def suggestions(request: SearchRequest, found: Sequence[Completion]) -> dict[str, Any]:
    """What `/suggest` answers: the query, the suggestions in order, and the sentence that a screen reader says."""
    keys: dict[str, list[str]] = {}
    for one in found:
        keys.setdefault(one.facet, []).append(one.key)
    labels = labels_of({facet: own for facet, own in keys.items() if facet})
    numbers = [one.article for one in found if one.article]
    titles = dict(Article.objects.published().filter(pk__in=numbers).values_list("pk", "title")) if numbers else {}
    shown = [_shown(one, labels, titles) for one in found if not one.article or one.article in titles]
    return {"q": request.text, "suggestions": shown, "status": _status(len(shown))}


def _shown(one: Completion, labels: Labels, titles: dict[int, str]) -> dict[str, Any]:
    """One suggestion. Its text is what is shown, `completed` what the box then holds, `url` where it leads."""
    if one.article:
        text, url = titles[one.article], reverse("article", args=[one.article])
    else:
        text, url = one.text or labels.of(one.facet, one.key), search_url(one.request)
    return {
        "kind": one.kind,
        "kind_label": _kind(one.kind),
        "text": text,
        "direction": direction_of(text),
        "spelling": _other_spelling(one.spelling, text),
        "count": None if one.article else one.count,
        "count_text": "" if one.article else articles(one.count),
        "completed": one.request.text if one.kind == "word" else None,
        "url": url,
    }


def _other_spelling(spelling: str, text: str) -> str:
    """The spelling in which a name was found, when the label does not hold it."""
    found = words(spelling)
    label = words(text)
    inside = any(label[first : first + len(found)] == found for first in range(len(label)))
    return "" if inside else spelling


def _kind(kind: str) -> str:
    return {
        "person": gettext("Person"),
        "organisation": gettext("Organisation"),
        "country": gettext("Country"),
        "place": gettext("Place"),
        "word": gettext("Word"),
        "title": gettext("Article"),
    }[kind]


def _status(count: int) -> str:
    if not count:
        return gettext("No suggestions")
    text = ngettext("%(count)s suggestion, use the arrow keys", "%(count)s suggestions, use the arrow keys", count)
    return text % {"count": number(count)}
