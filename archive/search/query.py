"""The query language: the reading of typed text into a tree of our own, which never fails.

    query    = every (OR every)*                  a b OR c d   finds what has a and b, or c and d
    every    = one (AND? one)*                    words must all occur
    one      = (NOT | - | field:)* operand
    operand  = word | beginning* | "a phrase" | "near words"~10 | "one sentence"~s | "one paragraph"~p | ( query )

- Operators are `AND` `و`, `OR` `أو` `|`, `NOT` `وليس` and a hyphen joined to what it excludes. Those that are words
  count only where they stand alone, in English in capitals; at an end of a query they are nothing. In quotation marks
  everything is a word. «أو» and «وليس» in a sentence that was pasted are words too, and left out: see `running`.
- Fields are `title` `عنوان`, `quote` `اقتباس`, `said-by` `قال`, `actor` `شخصية`, `country` `دولة`, `place` `مكان`,
  `source` `مصدر` and `date` `تاريخ`. Of a field within a field the inner one holds.
- Everything else is punctuation. What is not closed closes itself; what cannot be read is left aside, and a notice says
  so. Words, depth and beginnings are bounded, by the constants of `lexemes`.

Nodes hold the words as typed: what a word matches is settled by `compilation`, never here. `str` of a tree is its
canonical form, which reads back as the same tree.

This is version 1 of the grammar. A later one that would read any text otherwise must be told by a parameter `v` in the
address; an address without it is read by version 1 for good, for links and saved searches outlive every change.

>>> str(parse("«وقف إطلاق النار» سوريا وليس إيران عنوان: (قمة أو لقاء*)").query)
'"وقف إطلاق النار" سوريا -إيران title:(قمة OR لقاء*)'
>>> parse('لافروف "وزير الخارجية').notices
(Notice(code='quote_closed', params=()),)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.search.lexemes import MAX_DEPTH, MAX_PREFIXES, MAX_WORDS, MIN_PREFIX, Kind, Lexeme, Lexer
from archive.search.nodes import And, Field, MatchAll, Not, Or, Phrase, Published, Query
from archive.search.notices import NOTICES, Notice
from archive.search.running import words_within

__all__ = ["MAX_DEPTH", "MAX_PREFIXES", "MAX_WORDS", "MIN_PREFIX", "NOTICES", "Notice", "Parsed", "parse"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood."""

    query: Query
    notices: tuple[Notice, ...] = ()


@lru_cache(maxsize=512)
def parse(text: str) -> Parsed:
    """Read a query as typed. Total: any string gives a tree, and notices where something was mended."""
    return _Parser(Lexer(text)).parse()


class _Parser:
    """A recursive descent over the lexemes; only brackets make it deeper, and the lexer bounds them."""

    def __init__(self, lexer: Lexer) -> None:
        self.lexer = lexer
        found = lexer.read()
        words = words_within(found)
        self.lexemes = [lexeme for place, lexeme in enumerate(found) if place not in words]
        for lexeme in (found[place] for place in sorted(words)):
            if lexeme.kind != "and":
                lexer.note("operator_is_word", word=lexeme.text)
        self.place = 0

    def parse(self) -> Parsed:
        query = self._either()
        if query is None:
            # Operators alone: then they are the words.
            words = tuple(lexeme.text for lexeme in self.lexemes if lexeme.kind in ("and", "or", "not"))
            words = tuple(word for word in words if word.isalpha())[:MAX_WORDS]
            query = Phrase(words) if words else MatchAll()
            self.lexer.forget("operator_ignored")
        if all(isinstance(node, Not) for node in (query.children if isinstance(query, And) else (query,))):
            self.lexer.note("only_exclusions")
        return Parsed(query, tuple(self.lexer.notices))

    def _kind(self) -> Kind | None:
        return self.lexemes[self.place].kind if self.place < len(self.lexemes) else None

    def _next(self) -> Lexeme:
        self.place += 1
        return self.lexemes[self.place - 1]

    def _either(self) -> Query | None:
        options = [self._every()]
        operators: list[str] = []
        while self._kind() == "or":
            operators.append(self._next().text)
            options.append(self._every())
        if None in options:
            self._ignored(operators)
        return _joined(Or, options)

    def _every(self) -> Query | None:
        nodes: list[Query | None] = []
        while (kind := self._kind()) not in (None, "or", "close"):
            if kind == "and":
                self._next()
            else:
                nodes.append(self._one())
        return _joined(And, nodes)

    def _one(self) -> Query | None:
        negated, operators, field = False, [], ""
        while self._kind() in ("not", "field"):
            lexeme = self._next()
            if lexeme.kind == "field":
                field = lexeme.text
            else:
                negated = not negated
                operators.append(lexeme.text)
        node = self._operand()
        if node is None:
            if field:
                self.lexer.note("field_empty", field=field)
            self._ignored(operators)
            return None
        if field:
            node = _within(field, node)
        return _negation(node) if negated else node

    def _operand(self) -> Query | None:
        kind = self._kind()
        if kind == "leaf":
            return self._next().node
        if kind != "open":
            return None
        self._next()
        node = self._either()
        if self._kind() == "close":
            self._next()
        elif node is not None and self.lexer.left:
            self.lexer.note("bracket_closed")
        return node

    def _ignored(self, operators: Iterable[str]) -> None:
        for word in filter(str.isalpha, operators):
            self.lexer.note("operator_ignored", word=word)


def _joined(kind: type[And] | type[Or], nodes: Iterable[Query | None]) -> Query | None:
    """The nodes as one, each once; what is of the same kind is taken apart."""
    found: dict[Query, None] = {}
    for node in nodes:
        if node is not None:
            found.update(dict.fromkeys(node.children if isinstance(node, kind) else (node,)))
    return next(iter(found)) if len(found) == 1 else kind(tuple(found)) if found else None


def _within(field: str, node: Query) -> Query:
    """The node in a field; a date stands in none, and what already has a field keeps it."""
    if isinstance(node, Not):
        return Not(_within(field, node.child))
    return node if field == "date" or isinstance(node, Field | Published) else Field(field, node)


def _negation(node: Query) -> Query:
    return node.child if isinstance(node, Not) else Not(node)
