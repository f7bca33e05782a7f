"""Sayings: each verb of saying in a text and who it says speaks.

Arabic puts the speaker behind the verb («قال لافروف إن»), before it («لكن كيري قال») or, once he is known, nowhere
(«وأضاف»). A participle («مضيفا») has the speaker of the verb before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from archive.recognition.mentions import Mention
from archive.recognition.speech_words import (
    ADDRESSED,
    ADVERBS,
    DAYTIMES,
    DIRECTIVES,
    GOES_ON,
    LEADS,
    MEDIA,
    OBJECTS,
    OPENERS,
    PARTICIPLES,
    PASSING,
    PRONOUNS,
    REPORTS,
    SUBORDINATES,
    VERBS,
    is_nameless,
    is_stop,
)

_WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_MOST_WORDS = 12
_ORDER = {"person": 0, "organisation": 1, "country": 2, "place": 3}
# «نقلت الوكالة عن مسؤول قوله»
_FROM = re.compile(r"[^.\n]{0,90}?(?<![^\W\d_])(?:عن|لسان|تصريحات)\s+(?!ه\b|ها\b)")
_ASIDE = re.compile(r"\s*،\s*([^،.:\n\"«“]{3,60}?)\s*،")
_HEADLINE = re.compile(r"[^\W\d_][^:\n«»\"“”]{2,60}:\s")
_HEADLINE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text names him with his title; `key` is that of the person, body or state in it, if known."""

    start: int
    end: int
    surface: str
    key: str | None
    anonymous: bool
    how: str


class Saying(NamedTuple):
    """A verb of saying and its speaker."""

    start: int
    end: int
    speaker: Speaker | None
    sentence: int


class Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """Without the connective joined to it."""
        return self.text[1:] if self.text[0] in "وف" and len(self.text) > 2 else self.text


