"""Reasons: which words of an article each part of a query found, at which level, and which parts it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from archive.arabic.analysis import word
from archive.arabic.letters import is_token_mark
from archive.arabic.proclitics import strip_proclitics
from archive.arabic.tokens import tokenize
from archive.search.conditions import All, AnyOf, Condition, HasKey, Part, Way
from archive.search.marking import Reading, leaves_of
from archive.search.nodes import And, Field, Near, Or, Phrase, Prefix, Query, SameParagraph, SameSentence, Term
from archive.search.plan import Plan
from archive.search.requirements import is_optional
from archive.search.response import Matched, MatchLevel, Reason

# The most different words that are told of one part at one level.
MOST_WORDS = 5
_ORDER: Sequence[MatchLevel] = ("printed", "vowels", "letters", "stem", "name", "root")
_LEVELS: Mapping[Way, MatchLevel] = MappingProxyType(
    {"exact": "printed", "light": "stem", "name": "name", "root": "root"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one hit: its title and body read, and where each names what the keys of the query stand for."""

    title: Reading
    body: Reading
    named: Mapping[HasKey, Sequence[str]]

    def words(self, condition: Condition) -> Iterator[str]:
        """The words that satisfy a condition, as printed, those of the title first."""
        for reading in (self.title, self.body):
            finds = sorted(find for leaf in leaves_of(condition) for find in reading.occurrences.get(leaf, ()))
            yield from (" ".join(reading.text[start:end].split()) for start, end, _ in finds)
        for key in _keys(condition):
            yield from self.named.get(key, ())


def reasons(plan: Plan, matches: Iterable[Matched], article: Found) -> tuple[Reason, ...]:
    """For each part that the article satisfies the words that do, level by level, the closest first.

    A root is told only where the part is satisfied in no other way.
    """
    ways = {match.text: match.way for match in matches}
    return tuple(reason for part in plan.parts if part.text in ways for reason in _told(part, article, ways[part.text]))


def _told(part: Part, article: Found, closest: Way) -> Iterator[Reason]:
    seen: set[str] = set()
    for way, condition in part.ways:
        if way == "root" and closest != "root":
            continue
        levels: dict[MatchLevel, list[str]] = {}
        for found in article.words(condition):
            if found not in seen:
                seen.add(found)
                levels.setdefault(_level(part.text, found, way), []).append(found)
        for level in sorted(levels, key=_ORDER.index):
            yield Reason(part.text, level, tuple(levels[level][:MOST_WORDS]))


def _level(term: str, found: str, way: Way) -> MatchLevel:
    """How near a word is to what was typed. Of several words the level at which all were compared is told."""
    single = " " not in found and not set(term) & set('"*')
    if single and way == "exact" and found != term:
        # Digits of another script and Latin capitals are other letters, and no vowels.
        return "vowels" if _unvowelled(found) == _unvowelled(term) else "letters"
    if single and way == "light" and word(found).fold == word(term).fold:
        return "letters"
    return _LEVELS[way]


def _unvowelled(text: str) -> str:
    return "".join(letter for letter in text if not is_token_mark(letter))


def is_evident(reason: Reason) -> bool:
    """Whether a reader sees without being told that these words are what was typed: at most something joined in front.

    >>> [is_evident(Reason("مكتبة", "stem", (found,))) for found in ("والمكتبة", "مكتبات")]
    [True, False]
    >>> is_evident(Reason('"وقف إطلاق النار"', "stem", ("لوقف اطلاق النار",)))
    True
    >>> is_evident(Reason("الناتو", "name", ("حلف الناتو", "الناتو"))), is_evident(Reason("NATO", "name", ("الناتو",)))
    (True, False)
    >>> is_evident(Reason('"بوتين أردوغان"~s', "stem", ("وبوتين", "لأردوغان")))
    True
    """
    if reason.level in ("printed", "vowels", "letters"):
        return True
    if reason.level == "name":
        return any(_bare(found) == _bare(reason.term) for found in reason.words)
    return reason.level == "stem" and any(_bare(found) <= _bare(reason.term) for found in reason.words)


def _bare(text: str) -> set[str]:
    """The words of a text, folded, without what is joined in front."""
    return {strip_proclitics(word(span.surface).fold) for span in tokenize(text)}


def _keys(condition: Condition) -> Iterator[HasKey]:
    if isinstance(condition, HasKey):
        yield condition
    elif isinstance(condition, All | AnyOf):
        for child in condition.children:
            yield from _keys(child)


def lacking(query: Query, matches: Iterable[Matched]) -> tuple[tuple[str, ...], ...]:
    """What an article lacks to have all that is asked for: of each the alternatives, any of which would do.

    A word of the same root does not stand for the word. What is excluded, dates and keys are no words to lack.
    """
    return tuple(_lacking(query, {match.text for match in matches if match.way != "root"}))


def _lacking(node: Query, had: set[str]) -> Iterator[tuple[str, ...]]:
    match node:
        case And(children):
            needed = [child for child in children if not is_optional(child)] or children
            for child in needed:
                yield from _lacking(child, had)
        case Or(children):
            lacks = [list(_lacking(child, had)) for child in children]
            if all(lacks):
                yield tuple(dict.fromkeys(text for child in lacks for one in child for text in one))
        case Field("title" | "quote", child):
            yield from _lacking(child, had)
        case Term() | Phrase() | Near() | SameSentence() | SameParagraph() | Prefix() if str(node) not in had:
            yield (str(node),)
