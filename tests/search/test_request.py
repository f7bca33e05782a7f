"""The request: laws of its query string, and what it refuses."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.arabic.calendar import PartialDate
from archive.search.facets import FACETS
from archive.search.request import BAD_REQUESTS, MATCHES, MAX_TEXT, SORTS, BadRequest, DateRange, SearchRequest

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
ISO = st.from_regex(r"[A-Z]{2}", fullmatch=True)
PAIRS = st.one_of(
    *(st.tuples(st.just(field.name), ISO if field.kind == "iso" else SLUGS) for field in FACETS if field.param)
)
DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = st.one_of(
    DAYS, DAYS.map(lambda day: PartialDate(day.year, day.month)), DAYS.map(lambda day: PartialDate(day.year))
)


@st.composite
def ranges(draw):
    since, until = draw(st.none() | DATES), draw(st.none() | DATES)
    if since and until and since.first > until.last:
        since, until = until, since
    return DateRange(since, until)


REQUESTS = st.builds(
    SearchRequest,
    text=st.text(max_size=60),
    filters=st.lists(PAIRS, max_size=6).map(tuple),
    excludes=st.lists(PAIRS, max_size=6).map(tuple),
    published=ranges(),
    sort=st.sampled_from(SORTS),
    match=st.sampled_from(MATCHES),
    page=st.integers(1, 10_000),
)


@given(REQUESTS)
def test_a_query_string_reads_back_as_the_same_request(request_):
    assert SearchRequest.parse(request_.urlencode()) == request_


@given(REQUESTS)
def test_the_canonical_query_string_is_canonical(request_):
    written = request_.urlencode()
    assert SearchRequest.parse(written).urlencode() == written
    assert written.isascii()
    assert " " not in written


@given(REQUESTS, PAIRS)
def test_adding_and_removing_a_filter_leaves_the_first_page(request_, pair):
    assume(pair not in request_.filters + request_.excludes)
    assert request_.add(*pair).remove(*pair) == request_.with_page(1)
    assert request_.exclude(*pair).remove(*pair) == request_.with_page(1)


@given(REQUESTS, PAIRS, ranges())
def test_every_change_goes_to_the_first_page(request_, pair, span):
    changed = [
        request_.add(*pair),
        request_.remove(*pair),
        request_.remove(pair[0]),
        request_.exclude(*pair),
        request_.without_filters(),
        request_.with_text("سوريا"),
        request_.with_sort("newest"),
        request_.with_match("exact"),
        request_.with_dates(span.since, span.until),
    ]
    assert {one.page for one in changed} == {1}


@given(REQUESTS, PAIRS)
def test_a_value_is_chosen_or_excluded_but_never_both(request_, pair):
    assert pair in request_.add(*pair).filters
    assert pair not in request_.add(*pair).excludes
    assert pair in request_.exclude(*pair).excludes
    assert pair not in request_.exclude(*pair).filters


def hostile_values():
    """Values that a request may meet: any text, lone surrogates and control characters among it, and telling ones."""
    return st.one_of(
        st.text(st.characters(codec=None), max_size=40),
        st.sampled_from(
            [
                *(
                    "-1",
                    "0",
                    "10001",
                    str(10**9),
                    "9" * 5_000,
                    "٣",
                    "²",
                    "1e3",
                    "2017-13",
                    "2017-02-30",
                    "0000",
                    "2017-1",
                ),
                *("'; DROP TABLE archive_article; --", "<script>alert(1)</script>", "((" * 900, "RU", "ru", "--", "-"),
                *(
                    "relevance",
                    "Newest",
                    "exact",
                    "\x00",
                    "%ED%A0%80",
                    "../../etc/passwd",
                    "مرحبا",
                    "\u202e",
                    "x" * 3_000,
                ),
            ]
        ),
    )


KNOWN = ["q", "actor", "country", "place", "source", "from", "to", "sort", "match", "page"]
NAMES = st.sampled_from([*KNOWN, "utm", "", "["])


@given(st.lists(st.tuples(NAMES, hostile_values()), max_size=8))
def test_any_pairs_give_a_request_or_a_named_refusal(pairs):
    refusal = None
    try:
        request_ = SearchRequest.parse(pairs)
    except BadRequest as error:
        refusal = error
    if refusal is None:
        assert SearchRequest.parse(request_.urlencode()) == request_
    else:
        assert set(refusal.params) == set(BAD_REQUESTS[refusal.code])
        assert refusal.field in KNOWN


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_query_string_gives_a_request_or_a_refusal(text):
    try:
        request_ = SearchRequest.parse(text)
    except BadRequest:
        return
    assert SearchRequest.parse(request_.urlencode()) == request_


def test_defaults_empty_values_and_unknown_parameters_leave_no_trace():
    written = "utm_source=x&q=&from=&to=&actor=&sort=relevance&match=normal&page=1&fbclid=1"
    assert SearchRequest.parse(written).urlencode() == ""
    assert SearchRequest.parse("") == SearchRequest()


def test_parameters_are_sorted_and_each_value_stands_once():
    request_ = SearchRequest.parse("?to=2018&source=hayat&actor=b&actor=a&actor=b&actor=-c&q=x&from=2017-03")
    assert request_.urlencode() == "actor=-c&actor=a&actor=b&from=2017-03&q=x&source=hayat&to=2018"


def test_a_hyphen_before_a_value_excludes_it():
    request_ = SearchRequest.parse("country=-RU&country=SY")
    assert request_.excluded("country") == ("RU",)
    assert request_.values("country") == ("SY",)
    assert request_.values("actor") == ()


def test_a_country_in_small_letters_is_the_same_country():
    assert SearchRequest.parse("country=ru").urlencode() == "country=RU"


def test_the_text_loses_what_cannot_be_seen():
    request_ = SearchRequest.parse([("q", "  سوريا\x00\t\u200f و\n\ud800روسيا ")])
    assert request_.text == "سوريا و �روسيا"


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("page=0", "page", "bad_page"),
        ("page=-1", "page", "bad_page"),
        ("page=10001", "page", "bad_page"),
        (f"page={10**9}", "page", "bad_page"),
        ("page=two", "page", "bad_page"),
        ("sort=best", "sort", "unknown_choice"),
        ("match=fuzzy", "match", "unknown_choice"),
        ("from=2017-13", "from", "bad_date"),
        ("from=0000", "from", "bad_date"),
        ("from=99999", "from", "bad_date"),
        ("to=yesterday", "to", "bad_date"),
        ("from=2018&to=2017", "to", "dates_reversed"),
        ("actor=Sergey Lavrov", "actor", "bad_key"),
        ("actor=-", "actor", "bad_key"),
        ("country=RUS", "country", "bad_key"),
        ("place=idlib_sy", "place", "bad_key"),
        ("source=" + "x" * 81, "source", "bad_key"),
        ("q=" + "x" * (MAX_TEXT + 1), "q", "text_too_long"),
        ("&".join(f"actor=a{number}" for number in range(51)), "actor", "too_many_filters"),
    ],
)
def test_a_malformed_known_parameter_is_refused_by_name(query, field, code):
    with pytest.raises(BadRequest) as refused:
        SearchRequest.parse(query)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_a_range_within_one_period_is_not_reversed():
    assert SearchRequest.parse("from=2017-03-07&to=2017").published.last.isoformat() == "2017-12-31"
    assert SearchRequest.parse("from=2017&to=2017-03-07").published.first.isoformat() == "2017-01-01"


def test_the_year_is_chosen_through_dates():
    with pytest.raises(BadRequest):
        SearchRequest().add("year", "2017")


@pytest.mark.parametrize(
    ("since", "until", "published", "expected"),
    [
        ("2017-03", "2017-03", "2017-03-07", True),
        ("2017-03", "2017-03", "2017", True),
        ("2017-03-08", None, "2017-03", True),
        ("2017-04", None, "2017-03", False),
        (None, "2017-02", "2017-03", False),
        (None, "2017-03-01", "2017-03", True),
        (None, None, "2017", True),
    ],
)
def test_a_range_takes_what_may_have_been_published_in_it(since, until, published, expected):
    span = DateRange(*(PartialDate.parse(date) if date else None for date in (since, until)))
    assert span.overlaps(PartialDate.parse(published)) is expected


def test_what_has_no_date_lies_in_no_bounded_range():
    assert DateRange().overlaps(None)
    assert not DateRange(since=PartialDate(2017)).overlaps(None)
