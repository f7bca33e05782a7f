"""Sayings: each verb of saying in a text and who it says speaks.

Arabic puts the speaker behind the verb («قال لافروف إن»), before it («لكن كيري قال») or, once he is known, nowhere
(«وأضاف»). A participle («مضيفا») has the speaker of the verb before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from archive.recognition.speakers import MOST_WORDS, SPEAKING, Names, Speaker, Subjects, Word, kind_of
from archive.recognition.speech_words import (
    DIRECTIVES,
    GOES_ON,
    MEDIA,
    OPENERS,
    PASSING,
    PLAIN,
    PRONOUNS,
    RELATIVES,
    REPORTS,
    SUBORDINATES,
    is_nameless,
)
from archive.recognition.vocabulary import TITLES

# «نقلت الوكالة عن مسؤول قوله»
_FROM = re.compile(r"[^.\n]{0,90}?(?<![^\W\d_])(?:عن|لسان|تصريحات)\s+(?!ه\b|ها\b)")
_HEADLINE = re.compile(r"[^\W\d_][^:\n«»\"“”]{2,60}:\s")
_HEADLINE_WORDS = 6
_BY_VERB = frozenset(("verb", "before the verb", "reported"))
# No sentence that is read is longer.
_FAR = 800


class Saying(NamedTuple):
    """A verb of saying and its speaker."""

    start: int
    end: int
    speaker: Speaker | None
    sentence: int


class Sayings:
    """The sayings of a text, whose quotations are blanked out in `plain`, in order."""

    def __init__(self, plain: str, names: Names, printed: Callable[[int, int], tuple[int, int, str]]) -> None:
        self._plain, self._names = plain, names
        self._subjects = Subjects(plain, names, printed)
        self._words = self._subjects.words
        self._breaks = [found.end() for found in re.finditer(r"[.!?؟](?=\s|$)|\n", plain)]
        self.all: list[Saying] = []
        self._first: tuple[int, Speaker | None] = -1, None
        self._read()
        self._starts = [saying.start for saying in self.all]

    def before(self, place: int) -> Saying | None:
        """The last saying that begins before a place."""
        found = bisect_left(self._starts, place)
        return self.all[found - 1] if found else None

    def sentence(self, place: int) -> int:
        """Where the sentence around a place begins."""
        found = bisect_right(self._breaks, place)
        return self._breaks[found - 1] if found else 0

    def speaker_from(self, place: int, how: str) -> Speaker | None:
        """The speaker named by the words from a place on."""
        first = bisect_left(self._words, place, key=lambda word: word.start)
        return self._subjects.named(first, how)

    def _read(self) -> None:
        last: Speaker | None = None
        for line in re.finditer(r"[^\n]+", self._plain):
            last = self._headline(line.start(), last)
            first = bisect_left(self._words, line.start(), key=lambda word: word.start)
            for number in range(first, bisect_left(self._words, line.end(), key=lambda word: word.start)):
                word = self._words[number]
                kind = self._kind(number)
                if kind and not self._is_in_passing(number):
                    last = self._speaker(number, kind, last) or last
                    self._take(word, last)

    def _take(self, word: Word, speaker: Speaker | None) -> None:
        begin = self.sentence(word.start)
        self.all.append(Saying(word.start, word.end, speaker, begin))
        if self._first[0] != begin and speaker and speaker.how in _BY_VERB:
            self._first = begin, replace(speaker, how="sentence")

    def _kind(self, number: int) -> str:
        word = self._words[number]
        kind = kind_of(word)
        behind = self._plain[word.end : word.end + 4]
        if (word.bare == "عبر" and behind.rstrip() != " عن") or (kind == "document" and behind != " في "):
            return ""
        return kind

    def _is_in_passing(self, number: int) -> bool:
        """«كما ذكرت رويترز», «وفق ما نقلت عنه القناة»: who passes speech on has not spoken."""
        word, before = self._words[number], self._words[number - 1].text if number else ""
        if word.bare in REPORTS and re.match(r"\s+عن(?:ه|ها|هم)\b", self._plain[word.end : word.end + 8]):
            return True
        if before in RELATIVES and word.text not in PLAIN:
            return True
        return before in PASSING and bool(MEDIA.match(self._plain, word.end + 1))

    def _headline(self, start: int, last: Speaker | None) -> Speaker | None:
        """«لافروف: لا حل إلا…»: a line that begins with a name and a colon is its saying."""
        found = _HEADLINE.match(self._plain, start)
        if not found or len(found[0].split()) > _HEADLINE_WORDS or kind_of(Word(found[0].split()[0], 0, 0)):
            return last
        name = self._names.best(start, found.end())
        if name is None or name.kind == "place":
            return last
        speaker = self._subjects.made(name.start, name.end, "colon")
        self.all.append(Saying(found.end() - 2, found.end() - 1, speaker, start))
        return speaker

    def _speaker(self, number: int, kind: str, last: Speaker | None) -> Speaker | None:
        if kind == "report":
            return self._reported(number)
        if kind == "document":
            return self._subjects.named(number + 2, "verb")
        is_relative = number > 0 and self._words[number - 1].text in RELATIVES
        if kind == "verb" and not is_relative and (named := self._subjects.named(number + 1, "verb")):
            return named
        return self._silent(number, kind, last)

    def _reported(self, number: int) -> Speaker | None:
        """«نقلت الوكالة عن مسؤول»"""
        found = _FROM.match(self._plain, self._words[number].end)
        reported = self.speaker_from(found.end(), "reported") if found else None
        return reported or self._subjects.named(number + 1, "verb")

    def _silent(self, number: int, kind: str, last: Speaker | None) -> Speaker | None:
        """The speaker of a verb behind which nobody stands, by its sentence; else who spoke last."""
        word = self._words[number]
        begin = self.sentence(word.start)
        carried = replace(last, how="carried over") if last else None
        within = self._outer(begin) or (carried if self.all and self.all[-1].sentence == begin else None)
        if within and (word.bare in DIRECTIVES or kind == "participle"):
            return within
        goes_on = word.bare in GOES_ON or self._goes_on(number)
        before = self._preceding(number, begin) if kind == "verb" and not goes_on else None
        if before or within:
            return before or within
        if kind == "verb" and self._is_first(number, begin):
            return carried
        return self._opening(begin, word.start, carried)

    def _outer(self, begin: int) -> Speaker | None:
        """Who speaks in the sentence so far, by the first verb that names him."""
        return self._first[1] if self._first[0] == begin else None

    def _goes_on(self, number: int) -> bool:
        """«وقال», «لكنه قال»: the verb has the subject of the sentence before it."""
        word, before = self._words[number], self._words[number - 1].text if number else ""
        return word.text != word.bare or before in PRONOUNS

    def _is_first(self, number: int, begin: int) -> bool:
        """Whether the verb is the first word of its sentence."""
        return number == 0 or self._words[number - 1].start < begin

    def _preceding(self, number: int, begin: int) -> Speaker | None:
        """The speaker between the last clause's beginning and the verb."""
        first = number
        while first > 0 and self._words[first - 1].start >= begin and number - first < MOST_WORDS:
            before = self._words[first - 1]
            if before.text in SUBORDINATES or kind_of(before):
                break
            first -= 1
        while first < number and self._words[first].text in OPENERS:
            first += 1
        if first == number:
            return None
        start, end = self._words[first].start, self._words[number].start
        name = self._names.best(start, end)
        if name is not None and name.kind == "person":
            return self._subjects.made(name.start, name.end, "before the verb")
        if self._begins_with_him(first, number):
            return self._subjects.made(start, self._words[number - 1].end, "before the verb")
        return self._subjects.made(name.start, name.end, "before the verb") if name and name.kind in SPEAKING else None

    def _begins_with_him(self, first: int, number: int) -> bool:
        """Whether a clause begins with a title, and nothing parts it from the verb: «لكن الموظف في المكتب قال»."""
        words = self._words
        head = words[first].text
        is_opened = first > 0 and words[first - 1].text in OPENERS and "ال" in {head[:2], words[first + 1].text[:2]}
        if not (head in TITLES or is_nameless(head) or is_opened):
            return False
        return all(self._subjects.adjoins(place) and not kind_of(words[place]) for place in range(first + 1, number))

    def _opening(self, begin: int, end: int, carried: Speaker | None) -> Speaker | None:
        """Who a sentence is about: the first person named in it, else who spoke last, else the first body or state."""
        name = self._names.best(max(begin, end - _FAR), end)
        if name is None or name.kind not in SPEAKING:
            return carried
        begins = not self._plain[begin : name.start].strip(' \n،#"«').removeprefix("و").removeprefix("اما").strip()
        if carried and name.kind != "person" and not begins:
            return carried
        return self._subjects.made(name.start, name.end, "sentence")
