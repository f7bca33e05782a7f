"""The share cards: pictures of 1200 by 630 that hold their text, whatever it is."""

import time
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from archive.formats.card import FONT, MARGIN, PAPER, SIZE, SIZES, _Card, _font
from archive.formats.shaping import visual
from tests.conftest import ROOT


def image_of(data):
    image = Image.open(BytesIO(data))
    image.load()
    assert (image.format, image.size) == ("PNG", SIZE)
    return image.convert("RGB")


def inked(image, box):
    """The box around what is drawn in a part of the picture, or None."""
    part = image.crop(box)
    return (
        ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).point(lambda v: 255 if v > 60 else 0).getbbox()
    )


BODY = (0, 142, SIZE[0], 508)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_article_has_its_card(client, archive, prefix):
    path = f"{prefix}/articles/{archive['meeting'].pk}/card.png"
    response = client.get(path)
    assert response["Content-Type"] == "image/png"
    assert inked(image_of(response.content), BODY)
    page = client.get(f"{prefix}/articles/{archive['meeting'].pk}/").context["page"]
    assert page.card.url == f"http://testserver{path}"


def test_a_search_has_its_card_whichever_page_is_shown(client, archive):
    page = client.get("/en/search/?country=RU&page=2").context["page"]
    assert page.card.url == "http://testserver/en/search/card.png?country=RU"
    first, other = client.get(page.card.url).content, client.get("/en/search/card.png?country=EG").content
    assert image_of(first).tobytes() != image_of(other).tobytes()


def test_arabic_stands_at_the_right_and_latin_at_the_left():
    arabic = inked(image_of(_Card("ar").drawn("كلمة", "سطر")), BODY)
    latin = inked(image_of(_Card("en").drawn("word", "line")), BODY)
    assert arabic[2] > SIZE[0] - MARGIN - 12
    assert arabic[0] > SIZE[0] // 2
    assert latin[0] < MARGIN + 12
    assert latin[2] < SIZE[0] // 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "كلمة " * 400,
        "ا" * 3_000,
        "x" * 3_000,
        "لافروف: «نعم» (2017) — NATO",
        "مُحَمَّدٌ رَسُولٌ",
        "\u2068\u2067abc\u2066",
        "😀 \u0600 \ufdfd \x00",
        "<script>alert(1)</script>",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_breaks_a_card_or_leaves_its_frame(text):
    for language in ("ar", "en"):
        image = image_of(_Card(language).drawn(text, text))
        for margin in ((0, 20, MARGIN - 12, SIZE[1]), (SIZE[0] - MARGIN + 12, 20, SIZE[0], SIZE[1])):
            assert inked(image, margin) is None


def test_every_sign_of_the_font_can_be_drawn():
    draw = ImageDraw.Draw(Image.new("RGB", (400, 400)))
    for size, _ in SIZES:
        for code in (*range(0x20, 0x250), *range(0x600, 0x700), *range(0x2000, 0x2070), *range(0xFB50, 0xFF00)):
            draw.text((10, 10), visual(chr(code), "ltr"), font=_font(size))


def test_a_long_text_is_drawn_as_fast_as_a_short_one():
    begin = time.perf_counter()
    _Card("ar").drawn("ا" * 100_000 + " كلمة" * 20_000, "x" * 100_000)
    assert time.perf_counter() - begin < 5


def test_a_refused_search_has_no_card(client, archive):
    assert client.get("/search/card.png?page=0").status_code == 400


def test_the_font_of_the_cards_is_there_with_its_licence():
    assert (ROOT / FONT).is_file()
    assert "SIL Open Font License" in (ROOT / FONT).with_name("OFL.txt").read_text(encoding="utf-8")
