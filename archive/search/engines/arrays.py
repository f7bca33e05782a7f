"""Files of named, flat arrays: written once, mapped into memory, checked block by block as they are read.

The format (all numbers little-endian; nothing is compressed, nothing is pickled):

    0        magic "DIWANARR", format version u4, zero u4
    16       the arrays, each beginning at a multiple of 8, zeros between them
    E        one CRC-32 (u4) of each block of 65,536 bytes of what stands before E, the last block maybe shorter
    D        the directory, JSON in UTF-8: {"arrays": {name: [dtype, offset, count]}, "facts": {name: value}}
    -32      the tail: E u8, D u8, length of the directory u4, CRC-32 of everything from E up to this field u4,
             magic "DIWANEND"

A file is open only when its tail, directory and checksums agree, so a torn one is never taken for a whole one. A block
is checked when a slice first touches it: a flipped bit raises `Damaged`, never gives a wrong answer, and a search reads
no more of the file than it needs.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]

FORMAT = 3
BLOCK = 1 << 16
_HEAD = struct.Struct("<8sII")
_TAIL = struct.Struct("<QQII8s")
_MAGIC, _END = b"DIWANARR", b"DIWANEND"
_DTYPES = frozenset({"<u1", "<u2", "<u4", "<u8", "<i4", "<i8", "|u1"})


class Damaged(Exception):
    """A file that is not what was written: torn, altered, or of another format."""


def narrowest(largest: int) -> str:
    """The dtype of the smallest unsigned integers that hold `largest`.

    >>> narrowest(255), narrowest(256), narrowest(1 << 32)
    ('<u1', '<u2', '<u8')
    """
    return next(dtype for dtype, bits in (("<u1", 8), ("<u2", 16), ("<u4", 32), ("<u8", 64)) if largest < 1 << bits)


class ArrayWriter:
    """Writes one file: reserve each array, append to each in pieces, close. Nothing is durable before `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("w+b")
        self._file.write(_HEAD.pack(_MAGIC, FORMAT, 0))
        self._end = _HEAD.size
        self._arrays: dict[str, tuple[str, int, int]] = {}
        self._cursor: dict[str, int] = {}

    def reserve(self, name: str, dtype: str, count: int) -> None:
        """Make room for an array."""
        start = -(-self._end // 8) * 8
        self._arrays[name] = (dtype, start, count)
        self._cursor[name] = start
        self._end = start + np.dtype(dtype).itemsize * count

    def append(self, name: str, values: Array) -> None:
        """Write the next piece of an array."""
        data = np.ascontiguousarray(values, self._arrays[name][0])
        self._file.seek(self._cursor[name])
        self._file.write(data.data)
        self._cursor[name] += data.nbytes

    def add(self, name: str, values: Array, dtype: str | None = None) -> None:
        """Reserve and write a whole array, unsigned ones as narrow as their values allow."""
        if dtype is None:
            dtype = narrowest(int(values.max()) if len(values) else 0)
        self.reserve(name, dtype, len(values))
        self.append(name, values)

    def values(self, name: str) -> Array:
        """An array that was written whole."""
        dtype, start, count = self._arrays[name]
        self._file.flush()
        self._file.seek(start)
        return np.frombuffer(self._file.read(np.dtype(dtype).itemsize * count), dtype)

    def close(self, **facts: int | str) -> None:
        """Write checksums and directory, and make the file durable."""
        for name, (dtype, start, count) in self._arrays.items():
            if self._cursor[name] != start + np.dtype(dtype).itemsize * count:
                raise ValueError(f"{name}: another number of values than was reserved")
        self._file.truncate(self._end)
        self._file.seek(0)
        sums = struct.pack(f"<{-(-self._end // BLOCK)}I", *map(crc32, iter(lambda: self._file.read(BLOCK), b"")))
        directory = json.dumps({"arrays": self._arrays, "facts": facts}, separators=(",", ":")).encode()
        end = _TAIL.pack(self._end, self._end + len(sums), len(directory), 0, _END)[:20]
        self._file.seek(self._end)
        self._file.write(sums + directory + end + struct.pack("<I", crc32(sums + directory + end)) + _END)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close and remove what was written."""
        self._file.close()
        self.path.unlink(missing_ok=True)


class ArrayFile:
    """One file, mapped. Threads may share it. Raises Damaged, or OSError when there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < _HEAD.size + _TAIL.size:
                raise Damaged(f"{path.name} is cut off")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, _ = _HEAD.unpack_from(self._map, 0)
        end, at, length, check, tail = _TAIL.unpack_from(self._map, size - _TAIL.size)
        if magic != _MAGIC or tail != _END or at + length != size - _TAIL.size or not _HEAD.size <= end <= at:
            raise Damaged(f"{path.name} is cut off or altered")
        if version != FORMAT:
            raise Damaged(f"{path.name} is of format {version}, not {FORMAT}")
        if crc32(self._map[end : size - 12]) != check or (at - end) // 4 != -(-end // BLOCK):
            raise Damaged(f"{path.name} is altered")
        self._end = end
        self._sums = np.frombuffer(self._map, "<u4", (at - end) // 4, end) if at > end else np.zeros(0, "<u4")
        self._checked = bytearray(len(self._sums))
        directory = json.loads(self._map[at : at + length])
        self.facts: Mapping[str, Any] = directory["facts"]
        self._arrays: Mapping[str, tuple[str, int, int]] = directory["arrays"]

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def array(self, name: str) -> Checked:
        """An array by its name."""
        dtype, start, count = self._arrays.get(name, ("none", 0, 0))
        if dtype not in _DTYPES:
            raise Damaged(f"{self.path.name} has no array {name} that can be read")
        return Checked(self, np.frombuffer(self._map, dtype, count, start), start)

    def check(self, start: int, end: int) -> None:
        """Compare the blocks of these bytes with their checksums, those that were not compared before."""
        checked = self._checked
        first, last = start // BLOCK, -(-end // BLOCK)
        block = checked.find(0, first, last)
        while block >= 0:
            if crc32(self._map[block * BLOCK : min((block + 1) * BLOCK, self._end)]) != int(self._sums[block]):
                raise Damaged(f"{self.path.name} is altered in its block {block}")
            checked[block] = 1
            block = checked.find(0, block + 1, last)

    def check_length(self) -> None:
        """Raise Damaged when the file has been cut off since it was opened: to read what is gone ends the process."""
        if self._map.size() < len(self._map):
            raise Damaged(f"{self.path.name} is cut off")

    def forget(self) -> None:
        """Let the system take back the memory of what was read; it is read again when it is asked for."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def check_all(self) -> None:
        """Compare the whole file with its checksums, afresh. Raises Damaged."""
        self._checked = bytearray(len(self._sums))
        self.check(0, self._end)


class Checked:
    """An array in a file, whose slices are checked when they are taken."""

    __slots__ = ("_file", "_start", "_values", "_width")

    def __init__(self, file: ArrayFile, values: Array, start: int) -> None:
        self._file = file
        self._values = values
        self._start = start
        self._width = values.dtype.itemsize

    def __len__(self) -> int:
        return len(self._values)

    @property
    def dtype(self) -> np.dtype[Any]:
        return self._values.dtype

    def part(self, first: int, last: int) -> Array:
        """`array[first:last]`."""
        if first < last:
            self._file.check(self._start + first * self._width, self._start + last * self._width)
        return self._values[first:last]

    def at(self, index: int) -> int:
        """`array[index]`."""
        start = self._start + index * self._width
        self._file.check(start, start + self._width)
        return int(self._values[index])

    def whole(self) -> Array:
        return self.part(0, len(self._values))
