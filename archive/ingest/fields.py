"""Fields: the values of one record, whatever file they stand in, checked and made into an article or a rejection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_tz
from typing import Any
from urllib.parse import urlsplit

from archive.arabic.calendar import PartialDate
from archive.arabic.transliteration import slug
from archive.ingest.cleaning import clean_body, clean_line
from archive.ingest.records import RawArticle, Rejection

# Each field under the names that files have for it.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "body": ("text", "body"),
    "external_id": ("id", "external_id"),
    "source": ("source",),
    "url": ("url",),
    "published": ("published", "published_on", "date"),
    "evidence": ("evidence",),
    "byline": ("byline", "author"),
    "language": ("language",),
    "title_supplied": ("title_supplied",),
    "editors_note": ("editors_note",),
}
# Columns that known collections have and the archive has no use for.
PASSED_OVER = frozenset({"category", "abstract"})
KNOWN_NAMES = frozenset(name for names in NAMES.values() for name in names) | PASSED_OVER
# The columns of the database are as wide; a longer text is more than one article.
LIMITS: Mapping[str, int] = {
    "title": 500,
    "body": 1_000_000,
    "external_id": 200,
    "source": 200,
    "url": 1000,
    "evidence": 10_000,
    "byline": 200,
    "editors_note": 10_000,
}
# The fields of more than one line.
_LONG = frozenset({"body", "editors_note"})
_SHOWN = 60
_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile("[a-z]{2,3}")
_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


class _Refused(Exception):
    """A value that cannot be taken, with the code of the reason."""

    def __init__(self, field: str, code: str, **params: object) -> None:
        super().__init__(code)
        self.field, self.code, self.params = field, code, params


def article_of(line: int, values: Mapping[str, Any]) -> RawArticle | Rejection:
    """The article that these values make, or why they make none."""
    identity = values.get("id", values.get("external_id"))
    try:
        return _article(line, values)
    except _Refused as refused:
        shown = str(identity)[:200] if isinstance(identity, str | int) and _is_sound(str(identity)) else ""
        return Rejection(line, refused.field, refused.code, refused.params, shown)


def parse_published(text: str) -> PartialDate:
    """A date as files write it, no more exact than it is written. Raises ValueError.

    >>> parse_published("Sun, 18 Feb 2018 17:21:49 GMT").iso, parse_published("2018-02-18T17:21:49Z").iso
    ('2018-02-18', '2018-02-18')
    >>> parse_published("2018-02").iso
    '2018-02'
    """
    try:
        return PartialDate.parse(text)
    except ValueError:
        pass
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        day = datetime.fromisoformat(text)
        return PartialDate(day.year, day.month, day.day)
    parts = parsedate_tz(text)
    if parts is None or not re.search(r"\b\d{4}\b", text):
        raise ValueError(f"not a date: {text!r}")
    # The time of day is checked as well: a record that is wrong there may be wrong in the day.
    datetime(*parts[:6])  # noqa: DTZ001
    return PartialDate(*parts[:3])


def _article(line: int, values: Mapping[str, Any]) -> RawArticle:
    texts = {field: (clean_body if field in _LONG else clean_line)(_text(field, values)) for field in NAMES}
    for field in ("title", "body"):
        if not texts[field].strip():
            raise _Refused(_name(field, values), "missing")
    for field, limit in LIMITS.items():
        if len(texts[field]) > limit:
            raise _Refused(_name(field, values), "too-long", length=len(texts[field]), limit=limit)
    published = _published(texts["published"], values)
    return RawArticle(
        line=line,
        title=texts["title"],
        body=texts["body"],
        title_supplied=_flag(texts["title_supplied"]),
        source=_source(texts["source"]),
        external_id=texts["external_id"],
        url=_url(texts["url"]),
        published=published,
        evidence=texts["evidence"] or (f"{_name('published', values)}: {texts['published']}" if published else ""),
        byline=texts["byline"],
        language=_language(texts["language"] or "ar"),
        editors_note=texts["editors_note"],
    )


def _name(field: str, values: Mapping[str, Any]) -> str:
    """The name that the record has for a field, or the usual one."""
    return next((name for name in NAMES[field] if name in values), NAMES[field][0])


def _text(field: str, values: Mapping[str, Any]) -> str:
    name = _name(field, values)
    value = values.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or (isinstance(value, int) and field in {"external_id", "published"}):
        value = str(value).lower()
    if not isinstance(value, str):
        raise _Refused(name, "not-text")
    if "\0" in value:
        raise _Refused(name, "nul")
    if not _is_sound(value):
        raise _Refused(name, "surrogate")
    return value


def _is_sound(text: str) -> bool:
    return not _SURROGATE.search(text)


def _published(text: str, values: Mapping[str, Any]) -> PartialDate | None:
    if not text:
        return None
    try:
        return parse_published(text)
    except (ValueError, TypeError, OverflowError) as error:
        raise _Refused(_name("published", values), "wrong-date", value=text[:_SHOWN]) from error


def _url(text: str) -> str:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        sound = False
    if not sound:
        raise _Refused("url", "wrong-url", value=text[:_SHOWN])
    return text


def _source(text: str) -> str:
    if text:
        try:
            slug(text)
        except ValueError as error:
            raise _Refused("source", "wrong-source", value=text[:_SHOWN]) from error
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise _Refused("language", "wrong-language", value=text[:_SHOWN])
    return text


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise _Refused("title_supplied", "wrong-flag", value=text[:_SHOWN])
    return _FLAGS[text.lower()]
