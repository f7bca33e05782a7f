"""Records: an article as a file gives it, a record that is refused and why, and what came of an import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as value
from typing import Self

from django.utils.translation import gettext, gettext_noop, override

from archive.arabic.calendar import PartialDate

# Why a record is refused, and what to do about it, by a code that never changes.
REASONS: Mapping[str, str] = {
    "line-too-long": gettext_noop(
        "The line is longer than %(limit)s MB, so it is no article. Check that every record ends with a line break."
    ),
    "not-utf8": gettext_noop(
        "The text is not valid UTF-8 (byte %(byte)s). Save the file as UTF-8 and import it again."
    ),
    "not-json": gettext_noop(
        'The line is not valid JSON (column %(column)s). Write one object like {"title": …, "text": …} on each line.'
    ),
    "not-an-object": gettext_noop(
        'The line holds no JSON object. Write one object like {"title": …, "text": …} on each line.'
    ),
    "not-text": gettext_noop("The value is not text. Put it between quotation marks."),
    "nul": gettext_noop("The text holds a NUL character, so it is damaged. Take it out, or fetch the article again."),
    "surrogate": gettext_noop(
        "The text holds half a character (a lone surrogate), so it is damaged. Fetch the article again."
    ),
    "missing": gettext_noop("The field is missing or empty. Give it a value."),
    "too-long": gettext_noop("The value has %(length)s characters; at most %(limit)s fit. Shorten it."),
    "wrong-date": gettext_noop(
        "“%(value)s” is not a date. Write 2018-02-18, 2018-02, 2018, or Sun, 18 Feb 2018 17:21:49 GMT."
    ),
    "wrong-url": gettext_noop(
        "“%(value)s” is not a web address. Write it in full, beginning with http:// or https://."
    ),
    "wrong-language": gettext_noop("“%(value)s” is not a language code. Write two or three small letters, like ar."),
    "wrong-source": gettext_noop("“%(value)s” holds no letter or digit. Write the source's name."),
    "wrong-flag": gettext_noop("“%(value)s” is neither true nor false. Write one of the two."),
    "duplicate-id": gettext_noop(
        "The identifier “%(value)s” stands in line %(first)s already. Give each record of a file its own."
    ),
    "address-taken": gettext_noop(
        "The identifier is that of one article and “%(value)s” the address of another (%(article)s). Mend the record, "
        "or one of the two articles."
    ),
    "edited": gettext_noop(
        "Article %(article)s was mended by an editor, and the file says something else now. The editor's text was "
        "kept; to take the file's, delete the article and import again."
    ),
    "unknown-column": gettext_noop(
        "The column “%(value)s” is not known and was left out. The known ones are: %(known)s."
    ),
    "missing-column": gettext_noop(
        "The table has no column “%(value)s”, so none of its rows can be read. The first line must name the columns."
    ),
    "wrong-columns": gettext_noop(
        "The row has %(found)s columns and the first line names %(wanted)s. Put values with commas or line breaks "
        "between quotation marks, and double the quotation marks within."
    ),
    "open-quote": gettext_noop("A quotation mark is opened here and never closed. Close it, or double it."),
    "no-manifest": gettext_noop(
        "The folder has no manifest.json, so nothing says which titles and dates its texts have. Write one like that "
        "of the folder seeds."
    ),
    "wrong-manifest": gettext_noop(
        'The manifest cannot be read (%(why)s). It must be JSON: {"articles": [{"file": …, "title": …}, …]}.'
    ),
    "not-in-manifest": gettext_noop("The manifest has no entry for the file “%(value)s”. Add one."),
    "no-such-file": gettext_noop("There is no file “%(value)s” in the folder. Add it, or take the entry out."),
    "damaged-archive": gettext_noop(
        "The compressed file is damaged from here on. What stands before was read; fetch the file again for the rest."
    ),
}

# What is told of a record that is read in.
ANOTHER_EDITION = gettext_noop(
    "The article was read in as “%(value)s” before. Another edition at the same address took its place; the earlier "
    "text stands in the file it came from."
)


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as one record of a file gives it. `line` is the line, or in a manifest the number of the entry."""

    line: int
    title: str
    body: str
    title_supplied: bool = False
    source: str = ""
    external_id: str = ""
    url: str = ""
    published: PartialDate | None = None
    evidence: str = ""
    byline: str = ""
    language: str = "ar"
    editors_note: str = ""

    @property
    def digest(self) -> str:
        """What tells two states of one article apart: `digest_of` its own values."""
        published = self.published.iso if self.published else ""
        return digest_of(self.title, self.body, str(self.title_supplied), self.url, published, self.evidence)


def digest_of(*values: str) -> str:
    """A SHA-256 in hexadecimal over all that a later version of a record may change of its article."""
    return hashlib.sha256(json.dumps(values).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record, or a field of one, that is not read in: where it stands, why, and what to do.

    >>> Rejection(7, "url", "wrong-url", {"value": "x"}).sentence("en")
    '“x” is not a web address. Write it in full, beginning with http:// or https://.'
    """

    line: int
    field: str
    code: str
    params: Mapping[str, object] = value(default_factory=dict)
    external_id: str = ""

    def sentence(self, language: str) -> str:
        """The reason and the way out of it, in a language."""
        return _told(REASONS[self.code], self.params, language)

    @property
    def sentences(self) -> str:
        """The reason in Arabic and, on a second line, in English."""
        return in_both(REASONS[self.code], self.params)


def in_both(message: str, params: Mapping[str, object]) -> str:
    """A message in Arabic and, on a second line, in English."""
    return f"{_told(message, params, 'ar')}\n{_told(message, params, 'en')}"


def _told(message: str, params: Mapping[str, object], language: str) -> str:
    with override(language):
        return gettext(message) % params


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many records came to what; `batch` is the number of the import in the database, if it is kept there."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    batch: int | None = None

    def counting(self, outcome: str, number: int = 1) -> Self:
        """The report with more of one outcome."""
        return replace(self, **{outcome: getattr(self, outcome) + number})

    def __add__(self, other: ImportReport) -> ImportReport:
        return ImportReport(
            self.created + other.created,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )
