"""Breaks: where in an article's text sentences and paragraphs begin, as a field beside the words.

Phrases must run over a full stop, for print does not tell it from the dot of an abbreviation, so positions have no gap
there. The field `breaks` has two terms instead, `SENTENCE` and `PARAGRAPH`, whose positions are those of the first word
of each: two occurrences stand together when as many breaks lie before the one as before the other. A title is one
sentence. That is some thirty positions an article, a twentieth of what its words take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from archive.arabic.sentences import sentences
from archive.arabic.tokens import WORD
from archive.search.engines.arrays import Array
from archive.search.engines.layout import PARAGRAPH, SENTENCE, TITLE_GAP


class Divided(NamedTuple):
    """The words of a body in order, and which of them are the first of a sentence, of a paragraph."""

    words: list[str]
    sentences: list[int]
    paragraphs: list[int]


def divided(body: str) -> Divided:
    """The words of a body with its breaks."""
    found = Divided([], [], [])
    opens = True
    for sentence in sentences(body):
        opens = opens or sentence.opens_paragraph
        own = WORD.findall(sentence.text)
        if own:
            found.sentences.append(len(found.words))
            if opens:
                found.paragraphs.append(len(found.words))
            found.words.extend(own)
            opens = False
    return found


def break_postings(bodies: Sequence[Divided], title_lengths: Array) -> tuple[list[bytes], Array, Array, Array, Array]:
    """Keys, ends, documents, frequencies and positions of the field, in the order of `inversion.Inverted`."""
    keys, ids, tf, pos = [], [], [], []
    for term, own in ((PARAGRAPH, [one.paragraphs for one in bodies]), (SENTENCE, [one.sentences for one in bodies])):
        places = [
            [*([0] if title else []), *(title + TITLE_GAP + at for at in starts)]
            for title, starts in zip(title_lengths.tolist(), own, strict=True)
        ]
        counts = np.fromiter(map(len, places), np.uint32, len(places))
        if counts.any():
            keys.append(term)
            ids.append(np.flatnonzero(counts))
            tf.append(counts[counts > 0])
            pos.append(np.fromiter((at for one in places for at in one), np.uint32, int(counts.sum())))
    none = [np.zeros(0, np.uint32)]
    return (
        keys,
        np.cumsum([len(one) for one in ids], dtype=np.int64),
        np.concatenate(ids or none),
        np.concatenate(tf or none),
        np.concatenate(pos or none),
    )
