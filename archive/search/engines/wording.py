"""Wording: the words of a snapshot that begin as typed, those that may have been meant, the titles that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from archive.arabic.analysis import analyze, word
from archive.arabic.misspelling import likelihood
from archive.arabic.stopwords import is_stopword
from archive.search.compilation import compile_query
from archive.search.engines.counting import Matched
from archive.search.engines.evaluation import Evaluation
from archive.search.engines.lexicons import Lexicon
from archive.search.engines.ranking import by_date
from archive.search.engines.snapshots import Snapshot
from archive.search.nodes import And, Field, Prefix, Query, Term
from archive.search.query import MIN_PREFIX
from archive.search.response import Alike, Suggestion

# A word that is among the first of the whole need not be among the first of each part, and forms of one stem are one.
_MORE = 6


def frequent_words(snapshot: Snapshot, text: str, limit: int) -> tuple[Suggestion, ...]:
    """The words that begin, with the article or without, as the last one of a text; one a stem, frequent ones first.

    Each with the number of articles that have its stem: what a search for it finds.
    """
    typed = [token.surface for token in analyze(text)]
    if not typed or limit < 1:
        return ()
    folded = word(typed[-1]).fold
    printed: dict[str, int] = {}
    for view in snapshot.views:
        for place in _most_frequent(view.data.lexicon, (folded, f"ال{folded}"), limit * _MORE):
            found = view.data.lexicon.text(place)
            printed[found] = printed.get(found, 0) + int(view.data.lexicon.counts[place])
    stems: dict[str, str] = {}
    for found in sorted(printed, key=lambda one: (-printed[one], one)):
        levels = word(found)
        if not is_stopword(levels.fold):
            stems.setdefault(levels.light, found)
    evaluation = Evaluation(snapshot)
    counted = (Suggestion(found, count=evaluation.frequency("light", stem)) for stem, found in stems.items())
    return tuple(islice((one for one in counted if one.count), limit))


def _most_frequent(lexicon: Lexicon, starts: Iterable[str], most: int) -> Iterator[int]:
    for start in starts:
        places = lexicon.starting(start)
        counts = lexicon.counts[places.start : places.stop]
        if len(counts) > most:
            yield from (np.argpartition(-counts, most)[:most] + places.start).tolist()
        else:
            yield from places


def alike(snapshot: Snapshot, text: str, limit: int) -> tuple[Alike, ...]:
    """The words that may have been meant by one word, the likeliest first."""
    folded = "".join(token.fold for token in analyze(text))
    found: dict[str, Alike] = {}
    for view in snapshot.views:
        near = view.data.lexicon.nearly(folded)
        for place, distance in zip(near.places.tolist(), near.distances.tolist(), strict=True):
            printed = view.data.lexicon.text(place)
            known = found[printed].count if printed in found else 0
            found[printed] = Alike(printed, known + int(view.data.lexicon.counts[place]), round(distance, 3))
    likeliest = sorted(found.values(), key=lambda one: (-likelihood(one.count, one.distance), one.text))
    return tuple(likeliest[:limit])


def titled(snapshot: Snapshot, text: str, limit: int, seconds: float) -> tuple[int, ...]:
    """The articles whose titles have the words of a text, the last of them perhaps only begun; the newest first."""
    typed = [token.surface for token in analyze(text)]
    if not typed or len(typed[-1]) < MIN_PREFIX:
        return ()
    nodes: tuple[Query, ...] = (*map(Term, typed[:-1]), Prefix(typed[-1]))
    evaluation = Evaluation(snapshot, seconds)
    mask = evaluation.holds(compile_query(Field("title", And(nodes)), "normal").required)
    if snapshot.live is not None:
        mask = mask & snapshot.live
    documents = by_date(snapshot, Matched(mask), slice(0, limit), newest=True)
    rising = np.argsort(documents)
    numbers = np.empty(len(documents), np.int64)
    numbers[rising] = snapshot.column("id", documents[rising])
    return tuple(numbers.tolist())
