"""Tables: CSV whose first line names the columns, with commas, semicolons or tabs between them.

A record may run over several lines between quotation marks. One that never ends, because a mark was forgotten, costs
the line it begins in and no other.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.ingest.fields import KNOWN_NAMES, NAMES, article_of
from archive.ingest.readers.lines import LINE_LIMIT, decode, read_lines
from archive.ingest.records import RawArticle, Rejection

_DELIMITERS = ",;\t"
_SHOWN = 60
_Line = tuple[int, bytes]

# The module's own limit is 128 kB a field, for the whole process; lines are held short before they come here.
csv.field_size_limit(max(csv.field_size_limit(), LINE_LIMIT))


def read(path: Path) -> Iterator[RawArticle | Rejection]:
    """The articles of a file; empty lines are passed over. Raises UnreadableFile."""
    lines = _Lines(read_lines(path))
    header: _Header | None = None
    for line in lines:
        if isinstance(line, Rejection):
            yield line
        elif header is None:
            text = decode(*line)
            if isinstance(text, Rejection):
                yield text
                return
            header = _Header.of(line[0], text)
            yield from header.rejections()
            if header.missing:
                return
        else:
            yield header.record(line, lines)


class _Lines:
    """Lines that can be given back; empty ones are passed over between records."""

    def __init__(self, lines: Iterator[_Line | Rejection]) -> None:
        self._lines = lines
        self._returned: deque[_Line | Rejection] = deque()

    def __iter__(self) -> Iterator[_Line | Rejection]:
        while line := self.next():
            if isinstance(line, Rejection) or line[1].strip():
                yield line

    def next(self) -> _Line | Rejection | None:
        return self._returned.popleft() if self._returned else next(self._lines, None)

    def give_back(self, lines: Sequence[_Line | Rejection]) -> None:
        self._returned.extendleft(reversed(lines))


@dataclass(frozen=True, slots=True)
class _Header:
    """The names of the columns and what stands between them."""

    line: int
    names: tuple[str, ...]
    delimiter: str

    @classmethod
    def of(cls, line: int, text: str) -> _Header:
        delimiter = max(_DELIMITERS, key=text.count)
        cells = next(csv.reader([text], delimiter=delimiter))
        return cls(line, tuple(cell.strip().lower() for cell in cells), delimiter)

    @property
    def missing(self) -> list[str]:
        """The columns without which no row is an article."""
        return [NAMES[field][0] for field in ("title", "body") if not set(NAMES[field]) & set(self.names)]

    def rejections(self) -> Iterator[Rejection]:
        """One for each column that is not known or not there."""
        known = ", ".join(sorted(KNOWN_NAMES))
        for name in dict.fromkeys(self.names):
            if name not in KNOWN_NAMES:
                yield Rejection(self.line, name[:40], "unknown-column", {"value": name[:_SHOWN], "known": known})
        for name in self.missing:
            yield Rejection(self.line, name, "missing-column", {"value": name})

    def record(self, first: _Line, lines: _Lines) -> RawArticle | Rejection:
        """The article that begins in a line; lines that turn out not to belong to it are given back."""
        number = first[0]
        more = self._rest(first[1], lines)
        if more is None:
            return Rejection(number, "", "open-quote")
        text = decode(number, b"\n".join([first[1], *(data for _, data in more)]))
        if isinstance(text, Rejection):
            return text
        cells = self._cells(text, strict=bool(more))
        if len(cells) == len(self.names):
            return article_of(number, {name: cell for name, cell in zip(self.names, cells, strict=True) if cell})
        if more:
            lines.give_back(more)
            return Rejection(number, "", "open-quote")
        return Rejection(number, "", "wrong-columns", {"found": len(cells), "wanted": len(self.names)})

    def _cells(self, text: str, *, strict: bool) -> list[str]:
        """The values of one record, without empty ones too many; none when it is not one record.

        Over several lines a mark may close what another line left open, so there every mark must be in its place.
        """
        try:
            lines = (f"{line}\n" for line in text.split("\n"))
            rows = list(csv.reader(lines, delimiter=self.delimiter, strict=strict))
        except csv.Error:
            return []
        cells = rows[0] if len(rows) == 1 else []
        while len(cells) > len(self.names) and not cells[-1].strip():
            cells.pop()
        return cells

    def _rest(self, data: bytes, lines: _Lines) -> list[_Line] | None:
        """The further lines of a record; None when its quotation mark is never closed."""
        more: list[_Line] = []
        delimiter = self.delimiter.encode()
        size = len(data)
        while _is_open(data, delimiter):
            added = b""
            while b'"' not in added:
                line = lines.next()
                size += len(line[1]) + 1 if isinstance(line, tuple) else 0
                if line is None or isinstance(line, Rejection) or size > LINE_LIMIT:
                    lines.give_back([*more, line] if line else more)
                    return None
                more.append(line)
                added += b"\n" + line[1]
            data += added
        return more


def _is_open(data: bytes, delimiter: bytes) -> bool:
    """Whether a record ends inside quotation marks. They count where a value begins with one, as in csv itself."""
    place = 0
    while place < len(data):
        if data[place : place + 1] == b'"':
            place = data.find(b'"', place + 1)
            while place >= 0 and data[place + 1 : place + 2] == b'"':
                place = data.find(b'"', place + 2)
            if place < 0:
                return True
        place = data.find(delimiter, place)
        if place < 0:
            return False
        place += 1
    return False
