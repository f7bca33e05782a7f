"""Whether what is said around a date is still to come: the nearest verb decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from archive.recognition.date_words import ARRANGED_WORDS, DONE_WORDS, FUTURE_WORDS

Tense = Literal["past", "future"]

# So far before and behind a date is looked, and not beyond the sentence.
_BEFORE, _BEHIND = 110, 60
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.!?؟\n]")
_WILL = re.compile(r"[وف]?س[يتن][^\W\d_]{2,}")
_STEM = 3
# Words that begin as the future does and are none.
_NOT_FUTURE = re.compile(
    r"[وف]?(?:سيناريو.*|سيطر(?:ت|ه|ته|تها|وا)?|سياس.*|سياد.*|سيار.*|سيد(?:ه|ا|ات|تي)?|سيف|سيناء?|سيول|سيرغي?|سيره|سيل|سيما|"
    r"سيء|سيئ.*|سته|ستين|ستون|ستوكهولم|ستيف.*|ستار.*|سنه|سنو.*|سند.*|سنغاف.*|سنجار|سني.*|سنت.*|سنا|سنتي.*)"
)


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense around a date of a folded text: by the nearest telling word before it, else behind it.

    >>> tense("سيستقبل الاثنين نظيره", 8, 15), tense("قال الاثنين انه", 4, 11), tense("بيان الاثنين", 5, 12)
    ('future', 'past', None)
    """
    before = text[max(0, start - _BEFORE) : start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    words = _WORD.findall(before[breaks[-1] if breaks else 0 :])
    behind = text[end : end + _BEHIND]
    stop = _BREAK.search(behind)
    return _told(reversed(words)) or _told(_WORD.findall(behind[: stop.start() if stop else _BEHIND]))


def _told(words: Iterable[str]) -> Tense | None:
    return next(filter(None, map(_of, words)), None)


def _of(word: str) -> Tense | None:
    bare = word[1:] if word[0] in "وف" and len(word) > _STEM else word
    if word in DONE_WORDS or bare in DONE_WORDS:
        return "past"
    if bare in FUTURE_WORDS or word in FUTURE_WORDS or bare in ARRANGED_WORDS:
        return "future"
    return "future" if _WILL.fullmatch(word) and not _NOT_FUTURE.fullmatch(word) else None
