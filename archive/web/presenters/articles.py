"""The article page: `articles/article.html` is given an ArticlePage."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.response import Fragment
from archive.web.presenters.pages import CountedLink, Link, Page


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts box. `note` says how it is known; `url` leads on ("" for none), `external` to another host.

    `iso` is for `<time datetime>`; `quote` is the words of the text or record that prove it, `ltr` marks an address.
    """

    label: str
    value: str
    url: str = ""
    note: str = ""
    quote: str = ""
    iso: str = ""
    external: bool = False
    ltr: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as printed.

    `kind` is person, organisation, country, place or "" for plain text; `url` is the page of what it names (a place has
    its search), `name` its name in the reader's language. `marked` when it is what was searched for, with `mark` its
    number from 1 (0 when it goes on from the piece before: the id is `hit-<mark>`). `aside` for boilerplate in a line.
    """

    text: str
    kind: str = ""
    url: str = ""
    name: str = ""
    marked: bool = False
    mark: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that belong together; with a `reason` they are no part of the article: small and grey, behind it."""

    paragraphs: tuple[Paragraph, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is in the article, with the office held on the day it was published ("" when none is known)."""

    name: str
    kind: str
    url: str
    office: str
    count: int
    count_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Page):
    """An article. `headline` is its title in fragments; `title_note` is "" or says that the archive supplied the title.

    `marks` is how many places are marked, `marks_text` says so («5 مواضع»), `back` leads to all articles with the
    words that are marked (None without any), `plain_url` is the article without marks. `text_language` and
    `text_direction` are the text's own.
    """

    headline: tuple[Fragment, ...]
    title_note: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    countries: tuple[CountedLink, ...]
    places: tuple[CountedLink, ...]
    text_language: str
    text_direction: str
    date: str = ""
    iso: str = ""
    source: str = ""
    marks: int = 0
    marks_text: str = ""
    back: Link | None = None
    plain_url: str = ""
