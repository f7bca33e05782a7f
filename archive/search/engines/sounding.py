"""Sounding: the words of a snapshot that may be another spelling of a foreign name, told by their sound.

A segment's printed words are kept by their skeletons (`archive.arabic.sounds`): two sorted arrays, 16 bytes a word that
may be foreign, made when a segment is first asked, a tenth of a second for 100,000 words. What the archive shows to be
an Arabic word is left out: it often has the article, or something joined to it, or it is a verb of several persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from archive.arabic.analysis import word
from archive.arabic.arabisation import arabised
from archive.arabic.folding import fold, fold_printed
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.roots import bare_root
from archive.arabic.sounds import LEAST, likeness, may_be_foreign, readings, skeletons
from archive.arabic.stemming import light_stem
from archive.arabic.vocabulary import NOUNS, WORDS
from archive.search.engines.arrays import Array
from archive.search.engines.segments import Field, SegmentData
from archive.search.engines.snapshots import Snapshot
from archive.search.foreign import known_foreign

# So many spellings of one name are taken, the likest.
MOST: Final = 8
# Of the words of one skeleton so many are compared, the most frequent; and so many answers are kept for a snapshot.
_COMPARED: Final = 200
_KEPT: Final = 1_000
# A word that has the article in more than one of so many articles is no foreign name.
_ARTICLE: Final = 5
_ENDINGS = ("هم", "ها", "هما")
# So ends an adjective of which the archive has but the form with the article.
_NISBA = "يه"
_DUALS = ("تين", "تان")
# So short a word is what the vocabulary knows it as.
_SHORT: Final = 4
_PERSONS, _PERSON = "يتن", 20
_SKELETON: Final = "S12"
_NONE: Final = np.zeros(0, _SKELETON)
_THE: Final = "ال"
# Words as printed that may be foreign: letters of such names before they are folded.
_MAY_BE: Final = re.compile(r"(?:ال)?[اأإآوىيئهةبفجغقكختطثسصزشدرلمن]{4,}").fullmatch


class Skeletons:
    """The words of one segment that may be foreign, by skeleton, without the article: `keys` sorted, the number of each
    one's term, and of how many articles each term is, whatever it is."""

    def __init__(self, data: SegmentData) -> None:
        field = data.fields["exact"]
        texts = b"\n".join(field.terms()).decode("utf-8", "replace").split("\n")
        numbers = [number for number, text in enumerate(texts) if _MAY_BE(text)]
        folded = [fold_printed(texts[number].removeprefix(_THE)) for number in numbers]
        rows = np.array(numbers, np.uint32)
        keys = [np.array(reading.split("\n"), _SKELETON) for reading in readings("\n".join(folded))] if folded else []
        others = [reading != keys[0] for reading in keys[1:]]
        unsorted = np.concatenate(
            [*keys[:1], *(key[other] for key, other in zip(keys[1:], others, strict=True)), _NONE]
        )
        self.sizes = np.diff(field.ends.whole().astype(np.int64), prepend=0)
        order = np.argsort(unsorted, kind="stable")
        self.keys = unsorted[order]
        self.numbers = np.concatenate([rows, *(rows[other] for other in others)])[order]

    def having(self, skeleton: str) -> Array:
        """The numbers of the terms with a skeleton."""
        key = np.array(skeleton, _SKELETON)
        return self.numbers[np.searchsorted(self.keys, key) : np.searchsorted(self.keys, key, "right")]


_SEGMENTS: WeakKeyDictionary[SegmentData, Skeletons] = WeakKeyDictionary()
_ANSWERS: WeakKeyDictionary[Snapshot, dict[str, tuple[tuple[str, float], ...]]] = WeakKeyDictionary()


# What a word typed in Latin letters may be at the most, for it is no spelling of the archive's.
_BY_LATIN: Final = 0.95


