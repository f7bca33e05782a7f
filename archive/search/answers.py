"""Answers: what the engine found, with what a page shows of each article, read from the database in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Q

from archive.models import Article, Mention
from archive.search import reasons
from archive.search.compilation import compile_query
from archive.search.conditions import HasKey
from archive.search.documents import NamedKeys, boilerplate_of, keys_of
from archive.search.engine import Engine, EngineUnavailable, get_engine
from archive.search.guidance import guided
from archive.search.marking import Marking, Reading
from archive.search.offers import offers
from archive.search.plan import Plan
from archive.search.request import SearchRequest
from archive.search.response import PAGE_SIZE, Hit, SearchResponse
from archive.search.snippets import highlight, snippets
from archive.search.widening import archive_names

# How the recognition calls a mention of someone by an office held.
BY_OFFICE = "by office"
_COLUMN = {"actor": "actor__key", "country": "country_id", "place": "place_id"}


class NamedAt(NamedTuple):
    """A mention of what a key stands for, and how it was recognised; offsets in `Article.text`."""

    start: int
    end: int
    key: HasKey
    how: str


def answer(request: SearchRequest, *, size: int = PAGE_SIZE, engine: Engine | None = None) -> SearchResponse:
    """Ask the engine and complete its hits. An article that may no longer be seen is left out of them.

    Raises EngineUnavailable.
    """
    engine = engine or get_engine()
    response = replace(guided(engine.search(request, size=size), engine), offers=offers(request, engine))
    numbers = [hit.id for hit in (*response.hits, *response.closest)]
    if not numbers:
        return response
    plan = response.plan or plan_of(request)
    articles = Article.objects.published().select_related("source").in_bulk(numbers)
    completion = _Completion(request, plan, Marking(plan), keys_of(numbers), names_in(plan, numbers))

    def completed(hits: Iterable[Hit], *, closest: bool) -> tuple[Hit, ...]:
        known = ((hit, articles[hit.id]) for hit in hits if hit.id in articles)
        return tuple(completion.hit(hit, article, closest=closest) for hit, article in known)

    return replace(
        response,
        hits=completed(response.hits, closest=False),
        closest=completed(response.closest, closest=True),
        plan=plan,
    )


def planned(request: SearchRequest, engine: Engine | None = None) -> Plan:
    """The plan of a request as the engine makes it: that knows which words of the archive sound like a name.

    Where the engine cannot tell, the article is read all the same.
    """
    try:
        return (engine or get_engine()).plan(request)
    except EngineUnavailable:
        return plan_of(request)


def plan_of(request: SearchRequest) -> Plan:
    """The plan of a request, where no engine has made it."""
    if request.match != "wide":
        return compile_query(request.query, request.match)
    return compile_query(request.query, request.match, archive_names())


def readings(article: Article, request: SearchRequest, engine: Engine | None = None) -> tuple[Reading, Reading]:
    """The title and the body of one article with what a request marks in them, as in the answer that it is one of."""
    plan = planned(request, engine)
    return read_article(article, Marking(plan), names_in(plan, [article.pk]).get(article.pk, ()))


def read_article(
    article: Article, marking: Marking, named: Sequence[NamedAt], *, roots: bool = False
) -> tuple[Reading, Reading]:
    """The title of an article and its body without boilerplate, with what is marked in them; see `Marking.read`."""
    before = len(article.title) + 1
    in_title = [(start, end) for start, end, *_ in named if end < before]
    in_body = [(start - before, end - before) for start, end, *_ in named if start >= before]
    return (
        marking.read(article.title, "title", named=in_title, roots=roots),
        marking.read(article.body, skip=boilerplate_of(article), named=in_body, roots=roots),
    )


@dataclass(frozen=True, slots=True)
class _Completion:
    """Completes the hits of one answer."""

    request: SearchRequest
    plan: Plan
    marking: Marking
    keys: Mapping[int, NamedKeys]
    names: Mapping[int, Sequence[NamedAt]]

    def hit(self, hit: Hit, article: Article, *, closest: bool) -> Hit:
        named = self.names.get(hit.id, ())
        keys = self.keys.get(hit.id, NamedKeys())
        # Reasons tell a root only where a part is satisfied in no other way.
        roots = any(match.way == "root" for match in hit.matches)
        title, body = read_article(article, self.marking, named, roots=roots)
        return replace(
            hit,
            title=article.title,
            heading=highlight(title),
            published=article.published,
            source=article.source.key if article.source else "",
            place=article.dateline_place_id or "",
            actors=keys.actors,
            countries=keys.countries,
            snippets=snippets(body),
            reasons=reasons.reasons(self.plan, hit.matches, reasons.Found(title, body, _spelled(article, named))),
            lacks=reasons.lacking(self.request.query, hit.matches) if closest else (),
        )


def _spelled(article: Article, named: Iterable[NamedAt]) -> dict[HasKey, list[str]]:
    """How an article spells what each key stands for; an office («الرئيس») is told where it has no name."""
    text = article.text
    spelled: dict[HasKey, list[str]] = {}
    for start, end, key, how in sorted(named, key=lambda one: (one.how == BY_OFFICE, one.start)):
        if how == BY_OFFICE and key in spelled:
            continue
        spelled.setdefault(key, []).append(" ".join(text[start:end].split()))
    return spelled


def names_in(plan: Plan, numbers: Iterable[int]) -> Mapping[int, Sequence[NamedAt]]:
    """Where these articles mention, in any spelling, what the words of a query name, in the order of their texts."""
    sought = {key for key in (*plan.keys, *plan.fields) if key.field in _COLUMN}
    if not sought:
        return {}
    wanted = Q()
    for key in sought:
        wanted |= Q(**{_COLUMN[key.field]: key.key})
    rows = (
        Mention.objects.filter(wanted, article_id__in=list(numbers))
        .exclude(state=Mention.State.REJECTED)
        .order_by("article_id", "start", "pk")
        .values_list("article_id", "start", "end", "how", *_COLUMN.values())
    )
    found: dict[int, list[NamedAt]] = {}
    for article, start, end, how, *keys in rows:
        found.setdefault(article, []).extend(NamedAt(start, end, key, how) for key in _named(keys) if key in sought)
    return found


def _named(keys: Sequence[str | None]) -> Iterator[HasKey]:
    return (HasKey(facet, key) for facet, key in zip(_COLUMN, keys, strict=True) if key is not None)
