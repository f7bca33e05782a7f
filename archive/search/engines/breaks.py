"""Breaks: where in an article's text sentences, paragraphs and quotations begin, as a field beside the words.

Phrases must run over a full stop, for print does not tell it from the dot of an abbreviation, so positions have no gap
there. The field `breaks` has two terms instead, `SENTENCE` and `PARAGRAPH`, whose positions are those of the first word
of each: two occurrences stand together when as many breaks lie before the one as before the other. A title is one
sentence. That is some thirty positions an article, a twentieth of what its words take.

Two more terms hold the position of the first word of each quotation in the body, `QUOTED`, and that behind its last
word, `UNQUOTED`: a word is quoted when more quotations have begun up to it than have ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from archive.arabic.quotations import quotations
from archive.arabic.sentences import sentences
from archive.arabic.tokens import WORD
from archive.search.engines.arrays import Array
from archive.search.engines.layout import PARAGRAPH, QUOTED, SENTENCE, TITLE_GAP, UNQUOTED


class Divided(NamedTuple):
    """The words of a body in order, which of them are the first of a sentence, of a paragraph, and what is quoted."""

    words: list[str]
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[int]
    unquoted: list[int]


def divided(body: str) -> Divided:
    """The words of a body with its breaks."""
    found = Divided([], [], [], [], [])
    marks = [mark for quotation in quotations(body) for mark in quotation]
    before: list[int] = []
    opens, reached = True, 0
    for sentence in sentences(body):
        opens = opens or sentence.opens_paragraph
        own = _words(sentence.text, reached, marks, before, len(found.words)) if marks else WORD.findall(sentence.text)
        reached += len(sentence.text)
        if own:
            found.sentences.append(len(found.words))
            if opens:
                found.paragraphs.append(len(found.words))
            found.words.extend(own)
            opens = False
    for begin, end in zip(before[::2], before[1::2], strict=True):
        if begin < end:
            found.quoted.append(begin)
            found.unquoted.append(end)
    return found


def _words(text: str, begin: int, marks: Sequence[int], before: list[int], count: int) -> list[str]:
    """The words of a stretch of a body. For every mark in it the number of words up to there is added to `before`.

    The text is taken apart at the marks, between which and a word stands a quotation mark: none is cut.
    """
    words: list[str] = []
    reached = 0
    while len(before) < len(marks) and marks[len(before)] <= begin + len(text):
        cut = marks[len(before)] - begin
        words += WORD.findall(text, reached, cut)
        before.append(count + len(words))
        reached = cut
    return words + WORD.findall(text, reached)


def break_postings(bodies: Sequence[Divided], title_lengths: Array) -> tuple[list[bytes], Array, Array, Array, Array]:
    """Keys, ends, documents, frequencies and positions of the field, in the order of `inversion.Inverted`."""
    keys, ids, tf, pos = [], [], [], []
    for term, own in (
        (PARAGRAPH, [one.paragraphs for one in bodies]),
        (QUOTED, [one.quoted for one in bodies]),
        (SENTENCE, [one.sentences for one in bodies]),
        (UNQUOTED, [one.unquoted for one in bodies]),
    ):
        # A title is a paragraph and a sentence of its own.
        first = [0] if term in (PARAGRAPH, SENTENCE) else []
        places = [
            [*(first if title else []), *(title + TITLE_GAP + at for at in starts)]
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
