"""The words that tell of an act, read from a data file and checked: `data/acts.txt`.

A verb is known in all its forms, a noun with the article, in the dual and accusative, and with a pronoun; companions
that must or must not stand behind either are compared by light stem, those with `=` before them as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from archive.arabic.analysis import Token, word
from archive.arabic.folding import fold
from archive.arabic.verbs import forms as verb_forms
from archive.knowledge.records import Record, Value, read

ActType = Literal[
    "agreement",
    "aid_pledge",
    "appointment",
    "call",
    "ceasefire",
    "condemnation",
    "demand",
    "expulsion",
    "invitation",
    "letter",
    "mediation",
    "meeting",
    "recall",
    "recognition",
    "sanction",
    "statement_joint",
    "summit",
    "summons",
    "talks",
    "threat",
    "visit",
    "vote",
    "withdrawal",
]
TriggerKind = Literal["verb", "noun", "weak", "participle", "phrase"]

DATA = Path(__file__).parent / "data" / "acts.txt"
_KINDS = ("verb", "noun", "weak", "participle", "phrase")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_SIGNS = ("+", "++", "-", "~")
_NAMES = {"@country": "country", "@person": "person"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a list, by light stem and as printed."""

    stems: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def has(self, token: Token, name: str | None = None) -> bool:
        """Whether a word is of the list, or begins a name of a kind that is."""
        return token.light in self.stems or token.fold in self.whole or name in self.names

    def __or__(self, other: Words) -> Words:
        return Words(self.stems | other.stems, self.whole | other.whole, self.names | other.names)


class Trigger(NamedTuple):
    """What tells of an act of this type when `following` stands behind it, one of each of `needed` is near (or,
    where it says so, far), and none of `barred` behind it, nor of `barred_before` just before."""

    type: ActType
    kind: TriggerKind
    following: tuple[str, ...]
    needed: tuple[tuple[bool, Words], ...]
    barred: Words
    barred_before: Words


class ActWords:
    """Triggers by the folded form of their first word, and phrases by its light stem."""

    def __init__(self, forms: Mapping[str, Sequence[Trigger]], phrases: Mapping[str, Sequence[Trigger]]) -> None:
        self.forms = MappingProxyType(dict(forms))
        self.phrases = MappingProxyType(dict(phrases))


@cache
def load() -> ActWords:
    """The words of the project's own data file. Raises KnowledgeError when something in it is wrong."""
    return parse(DATA.read_text(encoding="utf-8").splitlines(), DATA.name)


def parse(lines: Iterable[str], file: str) -> ActWords:
    """The words of a data file. Raises KnowledgeError, with file and line, for the first thing that is wrong."""
    forms: dict[str, list[Trigger]] = {}
    phrases: dict[str, list[Trigger]] = {}
    for record in read(lines, file, ("type", *_KINDS), ("type",)):
        kind_of_act = _type(record)
        for kind in get_args(TriggerKind):
            for value in record.values(kind):
                names, trigger = _trigger(record, value, kind_of_act, kind)
                index = phrases if kind == "phrase" else forms
                for name in names:
                    index.setdefault(name, []).append(trigger)
    return ActWords(forms, phrases)


def _type(record: Record) -> ActType:
    for known in get_args(ActType):
        if record.text("type") == known:
            return known  # type: ignore[no-any-return]
    listed = ", ".join(get_args(ActType))
    raise record.error(f"there is no act “{record.text('type')}”. Use one of: {listed}.", record.line_of("type"))


def _trigger(record: Record, value: Value, type_: ActType, kind: TriggerKind) -> tuple[Iterable[str], Trigger]:
    head, groups = _groups(record, value)
    needed = tuple((sign == "++", words) for sign, words in groups if sign in ("+", "++"))
    barred, before = (reduce(or_, (words for sign, words in groups if sign == each), Words()) for each in "-~")
    if kind == "phrase":
        stems = [word(one).light for one in head]
        return stems[:1], Trigger(type_, kind, tuple(stems[1:]), needed, barred, before)
    if kind == "verb":
        if len(head) != 2 or not head[1].startswith("ي"):
            raise record.error(f"“{' '.join(head)}” is no verb. Write its past and its present.", value.line)
        names: Iterable[str] = verb_forms(*head)
    elif kind == "participle":
        names = dict.fromkeys(map(fold, head))
    else:
        names = dict.fromkeys(form for noun in head for form in noun_forms(noun))
    return names, Trigger(type_, kind, (), needed, barred, before)


def _groups(record: Record, value: Value) -> tuple[list[str], list[tuple[str, Words]]]:
    """The words of a line before the first sign, and each sign with the words behind it."""
    head: list[str] = []
    groups: list[tuple[str, list[str]]] = []
    for item in value.text.split():
        if item in _SIGNS:
            groups.append((item, []))
        elif groups:
            groups[-1][1].append(item)
        else:
            head.append(item)
    if not head or not all(words for _, words in groups):
        raise record.error(f"“{value.text}” lacks a word before or behind a sign. Add it, or take it out.", value.line)
    for unknown in (item for _, words in groups for item in words if item[0] == "@" and item not in _NAMES):
        raise record.error(f"there is no kind of name “{unknown}”. Use one of: {', '.join(_NAMES)}.", value.line)
    return head, [(sign, _words(words)) for sign, words in groups]


def _words(listed: Sequence[str]) -> Words:
    return Words(
        frozenset(word(item).light for item in listed if item[0] not in "=@"),
        frozenset(fold(item[1:]) for item in listed if item[0] == "="),
        frozenset(_NAMES[item] for item in listed if item in _NAMES),
    )


def words_of(text: str) -> Words:
    """The words of a text, by light stem."""
    return _words(text.split())


def noun_forms(noun: str) -> Iterator[str]:
    """A noun as printed, without what is joined to its front but with its endings, folded.

    >>> sorted(set(noun_forms("زيارة")) & {"زياره", "زيارته", "زيارتين", "زيارا"})
    ['زيارته', 'زيارتين', 'زياره']
    """
    folded = fold(noun)
    yield folded
    feminine = noun.endswith("ة")
    stem = f"{folded[:-1]}ت" if feminine else folded
    # The hamza's seat follows its vowel: لقاء, لقائه, لقاؤها.
    stems = [stem, f"{stem[:-1]}ئ", f"{stem[:-1]}ؤ"] if stem.endswith("ء") else [stem]
    yield from (f"{each}{pronoun}" for each in stems for pronoun in _PRONOUNS)
    yield from (f"{stem}{ending}" for ending in ("ان", "ين", "ا"))
    if feminine:
        yield f"{stem}ي"
