"""The search request: the one reader and the one writer of a search's query string.

Addresses are canonical: parameters sorted, defaults left out, unknown ones dropped. A malformed known one is refused
with the field's name. Every change of a request gives a new one, at its first page.

>>> request = SearchRequest.parse("to=2018&actor=sergey-lavrov&utm_source=x&q=سوريا&actor=-john-kerry")
>>> request.urlencode()
'actor=-john-kerry&actor=sergey-lavrov&q=%D8%B3%D9%88%D8%B1%D9%8A%D8%A7&to=2018'
>>> request.add("country", "RU").values("country")
('RU',)
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, cast, get_args
from urllib.parse import parse_qsl, quote_plus

from archive.arabic.calendar import PartialDate
from archive.search.facets import FACET, FACET_OF_PARAM
from archive.search.nodes import Query
from archive.search.query import Notice, Parsed, parse

Sort = Literal["relevance", "newest", "oldest"]
Match = Literal["exact", "normal", "wide"]
Pairs = tuple[tuple[str, str], ...]

SORTS: Final[tuple[str, ...]] = get_args(Sort)
MATCHES: Final[tuple[str, ...]] = get_args(Match)
# Every parameter of a query string, in the order in which a reader meets them.
PARAMETERS: Final[tuple[str, ...]] = ("q", *FACET_OF_PARAM, "from", "to", "sort", "match", "page")
MAX_TEXT = 2_000
MAX_FILTERS = 50
MAX_PAGE = 10_000

# Why a request is refused, and what the sentence about it may name. Each also has `field` and `value`.
BAD_REQUESTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text_too_long": ("limit",),
        "bad_key": (),
        "too_many_filters": ("limit",),
        "bad_date": (),
        "dates_reversed": ("since", "until"),
        "unknown_choice": ("choices",),
        "bad_page": ("limit",),
    }
)


class BadRequest(ValueError):
    """A known parameter with a value that it cannot have. `code` is one of `BAD_REQUESTS`."""

    def __init__(self, field: str, code: str, value: str, **params: object) -> None:
        super().__init__(f"{field}: {code}: {value[:80]!r}")
        self.field = field
        self.code = code
        self.value = value[:80]
        self.params = params


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the first day of `since` to the last of `until`; either end may be open.

    An article belongs to it when the period in which it was published overlaps it.
    """

    since: PartialDate | None = None
    until: PartialDate | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def first(self) -> datetime.date | None:
        return self.since.first if self.since else None

    @property
    def last(self) -> datetime.date | None:
        return self.until.last if self.until else None

    def overlaps(self, published: PartialDate | None) -> bool:
        """Whether the period of a publication meets the range; what has no date lies in the open range alone."""
        if published is None:
            return not self
        after_begin = self.first is None or published.last >= self.first
        return after_begin and (self.last is None or published.first <= self.last)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked for. `filters` and `excludes` are sorted pairs of a facet's name and a key."""

    text: str = ""
    filters: Pairs = ()
    excludes: Pairs = ()
    published: DateRange = field(default_factory=DateRange)
    sort: Sort = "relevance"
    match: Match = "normal"
    page: int = 1

    def __post_init__(self) -> None:
        text = _clean(self.text)
        if len(text) > MAX_TEXT:
            raise BadRequest("q", "text_too_long", text, limit=MAX_TEXT)
        excludes = _keyed(self.excludes)
        filters = tuple(pair for pair in _keyed(self.filters) if pair not in excludes)
        if len(filters) + len(excludes) > MAX_FILTERS:
            name, key = (filters or excludes)[-1]
            raise BadRequest(name, "too_many_filters", key, limit=MAX_FILTERS)
        _check(self)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "filters", filters)
        object.__setattr__(self, "excludes", excludes)

    @classmethod
    def parse(cls, source: str | Iterable[tuple[str, str]]) -> SearchRequest:
        """Read a query string, or the pairs of one; an empty value is none. Raises BadRequest."""
        if isinstance(source, str):
            source = parse_qsl(source.removeprefix("?"), keep_blank_values=False, errors="replace")
        single: dict[str, str] = {}
        filters: list[tuple[str, str]] = []
        excludes: list[tuple[str, str]] = []
        for name, value in source:
            value = _clean(value)
            if not value:
                continue
            if name in FACET_OF_PARAM:
                (excludes if value.startswith("-") else filters).append(
                    (FACET_OF_PARAM[name].name, value.removeprefix("-"))
                )
            else:
                single[name] = value
        return cls(
            text=single.get("q", ""),
            filters=tuple(filters),
            excludes=tuple(excludes),
            published=DateRange(_date("from", single), _date("to", single)),
            sort=cast(Sort, single.get("sort", "relevance")),
            match=cast(Match, single.get("match", "normal")),
            page=_page(single.get("page", "1")),
        )

    def urlencode(self) -> str:
        """The canonical query string, without a question mark; "" for a request that asks for everything."""
        pairs = [(FACET[name].param, key) for name, key in self.filters]
        pairs += [(FACET[name].param, f"-{key}") for name, key in self.excludes]
        if self.text:
            pairs.append(("q", self.text))
        pairs += [
            (name, date.iso)
            for name, date in (("from", self.published.since), ("to", self.published.until))
            if date is not None
        ]
        defaults = (("sort", self.sort, "relevance"), ("match", self.match, "normal"), ("page", self.page, 1))
        pairs += [(name, str(value)) for name, value, default in defaults if value != default]
        return "&".join(f"{name}={_quoted(value)}" for name, value in sorted(pairs))

    @property
    def parsed(self) -> Parsed:
        """The text as a query, with what its reading has to say."""
        return parse(self.text)

    @property
    def query(self) -> Query:
        return self.parsed.query

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.parsed.notices

    @property
    def narrowed(self) -> bool:
        """Whether anything but the text narrows the answer."""
        return bool(self.filters or self.excludes or self.published)

    def values(self, name: str) -> tuple[str, ...]:
        """The keys chosen in a facet."""
        return tuple(key for field_name, key in self.filters if field_name == name)

    def excluded(self, name: str) -> tuple[str, ...]:
        """The keys excluded in a facet."""
        return tuple(key for field_name, key in self.excludes if field_name == name)

    def add(self, name: str, key: str) -> SearchRequest:
        """Choose a value of a facet, which takes back its exclusion."""
        excludes = tuple(pair for pair in self.excludes if pair != (name, key))
        return replace(self, filters=(*self.filters, (name, key)), excludes=excludes, page=1)

    def exclude(self, name: str, key: str) -> SearchRequest:
        """Exclude a value of a facet, which takes back its choice."""
        return replace(self, excludes=(*self.excludes, (name, key)), page=1)

    def remove(self, name: str, key: str | None = None) -> SearchRequest:
        """Neither choose nor exclude a value, or with no key any value of the facet."""

        def kept(pairs: Pairs) -> Pairs:
            return tuple(pair for pair in pairs if pair[0] != name or (key is not None and pair[1] != key))

        return replace(self, filters=kept(self.filters), excludes=kept(self.excludes), page=1)

    def without_filters(self) -> SearchRequest:
        """The text alone, in its order and at its level."""
        return replace(self, filters=(), excludes=(), published=DateRange(), page=1)

    def with_text(self, text: str) -> SearchRequest:
        return replace(self, text=text, page=1)

    def with_dates(self, since: PartialDate | None, until: PartialDate | None) -> SearchRequest:
        return replace(self, published=DateRange(since, until), page=1)

    def with_sort(self, sort: Sort) -> SearchRequest:
        return replace(self, sort=sort, page=1)

    def with_match(self, match: Match) -> SearchRequest:
        return replace(self, match=match, page=1)

    def with_page(self, page: int) -> SearchRequest:
        return replace(self, page=page)


