"""Who and what an article mentions: the spans in its text, and the lists beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import ngettext

from archive.formats.dates import number
from archive.models import Actor, Article, Country, Mention, Place
from archive.search.request import SearchRequest
from archive.web.presentation.lists import ENTITY_PAGES, entity_url, search_url
from archive.web.presentation.offices import offices_on
from archive.web.presentation.texts import Named
from archive.web.presenters.articles import Person
from archive.web.presenters.pages import CountedLink


def mentions_of(article: Article) -> list[Mention]:
    """The mentions of an article that no editor rejected, in one query."""
    rows = article.mentions.exclude(state=Mention.State.REJECTED).select_related("actor", "country", "place")
    return list(rows.order_by("start", "-end", "pk"))


def facet_and_key(entity: Actor | Country | Place) -> tuple[str, str]:
    """The facet that an entity belongs to, and its key in it."""
    if isinstance(entity, Actor):
        return "actor", entity.key
    return ("country", entity.iso) if isinstance(entity, Country) else ("place", entity.key)


def kind_of(entity: Actor | Country | Place) -> str:
    """person, organisation, country or place."""
    return entity.kind if isinstance(entity, Actor) else facet_and_key(entity)[0]


def named_spans(mentions: Iterable[Mention], before: int) -> Iterator[Named]:
    """The spans of the body that name something; the body begins `before` characters into the text."""
    for mention in mentions:
        if mention.start >= before:
            entity = mention.entity
            url = entity_url(*facet_and_key(entity))
            yield Named(mention.start - before, mention.end - before, kind_of(entity), url, entity.name)


def people_of(article: Article, mentions: Sequence[Mention], language: str) -> tuple[Person, ...]:
    """The actors by the number of their mentions, each with the offices held on the day of the article."""
    counts = Counter(mention.actor for mention in mentions if mention.actor)
    offices = offices_on(article.published, (actor.pk for actor in counts), language)
    return tuple(
        Person(
            name=actor.name,
            kind=actor.kind,
            url=entity_url("actor", actor.key),
            office=offices.get(actor.pk, ""),
            count=count,
            count_text=times(count),
        )
        for actor, count in counts.most_common()
    )


def listed(mentions: Iterable[Mention], column: str) -> tuple[CountedLink, ...]:
    """The countries or the places of an article, by the number of their mentions."""
    counts = Counter(getattr(mention, column) for mention in mentions if getattr(mention, column))
    links = []
    for entity, count in counts.most_common():
        facet, key = facet_and_key(entity)
        links.append(
            CountedLink(
                label=entity.name,
                kind=facet,
                count=number(count),
                count_text=times(count),
                search_url=search_url(SearchRequest(filters=((facet, key),))),
                url=entity_url(facet, key) if facet in ENTITY_PAGES else "",
            )
        )
    return tuple(links)


def times(count: int) -> str:
    """«ذُكر 3 مرات»."""
    return ngettext("mentioned %(count)s time", "mentioned %(count)s times", count) % {"count": number(count)}
