"""Titles without a name, resolved to their holder on the day of the article: «الرئيس» in «الرئيس التركي»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archive.arabic.calendar import PartialDate
from archive.arabic.folding import fold
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.lines import Line, bare, proclitics
from archive.recognition.sites import Decision
from archive.recognition.vocabulary import BETWEEN, FORMER, GOES_ON, OF_ANOTHER, TITLES

_HEAD_OF_STATE = ("king", "emir", "sultan")
# Before a demonym, and before a country's name; each with the offices it may be, in this order.
_BEFORE_DEMONYM = {
    "الرئيس": ("president",),
    "الرئيسة": ("president",),
    "رئيس الوزراء": ("prime-minister",),
    "رئيسة الوزراء": ("prime-minister",),
    "رئيس الحكومة": ("prime-minister",),
    "المستشار": ("chancellor",),
    "المستشارة": ("chancellor",),
    "وزير الخارجية": ("foreign-minister",),
    "وزيرة الخارجية": ("foreign-minister",),
    "وزير الدفاع": ("defence-minister",),
    "وزيرة الدفاع": ("defence-minister",),
    "العاهل": _HEAD_OF_STATE,
    "الملك": ("king",),
    "ولي العهد": ("crown-prince",),
}
_BEFORE_NAME = {
    "رئيس": ("president",),
    "رئيسة": ("president",),
    "رئيس وزراء": ("prime-minister",),
    "رئيسة وزراء": ("prime-minister",),
    "وزير خارجية": ("foreign-minister",),
    "وزيرة خارجية": ("foreign-minister",),
    "وزير دفاع": ("defence-minister",),
    "وزيرة دفاع": ("defence-minister",),
    "ملك": ("king",),
    "عاهل": _HEAD_OF_STATE,
    "أمير": ("emir",),
    "ولي عهد": ("crown-prince",),
}
_ARTICLE_AND_FORMS = ("ال", "لل", "بال", "وال")


def _phrases(titles: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(fold(title).split()): offices for title, offices in titles.items()}


_DEMONYM_TITLES = _phrases(_BEFORE_DEMONYM)
_NAME_TITLES = _phrases(_BEFORE_NAME)


def holders(
    line: Line, decisions: Sequence[Decision], gazetteer: Gazetteer, published: PartialDate
) -> Iterator[Decision]:
    """The titles in a line that stand for one person for certain; none where a name follows."""
    taken = {place for decision in decisions for place in range(decision.first, decision.last + 1)}
    for decision in decisions:
        if decision.how not in ("demonym", "name") or not (found := _title(line, decision, taken)):
            continue
        first, letters, offices = found
        if holder := _holder(gazetteer, offices, decision.entity.key, published):
            yield Decision(first, decision.first - 1, letters, holder, "by office")


def _title(line: Line, country: Decision, taken: set[int]) -> tuple[int, int, tuple[str, ...]] | None:
    """Where a title right before this country begins, how much is joined to it, and the offices it may be."""
    if country.entity.kind != "country" or country.letters or not _is_nameless(line, country.last, taken):
        return None
    titles = _DEMONYM_TITLES if country.how == "demonym" else _NAME_TITLES
    for length in (2, 1):
        first = country.first - length
        if first < 0 or taken.intersection(range(first, country.first)):
            continue
        for phrase, offices in titles.items():
            if len(phrase) == length and (letters := _opens(line, first, phrase)) is not None:
                return (first, letters, offices) if line.word(first - 1) not in OF_ANOTHER else None
    return None


def _opens(line: Line, first: int, phrase: tuple[str, ...]) -> int | None:
    """How many letters are joined before this title, or None where it does not stand here."""
    if any(line.tokens[first + place].fold != word for place, word in enumerate(phrase) if place):
        return None
    folded = line.tokens[first].fold
    if folded == phrase[0]:
        return 0
    joined, letters = proclitics(folded, phrase[0])
    return letters if joined in ("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل") else None


def _is_nameless(line: Line, last: int, taken: set[int]) -> bool:
    """Whether the sentence goes on behind a title without a name."""
    following = last + 1
    if following >= len(line.tokens):
        return True
    if following in taken:
        return False
    word = line.word(following)
    if word in FORMER:
        return False
    if word in TITLES or word in BETWEEN:
        return _is_nameless(line, following, taken)
    folded = line.tokens[following].fold
    return word in GOES_ON or folded.startswith(_ARTICLE_AND_FORMS) or bare(folded) != folded


def _holder(gazetteer: Gazetteer, offices: Sequence[str], country: str, published: PartialDate) -> Entity | None:
    """Who held one of the offices on every day that the article may be of."""
    for office in offices:
        first, last = (gazetteer.holder(office, country, day) for day in (published.first, published.last))
        if first is not None and first is last:
            return first
    return None