_SURROGATES = re.compile("[\ud800-\udfff]")
# The zero-width non-joiner and joiner: they shape the letters around them, so they are part of the writing.
_JOINERS = "\u200c\u200d"


def _clean(text: str) -> str:
    """Text fit for an address: nothing invisible, no lone surrogates, single spaces, one form of each letter."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    if not text.isprintable():
        text = "".join(map(_visible, text))
    return " ".join(text.split())


@lru_cache(maxsize=256)
def _quoted(value: str) -> str:
    """A value as it stands in an address. A page has some hundred links that differ by one value."""
    return quote_plus(value)


def _visible(char: str) -> str:
    """The character; a blank for a control character, nothing for a direction mark and its like."""
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    return "" if category == "Cf" and char not in _JOINERS else char


def _keyed(pairs: Pairs) -> Pairs:
    """The pairs in canonical form: known facets, well-formed keys, sorted, each once. Raises BadRequest."""
    found = set()
    for name, value in pairs:
        facet = FACET.get(name)
        if facet is None or not facet.param:
            raise BadRequest(name, "bad_key", value)
        key = facet.key(value)
        if key is None:
            raise BadRequest(facet.param, "bad_key", value)
        found.add((name, key))
    return tuple(sorted(found))


def _check(request: SearchRequest) -> None:
    """Raise BadRequest for a choice that does not exist, a page out of bounds, or dates the wrong way round."""
    for name, value, choices in (("sort", request.sort, SORTS), ("match", request.match, MATCHES)):
        if value not in choices:
            raise BadRequest(name, "unknown_choice", value, choices=", ".join(choices))
    if not 1 <= request.page <= MAX_PAGE:
        raise BadRequest("page", "bad_page", str(request.page), limit=MAX_PAGE)
    first, last = request.published.first, request.published.last
    since, until = request.published.since, request.published.until
    if since and until and first and last and first > last:
        raise BadRequest("to", "dates_reversed", until.iso, since=since.iso, until=until.iso)


def _date(name: str, values: Mapping[str, str]) -> PartialDate | None:
    value = values.get(name)
    if value is None:
        return None
    try:
        return PartialDate.parse(value)
    except ValueError:
        raise BadRequest(name, "bad_date", value) from None


def _page(value: str) -> int:
    if len(value) > 6 or not value.isdecimal():
        raise BadRequest("page", "bad_page", value, limit=MAX_PAGE)
    return int(value)
