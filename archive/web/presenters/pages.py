"""What every page has, the small parts that pages share, and the pages that hold little else.

`pages/home.html` is given a HomePage, `pages/about.html` an AboutPage, `pages/help.html` a HelpPage,
`errors/error.html` an ErrorPage.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its words; `current` when it is the page that is shown or the choice that holds."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This same page in one language: `code` (ar, en), its own name for itself, path and absolute address."""

    code: str
    label: str
    url: str
    absolute: str
    direction: str
    current: bool


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form, usually hidden: `<input type="hidden" name value>`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The search box: GET to `action` with `q` (`text` is what it holds) and the `hidden` filters of this search.

    `suggest_url` is asked how what is typed may go on.
    """

    action: str
    text: str = ""
    hidden: tuple[Input, ...] = ()
    suggest_url: str = ""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The picture that a chat shows beside a link: absolute address, size in pixels, its words."""

    url: str
    alt: str
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What `base.html` needs of every page.

    `title` is the words of `<title>` without the archive's name; `canonical` is absolute, for `<link rel=canonical>`,
    og:url and the copy-link button; `alternates` has one link a language, for the switch and `<link rel=alternate>`;
    `robots` is "" or the content of the meta element; `og_type` is "website" or "article"; `admin_url` is ""
    for readers.
    """

    title: str
    canonical: str
    alternates: tuple[LanguageLink, ...]
    language: str
    direction: str
    home_url: str
    navigation: tuple[Link, ...]
    search: SearchForm
    description: str = ""
    robots: str = ""
    og_type: str = "website"
    card: ShareCard | None = None
    admin_url: str = ""
    request: SearchRequest = field(default_factory=SearchRequest)


@dataclass(frozen=True, slots=True)
class CountedLink:
    """An actor, country, place or source with the number of its articles.

    `url` is its page ("" when it has none), `search_url` the search that proves the count, `kind` one of person,
    organisation, country, place, source; `count_text` says the number in words («41 مقالة»).
    """

    label: str
    kind: str
    count: str
    count_text: str
    search_url: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list: `date` in the reader's format and `iso` for `<time datetime>`, both "" when not known.

    `direction` is that of the title, `rtl` or `ltr`.
    """

    title: str
    url: str
    direction: str
    source: str = ""
    date: str = ""
    iso: str = ""
    place: str = ""
    supplied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """`holdings` is one sentence with the numbers of what the archive holds; `is_empty` when it holds nothing yet.

    `newest` are its latest articles, `newest_url` the search that lists them all. `notice` is "" unless search is down.
    """

    holdings: str
    is_empty: bool
    newest: tuple[ArticleLine, ...]
    newest_url: str
    actors: tuple[CountedLink, ...]
    countries: tuple[CountedLink, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """`holdings` as on the home page; `sources` with the number of their articles."""

    holdings: str
    sources: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class QueryLink:
    """A query as it is shown, and the search itself."""

    query: str
    url: str


@dataclass(frozen=True, slots=True)
class Example:
    """What a query of the help page finds in plain words, and the forms in which it may be typed."""

    forms: tuple[QueryLink, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class ExampleGroup:
    """Examples of one kind; `name` is their anchor."""

    name: str
    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a search's address: its name and what may stand there."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MatchLevel:
    """One level of matching: `value` as in addresses, its name, one line on what it does."""

    value: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage(Page):
    """The query language by example, the levels of matching, the parameters of an address, the address of the JSON.

    `bounds` says how long and how deep a query may be.
    """

    groups: tuple[ExampleGroup, ...]
    bounds: str
    levels: tuple[MatchLevel, ...]
    parameters: tuple[Parameter, ...]
    json_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Page):
    """A page for what went wrong: `message` says what, `advice` what to do next, sentence by sentence, `ways` where.

    `field` names the parameter at fault and `value` what stood there, both "" for errors that are not the reader's.
    """

    status: int
    message: str
    advice: tuple[str, ...] = ()
    ways: tuple[Link, ...] = ()
    field: str = ""
    value: str = ""
