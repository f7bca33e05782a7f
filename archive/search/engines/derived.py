"""Derived arrays: what a segment also holds so that no search has to work it out.

F.held, F.held_ends   for a field of keys F the numbers of each document's keys, and where each document's end:
                      few documents are counted by these, many by the inverted lists
F.dense …             the same as bits for what many documents carry, for counting: see `tallies`
by_date u4            the documents by the first day of their publication, those without a date first, then by id
"""

from __future__ import annotations

import numpy as np

from archive.search.engines.arrays import ArrayWriter
from archive.search.engines.layout import KEY_FIELDS
from archive.search.engines.tallies import write_tallies


def write_derived(writer: ArrayWriter, documents: int) -> None:
    """Add what follows from the fields and columns that stand in a file already."""
    for name in KEY_FIELDS:
        ids, ends = writer.values(f"{name}.ids"), writer.values(f"{name}.ends").astype(np.int64)
        numbers = np.repeat(np.arange(len(ends), dtype=np.uint32), np.diff(ends, prepend=0))
        writer.add(f"{name}.held", numbers[np.argsort(ids, kind="stable")])
        writer.add(f"{name}.held_ends", np.cumsum(np.bincount(ids, minlength=documents)))
        write_tallies(writer, name, ids, ends, documents)
    writer.add("by_date", np.lexsort((writer.values("id"), writer.values("first"))), "<u4")
