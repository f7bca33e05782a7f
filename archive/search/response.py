"""What a search answers with: values that every page, feed and export is made of. No HTML and no names, only keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from archive.arabic.calendar import PartialDate
from archive.search.conditions import Way
from archive.search.facets import Facet
from archive.search.plan import Plan
from archive.search.query import Notice
from archive.search.request import DateRange, SearchRequest

# The closest results are computed only for fewer full matches than this, and fill up to it.
CLOSEST_LIMIT = 100
PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text, marked when it is what was searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a text: `text[start:end]` cut into fragments, and whether the text goes on at either side."""

    fragments: tuple[Fragment, ...]
    start: int = 0
    end: int = 0
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        """The passage as it is printed."""
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True)
class Matched:
    """A part of the query that an article satisfies, in its canonical form, and the closest way in which it does.

    `exact` is as printed, `light` the same stem, `name` another spelling of a name, `root` a word of the same root.
    """

    text: str
    way: Way


# How near words of an article are to those of the query: as typed, so but for vowels, so but for hamzas and the like,
# of the same stem, another spelling of a name, of the same root alone.
MatchLevel = Literal["printed", "vowels", "letters", "stem", "name", "root"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the query, and the words that it found in an article at one level, as they are printed there."""

    term: str
    level: MatchLevel
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. The engine gives `id`, `score`, `matches`; `answers` fills in the rest from the database.

    `heading` is the title with its marks; `lacks` what is asked for and not here, each with its alternatives.
    """

    id: int
    score: float
    title: str = ""
    published: PartialDate | None = None
    source: str = ""
    place: str = ""
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    matches: tuple[Matched, ...] = ()
    heading: tuple[Fragment, ...] = ()
    reasons: tuple[Reason, ...] = ()
    lacks: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the histogram; the key is a year or a month (`2017`, `2017-03`)."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to search for: words, or with `field` and `key` a value of a facet."""

    text: str
    field: str = ""
    key: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """A word that may have been meant: as printed, in how many articles, how far from what was typed.

    The distance is that of `archive.arabic.misspelling`: 1 for a full mistake.
    """

    text: str
    count: int
    distance: float


@dataclass(frozen=True, slots=True)
class Correction:
    """Another spelling of the query, which finds notably more: its search, its total, its text with changes marked."""

    request: SearchRequest
    total: int
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A name in the query as a filter: the search with it, its facet and key, and how many articles that finds.

    `alone` when these are all articles with the name, for nothing else is asked for.
    """

    request: SearchRequest
    facet: str
    key: str
    total: int
    alone: bool = True


# What a way out changes: the level of matching, one filter, the time, all filters, one word, all words.
WayKind = Literal["normal", "wide", "filter", "time", "filters", "word", "text"]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A search for less that finds `total` articles where the one asked for finds none.

    `facet` and `key` are the filter that it lacks, `text` the part of the query; `months` the time of its articles.
    """

    kind: WayKind
    request: SearchRequest
    total: int = 0
    facet: str = ""
    key: str = ""
    text: str = ""
    months: DateRange = field(default_factory=DateRange)


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """One page of an answer: `total` articles have all the words, `closest_total` more come close.

    A reader pages through one sequence, first the former, then the latter; `hits` and `closest` are what of each falls
    in the page. Facets and histogram count the articles with all the words.
    """

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...] = ()
    closest: tuple[Hit, ...] = ()
    closest_total: int = 0
    facets: Mapping[str, Facet] = field(default_factory=dict)
    histogram: tuple[Bar, ...] = ()
    notices: tuple[Notice, ...] = ()
    offers: tuple[Offer, ...] = ()
    correction: Correction | None = None
    ways_out: tuple[WayOut, ...] = ()
    # The months that the archive covers, where it holds nothing of the time asked for.
    coverage: DateRange = field(default_factory=DateRange)
    took_ms: float = 0.0
    size: int = PAGE_SIZE
    # What the engine looked up, so that nobody has to make it again.
    plan: Plan | None = None

    @property
    def pages(self) -> int:
        """How many pages the whole sequence fills; an empty one fills a page too."""
        return max(1, -(-(self.total + self.closest_total) // self.size))


@dataclass(frozen=True, slots=True)
class Window:
    """What one page takes of the full matches, and what of the closest results after them."""

    hits: slice
    closest: slice

    @classmethod
    def of(cls, page: int, size: int, total: int) -> Window:
        """The window of a page over `total` full matches with the closest results behind them.

        >>> Window.of(2, 20, 25)
        Window(hits=slice(20, 25, None), closest=slice(0, 15, None))
        """
        first, last = (page - 1) * size, page * size
        return cls(slice(min(first, total), min(last, total)), slice(max(first - total, 0), max(last - total, 0)))


def wants_closest(total: int, words: int) -> bool:
    """Whether to show the closest results beside `total` full matches of a query of `words` scoring words."""
    return words > 0 and total < CLOSEST_LIMIT and (words > 1 or total == 0)
