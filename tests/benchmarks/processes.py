"""What processes take while a benchmark runs: a process and all that it has started. Linux alone."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    parents: dict[int, int] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdecimal():
            try:
                parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def resident(pid: int) -> int:
    """Bytes of memory that a process holds, shared pages and mapped files counted in."""
    return _kilobytes(Path(f"/proc/{pid}/status"), "VmRSS:") * 1024


def private(pid: int) -> int:
    """Bytes of memory that a process alone holds, and the system could not take back without losing them.

    Pages of mapped files are the system's cache, also where only one process has them mapped: they are not counted, but
    for those that the process has altered.
    """
    total = 0
    clean = dirty = 0
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name == "Private_Clean":
            clean = int(rest.split()[0])
        elif name == "Private_Dirty":
            dirty = int(rest.split()[0])
        elif name == "Anonymous":
            # The last of the three in each mapping.
            total += min(clean + dirty, int(rest.split()[0]))
    return total * 1024


def _kilobytes(path: Path, field: str) -> int:
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(field))


class Peak:
    """The most resident memory that a process and its descendants together held inside the `with`."""

    def __init__(self, pid: int, every: float = 0.25) -> None:
        self.pid, self.every, self.bytes = pid, every, 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._done.wait(self.every):
            self.bytes = max(self.bytes, sum(map(resident, family(self.pid))))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._done.set()
        self._thread.join()