class Names:
    """The mentions of a text, to be asked for those within a stretch."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Those that begin in the stretch, in order."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def best(self, start: int, end: int) -> Mention | None:
        """The person named in the stretch, else the body, else the state."""
        return min(self.within(start, end), key=lambda mention: (_ORDER[mention.kind], mention.start), default=None)


class Sayings:
    """The sayings of a text, whose quotations are blanked out in `plain`, in order."""

    def __init__(self, plain: str, names: Names, printed: Callable[[int, int], tuple[int, int, str]]) -> None:
        self._plain, self._names, self._printed = plain, names, printed
        self._words = [Word(found[0], *found.span()) for found in _WORD.finditer(plain)]
        self._breaks = [found.end() for found in re.finditer(r"[.!?؟](?=\s|$)|\n", plain)]
        self.all: list[Saying] = []
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
        return self._named(first, how)

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
                    self.all.append(Saying(word.start, word.end, last, self.sentence(word.start)))

    def _kind(self, number: int) -> str:
        kind, word = _kind(self._words[number]), self._words[number]
        if word.bare == "عبر" and not self._plain.startswith(" عن", word.end):
            return ""
        return kind

    def _is_in_passing(self, number: int) -> bool:
        """«كما ذكرت رويترز», «وفق ما نقلت عنه القناة»: who passes speech on has not spoken."""
        word, before = self._words[number], self._words[number - 1].text if number else ""
        if word.bare in REPORTS and re.match(r"\s+عن(?:ه|ها|هم)\b", self._plain[word.end : word.end + 8]):
            return True
        return before in PASSING and bool(MEDIA.match(self._plain, word.end + 1))

    def _headline(self, start: int, last: Speaker | None) -> Speaker | None:
        """«لافروف: لا حل إلا…»: a line that begins with a name and a colon is its saying."""
        found = _HEADLINE.match(self._plain, start)
        if not found or len(found[0].split()) > _HEADLINE_WORDS or _kind(Word(found[0].split()[0], 0, 0)):
            return last
        name = self._names.best(start, found.end())
        if name is None or name.kind == "place":
            return last
        speaker = self._made(name.start, name.end, "colon")
        self.all.append(Saying(found.end() - 2, found.end() - 1, speaker, start))
        return speaker

    def _speaker(self, number: int, kind: str, last: Speaker | None) -> Speaker | None:
        if kind == "report":
            return self._reported(number)
        if kind == "verb" and (named := self._named(number + 1, "verb")):
            return named
        return self._silent(number, kind) or (replace(last, how="carried over") if last else None)

    def _reported(self, number: int) -> Speaker | None:
        """«نقلت الوكالة عن مسؤول»"""
        found = _FROM.match(self._plain, self._words[number].end)
        reported = self.speaker_from(found.end(), "reported") if found else None
        return reported or self._named(number + 1, "verb")

    def _silent(self, number: int, kind: str) -> Speaker | None:
        """The speaker of a verb behind which nobody stands, by its sentence."""
        word = self._words[number]
        begin = self.sentence(word.start)
        outer = self._outer(begin)
        if outer and (word.bare in DIRECTIVES or kind == "participle"):
            return outer
        goes_on = word.bare in GOES_ON or self._goes_on(number)
        before = self._preceding(number, begin) if kind == "verb" and not goes_on else None
        if before or outer:
            return before or outer
        return None if kind == "verb" and self._is_first(number, begin) else self._opening(begin, word.start)

    def _outer(self, begin: int) -> Speaker | None:
        """Who speaks in the sentence so far, by the first verb that names him."""
        told = None
        for saying in reversed(self.all):
            if saying.sentence != begin:
                break
            if saying.speaker and saying.speaker.how in {"verb", "before the verb", "reported"}:
                told = saying.speaker
        return replace(told, how="sentence") if told else None

    def _goes_on(self, number: int) -> bool:
        """«وقال», «لكنه قال»: the verb has the subject of the sentence before it."""
        word, before = self._words[number], self._words[number - 1].text if number else ""
        return word.text != word.bare or before in PRONOUNS

    def _is_first(self, number: int, begin: int) -> bool:
        """Whether the verb is the first word of its sentence."""
        return number == 0 or self._words[number - 1].start < begin

    def _named(self, first: int, how: str) -> Speaker | None:
        """The speaker in the words from a place on, up to the word that ends his name."""
        words = self._words
        while first < len(words) and words[first].text in LEADS and self._adjoins(first):
            first += 1
        last = first
        while last < len(words) and last - first < _MOST_WORDS and self._adjoins(last):
            text = words[last].text
            if text in DAYTIMES and last + 1 < len(words) and not is_stop(words[last + 1].text):
                last += 1
                continue
            if text in DAYTIMES or is_stop(text) or is_stop(words[last].bare) or ADDRESSED.match(text):
                break
            last += 1
        if last == first or self._is_object(words[first], words[last - 1].end):
            return None
        end = words[last - 1].end
        aside = _ASIDE.match(self._plain, end)
        if aside and not self._has_person(words[first].start, end) and not _kind(Word(aside[1].split()[0], 0, 0)):
            end = aside.end(1)
        return self._made(words[first].start, end, how)

    def _is_object(self, word: Word, end: int) -> bool:
        """Whether what stands behind the verb is what was said, or how, and not who said it."""
        if any(mention.start <= word.start + 1 for mention in self._names.within(word.start, word.end)):
            return False
        if word.text in ADVERBS or word.text in OBJECTS or word.text.startswith("است"):
            return True
        return word.text.startswith("ب") and word.text[1:] in OBJECTS

    def _adjoins(self, number: int) -> bool:
        """Whether only blanks and light signs part a word from the one before it."""
        gap = self._plain[self._words[number - 1].end : self._words[number].start] if number else ""
        return not gap.strip(" \u00a0#_-()")

    def _has_person(self, start: int, end: int) -> bool:
        return any(mention.kind == "person" for mention in self._names.within(start, end))

    def _preceding(self, number: int, begin: int) -> Speaker | None:
        """The speaker between the last clause's beginning and the verb."""
        first = number
        while first > 0 and self._words[first - 1].start >= begin and number - first < _MOST_WORDS:
            before = self._words[first - 1]
            if before.text in SUBORDINATES or _kind(before):
                break
            first -= 1
        while first < number and self._words[first].text in OPENERS:
            first += 1
        start, end = self._words[first].start, self._words[number].start
        name = self._names.best(start, end) if first < number else None
        if name is None or name.kind == "place":
            return None
        return self._made(name.start, name.end, "before the verb")

    def _opening(self, begin: int, end: int) -> Speaker | None:
        """Who a sentence is about: the first person named in it, else the first body or state."""
        name = self._names.best(begin, end)
        return self._made(name.start, name.end, "sentence") if name and name.kind in _SPEAKING else None

    def _made(self, start: int, end: int, how: str) -> Speaker:
        name = self._names.best(start, end)
        first = _WORD.search(self._plain, start, end)
        nameless = bool(first and is_nameless(first[0])) and not (name and name.kind == "person")
        printed_start, printed_end, surface = self._printed(start, end)
        key = name.key if name and name.kind in _SPEAKING and not nameless else None
        return Speaker(printed_start, printed_end, surface, key, nameless, how)


_SPEAKING = frozenset(("person", "organisation", "country"))


def _kind(word: Word) -> str:
    bare = word.bare
    for text in (word.text, bare):
        if text in REPORTS:
            return "report"
        if text in VERBS:
            return "verb"
        if text in PARTICIPLES:
            return "participle"
    return ""
