"""Readers: a file or folder as a stream of articles and rejections. One module a kind of file.

A bad record is a Rejection and the next one is read; only what cannot be read at all raises UnreadableFile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from archive.ingest.readers import folders, jsonlines, tables
from archive.ingest.readers.lines import ZIP_ERRORS, UnreadableFile, open_file
from archive.ingest.records import RawArticle, Rejection

__all__ = ["UnreadableFile", "read", "survey"]

_BLOCK = 1 << 20


def read(path: Path, *, source: str = "") -> Iterator[RawArticle | Rejection]:
    """The records of a file or folder, in order; `source` is the source of those that name none.

    A folder, or its `manifest.json`, holds texts; `.jsonl` (`.ndjson`) and `.csv` (`.tsv`) may end in `.gz`.
    Raises UnreadableFile.
    """
    seen: dict[bytes, int] = {}
    for record in _reader(path)(path):
        if isinstance(record, RawArticle):
            if source and not record.source:
                record = replace(record, source=source)
            record = _once(record, seen)
        yield record


def survey(path: Path) -> tuple[str, int]:
    """A fingerprint of what a file or folder holds, and about how many records that is. Raises UnreadableFile."""
    _reader(path)
    if folders.is_folder(path):
        return folders.survey(path)
    digest, lines = hashlib.sha256(), 0
    with open_file(path, decompressed=False) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    try:
        with open_file(path) as file:
            while block := file.read(_BLOCK):
                lines += block.count(b"\n")
    except (OSError, EOFError, *ZIP_ERRORS):
        pass  # the reader says so where the damage is
    return digest.hexdigest(), lines + 1


def _reader(path: Path) -> Callable[[Path], Iterator[RawArticle | Rejection]]:
    """What reads a file of this name. Raises UnreadableFile."""
    if not path.exists():
        raise UnreadableFile("absent", path)
    if folders.is_folder(path):
        return folders.read
    name = path.name.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        return jsonlines.read
    if name.endswith((".csv", ".tsv")):
        return tables.read
    raise UnreadableFile("unknown-kind", path)


def _once(record: RawArticle, seen: dict[bytes, int]) -> RawArticle | Rejection:
    """The record, or a rejection when its identifier stood in the file before."""
    if not record.external_id:
        return record
    identity = hashlib.blake2b(f"{record.source}\n{record.external_id}".encode(), digest_size=12).digest()
    first = seen.setdefault(identity, record.line)
    if first == record.line:
        return record
    params = {"value": record.external_id, "first": first}
    return Rejection(record.line, "id", "duplicate-id", params, record.external_id)
