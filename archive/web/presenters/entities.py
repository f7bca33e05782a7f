"""Pages of actors and countries: `actors/actor.html` is given an ActorPage, `countries/country.html` a CountryPage."""

from __future__ import annotations

from dataclasses import dataclass

from archive.web.presenters.pages import ArticleLine, CountedLink, Link, Page


@dataclass(frozen=True, slots=True)
class SpellingGroup:
    """The spellings of one script: its name, its language and direction, and the spellings as printed."""

    label: str
    language: str
    direction: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office: its title, for which country or body (None when unknown), from when to when in words."""

    title: str
    period: str
    of: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage(Page):
    """`name` in the reader's language, `other_name` in the other ("" when not known) with its language and direction.

    `count_text` says how many articles name it, `search_url` the search that proves it, `newest` its latest articles.
    """

    name: str
    other_name: str
    other_language: str
    other_direction: str
    count: int
    count_text: str
    search_url: str
    newest: tuple[ArticleLine, ...]
    actors: tuple[CountedLink, ...]
    countries: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(EntityPage):
    """`kind` is person or organisation, `kind_text` the word for it; `country` is the actor's own (None when unknown).

    `actors` and `countries` are those that appear in the same articles; their `search_url` is the two together.
    """

    kind: str
    kind_text: str
    country: Link | None
    spellings: tuple[SpellingGroup, ...]
    offices: tuple[OfficeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage(EntityPage):
    """`iso` is its code; `actors`, `countries` and `places` appear in the articles that name it."""

    iso: str
    places: tuple[CountedLink, ...]
