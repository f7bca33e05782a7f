"""Folders: plain texts, and a manifest.json that says what is known of each beside its text.

The manifest is `{"articles": [{"file": "a.txt", "title": "…", "published": "2017-03-07", …}, …]}`. An entry may have a
title, title_supplied, source, url, published, byline, language and editors_note; and `evidence`: the words of the text
that its date rests on, with `reasoning` that says how. The `line` of a record is the number of its entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.ingest.fields import article_of
from archive.ingest.readers.lines import LINE_LIMIT, UnreadableFile, decode
from archive.ingest.records import RawArticle, Rejection

MANIFEST = "manifest.json"


def is_folder(path: Path) -> bool:
    """Whether this is a folder of texts, or the manifest of one."""
    return path.is_dir() or path.name == MANIFEST


def read(path: Path) -> Iterator[RawArticle | Rejection]:
    """The articles that the manifest names, then a rejection for each text that it does not. Raises UnreadableFile."""
    folder = _folder(path)
    entries = _entries(folder)
    if isinstance(entries, Rejection):
        yield entries
        return
    named: set[str] = set()
    for number, entry in enumerate(entries, 1):
        name = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(name, str) or not name:
            yield Rejection(number, "file", "missing")
            continue
        named.add(name)
        yield _article(folder, number, entry, name)
    for number, name in enumerate(sorted(set(_texts(folder)) - named), len(entries) + 1):
        yield Rejection(number, "file", "not-in-manifest", {"value": name})


def survey(path: Path) -> tuple[str, int]:
    """A fingerprint of the manifest and the texts, and how many there are. Raises UnreadableFile."""
    folder = _folder(path)
    digest = hashlib.sha256()
    names = _texts(folder)
    for name in [MANIFEST, *names]:
        try:
            data = (folder / name).read_bytes()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise UnreadableFile("unreadable", folder / name, error.strerror or error) from error
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest(), len(names)


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _texts(folder: Path) -> list[str]:
    try:
        return sorted(item.name for item in folder.iterdir() if item.suffix.lower() == ".txt" and item.is_file())
    except OSError as error:
        raise UnreadableFile("unreadable", folder, error.strerror or error) from error


def _entries(folder: Path) -> list[Any] | Rejection:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Rejection(1, "manifest", "no-manifest")
    except OSError as error:
        raise UnreadableFile("unreadable", folder / MANIFEST, error.strerror or error) from error
    except json.JSONDecodeError as error:
        return Rejection(error.lineno, "manifest", "wrong-manifest", {"why": f"JSON, {error.lineno}:{error.colno}"})
    except (ValueError, RecursionError) as error:
        return Rejection(1, "manifest", "wrong-manifest", {"why": type(error).__name__})
    entries = manifest.get("articles") if isinstance(manifest, dict) else None
    if not isinstance(entries, list):
        return Rejection(1, "manifest", "wrong-manifest", {"why": "articles"})
    return entries


def _article(folder: Path, number: int, entry: dict[str, Any], name: str) -> RawArticle | Rejection:
    """The article of an entry. Its file must lie in the folder itself: a manifest leads nowhere else."""
    path = folder / name
    if "/" in name or "\\" in name or "\0" in name or not path.is_file():
        return Rejection(number, "file", "no-such-file", {"value": name[:60].replace("\0", "")})
    try:
        if path.stat().st_size > LINE_LIMIT:
            return Rejection(number, "file", "line-too-long", {"limit": LINE_LIMIT >> 20})
        text = decode(number, path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except OSError:
        return Rejection(number, "file", "no-such-file", {"value": name})
    if isinstance(text, Rejection):
        return text
    evidence, reasoning = entry.get("evidence", ""), entry.get("reasoning", "")
    quoted = [f"«{words}»" for words in (evidence if isinstance(evidence, list) else [evidence]) if words]
    described = {key: value for key, value in entry.items() if key not in {"file", "text", "body", "reasoning"}}
    return article_of(
        number,
        {
            "id": path.stem,
            **described,
            "text": text,
            "evidence": f"{' … '.join(quoted)} {reasoning if isinstance(reasoning, str) else ''}".strip(),
        },
    )
