"""The engines that ours is measured beside: tantivy (twice) and SQLite FTS5.

Each is given tokens of our own analysis, joined by blanks, so that all search the same words: `tantivy` one field of
light stems, which is what its users run; `tantivy_same` our levels and weights; `fts5` one field of light stems. Every
answer is the top 20, the exact total, the counts of three facets and the month histogram.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from archive.arabic.analysis import word
from archive.arabic.tokens import WORD
from archive.search.documents import Document
from archive.search.engines.inversion import Words
from archive.search.plan import LEAD_WORDS, WEIGHTS
from tests.benchmarks.asks import Ask

SIZE = 20
FACET_SIZE = 50
FACETS = ("actor", "country", "source")


@dataclass(frozen=True)
class Answer:
    """What every engine must compute for a question."""

    total: int
    ids: tuple[int, ...]
    facets: dict[str, dict[str, int]]
    months: dict[str, int]


class Peer(Protocol):
    """An engine of the comparison."""

    def build(self, documents: Iterable[Document]) -> None: ...

    def answer(self, ask: Ask) -> Answer: ...


# What has been analysed: the comparison is of engines, not of analyses, so each word is taken apart once.
_words = Words()


def levels(document: Document) -> dict[str, str]:
    """The tokens of a document by field, joined by blanks."""
    title, body = ([_words[text] for text in WORD.findall(part)] for part in (document.title, document.body))
    both = [*title, *body]
    return {
        "exact": " ".join([token.exact for token in both]),
        "light": " ".join([token.light for token in both]),
        "root": " ".join([token.root for token in both]),
        "title": " ".join([token.light for token in title]),
        "lead": " ".join([token.light for count in LEAD_WORDS for token in body[:count]]),
    }


def facet_keys(document: Document) -> dict[str, tuple[str, ...]]:
    return {"actor": document.actors, "country": document.countries, "source": (document.source,)}


class Tantivy:
    """tantivy through its Python package."""

    def __init__(self, folder: Path, fields: dict[str, float]) -> None:
        import tantivy

        self.lib: Any = tantivy
        self.fields = fields
        builder = tantivy.SchemaBuilder()
        for name in fields:
            option = "position" if name in ("exact", "light") else "freq"
            builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
        for name in (*FACETS, "month"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("day", fast=True, indexed=True)
        builder.add_integer_field("number", fast=True, stored=True)
        self.schema: Any = builder.build()
        self.index: Any = tantivy.Index(self.schema, path=str(folder))

    def build(self, documents: Iterable[Document]) -> None:
        writer = self.index.writer(512_000_000, 2)
        for document in documents:
            tokens = levels(document)
            published = document.published.first if document.published else date(1, 1, 1)
            writer.add_document(
                self.lib.Document(
                    **{name: [tokens[name]] for name in self.fields},
                    **{name: list(keys) for name, keys in facet_keys(document).items()},
                    month=[f"{published:%Y-%m}"],
                    day=published.toordinal(),
                    number=document.id,
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def answer(self, ask: Ask) -> Answer:
        searcher = self.index.searcher()
        query = self._query(ask)
        order = {"order_by_field": "day"} if ask.newest else {}
        found = searcher.search(query, limit=SIZE, count=True, offset=(ask.page - 1) * SIZE, **order)
        aggregations = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in FACETS}
        aggregations["month"] = {"terms": {"field": "month", "size": 1_000}}
        counted = searcher.aggregate(query, aggregations)
        buckets = {name: {b["key"]: b["doc_count"] for b in counted[name]["buckets"]} for name in aggregations}
        ids = tuple(searcher.doc(address)["number"][0] for _score, address in found.hits)
        return Answer(found.count, ids, buckets, buckets.pop("month"))

    def _query(self, ask: Ask) -> Any:
        query = self._words(ask)
        filters = []
        if ask.actor:
            filters.append(self.lib.Query.term_query(self.schema, "actor", ask.actor))
        if ask.since:
            first, last = (date.fromisoformat(day).toordinal() for day in (ask.since, ask.until))
            filters.append(self.lib.Query.range_query(self.schema, "day", self.lib.FieldType.Integer, first, last))
        must = [(self.lib.Occur.Must, self.lib.Query.const_score_query(one, 0.0)) for one in filters]
        return self.lib.Query.boolean_query([(self.lib.Occur.Must, query), *must]) if must else query

    def _words(self, ask: Ask) -> Any:
        if ask.kind == "everything":
            return self.lib.Query.all_query()
        if ask.kind == "prefix":
            start = word(ask.words[0]).fold.removeprefix("ال")
            return self.lib.Query.regex_query(self.schema, "light", f"{start}.*")
        if ask.kind == "phrase":
            required = self.lib.Query.phrase_query(self.schema, "light", [word(one).light for one in ask.words])
            return self._with_score(required, ask) if len(self.fields) > 1 else required
        occur = self.lib.Occur.Should if ask.kind == "any" else self.lib.Occur.Must
        terms = [(occur, self._term("light", one)) for one in ask.words]
        required = self.lib.Query.boolean_query(terms)
        return self._with_score(required, ask) if len(self.fields) > 1 else required

    def _term(self, name: str, text: str) -> Any:
        token = getattr(word(text), name if name in ("exact", "root") else "light")
        query = self.lib.Query.term_query(self.schema, name, token)
        return self.lib.Query.boost_query(query, self.fields[name])

    def _with_score(self, required: Any, ask: Ask) -> Any:
        """The required part, and every level of every word to score it as ours does."""
        rest = [(self.lib.Occur.Should, self._term(n, one)) for one in ask.words for n in self.fields if n != "light"]
        return self.lib.Query.boolean_query([(self.lib.Occur.Must, required), *rest])


def tantivy(folder: Path) -> Tantivy:
    return Tantivy(folder, {"light": 1.0})


def tantivy_same(folder: Path) -> Tantivy:
    return Tantivy(folder, dict(WEIGHTS))


class Fts5:
    """SQLite's FTS5 with a table of facet keys beside it."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "fts5.sqlite3", isolation_level=None)
        self.database.executescript(
            """
            PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
            CREATE VIRTUAL TABLE texts USING fts5(light, content='', detail='full', tokenize="unicode61");
            CREATE TABLE articles(id INTEGER PRIMARY KEY, day INTEGER, month TEXT);
            CREATE TABLE keys(article INTEGER, facet TEXT, key TEXT);
            """
        )

    def build(self, documents: Iterable[Document]) -> None:
        self.database.execute("BEGIN")
        for document in documents:
            published = document.published.first if document.published else date(1, 1, 1)
            self.database.execute(
                "INSERT INTO texts(rowid, light) VALUES(?, ?)", (document.id, levels(document)["light"])
            )
            self.database.execute(
                "INSERT INTO articles VALUES(?, ?, ?)", (document.id, published.toordinal(), f"{published:%Y-%m}")
            )
            rows = [(document.id, facet, key) for facet, keys in facet_keys(document).items() for key in keys]
            self.database.executemany("INSERT INTO keys VALUES(?, ?, ?)", rows)
        self.database.execute("COMMIT")
        self.database.executescript(
            """
            CREATE INDEX by_article ON keys(article, facet, key);
            CREATE INDEX by_key ON keys(facet, key, article);
            CREATE INDEX by_day ON articles(day DESC);
            INSERT INTO texts(texts) VALUES('optimize');
            ANALYZE;
            """
        )

    def answer(self, ask: Ask) -> Answer:
        where, values = self._where(ask)
        self.database.execute("DROP TABLE IF EXISTS temp.hits")
        self.database.execute(f"CREATE TEMP TABLE hits AS SELECT a.id, a.day, a.month, {where}", values)
        (total,) = self.database.execute("SELECT count(*) FROM hits").fetchone()
        order = "day DESC, id DESC" if ask.newest else "score, id"
        ids = self.database.execute(
            f"SELECT id FROM hits ORDER BY {order} LIMIT {SIZE} OFFSET ?",  # noqa: S608
            ((ask.page - 1) * SIZE,),
        ).fetchall()
        counts = self.database.execute(
            "SELECT facet, key, count(*) FROM hits JOIN keys ON keys.article = hits.id GROUP BY facet, key"
        )
        facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for facet, key, count in counts:
            facets[facet][key] = count
        months = dict(self.database.execute("SELECT month, count(*) FROM hits GROUP BY month"))
        return Answer(total, tuple(number for (number,) in ids), facets, months)

    def _where(self, ask: Ask) -> tuple[str, list[object]]:
        """The rest of the SELECT after its first columns, with its values."""
        values: list[object] = []
        if ask.kind == "everything":
            clause = "0 AS score FROM articles a WHERE 1"
        else:
            clause = "texts.rank AS score FROM texts JOIN articles a ON a.id = texts.rowid WHERE texts MATCH ?"
            values.append(_match(ask))
        if ask.actor:
            clause += " AND a.id IN (SELECT article FROM keys WHERE facet = 'actor' AND key = ?)"
            values.append(ask.actor)
        if ask.since:
            clause += " AND a.day BETWEEN ? AND ?"
            values += [date.fromisoformat(day).toordinal() for day in (ask.since, ask.until)]
        return clause, values


def _match(ask: Ask) -> str:
    if ask.kind == "prefix":
        return f'"{word(ask.words[0]).fold.removeprefix("ال")}"*'
    quoted: Iterator[str] = (f'"{word(one).light}"' for one in ask.words)
    if ask.kind == "phrase":
        return f'"{" ".join(word(one).light for one in ask.words)}"'
    return (" OR " if ask.kind == "any" else " AND ").join(quoted)
