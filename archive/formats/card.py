"""Cards: the picture that a chat shows beside a link, 1200 by 630 pixels, for an article and for a search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import get_language, gettext
from PIL import Image, ImageDraw, ImageFont

from archive.formats.dates import printed
from archive.formats.labels import labels_of, request_keys
from archive.formats.sentences import articles, sentence
from archive.formats.shaping import Direction, fitted, shortened
from archive.models import Article
from archive.search.response import SearchResponse

SIZE: Final = (1200, 630)
MARGIN = 84
PAPER, INK, MUTED, RULE, LAPIS = "#FBF9F4", "#1B1F23", "#545B63", "#E2DCCF", "#1F4E79"
FONT = Path("static/fonts/card/NotoNaskhArabic-SemiBold.ttf")
# The text of a card is as large as it fits: each size with the most lines that it may fill.
SIZES = ((72, 3), (60, 4), (50, 5), (42, 6))
# What is longer is shown by its beginning.
LONGEST = 400


class CardFormat:
    """A search as a picture: its sentence and how many articles it finds."""

    name = "card"
    media_type = "image/png"
    suffix = "png"

    def render(self, response: SearchResponse) -> Iterator[bytes]:
        labels = labels_of(request_keys(response.request))
        yield _Card(_language()).drawn(sentence(response.request, labels), articles(response.total))


def article_card(article: Article) -> bytes:
    """An article as a picture: its title, where and when it was published, in the language that is active."""
    language = _language()
    source = article.source.name if article.source else ""
    line = " · ".join(part for part in (source, printed(article.published, language)) if part)
    direction: Direction = "rtl" if article.language != "en" else "ltr"
    return _Card(language).drawn(article.title, line, text_direction=direction)


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The card's font. Its text comes shaped, so the layout must leave it as it is."""
    return ImageFont.truetype(str(settings.BASE_DIR / FONT), size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True, slots=True)
class _Card:
    """One card in a language: the archive's name above, the text, one line below."""

    language: str

    @property
    def direction(self) -> Direction:
        return "rtl" if self.language == "ar" else "ltr"

    def drawn(self, text: str, line: str, *, text_direction: Direction | None = None) -> bytes:
        """The PNG."""
        image = Image.new("RGB", SIZE, PAPER)
        draw = ImageDraw.Draw(image)
        width, height = SIZE
        draw.rectangle((0, 0, width, 14), fill=LAPIS)
        self._write(draw, gettext("Diwan"), 44, 44, LAPIS)
        draw.line((MARGIN, 138, width - MARGIN, 138), fill=RULE, width=2)
        self._paragraph(draw, _beginning(text), text_direction or self.direction)
        draw.line((MARGIN, height - 120, width - MARGIN, height - 120), fill=RULE, width=2)
        self._write(draw, line, 34, height - 102, MUTED)
        out = BytesIO()
        image.quantize(64).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _write(self, draw: ImageDraw.ImageDraw, text: str, size: int, top: int, colour: str) -> None:
        """One line at the side where reading begins."""
        font, room = _font(size), SIZE[0] - 2 * MARGIN
        for shown in shortened(_beginning(text), self.direction, room, 1, font.getlength):
            left = self._left(shown, font, self.direction)
            draw.text((left, top), shown, font=font, fill=colour)

    def _paragraph(self, draw: ImageDraw.ImageDraw, text: str, direction: Direction) -> None:
        """The text in the middle of the card, in the largest size in which it fits."""
        room = SIZE[0] - 2 * MARGIN
        for size, most in SIZES:
            lines = fitted(text, direction, room, most, _font(size).getlength)
            if lines is not None:
                break
        else:
            lines = shortened(text, direction, room, most, _font(size).getlength)
        step = round(size * 1.45)
        top = (138 + SIZE[1] - 120) // 2 - step * len(lines) // 2 - round(size * 0.2)
        for place, shown in enumerate(lines):
            left = self._left(shown, _font(size), direction)
            draw.text((left, top + place * step), shown, font=_font(size), fill=INK)

    @staticmethod
    def _left(shown: str, font: ImageFont.FreeTypeFont, direction: Direction) -> float:
        """Where a line begins, so that it stands at the side where reading begins."""
        return MARGIN if direction == "ltr" else SIZE[0] - MARGIN - font.getlength(shown)
