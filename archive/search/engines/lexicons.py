"""Lexicons: the printed words of a segment in their folded form, to find those that begin alike or are nearly alike.

Each word is a row of one byte a letter, sorted, so that a beginning is a slice and the distance from what was typed is
computed for all words of like letters at once. 28 bytes a word; made when first asked for, in a tenth of a second for
100,000 words, and shared by all snapshots that name the segment.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from archive.arabic.folding import fold
from archive.arabic.misspelling import FIRST, FULL, SWAPPED, TWICE, allowance, omission, substitution
from archive.search.engines.arrays import Array
from archive.search.engines.segments import Field, SegmentData

# The longest word that is kept; longer ones are run together or no words.
LONGEST: Final = 20
# A word that one article of so many has alone is as likely a misprint as a word.
_MANY: Final = 1_000
# Of the words that have about the same letters, as many are compared with what was typed, the most frequent ones.
_COMPARED: Final = 1_500
# A letter that is wrong leaves two letters unmatched, so two mistakes leave four.
_UNMATCHED: Final = 4

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzءؤئابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CODES = {letter: code for code, letter in enumerate(_LETTERS, 1)}
_GAP, _OTHER = 0, 255


class _Table(dict[int, str]):
    """Letter to code, by way of the one folding; what is no letter or digit of ours is marked."""

    def __missing__(self, character: int) -> str:
        folded = fold(chr(character))
        self[character] = code = chr(_CODES.get(folded, _OTHER))
        return code


_TABLE = _Table({ord("\n"): "\0"})


class Nearly(NamedTuple):
    """Words nearly like what was typed: their places in a lexicon, and at what distance."""

    places: Array
    distances: Array


class Lexicon:
    """The words of one segment: `numbers` are the terms that print each most often, `counts` its articles."""

    def __init__(self, data: SegmentData) -> None:
        field = data.fields["exact"]
        sizes = np.diff(field.ends.whole().astype(np.int64), prepend=0)
        rows, kept = _encoded(field)
        if data.documents >= _MANY:
            kept &= sizes > 1
        numbers = np.flatnonzero(kept)
        keys = np.ascontiguousarray(rows[numbers]).view(f"S{LONGEST}").ravel()
        order = np.lexsort((-sizes[numbers], keys))
        keys, numbers = keys[order], numbers[order]
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(first)
        self.keys = keys[first]
        self.numbers = numbers[first].astype(np.uint32)
        self.counts = np.add.reduceat(sizes[numbers], starts) if len(starts) else np.zeros(0, np.int64)
        letters = self.keys.view(np.uint8).reshape(-1, LONGEST)
        self._letters = letters
        self._lengths = np.count_nonzero(letters, axis=1)
        self._sets = _sets(letters)
        self._field = field

    def __len__(self) -> int:
        return len(self.keys)

    def text(self, place: int) -> str:
        """The word as it is most often printed."""
        return self._field[int(self.numbers[place])].decode()

    def starting(self, folded: str) -> range:
        """The places of the words that begin so."""
        key = _key(folded)
        if not key:
            return range(0)
        low = int(np.searchsorted(self.keys, key))
        return range(low, int(np.searchsorted(self.keys, key.ljust(LONGEST, b"\xff"))))

    def nearly(self, folded: str) -> Nearly:
        """The words that may have been meant by a word which is none of them."""
        key = _key(folded)
        most = allowance(len(key))
        if not key or not most:
            return Nearly(np.zeros(0, np.int64), np.zeros(0, np.float32))
        typed = np.frombuffer(key, np.uint8)
        padded = np.zeros((1, LONGEST), np.uint8)
        padded[0, : len(typed)] = typed
        alike = np.abs(self._lengths - len(typed)) <= 2
        alike &= np.bitwise_count(self._sets ^ _sets(padded)[0]) <= _UNMATCHED
        places = np.flatnonzero(alike)
        if len(places) > _COMPARED:
            places = places[np.argpartition(-self.counts[places], _COMPARED)[:_COMPARED]]
        found = distances(typed, self._letters[places])
        near = (found <= most) & (found > 0)
        return Nearly(places[near], found[near])


def _encoded(field: Field) -> tuple[Array, Array]:
    """The terms of a field as rows of codes, and which of them are words of ours."""
    rows = np.zeros((len(field), LONGEST), np.uint8)
    if not len(field):
        return rows, np.zeros(0, bool)
    text = b"\n".join(field.terms()).decode("utf-8", "replace").translate(_TABLE)
    codes = np.frombuffer(text.encode("latin-1"), np.uint8)
    ends = np.append(np.flatnonzero(codes == _GAP), len(codes))
    begins = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - begins
    for column in range(LONGEST):
        having = lengths > column
        rows[having, column] = codes[begins[having] + column]
    return rows, (lengths <= LONGEST) & ~(rows == _OTHER).any(axis=1)


def _key(folded: str) -> bytes:
    """A typed word in codes; nothing when it has a letter that is none of ours, or too many."""
    codes = folded.translate(_TABLE).encode("latin-1")
    return b"" if len(codes) > LONGEST or _OTHER in codes or _GAP in codes else codes


def _sets(letters: Array) -> Array:
    """The set of each row's letters as the bits of a number. Codes past 63 share bits; that only lets a few more by."""
    bits = np.left_shift(np.uint64(1), (letters % 64).astype(np.uint64))
    bits[letters == 0] = 0
    found: Array = np.bitwise_or.reduce(bits, axis=1)
    return found


