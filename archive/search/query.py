"""The query language: a tree of our own, and the reading of typed text into it, which never fails.

Words must all occur; «phrases» stand in any quotation marks; `-word` and `-"a phrase"` exclude; `روس*` is a beginning.
Everything else is punctuation. Nodes hold the words as typed: what a word matches is settled by `plan`, never here.

>>> str(parse("«وقف إطلاق النار» سوريا -إيران روس*").query)
'"وقف إطلاق النار" سوريا -إيران روس*'
>>> parse('لافروف "وزير الخارجية').notices
(Notice(code='quote_closed', params=()),)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from archive.arabic.tokens import Span, tokenize
from archive.search.nodes import (
    And,
    MatchAll,
    Not,
    Phrase,
    Prefix,
    Query,
    Term,
)

MAX_WORDS = 64
# A shorter beginning would match a good part of the dictionary.
MIN_PREFIX = 2

# What may be said about the reading of a query, and what the sentence about it may name.
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quote_closed": (),
        "too_many_words": ("limit",),
        "prefix_too_short": ("word", "limit"),
        "wildcard_ignored": (),
        "only_exclusions": (),
        "stop_words_optional": ("words",),
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about the answer: a code of `NOTICES` with its parameters."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: str, **params: str | int) -> Notice:
        return cls(code, tuple(params.items()))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood."""

    query: Query
    notices: tuple[Notice, ...] = ()


@lru_cache(maxsize=512)
def parse(text: str) -> Parsed:
    """Read a query as typed. Total: any string gives a tree, and notices where something was mended."""
    return _Reader(text).read()


# A quotation mark that opens, and what closes it. Guillemets are typed either way round in right-to-left text.
_CLOSING: Mapping[str, str] = MappingProxyType(
    {"«": "»", "»": "«", "‹": "›", "›": "‹"} | dict.fromkeys('"“”„‟″＂❝❞〝〞', '"“”„‟″＂❝❞〝〞')
)
_SINGLE = "'‘’‚‛"
_SINGLE_END = re.compile(rf"[{_SINGLE}](?=\s|\Z)")
_MINUS = "-‐‑‒–−"
_STAR = "*٭＊"
# Characters that join two words into one name: F-16, نيكي_هيلي, U.N., O'Brien.
_CONNECTORS = "-‐‑_.'’&@\u200c"


class _Reader:
    """One reading of a text, from its start to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = list(tokenize(text))
        self.at = {span.start: index for index, span in enumerate(self.spans)}
        self.nodes: dict[Query, None] = {}
        self.notices: dict[Notice, None] = {}
        self.left = MAX_WORDS

    def read(self) -> Parsed:
        position, negated = 0, False
        while position < len(self.text) and self.left:
            char = self.text[position]
            if position in self.at:
                position = self._read_word(position, negated)
            elif (end := self._closing(position)) is not None:
                position = self._read_phrase(position, end, negated)
            elif char in _MINUS and self._begins(position):
                position, negated = position + 1, True
                continue
            else:
                if char in _STAR and position + 1 in self.at:
                    self._note("wildcard_ignored")
                position += 1
            negated = False
        if not self.left and any(span.start >= position for span in self.spans):
            self._note("too_many_words", limit=MAX_WORDS)
        return Parsed(self._tree(), tuple(self.notices))

    def _tree(self) -> Query:
        nodes = tuple(self.nodes)
        if nodes and all(isinstance(node, Not) for node in nodes):
            self._note("only_exclusions")
        if not nodes:
            return MatchAll()
        return nodes[0] if len(nodes) == 1 else And(nodes)

    def _note(self, code: str, **params: str | int) -> None:
        self.notices[Notice.of(code, **params)] = None

    def _begins(self, position: int) -> bool:
        """Whether something begins here: nothing, a blank or an opening bracket stands before."""
        return position == 0 or self.text[position - 1].isspace() or self.text[position - 1] in "([{"

    def _keep(self, node: Query, negated: bool) -> None:
        self.nodes[Not(node) if negated else node] = None

    def _closing(self, position: int) -> int | None:
        """Where the quotation that opens here ends, or None when none opens here."""
        char = self.text[position]
        if char in _SINGLE:
            before = position == 0 or not self.text[position - 1].isalnum()
            found = _SINGLE_END.search(self.text, position + 1) if before else None
            return found.start() if found else None
        if char not in _CLOSING:
            return None
        ends = [end for close in _CLOSING[char] if (end := self.text.find(close, position + 1)) >= 0]
        if ends:
            return min(ends)
        # A mark with no word after it closes nothing: it is a stray one.
        if self.spans and self.spans[-1].start > position:
            self._note("quote_closed")
            return len(self.text)
        return None

    def _read_phrase(self, start: int, end: int, negated: bool) -> int:
        words = tuple(span.surface for span in self.spans if start < span.start < end)
        if len(words) > self.left:
            self._note("too_many_words", limit=MAX_WORDS)
            words = words[: self.left]
        self.left -= len(words)
        if words:
            self._keep(Phrase(words), negated)
        return end + 1

    def _read_word(self, start: int, negated: bool) -> int:
        group = self._joined(self.at[start])[: self.left]
        end = group[-1].end
        words = tuple(span.surface for span in group)
        self.left -= len(words)
        starred = self.text[end : end + 1] in tuple(_STAR)
        if len(words) > 1:
            self._keep(Phrase(words), negated)
        elif starred and end + 1 not in self.at and self._long_enough(words[0]):
            self._keep(Prefix(words[0]), negated)
            return end + 1
        else:
            self._keep(Term(words[0]), negated)
        if starred and (len(words) > 1 or end + 1 in self.at):
            self._note("wildcard_ignored")
        return end + 1 if starred else end

    def _joined(self, index: int) -> list[Span]:
        """The word at `index` with those that connectors tie to it."""
        group = [self.spans[index]]
        for span in self.spans[index + 1 :]:
            between = self.text[group[-1].end : span.start]
            if between and not (len(between) == 1 and between in _CONNECTORS):
                break
            group.append(span)
        return group

    def _long_enough(self, word: str) -> bool:
        if sum(not unicodedata.combining(char) for char in word) >= MIN_PREFIX:
            return True
        self._note("prefix_too_short", word=word, limit=MIN_PREFIX)
        return False
