"""Peers: other search engines that rank the same passages, to see what ours adds. Installed only where one measures.

`Tantivy` is tantivy's own BM25 over one field, each question a plain OR of its words: with its Arabic stemmer, as its
users run it, or with the words of any other analysis.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from archive.search.trials import Row

Analysis: TypeAlias = Callable[[str], Iterable[str]]
_HEAP = 64_000_000


class PeerMissing(Exception):
    """The package of a peer is not installed."""


class Tantivy:
    """An index of passages in memory. Raises PeerMissing when the package is not there."""

    def __init__(self, passages: Iterable[Row], analysis: Analysis | None = None) -> None:
        self._lib = _tantivy()
        self._words = analysis or self._stemmed()
        builder = self._lib.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index = self._lib.Index(self._schema)
        writer = self._index.writer(_HEAP, 1)
        for passage in passages:
            writer.add_document(self._lib.Document(id=passage.id, text=" ".join(self._words(passage.text))))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _stemmed(self) -> Analysis:
        lib = self._lib
        builder = lib.TextAnalyzerBuilder(lib.Tokenizer.simple()).filter(lib.Filter.lowercase())
        analyzer = builder.filter(lib.Filter.stemmer("arabic")).build()
        return lambda text: [str(word) for word in analyzer.analyze(text)]

    def answers(self, question: str, depth: int = 100) -> Iterable[str]:
        """The identifiers of passages, the best first."""
        query = self._lib.Query
        words = dict.fromkeys(self._words(question))
        terms = [(self._lib.Occur.Should, query.term_query(self._schema, "text", word)) for word in words]
        searcher = self._index.searcher()
        found = searcher.search(query.boolean_query(terms), limit=depth)
        return [searcher.doc(address)["id"][0] for _score, address in found.hits]


def _tantivy() -> Any:
    try:
        return importlib.import_module("tantivy")
    except ImportError as error:
        raise PeerMissing("tantivy") from error


PEERS: dict[str, type[Tantivy]] = {"tantivy": Tantivy}
