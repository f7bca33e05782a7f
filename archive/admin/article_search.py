"""Searching the list of articles with the archive's own search; drafts, which no index holds, by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, QuerySet

from archive.arabic.analysis import analyze
from archive.models import Article
from archive.search.engine import EngineUnavailable, get_engine
from archive.search.request import BadRequest, SearchRequest

# What a list shows at most; a longer answer says that it was cut.
LIMIT = 1_000
# Drafts are read one by one, the newest of them.
DRAFTS = 500

Trouble = Literal["", "unavailable", "too_long", "cut"]


@dataclass(frozen=True, slots=True)
class Found:
    """The articles found and what the editor must know about the answer."""

    articles: QuerySet[Article]
    total: int = 0
    trouble: Trouble = ""


def search_articles(articles: QuerySet[Article], text: str) -> Found:
    """The articles, of those given, that the archive's search finds for a text, with the drafts that have its words.

    An address or a number finds the article that has it. With no engine the database is asked for the words as typed.
    """
    text = text.strip()
    if text.isdecimal() and len(text) < 10:
        return Found(articles.filter(Q(pk=int(text)) | Q(external_id=text)))
    if text.startswith(("http://", "https://")):
        return Found(articles.filter(url__startswith=text))
    try:
        # Every spelling of a name finds it: the widest level.
        response = get_engine().search(SearchRequest(text=text, match="wide"), size=LIMIT)
    except BadRequest:
        return Found(articles.none(), trouble="too_long")
    except EngineUnavailable:
        return Found(articles.filter(_words_as_typed(text)), trouble="unavailable")
    numbers = [hit.id for hit in response.hits]
    trouble: Trouble = "cut" if response.total > len(numbers) else ""
    return Found(articles.filter(pk__in=[*numbers, *_drafts(text)]), response.total, trouble)


def _words_as_typed(text: str) -> Q:
    found = Q()
    for word in text.split()[:20]:
        found &= Q(title__icontains=word) | Q(body__icontains=word)
    return found


def _drafts(text: str) -> list[int]:
    """The newest drafts that have every word of the text, whatever its spelling."""
    wanted = {token.light for token in analyze(text)}
    # Their numbers first, which an index tells; in the order of numbers every article would be read.
    numbers = Article.objects.filter(status=Article.Status.DRAFT).order_by().values("pk")
    drafts = Article.objects.filter(pk__in=numbers).order_by("-pk")[:DRAFTS]
    return [draft.pk for draft in drafts if wanted and wanted <= {token.light for token in analyze(draft.text)}]
