"""The folder of an index: which build is the present one, its generations, the locks, and what to sweep.

    CURRENT            JSON: {"build": the folder's name, "analysis": version, "format": version}, then a CRC-32 in hex
    index-<id>/        one build: Whoosh's files of an index
        _MAIN_<n>.toc  generation n, as Whoosh writes it (schema, segments, deletions), then "DIWANTOC" and a CRC-32
        MAIN_<id>.flat its segments
        PARTS, …       the record of a build that is being made (`parts`)
    WRITING, MERGING, BUILDING  Whoosh's lock files: held by who commits, who merges beside that, who builds aside

A build is made aside and becomes the present one when CURRENT is replaced, which is atomic; so is the appearance of a
generation. What no CURRENT and no TOC names is left over from a writer that died, and is swept by the next one.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from whoosh.codec.base import Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, clean_files

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.search.engine import EngineUnavailable, IndexMissing
from archive.search.engines.arrays import FORMAT, Damaged
from archive.search.engines.layout import schema
from archive.search.engines.parts import PARTS
from archive.search.engines.segments import FlatSegment

NAME = "MAIN"
CURRENT = "CURRENT"
# How long a writer waits for another; a save that waited so long is left to the outbox.
PATIENCE = 30.0
_PAUSE = 0.002
# Seconds after which a build that was stopped is no longer worth taking up.
ABANDONED = 2 * 24 * 3600.0
_COARSE = 2_000_000_000
_BUILD = re.compile(r"index-[0-9a-z]{16}\Z")
_TOC_END = b"DIWANTOC"


# What tells that a file or folder has changed: which it is, when, how large.
Mark: TypeAlias = tuple[int, int, int]


def _mark(path: Path) -> Mark:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _settled(mark: Mark) -> bool:
    """Whether a mark is older than any clock of files is coarse, so that the next change cannot have the same."""
    return os.name == "posix" and time.time_ns() - mark[1] > _COARSE


class Busy(EngineUnavailable):
    """Another holds the lock."""


class Build(NamedTuple):
    """The present build."""

    name: str
    analysis: int


class Generation(NamedTuple):
    """One state of a build: what a reader may open."""

    folder: Path
    number: int
    segments: list[FlatSegment]
    schema: Any


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's storage, with a checksum behind each TOC and everything on the disk before the TOC appears."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        path = Path(self.folder) / oldname
        with path.open("r+b") as file:
            content = file.read()
            file.write(_TOC_END + crc32(content).to_bytes(4, "little"))
            file.flush()
            os.fsync(file.fileno())
        path.replace(Path(self.folder) / newname)
        # One folder keeps the order of its names: with the TOC's the names of its segments are durable.
        sync_folder(Path(self.folder))

    def open_file(self, name: str, **kwargs: Any) -> Any:
        content = (Path(self.folder) / name).read_bytes()
        body, end, check = content[:-12], content[-12:-4], content[-4:]
        if end != _TOC_END or crc32(body).to_bytes(4, "little") != check:
            raise Damaged(f"{name} is cut off or altered")
        return StructFile(BytesIO(body), name=name)


class IndexFolder:
    """One index on the disk, for readers and writers of any process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._current: tuple[Mark, Build] | None = None
        self._newest: tuple[Mark, int] | None = None

    # --- reading

    def current(self) -> Build:
        """The present build. Raises IndexMissing or Damaged."""
        path = self.path / CURRENT
        try:
            mark = _mark(path)
            known = self._current
            if known is not None and known[0] == mark:
                return known[1]
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise IndexMissing(f"there is none in {self.path}") from None
        text, _, check = content.rpartition(b"\n")
        if f"{crc32(text):08x}".encode() != check:
            raise Damaged(f"{CURRENT} is altered")
        facts = json.loads(text)
        if facts["format"] != FORMAT:
            raise Damaged(f"the index is of format {facts['format']}, not {FORMAT}")
        build = Build(facts["build"], facts["analysis"])
        if _settled(mark):
            self._current = (mark, build)
        return build

    def newest(self, build: Build) -> int:
        """The number of a build's newest generation. Raises Damaged when it has none.

        The folder is listed only when it has changed since, or so lately that its clock might not tell the next change.
        """
        folder = self.path / build.name
        try:
            mark = _mark(folder)
            known = self._newest
            if known is not None and known[0] == mark:
                return known[1]
            number = TOC._latest_generation([found.name for found in folder.iterdir()], NAME)
        except FileNotFoundError:
            number = -1
        if number < 0:
            raise Damaged(f"{build.name} is gone or has lost its table of contents")
        if _settled(mark):
            self._newest = (mark, int(number))
        return int(number)

    def generation(self, build: Build, number: int) -> Generation:
        """Read one generation. Raises Damaged, or FileNotFoundError when a writer has just put another in its place."""
        folder = self.path / build.name
        toc = read_toc(folder, number)
        return Generation(folder, number, toc.segments, toc.schema)

    # --- writing

    @contextmanager
    def lock(self, name: str, patience: float | None = None) -> Iterator[None]:
        """Hold a lock among all processes and threads. Raises Busy when another holds it too long."""
        patience = PATIENCE if patience is None else patience
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(self.path)).lock(name)
        until = time.monotonic() + patience
        while not lock.acquire(blocking=False):
            if time.monotonic() > until:
                reason = BlockingIOError(errno.EAGAIN, f"{name} is locked")
                raise Busy(f"another writer has held the index for more than {patience:.0f} seconds") from reason
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            lock.release()

    def sweep(self, folder: Path, number: int, segments: Sequence[FlatSegment], *, alone: bool = False) -> None:
        """Drop what a generation does not name. To be called under the lock WRITING.

        While another merges, what nobody names may be its unfinished work and stays; `alone` says that nobody does.
        """
        with suppress(Busy), nullcontext() if alone else self.lock("MERGING", patience=0):
            clean_files(DurableStorage(str(folder)), NAME, number, segments)
            for left in folder.glob(f"_{NAME}_*.toc.*"):
                left.unlink(missing_ok=True)
            return
        # The generation before is dropped all the same.
        (folder / TOC._filename(NAME, number - 1)).unlink(missing_ok=True)

    def unfinished(self) -> list[Path]:
        """The builds that are being made, or that a builder who was stopped has left."""
        kept = self._present_name()
        found = [path for path in self.path.glob("index-*") if _BUILD.match(path.name) and path.name != kept]
        return [path for path in found if (path / PARTS).exists()]

    def sweep_abandoned(self) -> None:
        """Remove builds that nobody is making and nobody has taken up for long: each save writes to their records."""
        kept = self._present_name()
        others = [path for path in self.path.glob("index-*") if _BUILD.match(path.name) and path.name != kept]
        if not others:
            return
        with suppress(Busy), self.lock("BUILDING", patience=0):
            for path in others:
                with suppress(FileNotFoundError):
                    if path.name != self._present_name() and time.time() - path.stat().st_mtime > ABANDONED:
                        shutil.rmtree(path, ignore_errors=True)

    def _present_name(self) -> str:
        with suppress(IndexMissing, Damaged):
            return self.current().name
        return ""

    def new_build(self) -> Path:
        """An empty folder for a build, what dead builders left swept away. To be called under the lock BUILDING."""
        self.sweep_builds()
        folder = self.path / f"index-{Segment._random_id(16)}"
        folder.mkdir()
        return folder

    def adopt(self, folder: Path) -> None:
        """Make a build the present one, and drop the former. To be called under the lock WRITING."""
        facts = {"build": folder.name, "analysis": ANALYSIS_VERSION, "format": FORMAT}
        text = json.dumps(facts).encode()
        aside = self.path / f"{CURRENT}.new"
        with aside.open("wb") as file:
            file.write(text + b"\n" + f"{crc32(text):08x}".encode())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self.path / CURRENT)
        sync_folder(self.path)
        self.sweep_builds()

    def sweep_builds(self, but: Path | None = None) -> None:
        """Remove the builds that are not the present one. To be called under the lock BUILDING."""
        kept = {self._present_name(), but.name if but else ""}
        for found in self.path.iterdir():
            if _BUILD.match(found.name) and found.name not in kept:
                # On Windows a reader may still have it open; the next writer tries again.
                shutil.rmtree(found, ignore_errors=True)


def read_toc(folder: Path, number: int) -> Any:
    """A generation's TOC. Raises Damaged or FileNotFoundError."""
    try:
        return TOC.read(DurableStorage(str(folder)), NAME, gen=number)
    except (OSError, Damaged):
        raise
    except Exception as error:
        # What was pickled by another version of this package.
        raise Damaged(f"generation {number} cannot be read: {error}") from error


def write_toc(folder: Path, segments: list[FlatSegment], number: int) -> None:
    """Make a generation appear."""
    TOC(schema(), segments, number).write(DurableStorage(str(folder)), NAME)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable; only POSIX systems know how."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
