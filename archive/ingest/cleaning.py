"""Cleaning: what is printed stays as it is printed, and what is no text goes.

Gone are: byte order marks, control characters, blanks at the end of a line, and empty lines before and after the text.
Every kind of line break becomes a line feed. Letters, vowels, digits, quotation marks, direction marks, stray spaces
inside a line and the publisher's own slips stay. Boilerplate stays too: `archive.recognition` says where it lies.

A clean text is its own cleaning, so the offsets of mentions hold however often an article is saved.
"""

from __future__ import annotations

import re

_LINE_BREAK = re.compile("\r\n|[\r\u0085\u2028\u2029\v\f]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_TRAILING = re.compile(r"[ \t\u00a0]+(?=\n|\Z)")
_BLANKS = re.compile(r"\s+")


def clean_body(text: str) -> str:
    r"""The text without what is no text.

    >>> clean_body("\ufeffقال  لافروف: \r\n\r\n«نعم»\n")
    'قال  لافروف:\n\n«نعم»'
    """
    lines = _NO_TEXT.sub("", _LINE_BREAK.sub("\n", text))
    return _TRAILING.sub("", lines).strip("\n")


def clean_line(text: str) -> str:
    r"""A title or another text of one line: as `clean_body`, with every run of blanks as one.

    >>> clean_line(" لافروف\nيزور  القاهرة ")
    'لافروف يزور القاهرة'
    """
    return _BLANKS.sub(" ", _NO_TEXT.sub("", _LINE_BREAK.sub("\n", text))).strip()
