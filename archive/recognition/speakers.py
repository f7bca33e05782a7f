"""Speakers: the words that say who speaks, and whom they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from archive.arabic.proclitics import strip_proclitics
from archive.recognition.mentions import Mention
from archive.recognition.speech_words import (
    ADDRESSED,
    ADVERBS,
    DAYTIMES,
    DOCUMENTS,
    LEADS,
    OBJECTS,
    PARTICIPLES,
    POSTS,
    REPORTS,
    TOLD_IN,
    VERBS,
    is_nameless,
    is_stop,
)
from archive.recognition.vocabulary import TITLES

WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
MOST_WORDS = 12
SPEAKING = frozenset(("person", "organisation", "country"))
_ORDER = {"person": 0, "organisation": 1, "country": 2, "place": 3}
# States whose names are masculine: «قال لبنان», but «قالت روسيا»; «اتهم روسيا» has her for its object.
_MASCULINE = frozenset(("LB", "IQ", "JO", "MA", "SD", "SS", "YE", "VA"))
_ASIDE = re.compile(r"\s*،\s*([^،.:\n\"«“]{3,60}?)\s*،")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text names him with his title; `key` is that of the person, body or state in it, if known."""

    start: int
    end: int
    surface: str
    key: str | None
    anonymous: bool
    how: str


class Word(NamedTuple):
    """A word of a folded text."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """Without the connective joined to it."""
        return self.text[1:] if self.text[0] in "وف" and len(self.text) > 2 else self.text

    @property
    def is_his(self) -> bool:
        """Whether a verb is in the masculine."""
        return not self.bare.startswith("ت") and not self.bare.endswith("ت")


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


def kind_of(word: Word) -> str:
    bare = word.bare
    for text in (word.text, bare):
        if text in REPORTS:
            return "report"
        if text in DOCUMENTS:
            return "document"
        if text in VERBS:
            return "verb"
        if text in PARTICIPLES:
            return "participle"
    return ""


def _is_hers(mention: Mention) -> bool:
    """Whether a mention is a state by its name, which is feminine."""
    named = mention.kind == "country" and not mention.surface.startswith("ال")
    return named and mention.how != "demonym" and mention.key not in _MASCULINE


class Subjects:
    """The words of a text, read for who speaks."""

    def __init__(self, plain: str, names: Names, printed: Callable[[int, int], tuple[int, int, str]]) -> None:
        self._plain, self._names, self._printed = plain, names, printed
        self.words = [Word(found[0], *found.span()) for found in WORD.finditer(plain)]

    def named(self, first: int, how: str) -> Speaker | None:
        """The speaker in the words from a place on, up to the word that ends his name."""
        words = self.words
        while first < len(words) and words[first].text in LEADS and self.adjoins(first):
            first += 1
        last = first
        while last < len(words) and last - first < MOST_WORDS and self.adjoins(last):
            if self._ends(first, last):
                break
            last += 1
        if last == first or (how == "verb" and self._is_object(words[first - 1], words[first])):
            return None
        if last < len(words) and words[last].text in POSTS and self.adjoins(last):
            last = self._extended(first, last)
        last = self._without_object(first, last)
        end = words[last - 1].end
        aside = _ASIDE.match(self._plain, end)
        if aside and not self._has_person(words[first].start, end) and not kind_of(Word(aside[1].split()[0], 0, 0)):
            end = aside.end(1)
        return self.made(words[first].start, end, how)

    def _without_object(self, first: int, last: int) -> int:
        """«بكين واشنطن», «الإمارات مقتل أربعة»: where a name ends before who is accused or what is announced."""
        words = self.words
        start, end = words[first].start, words[last - 1].end
        within = self._names.within(start, end)
        if not within or within[0].start > start or within[0].kind not in SPEAKING:
            return last
        name, place = within[0], first
        if name.kind != "country" and not any(_is_hers(other) and other.start <= name.end + 1 for other in within[1:]):
            return last
        while place < last and (words[place].start < name.end or words[place].text.startswith("ال")):
            place += 1
        return place

    def _ends(self, first: int, last: int) -> bool:
        """Whether the name that begins at a word ends before another."""
        words, text = self.words, self.words[last].text
        if text in DAYTIMES:
            # «صباح الاثنين», but «صباح الزين»
            return last + 1 == len(words) or is_stop(words[last + 1].text)
        if text in OBJECTS and last > first and self._has_person(words[first].start, words[last - 1].end):
            return True
        return text in ADVERBS or is_stop(text) or is_stop(words[last].bare) or bool(ADDRESSED.match(text))

    def _extended(self, first: int, last: int) -> int:
        """Behind «مسؤول في الوفد»: the words on his post, if he has no name or it follows them."""
        words = self.words
        if self._has_person(words[first].start, words[last - 1].end):
            return last
        end = last + 1
        while end < len(words) and end - first < MOST_WORDS and self.adjoins(end) and not is_stop(words[end].text):
            end += 1
        if words[last + 1 : end] and words[last + 1].text in TOLD_IN:
            return last
        names_him = any(word.text in TITLES for word in words[last + 1 : end])
        start = words[last].start
        nameless = is_nameless(words[first].text)
        aside = _ASIDE.match(self._plain, words[end - 1].end)
        reach = aside.end(1) if aside else words[end - 1].end
        return end if nameless or names_him or self._has_person(start, reach) else last

    def _is_object(self, verb: Word, word: Word) -> bool:
        """Whether what stands behind the verb is what was said, how or to whom, and not who said it."""
        named = self._names.within(word.start, word.end)
        if word.text.startswith("لل") or any(word.text[0] == "ل" and mention.start > word.start for mention in named):
            return True
        if any(mention.start <= word.start + 1 for mention in named):
            return verb.is_his and any(_is_hers(mention) for mention in named)
        if word.text in ADVERBS or word.text in OBJECTS or word.text.startswith("است"):
            return True
        if word.text[0] == "ب" and word.text.endswith("ه"):
            return True
        return word.text[0] in "بل" and strip_proclitics(word.text) != word.text

    def adjoins(self, number: int) -> bool:
        """Whether only blanks and light signs part a word from the one before it."""
        gap = self._plain[self.words[number - 1].end : self.words[number].start] if number else ""
        return not gap.strip(" \u00a0#_-()")

    def _has_person(self, start: int, end: int) -> bool:
        return any(mention.kind == "person" for mention in self._names.within(start, end))

    def made(self, start: int, end: int, how: str) -> Speaker:
        name = self._names.best(start, end)
        first = WORD.search(self._plain, start, end)
        nameless = bool(first and is_nameless(first[0])) and not (name and name.kind == "person")
        printed_start, printed_end, surface = self._printed(start, end)
        is_his = name is not None and (name.kind == "person" or name.start <= start + len("ال"))
        key = name.key if name and is_his and name.kind in SPEAKING and not nameless else None
        return Speaker(printed_start, printed_end, surface, key, nameless, how)
