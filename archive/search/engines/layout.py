"""What an index holds of an article: its fields, and the schema by which Whoosh's query parser knows them.

A segment has inverted fields and columns. Inverted are the text at each level, the title and the lead at the level of
stems, and the facet keys with the month; columns hold a number for each document.

    exact light      words of title and body as printed, as stems; with frequencies and positions. Positions count the
                     words of the title from 0 and those of the body from its length + TITLE_GAP, so that no phrase runs
                     from one into the other
    root title lead  roots of both, stems of the title, stems of the first words of the body; with frequencies
    breaks           where sentences and paragraphs begin, quotations begin and end, as terms with positions
    actor country place source year month   keys, each once a document; a month is "2017-03", or "2017" when the
                     article is dated by its year alone

    id i8            the article's number
    stamp u8         the stamp of the document
    first last i4    the days between which it was published (proleptic ordinals), 0 for none
    length title_length lead_length         words of title and body, of the title, of the lead
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from whoosh import analysis, fields, formats

from archive.arabic.analysis import analyze, word
from archive.arabic.folding import fold, printed
from archive.search.facets import FACETS

TITLE_GAP = 100

POSITIONED = ("exact", "light")
TEXT_FIELDS = (*POSITIONED, "root", "title", "lead")
KEY_FIELDS = (*(facet.name for facet in FACETS), "month")
BREAKS = "breaks"
PARAGRAPH, SENTENCE = b"p", b"s"
QUOTED, UNQUOTED = b"q", b"u"
# Every field that is kept as terms with their documents.
INVERTED = (*TEXT_FIELDS, BREAKS, *KEY_FIELDS)
# The column that holds the length of each text field.
LENGTH_OF: Mapping[str, str] = MappingProxyType(
    {"exact": "length", "light": "length", "root": "length", "title": "title_length", "lead": "lead_length"}
)
COLUMNS: Mapping[str, str | None] = MappingProxyType(
    {
        "id": "<i8",
        "stamp": "<u8",
        "first": "<i4",
        "last": "<i4",
        "length": None,
        "title_length": None,
        "lead_length": None,
    }
)
# The level at which the words of a text field are looked up.
LEVEL_OF: Mapping[str, str] = MappingProxyType(
    {"exact": "exact", "light": "light", "root": "root", "title": "light", "lead": "light"}
)


class Words(analysis.Analyzer):  # type: ignore[misc]
    """Our own analysis, as Whoosh's parser asks for it: what is typed becomes the tokens of one level."""

    def __init__(self, level: str) -> None:
        self.level = level

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, tokenize: bool = True, **kwargs: Any
    ) -> Iterator[Any]:
        token = analysis.Token(positions, chars, **kwargs)
        if not tokenize:
            # A pattern: its signs stay, its letters are written as the terms are.
            token.text, token.pos, token.boost = (
                (printed(value).lower() if self.level == "exact" else fold(value)),
                0,
                1.0,
            )
            yield token
            return
        for found in analyze(value):
            token.text = getattr(word(found.surface), self.level)
            token.boost = 1.0
            token.pos, token.startchar, token.endchar = found.position, found.start, found.end
            yield token


class Days(fields.DATETIME):  # type: ignore[misc]
    """Whoosh's dates, but for its ranges, which forget that an end may be left out."""

    def parse_range(self, fieldname: str, start: Any, end: Any, *ends: bool, boost: float = 1.0) -> Any:
        made = super().parse_range(fieldname, start, end, *ends, boost=boost)
        made.startexcl, made.endexcl = ends
        return made


def schema() -> fields.Schema:
    """Whoosh's schema of the index, under the names of this module; `published` is a range over the columns."""
    made: dict[str, Any] = {}
    for name in TEXT_FIELDS:
        made[name] = fields.TEXT(analyzer=Words(LEVEL_OF[name]), phrase=name in POSITIONED)
        if name not in POSITIONED:
            made[name].format = formats.Frequency()
    for name in KEY_FIELDS:
        made[name] = fields.ID()
    made["id"] = fields.ID(stored=True, unique=True)
    made["django_ct"] = fields.ID(stored=True)
    made["django_id"] = fields.ID(stored=True)
    made["published"] = Days(stored=True)
    return fields.Schema(**made)
