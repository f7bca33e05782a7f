"""Alternatives: the words of a query with the other spellings of the names among them, place by place.

Nothing is replaced in the query: each name is a choice between sequences of places, so that phrases and nearness hold
for every spelling, also for one of several words.

>>> span = NamedSpan(1, 1, (), (Spelled(("ترمب",)), Spelled(("دونالد", "ترمب"))))
>>> [[list(place) for place in run] for run in sequences(("الرئيس", "ترامب"), [span], str)]
[[['الرئيس'], ['ترامب', 'ترمب']], [['الرئيس'], ['دونالد'], ['ترمب']]]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import TypeAlias

from archive.search.nodes import Word, spellings
from archive.search.plan import NamedSpan, NameLookup, Spelled

# What may stand at a place; and places that follow each other.
Place: TypeAlias = tuple[str, ...]
Places: TypeAlias = tuple[Place, ...]
# The form in which a word is looked up at a level.
Text: TypeAlias = Callable[[str], str]

# A phrase with names is asked in so many forms: two names with five spellings of several words each, less one.
MOST_SEQUENCES = 24


def named_spans(words: Sequence[Word], names: NameLookup) -> Iterator[NamedSpan]:
    """The names among words of which some are a choice of spellings; such a word is looked up by itself."""
    reached = 0
    for place, one in enumerate((*words, ())):
        if isinstance(one, str):
            continue
        run = [text for text in words[reached:place] if isinstance(text, str)]
        for span in names(run) if run else ():
            yield NamedSpan(span.first + reached, span.last + reached, span.keys, span.spellings)
        if one:
            found = [named for text in one for named in names([text])]
            spelled = tuple(spelling for named in found for spelling in named.spellings if len(spelling.words) == 1)
            yield NamedSpan(place, place, (), spelled)
        reached = place + 1


def fewest(runs: Iterable[tuple[str, ...]], typed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The runs of words, without those that hold another of them: who finds «ترامب» finds «دونالد ترامب»."""
    kept: list[tuple[str, ...]] = [typed] if len(typed) == 1 else []
    for run in sorted(dict.fromkeys(runs), key=len):
        if run != typed and not any(_holds(run, other) for other in kept):
            kept.append(run)
    return kept[1:] if len(typed) == 1 else kept


def _holds(run: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(run[first : first + len(other)] == other for first in range(len(run) - len(other) + 1))


def sequences(words: Sequence[Word], spans: Iterable[NamedSpan], text: Text) -> Iterator[Places]:
    """The words as typed, and with every choice of spellings for the names among them; the typed ones first."""
    choices: list[list[Places]] = []
    reached = 0
    for span in spans:
        choices += [[(_place(one, text),)] for one in words[reached : span.first]]
        choices.append(_choices(words[span.first : span.last + 1], span.spellings, text))
        reached = span.last + 1
    choices += [[(_place(one, text),)] for one in words[reached:]]
    for chosen in islice(product(*choices), MOST_SEQUENCES):
        yield tuple(place for places in chosen for place in places)


def _place(one: Word, text: Text) -> Place:
    return tuple(dict.fromkeys(map(text, spellings(one))))


def _choices(typed: Sequence[Word], spelled: Iterable[Spelled], text: Text) -> list[Places]:
    """What may stand for a name: its spellings of one word share a place."""
    runs = [tuple(map(text, spelling.words)) for spelling in spelled]
    own = tuple(_place(one, text) for one in typed)
    single = tuple(run[0] for run in runs if len(run) == 1)
    if len(own) == 1:
        first: list[Places] = [((tuple(dict.fromkeys((*own[0], *single)))),)]
    else:
        first = [own, (tuple(dict.fromkeys(single)),)] if single else [own]
    longer = (tuple((one,) for one in run) for run in runs if len(run) > 1)
    return list(dict.fromkeys((*first, *longer)))
