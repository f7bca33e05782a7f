"""Ten thousand random and hostile query strings: each gets its page, its redirect or a sentence; nothing runs."""

import random
from urllib.parse import quote

import pytest

from archive.search.request import PARAMETERS, BadRequest, SearchRequest
from archive.web.queries import to_canonical

SEED = 20_170_822
# What must never come back as markup: the canaries of the payloads below.
PAYLOADS = [
    "<script>alert('xq1')</script>",
    '"><img src=x onerror=alert("xq1")>',
    "javascript:alert('xq1')",
    "'; DROP TABLE archive_article; --",
    '" OR 1=1 --',
    "{{7*7}}{% debug %}${7*7}",
    "../../../../etc/passwd",
    "</title><svg/onload=alert(1)>",
    "\r\nSet-Cookie: xq1=1",
    "%00%0d%0a",
    "\x00\x01\x08\x0b\x7f",
    "\u202e\u2066\u200f\ufeff\u061c",
    "ا" * 1500,
    "(" * 900 + ")" * 900,
    '"' * 300,
    "«»" * 200 + "*" * 50,
    '- -- --- -"-" -* * **',
    "😀👨‍👩‍👧‍👦🇸🇾",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "لا ولا إلا أو OR AND NOT NEAR",
    "title:سوريا actor:x date:2017..2018",
    "a^2~3 [* TO *] {x}",
]
RAW = [
    "q=%ED%A0%80%ED%B0%80",
    "q=%D8",
    "q=%",
    "q=%zz%u0633",
    "&&&===&&;;",
    "=x&q",
    "q[]=1&q[$ne]=2",
    "q=" + "%5B" * 6_700,
    "q=" + "(" * 20_000,
    "&".join(f"actor=a{number}" for number in range(60)),
    "&".join(f"x{number}=1" for number in range(3_000)),
    "page=-1",
    f"page={10**9}",
    "page=1e3",
    "page=٣",
    "page=+1",
    "from=0000&to=9999",
    "from=9999-12-31",
    "from=2017-02-30",
    "to=-2017",
    "from=2019&to=2018",
    "sort=",
    "sort=relevance%00",
    "match=EXACT",
    "country=%D9%82%D8%B7",
    "actor=-",
    "actor=--x",
    "source=" + "a" * 5_000,
]
NAMES = [
    "q",
    "q",
    "q",
    "actor",
    "country",
    "place",
    "source",
    "from",
    "to",
    "sort",
    "match",
    "page",
    "x",
    "callback",
    "<b>",
]
VALUES = ["RU", "-EG", "sergey-lavrov", "2017", "2017-13", "newest", "exact", "wide", "2", "0", "سوريا", "الهدنة", ""]


def anything(chance):
    """One query string: a payload somewhere, random bytes, or known and unknown parameters with any value."""
    kind = chance.random()
    if kind < 0.05:
        return chance.choice(RAW)
    if kind < 0.2:
        return "q=" + "".join(f"%{chance.randrange(256):02X}" for _ in range(chance.randrange(1, 60)))
    if kind < 0.3:
        return "".join(chr(chance.randrange(33, 127)) for _ in range(chance.randrange(1, 80))).replace("#", "")
    pairs = []
    for _ in range(chance.randrange(1, 5)):
        value = chance.choice(PAYLOADS if chance.random() < 0.5 else VALUES)
        if chance.random() < 0.2:
            value += "".join(
                chr(chance.choice([chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)])) for _ in range(5)
            )
        pairs.append(f"{quote(chance.choice(NAMES))}={quote(value)}")
    return "&".join(pairs)


def harmless(html):
    lowered = html.lower()
    return not any(
        sign in lowered for sign in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:', "<b>=")
    )


def answered(client, url):
    response = client.get(url)
    assert response.status_code in {200, 301, 400}, (response.status_code, url[:300])
    assert "xq1" not in response.cookies
    if response.status_code != 301 and response["Content-Type"].startswith("text/html"):
        assert harmless(response.content.decode()), url[:300]
    if response.status_code == 400 and response["Content-Type"].startswith("text/html"):
        assert response.context["page"].message
        assert response.context["page"].advice
    return response


def test_ten_thousand_query_strings_are_read_or_refused_with_a_field(rf):
    chance = random.Random(SEED)
    refused = []
    for _ in range(10_000):
        raw = anything(chance)
        try:
            request = SearchRequest.parse(raw)
        except BadRequest as error:
            refused.append(error)
            continue
        canonical = request.urlencode()
        assert SearchRequest.parse(canonical) == request
        assert to_canonical(rf.get(f"/search/?{canonical}"), canonical) is None
        assert len(canonical) < 60_000
    assert 500 < len(refused) < 9_000
    assert {error.field for error in refused} <= set(PARAMETERS)


@pytest.mark.parametrize("part", range(4))
def test_pages_and_json_answer_whatever_is_asked(client, archive, part):
    chance = random.Random(SEED + part)
    for number in range(250):
        raw = anything(chance)
        prefix = "/en" if number % 2 else ""
        response = answered(client, f"{prefix}/search{'.json' if number % 5 == 0 else '/'}?{raw}")
        if response.status_code == 301:
            moved = answered(client, response["Location"])
            assert moved.status_code in {200, 400}, (raw, response["Location"])


@pytest.mark.parametrize("raw", [*RAW, *(f"q={quote(text)}" for text in PAYLOADS)], ids=lambda raw: raw[:24])
def test_each_payload_by_itself(client, archive, raw):
    for path in ("/search/", "/en/search/", "/search.json", f"/articles/{archive['meeting'].pk}/", "/"):
        response = answered(client, f"{path}?{raw}")
        if response.status_code == 301:
            assert answered(client, response["Location"]).status_code == 200


def test_an_answer_of_json_is_never_taken_for_a_page(client, archive):
    response = client.get("/search.json?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/articles/0/",
        "/articles/-1/",
        "/articles/%00/",
        "/actors/%D8%B3/",
        "/countries/%3Cb%3E/",
        "/%00",
        "/%ff%fe",
        "/en/%E2%80%AE/",
    ],
)
def test_a_hostile_path_is_not_there(client, archive, path):
    response = client.get(path)
    assert response.status_code == 404
    assert harmless(response.content.decode())
