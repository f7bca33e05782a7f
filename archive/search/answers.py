"""Answers: what the engine found, with what a page shows of each article, read from the database in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from archive.models import Article, Mention
from archive.search.compilation import compile_query
from archive.search.conditions import HasKey
from archive.search.documents import NamedKeys, boilerplate_of, keys_of
from archive.search.engine import Engine, get_engine
from archive.search.request import SearchRequest
from archive.search.response import PAGE_SIZE, Hit, SearchResponse
from archive.search.snippets import snippets
from archive.search.widening import archive_names

_COLUMN = {"actor": "actor__key", "country": "country_id", "place": "place_id"}
NameSpans = Mapping[int, Sequence[tuple[int, int]]]


def answer(request: SearchRequest, *, size: int = PAGE_SIZE, engine: Engine | None = None) -> SearchResponse:
    """Ask the engine and complete its hits. An article that may no longer be seen is left out of them.

    Raises EngineUnavailable.
    """
    response = (engine or get_engine()).search(request, size=size)
    numbers = [hit.id for hit in (*response.hits, *response.closest)]
    if not numbers:
        return response
    articles = Article.objects.published().select_related("source").in_bulk(numbers)
    named = keys_of(numbers)
    spans = _name_spans(request, numbers)

    def completed(hits: Iterable[Hit]) -> tuple[Hit, ...]:
        known = ((hit, articles[hit.id]) for hit in hits if hit.id in articles)
        return tuple(
            _complete(hit, article, request, named.get(hit.id, NamedKeys()), spans.get(hit.id, ()))
            for hit, article in known
        )

    return replace(response, hits=completed(response.hits), closest=completed(response.closest))


def _complete(
    hit: Hit, article: Article, request: SearchRequest, named: NamedKeys, spans: Sequence[tuple[int, int]]
) -> Hit:
    before_body = len(article.title) + 1
    return replace(
        hit,
        title=article.title,
        published=article.published,
        source=article.source.key if article.source else "",
        place=article.dateline_place_id or "",
        actors=named.actors,
        countries=named.countries,
        snippets=snippets(
            article.body,
            request.query,
            request.match,
            skip=boilerplate_of(article),
            named=[(start - before_body, end - before_body) for start, end in spans if start >= before_body],
        ),
    )


def _name_spans(request: SearchRequest, numbers: Sequence[int]) -> NameSpans:
    """Where these articles name, in any spelling, what the words of a wide search name; offsets in `Article.text`."""
    if request.match != "wide":
        return {}
    keys = compile_query(request.query, request.match, archive_names()).keys
    return name_spans(keys, numbers) if keys else {}


def name_spans(keys: Iterable[HasKey], numbers: Iterable[int]) -> NameSpans:
    """Where these articles mention what the keys stand for; offsets in `Article.text`."""
    wanted = Q()
    for key in keys:
        wanted |= Q(**{_COLUMN[key.field]: key.key})
    rows = (
        Mention.objects.filter(wanted, article_id__in=list(numbers))
        .exclude(state=Mention.State.REJECTED)
        .values_list("article_id", "start", "end")
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in rows:
        found.setdefault(article, []).append((start, end))
    return found
