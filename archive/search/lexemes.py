"""Lexemes: typed text as a row of leaves, operators, brackets and names of fields. One pass, linear in the text.

>>> [lexeme.kind if lexeme.node is None else str(lexeme.node) for lexeme in Lexer("قمة أو عنوان:«لقاء» -روس*").read()]
['قمة', 'or', 'field', '"لقاء"', 'not', 'روس*']
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, NamedTuple

from archive.arabic.folding import fold
from archive.arabic.tokens import Span, tokenize
from archive.search.nodes import MAX_DISTANCE, Near, Phrase, Prefix, Query, SameParagraph, SameSentence, Term, Word
from archive.search.notices import Notice
from archive.search.periods import Found, malformed, read_period

MAX_WORDS = 64
MAX_DEPTH = 12
MAX_PREFIXES = 12
# A shorter beginning would match a good part of the dictionary.
MIN_PREFIX = 2

Kind = Literal["leaf", "open", "close", "and", "or", "not", "field"]


class Lexeme(NamedTuple):
    """One piece of a query; `text` is an operator as typed or the name of a field."""

    kind: Kind
    text: str = ""
    node: Query | None = None


_DATE = Lexeme("field", "date")
# Operators of words, which must stand alone; in English in capitals, for in lower case they are words.
_OPERATORS: Mapping[str, Kind] = MappingProxyType(
    {"AND": "and", "و": "and", "OR": "or", "أو": "or", "او": "or", "NOT": "not", "وليس": "not"}
)
FIELD_OF_WORD: Mapping[str, str] = MappingProxyType(
    {
        fold(name): field
        for field, names in {
            "title": "title عنوان العنوان",
            "actor": "actor شخصية الشخصية",
            "country": "country دولة الدولة بلد البلد",
            "place": "place مكان المكان",
            "source": "source مصدر المصدر",
            "quote": "quote اقتباس الاقتباس",
            "said-by": "said-by said_by قال القائل",
            "date": "date تاريخ التاريخ",
        }.items()
        for name in names.split()
    }
)
# A quotation mark that opens, and what closes it. Guillemets are typed either way round in right-to-left text.
_CLOSING: Mapping[str, str] = MappingProxyType(
    {"«": "»", "»": "«", "‹": "›", "›": "‹"} | dict.fromkeys('"“”„‟″＂❝❞〝〞', '"“”„‟″＂❝❞〝〞')
)
_SINGLE = "'‘’‚‛"
_SINGLE_END = re.compile(rf"[{_SINGLE}](?=[\s()~]|\Z)")
_OPENS, _CLOSES = "([{", ")]}"
_MINUS = "-‐‑‒–−"
_STAR = "*٭＊"
_COLON = ":："
# Characters that join two words into one name: F-16, نيكي_هيلي, U.N., O'Brien.
_CONNECTORS = "-‐‑_.'’&@\u200c"
# Behind a phrase: how near its words must stand.
_NEARNESS = re.compile(r"[~∼～](?:(\d{1,4})|(s|جملة|ج)|(p|فقرة|ف))(?!\w)")


class Lexer:
    """One reading of a text, from its start to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = list(tokenize(text))
        self.at = {span.start: index for index, span in enumerate(self.spans)}
        self.last = self.spans[-1].start if self.spans else -1
        self.found: list[Lexeme] = []
        self.notices: dict[Notice, None] = {}
        self.left = MAX_WORDS
        self.prefixes = MAX_PREFIXES
        # Of each bracket that is open: whether it counts, and whether dates stand in it.
        self.brackets: list[tuple[bool, bool]] = []
        self.no_single_after = len(text)

    def read(self) -> list[Lexeme]:
        position = 0
        while position < len(self.text) and self.left and (position <= self.last or self.brackets):
            position = self._read(position)
        if not self.left and position <= self.last:
            self.note("too_many_words", limit=MAX_WORDS)
        return self.found

    def note(self, code: str, **params: str | int) -> None:
        self.notices[Notice.of(code, **params)] = None

    def forget(self, code: str) -> None:
        """Take back what was noted under a code."""
        self.notices = {notice: None for notice in self.notices if notice.code != code}

    def _read(self, position: int) -> int:
        """Read what begins here; where it ends."""
        char = self.text[position]
        if position in self.at:
            return self._read_date(position) or self._read_word(position)
        if char in _OPENS or char in _CLOSES:
            return self._read_bracket(position)
        if (end := self._closing(position)) is not None:
            return self._read_quoted(position, end)
        if char == "|":
            self.found.append(Lexeme("or", char))
        elif char in _MINUS and self._excludes(position):
            self.found.append(Lexeme("not", char))
        elif char in ".…‥":
            return self._read_date(position) or position + 1
        elif char in _STAR and position + 1 in self.at:
            self.note("wildcard_ignored")
        return position + 1

    # --- brackets and operators

    def _read_bracket(self, position: int) -> int:
        if self.text[position] in _OPENS:
            counts, dated = len(self.brackets) < MAX_DEPTH, self._dated()
            if counts:
                self.found.append(Lexeme("open"))
            elif position <= self.last:
                self.note("too_deep", limit=MAX_DEPTH)
            self.brackets.append((counts, dated))
        elif self.brackets and self.brackets.pop()[0]:
            self.found.append(Lexeme("close"))
        return position + 1

    def _excludes(self, position: int) -> bool:
        """Whether a hyphen excludes: something follows it at once, and nothing, a blank or a bracket stands before."""
        following = self.text[position + 1 : position + 2]
        begins = position == 0 or self.text[position - 1].isspace() or self.text[position - 1] in f"{_OPENS}{_COLON}|"
        opening = bool(following) and (following in f"{_OPENS}{_SINGLE}" or following in _CLOSING)
        return begins and (opening or position + 1 in self.at)

    def _operator(self, word: str, start: int, end: int) -> Kind | None:
        """The operator that a word is. It must stand alone, between blanks or brackets."""
        kind = _OPERATORS.get(word)
        if kind is None and word == "ليس" and self.found and self.found[-1] == Lexeme("and", "و"):
            kind = "not"
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        return kind if kind and all(one.isspace() or one in "()[]{}|" for one in around) else None

    # --- dates

    def _dated(self) -> bool:
        """Whether a date is expected here."""
        before = [lexeme for lexeme in self.found[-2:] if lexeme.kind != "not"][-1:]
        return before == [_DATE] or (bool(self.brackets) and self.brackets[-1][1])

    def _read_date(self, position: int) -> int | None:
        """Read the date that is expected here, if one is; where it ends."""
        if not self._dated():
            return None
        if period := read_period(self.text, position):
            self._date(period)
            return period.end
        value = malformed(self.text, position)
        self._no_date(value)
        return position + len(value) if any(map(str.isdigit, value)) else None

    def _date(self, period: Found) -> None:
        self._leaf(period.published)
        self.left -= 1
        since, until = period.published.since, period.published.until
        if period.swapped and since and until:
            self.note("dates_swapped", since=since.iso, until=until.iso)

    def _no_date(self, value: str) -> None:
        """Say that this is no date, unless an operator stands here; then `date:` counts for nothing."""
        if value.strip(".…‥") and value not in _OPERATORS:
            self.note("bad_date", value=value[:40])
            if self.found[-1:] == [_DATE]:
                self.found.pop()

    # --- leaves

    def _leaf(self, node: Query) -> None:
        self.found.append(Lexeme("leaf", node=node))

    def _closing(self, position: int) -> int | None:
        """Where the quotation that opens here ends, or None when none opens here."""
        char = self.text[position]
        if char in _SINGLE:
            return self._single_end(position)
        if char not in _CLOSING or position > self.last:
            return None
        ends = [end for close in _CLOSING[char] if (end := self.text.find(close, position + 1)) >= 0]
        if ends:
            return min(ends)
        self.note("quote_closed")
        return len(self.text)

    def _single_end(self, position: int) -> int | None:
        if position >= self.no_single_after or (position and self.text[position - 1].isalnum()):
            return None
        found = _SINGLE_END.search(self.text, position + 1)
        if found is None:
            self.no_single_after = position
        return found.start() if found else None

    def _read_quoted(self, start: int, end: int) -> int:
        after = min(end + 1, len(self.text))
        if self._dated():
            value = self.text[start + 1 : end].strip()
            if period := read_period(value, 0):
                self._date(period)
                return after
            self._no_date(value)
        words = self._words(start, end)
        if not words:
            return after
        if any(star in self.text[start:end] for star in _STAR):
            self.note("wildcard_ignored")
        nearness = _NEARNESS.match(self.text, after)
        self._leaf(self._near(words, nearness) if nearness else Phrase(words))
        return nearness.end() if nearness else after

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words between two places; of `(ترامب|ترمب)` any will do."""
        words: list[Word] = []
        reached = start
        for index in range(bisect_left(self.spans, start, key=attrgetter("start")), len(self.spans)):
            span = self.spans[index]
            if span.start >= end:
                break
            if not self.left:
                self.note("too_many_words", limit=MAX_WORDS)
                break
            self.left -= 1
            between = self.text[reached : span.start]
            if words and between.strip() == "|":
                known = words.pop()
                words.append((*((known,) if isinstance(known, str) else known), span.surface))
            else:
                words.append(span.surface)
            reached = span.end
        return tuple(words)

    def _near(self, words: tuple[Word, ...], nearness: re.Match[str]) -> Query:
        if len(words) == 1:
            return Phrase(words)
        if nearness[2]:
            return SameSentence(words)
        if nearness[3]:
            return SameParagraph(words)
        distance = int(nearness[1])
        if distance > MAX_DISTANCE:
            self.note("distance_bounded", limit=MAX_DISTANCE)
        # Fewer words than are asked for cannot hold them.
        return Near(words, max(len(words), min(distance, MAX_DISTANCE)))

    def _read_word(self, start: int) -> int:
        group = self._joined(self.at[start])
        end = group[-1].end
        if self.text[end : end + 1] in tuple(_COLON) and (field := self._field(start, end)):
            if self.found and self.found[-1].kind == "field":
                self.note("field_empty", field=self.found.pop().text)
            self.found.append(Lexeme("field", field))
            return end + 1
        if len(group) == 1 and (kind := self._operator(group[0].surface, start, end)):
            self.found.append(Lexeme(kind, group[0].surface))
            return end
        group = group[: self.left]
        self.left -= len(group)
        return self._read_leaf(tuple(span.surface for span in group), group[-1].end)

    def _field(self, start: int, end: int) -> str | None:
        """The field that a word before a colon names."""
        begins = start == 0 or self.text[start - 1].isspace() or self.text[start - 1] in f"{_OPENS}{_MINUS}{_COLON}|"
        return FIELD_OF_WORD.get(fold(self.text[start:end])) if begins else None

    def _read_leaf(self, words: tuple[str, ...], end: int) -> int:
        starred = self.text[end : end + 1] in tuple(_STAR)
        if starred and (len(words) > 1 or end + 1 in self.at):
            self.note("wildcard_ignored")
        elif starred and self._prefix_allowed(words[0]):
            self._leaf(Prefix(words[0]))
            return end + 1
        # What would read as an operator stays a word only in quotation marks.
        self._leaf(Term(words[0]) if len(words) == 1 and words[0] not in _OPERATORS else Phrase(words))
        return end + 1 if starred else end

    def _joined(self, index: int) -> list[Span]:
        """The word at `index` with those that connectors tie to it."""
        group = [self.spans[index]]
        for number in range(index + 1, len(self.spans)):
            span = self.spans[number]
            between = self.text[group[-1].end : span.start]
            if len(group) > MAX_WORDS or (between and not (len(between) == 1 and between in _CONNECTORS)):
                break
            group.append(span)
        return group

    def _prefix_allowed(self, word: str) -> bool:
        if sum(not unicodedata.combining(char) for char in word) < MIN_PREFIX:
            self.note("prefix_too_short", word=word, limit=MIN_PREFIX)
            return False
        if not self.prefixes:
            self.note("too_many_prefixes", limit=MAX_PREFIXES)
            return False
        self.prefixes -= 1
        return True