def sounding_alike(snapshot: Snapshot, typed: str) -> tuple[tuple[str, float], ...]:
    """Words as printed that may spell the same foreign name, with their likeness, the likest first; one a stem."""
    typed = typed.removeprefix(_THE)
    folded = fold(typed)
    if not (may_be_foreign(folded) or folded.isascii()):
        return ()
    kept = _ANSWERS.setdefault(snapshot, {})
    if folded not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[folded] = tuple(_alike(snapshot, typed, _spelled(snapshot, typed, folded)))
    return kept[folded]


def _spelled(snapshot: Snapshot, typed: str, folded: str) -> tuple[str, ...]:
    """The folded spellings in Arabic letters that others are compared with; none of an ordinary word."""
    if folded.isascii():
        return arabised(folded)
    return () if _is_ordinary(snapshot, word(typed).exact) else (folded,)


def _alike(snapshot: Snapshot, typed: str, spelled: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    found: dict[str, tuple[float, int, str]] = {}
    most = _BY_LATIN if typed.isascii() else 1.0
    for printed, count in _candidates(snapshot, spelled).items():
        other = word(printed)
        how = min(most, max(likeness(one, other.fold) for one in spelled))
        if how >= LEAST and other.light != word(typed).light:
            found[other.light] = max(found.get(other.light, (0.0, 0, "")), (how, count, printed))
    taken = 0
    for how, _, printed in sorted(found.values(), reverse=True):
        if taken < MOST and not _is_ordinary(snapshot, printed):
            taken += 1
            yield printed, how


def _candidates(snapshot: Snapshot, spelled: tuple[str, ...]) -> dict[str, int]:
    """The most frequent words that share a skeleton, with the number of their articles."""
    counts: dict[str, int] = {}
    keys = sorted({key for one in spelled for key in skeletons(one)})
    for view in snapshot.views if keys else ():
        if view.data not in _SEGMENTS:
            _SEGMENTS[view.data] = Skeletons(view.data)
        field, alike = view.data.fields["exact"], _SEGMENTS[view.data]
        numbers = np.unique(np.concatenate([alike.numbers[:0], *map(alike.having, keys)]))
        for number in numbers[np.argsort(-alike.sizes[numbers], kind="stable")][:_COMPARED].tolist():
            printed = field[number].decode().removeprefix(_THE)
            counts[printed] = counts.get(printed, 0) + int(alike.sizes[number])
    kept = sorted(counts, key=lambda printed: (-counts[printed], printed))[:_COMPARED]
    return {printed: counts[printed] for printed in kept}


def _size(field: Field, number: int) -> int:
    first, last = field.span(number)
    return last - first


def _is_ordinary(snapshot: Snapshot, printed: str) -> bool:
    """Whether the archive or the vocabulary shows that a word is an Arabic one: its other forms are oftener printed."""
    folded = fold(printed)
    if folded in known_foreign():
        return False
    own = snapshot.carriers("exact", printed)
    if not own and folded.endswith(_NISBA):
        return True
    if folded.endswith(_ENDINGS) or (folded in NOUNS and not own) or _is_short_word(folded):
        return True
    return any(snapshot.carriers("exact", other) * share > own for other, share in _forms(printed, folded))


def _is_short_word(folded: str) -> bool:
    return len(folded) <= _SHORT and folded in WORDS and len(bare_root(folded)) < _SHORT


def _forms(printed: str, folded: str) -> Iterator[tuple[str, int]]:
    """Forms of the Arabic word that a word may be, and how many times as often it may be printed as each of them."""
    if len(bare_root(folded)) <= _SHORT:
        yield f"ال{printed}", _ARTICLE
    if (rest := strip_proclitics(folded)) != folded:
        yield printed[-len(rest) :], 1
    if (stem := light_stem(folded)) != folded and stem in NOUNS:
        yield printed[: len(stem)], 1
    if folded[0] in _PERSONS:
        yield from ((f"{person}{printed[1:]}", _PERSON) for person in _PERSONS if person != folded[0])
    if folded.endswith(_DUALS):
        yield f"{printed[:-3]}ة", _ARTICLE
