"""Lines: the words of an article that are part of it, in runs that no name can cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.arabic.analysis import Token, analyze
from archive.arabic.folding import printed
from archive.arabic.proclitics import is_protected
from archive.knowledge.gazetteer import NameMatch

# Short enough to be taken for the end of a word that begins with و.
_PARTICLES = frozenset(("في", "من", "عن", "مع", "لم", "لن", "لا", "ان", "قد", "هو", "هي"))
_QUOTES = {"«": "»", "“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one printed line, and the names found in them, in order."""

    tokens: Sequence[Token]
    matches: tuple[NameMatch, ...]

    def word(self, place: int) -> str:
        """The folded word at a place without و or ف before it; "" beyond either end."""
        return bare(self.tokens[place].fold) if 0 <= place < len(self.tokens) else ""

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words from `first` up to, not including, `last`."""
        return tuple(self.word(place) for place in range(max(first, 0), min(last, len(self.tokens))))

    def matches_from(self, first: int, last: int) -> tuple[NameMatch, ...]:
        """The matches that begin at a token from `first` to `last`, both counted in."""
        begin = bisect_left(self.matches, first, key=_first)
        return self.matches[begin : bisect_right(self.matches, last, lo=begin, key=_first)]

    def folds(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words from `first` up to, not including, `last`, whole."""
        return tuple(token.fold for token in self.tokens[first:last])


def runs(text: str, cut: Iterable[tuple[int, int]]) -> Iterator[list[Token]]:
    """The tokens of each line of a text, without those in the spans that are cut out; a cut ends a run too.

    >>> [[token.text for token in run] for run in runs("قال لافروف\\nAd\\nفي موسكو", [(11, 13)])]
    [['قال', 'لافروف'], ['في', 'موسكو']]
    """
    nowhere = len(text), len(text)
    bounds = [nowhere, *sorted(cut, reverse=True)]
    start, end = bounds.pop()
    newline = _newline(text, 0)
    current: list[Token] = []
    for token in analyze(text):
        if (token.start > newline or token.end > start) and current:
            yield current
            current = []
        if token.start > newline:
            newline = _newline(text, token.start)
        while token.start >= end and bounds:
            start, end = bounds.pop()
        if token.end <= start:
            current.append(token)
    if current:
        yield current


def _newline(text: str, start: int) -> int:
    """Where the line ends."""
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _first(match: NameMatch) -> int:
    return match.first


@lru_cache(maxsize=65_536)
def bare(folded: str) -> str:
    """A folded word without the connective joined to it.

    >>> [bare(word) for word in ("فزار", "وزير", "في", "وفي", "والرئيس", "وفد")]
    ['زار', 'وزير', 'في', 'في', 'الرئيس', 'وفد']
    """
    if folded[0] not in "وف" or is_protected(folded):
        return folded
    return folded[1:] if len(folded) > 3 or folded[1:] in _PARTICLES else folded


def proclitics(folded: str, word: str) -> tuple[str, int]:
    """What is joined to a name's first word, and how many letters of it stand before the name.

    لـ before the article loses it in writing: «للولايات» is printed whole, so none stands before.

    >>> pairs = ("وبموسكو", "موسكو"), ("وللولايات", "الولايات"), ("للجنه", "اللجنه"), ("روسيا", "روسيا")
    >>> [proclitics(*pair) for pair in pairs]
    [('وب', 2), ('ول', 1), ('ل', 0), ('', 0)]
    """
    if folded.endswith(word):
        joined = folded[: -len(word)]
        return joined, len(joined)
    rest = word.removeprefix("ال")
    assimilated = f"ل{rest}" if rest.startswith("ل") else f"لل{rest}"
    before = folded.removesuffix(assimilated)
    return (f"{before}ل", len(before)) if before != folded else ("", 0)


def span(tokens: Sequence[Token], first: int, last: int, letters: int) -> tuple[int, int]:
    """From behind the first `letters` of a token, with the marks on them, to the end of another."""
    start, token = tokens[first].start, tokens[first]
    if letters and token.surface == token.text:
        start += letters
    elif letters:
        start += _behind(token.surface, letters)
    return start, tokens[last].end


def quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the closing mark of a quotation that opens inside it: «تنظيم «داعش»».

    >>> quoted("قوات «درع الفرات» في", 0, 16), quoted("«داعش» في", 1, 5)
    ((0, 17), (1, 5))
    """
    for opening, closing in _QUOTES.items():
        if text.count(opening, start, end) % 2 and (opening == closing or closing not in text[start:end]):
            return (start, end + 1) if text.startswith(closing, end) else (start, end)
    return start, end


def _behind(surface: str, letters: int) -> int:
    """Where the letter after the first `letters` stands in a word with vowels or tatweel."""
    seen = 0
    for place, character in enumerate(surface):
        if printed(character):
            if seen == letters:
                return place
            seen += 1
    return 0
