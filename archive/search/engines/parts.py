"""Parts: what an unfinished build has done, so that the next builder takes it up again.

    PARTS      in the folder of a build: a line of JSON and its CRC-32 for the head (the versions that made it), for
               each segment written (the span of articles it holds, and their stamp) and for each merge
    MEANWHILE  the numbers of the articles that were indexed or taken out since the build began; whoever commits to
               the present index writes them here first, so the build can read those once more before it is swapped in

A line counts when it is whole. Both files go when the build is the present one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self
from zlib import crc32

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.search.engines.arrays import FORMAT, Damaged
from archive.search.engines.segments import FlatSegment, SegmentData

PARTS = "PARTS"
MEANWHILE = "MEANWHILE"


class Span(NamedTuple):
    """The articles with numbers above `after`, up to `until`, and the stamp they had when they were read."""

    after: int
    until: int
    stamp: str


class Record:
    """The record of one build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spans: list[Span] = []
        self.segments: list[FlatSegment] = []
        self._read = 0

    @classmethod
    def begun(cls, folder: Path) -> Self:
        """The record of a build that begins."""
        record = cls(folder)
        record._append({"analysis": ANALYSIS_VERSION, "format": FORMAT})
        return record

    @classmethod
    def found(cls, folder: Path) -> Self | None:
        """The record of an unfinished build, or None when it cannot be taken up: another version, or damaged."""
        record = cls(folder)
        try:
            lines = list(_whole_lines(folder / PARTS))
            if not lines or lines[0] != {"analysis": ANALYSIS_VERSION, "format": FORMAT}:
                return None
            for line in lines[1:]:
                record._apply(line)
            for segment in record.segments:
                SegmentData(folder, segment).check()
        except (OSError, Damaged, KeyError, ValueError):
            return None
        return record

    @property
    def until(self) -> int:
        """The number of the last article that it holds."""
        return self.spans[-1].until if self.spans else 0

    def add(self, span: Span, segment: FlatSegment) -> None:
        """A part is written."""
        self._note({"span": list(span), **_facts(segment)})

    def merged(self, sources: Iterable[FlatSegment], segment: FlatSegment) -> None:
        """Several segments are one; only now may their files go."""
        self._note({"merged": [source.segment_id() for source in sources], **_facts(segment)})

    def _note(self, line: dict[str, Any]) -> None:
        self._append(line)
        self._apply(line)

    def _apply(self, line: dict[str, Any]) -> None:
        segment = FlatSegment(line["documents"])
        segment.segid = line["segment"].removeprefix(f"{segment.index_name()}_")
        if "merged" in line:
            self._drop(set(line["merged"]))
        else:
            self._follow(Span(*line["span"]))
        self.segments.append(segment)

    def _drop(self, names: set[str]) -> None:
        if not names <= {one.segment_id() for one in self.segments}:
            raise ValueError("a merge of what is not there")
        self.segments = [one for one in self.segments if one.segment_id() not in names]

    def _follow(self, span: Span) -> None:
        if span.after != self.until:
            raise ValueError("a span between is missing")
        self.spans.append(span)

    def _append(self, line: dict[str, Any]) -> None:
        text = json.dumps(line, separators=(",", ":"))
        _append(self.folder / PARTS, f"\n{text} {crc32(text.encode()):08x}\n")

    # --- what changed since

    def changed(self) -> set[int]:
        """The articles indexed or taken out since this was last asked."""
        try:
            with (self.folder / MEANWHILE).open("rb") as file:
                file.seek(self._read)
                content = file.read()
        except FileNotFoundError:
            return set()
        self._read += len(content)
        return {int(number) for number in content.split()}

    def finish(self) -> None:
        """The build is the present one: nothing is to be taken up."""
        for name in (PARTS, MEANWHILE):
            (self.folder / name).unlink(missing_ok=True)


def note_changes(folder: Path, numbers: Iterable[int]) -> None:
    """Tell the unfinished build in a folder what is about to change. To be called under the lock WRITING."""
    # A number that a kill cut off stands on a line of its own, and an article read in vain does no harm.
    _append(folder / MEANWHILE, f"\n{' '.join(map(str, numbers))}\n")


def _facts(segment: FlatSegment) -> dict[str, Any]:
    return {"segment": segment.segment_id(), "documents": segment.doc_count_all()}


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _whole_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        text, _, check = line.rpartition(" ")
        if text and f"{crc32(text.encode()):08x}" == check:
            yield json.loads(text)