def _costs() -> tuple[Array, Array]:
    instead = np.full((256, 256), FULL, np.float32)
    missing = np.full(256, FULL, np.float32)
    for wanted, row in _CODES.items():
        missing[row] = omission(wanted)
        for typed, column in _CODES.items():
            instead[row, column] = substitution(wanted, typed)
    return instead, missing


_INSTEAD, _MISSING = _costs()


def distances(typed: Array, words: Array) -> Array:
    """What it costs to have typed this for each of the words: an edit distance with swaps, weighted."""
    wide = int(np.count_nonzero(words, axis=1).max(initial=0))
    lengths = np.count_nonzero(words, axis=1)
    rows = [_edge(words, wide)]
    for at, letter in enumerate(typed.tolist()):
        last = rows[-1]
        row = np.empty_like(last)
        twice = at > 0 and typed[at - 1] == letter
        extra = TWICE if twice else _MISSING[letter]
        row[0] = last[0] + extra + (FIRST if at == 0 else 0)
        for place in range(wide):
            wanted = words[:, place]
            first = FIRST if at == 0 and place == 0 else 0
            best = last[place] + _INSTEAD[wanted, letter] + first * (wanted != letter)
            np.minimum(best, last[place + 1] + extra, out=best)
            np.minimum(best, row[place] + _left_out(words, place), out=best)
            if at and place:
                swapped = (words[:, place - 1] == letter) & (wanted == typed[at - 1]) & (wanted != letter)
                np.minimum(best, np.where(swapped, rows[-2][place - 1] + SWAPPED, np.inf), out=best)
            row[place + 1] = best
        rows.append(row)
    found: Array = rows[-1][lengths, np.arange(len(words))]
    return found


def _edge(words: Array, wide: int) -> Array:
    """The cost of having typed nothing of the first letters of each word."""
    edge = np.zeros((wide + 1, len(words)), np.float32)
    for place in range(wide):
        edge[place + 1] = edge[place] + _left_out(words, place) + (FIRST if place == 0 else 0)
    return edge


def _left_out(words: Array, place: int) -> Array:
    """The cost of having left out one letter of each word; less when it stands twice."""
    wanted = words[:, place]
    cost = _MISSING[wanted]
    return np.where(wanted == words[:, place - 1], np.float32(TWICE), cost) if place else cost
