"""The codec: flat segments as Whoosh's own readers and matchers see them.

Reading only. Whoosh writes postings one by one; we invert whole batches in arrays (`inversion`). What our evaluation
has no rule for runs on this: fuzzy terms, wildcards, spans, and any other query of Whoosh's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.matching import ListMatcher
from whoosh.reading import SegmentReader, TermNotFound

from archive.search.engines.arrays import Array
from archive.search.engines.layout import BREAKS, LENGTH_OF, POSITIONED
from archive.search.engines.segments import Field, FlatSegment, SegmentData
from archive.search.engines.snapshots import View


def open_reader(view: View, schema: Any) -> SegmentReader:
    """Whoosh's reader of a segment that is open already."""
    return SegmentReader(None, schema, view.segment, codec=FlatCodec(view.data))


class FlatCodec(base.Codec):  # type: ignore[misc]
    """Whoosh's codec of a flat segment; opens the segment itself when none is given."""

    def __init__(self, data: SegmentData | None = None) -> None:
        self._data = data

    def _opened(self, storage: Any, segment: FlatSegment) -> SegmentData:
        return self._data or SegmentData(Path(storage.folder), segment)

    def terms_reader(self, storage: Any, segment: FlatSegment) -> FlatTerms:
        return FlatTerms(self._opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: FlatSegment) -> FlatDocuments:
        return FlatDocuments(self._opened(storage, segment), segment)


class FlatTerms(base.TermsReader):  # type: ignore[misc]
    """The dictionaries of a segment."""

    def __init__(self, data: SegmentData) -> None:
        # Breaks are no words, and Whoosh's schema does not know them.
        self._fields = {name: field for name, field in data if name != BREAKS}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return name in self._fields and self._fields[name].find(text) is not None

    def _found(self, name: str, text: bytes) -> tuple[Field, int]:
        field = self._fields.get(name)
        number = field.find(text) if field is not None else None
        if field is None or number is None:
            raise TermNotFound(f"No term {name}:{text!r}")
        return field, number

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields.keys()

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self._fields):
            if name >= fieldname:
                field = self._fields[name]
                for number in range(field.seek(prefix) if name == fieldname else 0, len(field)):
                    yield name, field[number]

    def term_info(self, fieldname: str, text: bytes) -> W3TermInfo:
        field, number = self._found(fieldname, text)
        ids, tf = _postings(field, number)
        info = W3TermInfo()
        info._df = len(ids)
        info._weight, info._maxweight = float(tf.sum()), float(tf.max())
        info._minlength, info._maxlength = 1, 0xFFFF
        info._minid, info._maxid = int(ids[0]), int(ids[-1])
        return info

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def cursor(self, fieldname: str, fieldobj: Any) -> base.FieldCursor:
        # What the schema stores only (`django_ct`) has no terms.
        field = self._fields.get(fieldname)
        return base.EmptyCursor() if field is None else FlatCursor(self, fieldname, field, fieldobj)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        field, number = self._found(fieldname, text)
        ids, tf = _postings(field, number)
        values = None
        if fieldname in POSITIONED:
            places = np.split(field.positions(number), np.cumsum(tf)[:-1])
            values = [format_.encode(part.tolist()) for part in places]
        return ListMatcher(
            ids.tolist(),
            tf.astype(float).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )


def _postings(field: Field, number: int) -> tuple[Array, Array]:
    first, last = field.span(number)
    return field.ids.part(first, last), field.frequencies(first, last)


class FlatCursor(base.FieldCursor):  # type: ignore[misc]
    """A walk through the terms of a field."""

    def __init__(self, terms: FlatTerms, name: str, field: Field, kind: Any) -> None:
        self._terms, self._name, self._field, self._kind = terms, name, field, kind
        self._number = 0

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        self._number = self._field.seek(term if isinstance(term, bytes) else self._kind.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        return str(self._kind.from_bytes(self._field[self._number])) if self.is_valid() else None

    def term_info(self) -> W3TermInfo:
        return self._terms.term_info(self._name, self._field[self._number])

    def is_valid(self) -> bool:
        return self._number < len(self._field)


class FlatDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment."""

    def __init__(self, data: SegmentData, segment: FlatSegment) -> None:
        self._data = data
        self._segment = segment

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return self._data.documents

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> set[int]:
        return set(self._segment.deleted_docs())

    def _lengths(self, fieldname: str) -> Array:
        return self._data.column(LENGTH_OF[fieldname]) if fieldname in LENGTH_OF else np.zeros(1, np.uint32)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._lengths(fieldname)[docnum]) if fieldname in LENGTH_OF else default

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).min())

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).max())

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        number = int(self._data.column("id")[docnum])
        return {"id": f"archive.article.{number}", "django_ct": "archive.article", "django_id": str(number)}
