"""The results page: `search/results.html` is given a ResultsPage."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.response import Fragment, Snippet
from archive.web.presenters.pages import Input, Link, Page


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter. `facet` is the word for its kind («دولة»); `excluded` when it keeps articles out.

    `remove_url` drops it, `exclude_url` turns it round ("" where that means nothing: dates), `only_url` keeps it alone
    ("" when it is alone). The `…_text` fields are the full words for each link, for screen readers and titles.
    """

    label: str
    facet: str
    excluded: bool
    remove_url: str
    remove_text: str
    exclude_url: str = ""
    exclude_text: str = ""
    only_url: str = ""
    only_text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One position of a switch (match level, sort): `value` as in the address, what it means in one line."""

    value: str
    label: str
    url: str
    current: bool
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class DateForm:
    """A GET form to `action` with the text inputs `from` and `to` and the `hidden` rest; `clear_url` "" without dates.

    `first` and `last` are the ends of the histogram, for placeholders.
    """

    action: str
    since: str
    until: str
    hidden: tuple[Input, ...]
    clear_url: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A country or actor under a hit; `url` adds it to the filters of this search ("" when it is chosen already)."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class HitCard:
    """One result. `url` carries the query, so that the article shows the same words marked; `direction` is the text's.

    `source_url` and `place_url` add that filter ("" when it is chosen already). `why` says why it is here.
    """

    title: tuple[Fragment, ...]
    url: str
    direction: str
    snippets: tuple[Snippet, ...]
    source: str = ""
    source_url: str = ""
    date: str = ""
    iso: str = ""
    place: str = ""
    place_url: str = ""
    tags: tuple[Tag, ...] = ()
    supplied: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One value of a facet; `name` and `key` are its checkbox in the facet's own form ("" for a year, which has none).

    `toggle_url` chooses it or takes the choice back, `exclude_url` excludes it or takes that back. Both are "" for a
    value far down a long list, whose form does the same.
    """

    key: str
    label: str
    count: str
    selected: bool = False
    excluded: bool = False
    name: str = ""
    toggle_url: str = ""
    exclude_url: str = ""
    exclude_text: str = ""


@dataclass(frozen=True, slots=True)
class FacetPanel:
    """One facet: `values` stand open, `rest` behind "more". `form_action` with `hidden` makes its form ("" for none).

    `excluded` values are sent on by `hidden`. `unlisted` tells of values that it does not list.
    """

    name: str
    label: str
    values: tuple[FacetChoice, ...]
    rest: tuple[FacetChoice, ...] = ()
    form_action: str = ""
    hidden: tuple[Input, ...] = ()
    clear_url: str = ""
    active: int = 0
    unlisted: str = ""


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """One bar: `height` 0–100, `url` narrows to its year or month ("" for an empty one), `text` says it in full."""

    key: str
    label: str
    count: int
    height: int
    url: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """Articles by year or by month; `out` leads back to all years, None when no dates narrow the search."""

    label: str
    bars: tuple[HistogramBar, ...]
    by: str
    out: Link | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """One place of the pager: a page with its address, or a gap (no address)."""

    label: str
    url: str = ""
    current: bool = False
    gap: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Present only when there is more than one page; `previous` and `next` are None at the ends."""

    sentence: str
    links: tuple[PageLink, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class WayOut:
    """What would find something: its words, its address, and how many (`count_text` "" when not counted)."""

    label: str
    url: str
    count_text: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionLink:
    """Another spelling of the query, which finds more: its text with the changes marked, its address, how many."""

    fragments: tuple[Fragment, ...]
    url: str
    count_text: str
    direction: str


@dataclass(frozen=True, slots=True)
class EmptyResults:
    """Given when no article has every word: the ways out and, without any result, what was understood line by line.

    `coverage` says from when to when the archive reaches, where nothing in it is of the time that was asked for.
    """

    understood: tuple[str, ...]
    ways: tuple[WayOut, ...]
    coverage: str = ""


@dataclass(frozen=True, slots=True)
class OfferLink:
    """A name in the query, the address of the search narrowed to it, and how many articles that finds, in words."""

    label: str
    url: str
    count_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage(Page):
    """A page of results. `page.title` is the query in plain words, `headline` the same with the number of articles.

    `count_text` is the number alone («41 مقالة»); `hits` have every word, `closest` follow under
    `closest_heading` ("" for none). `histogram`, `pager`, `empty` and `correction` are None when there is none.
    `offers` are the names in the query.
    `clear_url` drops all filters ("" without any); `active` counts them. `link` is the absolute
    address to copy.
    """

    headline: str
    count: int
    count_text: str
    chips: tuple[Chip, ...]
    active: int
    clear_url: str
    match: tuple[Choice, ...]
    sort: tuple[Choice, ...]
    dates: DateForm
    hits: tuple[HitCard, ...]
    closest: tuple[HitCard, ...]
    closest_heading: str
    facets: tuple[FacetPanel, ...]
    histogram: Histogram | None
    pager: Pager | None
    notices: tuple[str, ...]
    link: str
    json_url: str
    empty: EmptyResults | None = None
    correction: CorrectionLink | None = None
    offers: tuple[OfferLink, ...] = ()
