"""The stretches of an article in which a condition looks, word by word: what engines find by positions, done plainly.

A word that stands outside the part that is asked for is None, so that those around it stay as far apart as they are.
"""

from itertools import pairwise

from archive.arabic.analysis import word
from archive.arabic.quotations import quotations
from archive.arabic.sentences import sentences
from archive.arabic.tokens import tokenize
from archive.search.conditions import SPEECH_WORDS


def stretches(document, where, within):
    """The words, in each stretch that may hold what must stand `within` so many words, or in one unit."""
    if where == "title":
        return [words(document.title)]
    body = Body(document.body)
    if within in ("sentence", "paragraph"):
        units = [body.masked(where, *unit) for unit in body.units(within)]
    elif where == "quotation":
        units = [body.words[first:last] for first, last in body.quoted]
    else:
        units = [body.masked(where, 0, len(body.words))]
    return units if where else [words(document.title), *units]


def words(text):
    return [word(span.surface) for span in tokenize(text)]


class Body:
    """A body by its words; spans of words count from the first up to before the last."""

    def __init__(self, text):
        self.text = text
        self.spans = list(tokenize(text))
        self.words = [word(span.surface) for span in self.spans]
        self.quoted = [span for begin, end in quotations(text) if (span := self.between(begin, end))]

    def between(self, begin, end):
        inside = [number for number, span in enumerate(self.spans) if begin <= span.start < end]
        return (inside[0], inside[-1] + 1) if inside else None

    def units(self, within):
        """The sentences or the paragraphs that have words."""
        begins, reached = [], 0
        for sentence in sentences(self.text):
            if not begins or within == "sentence" or sentence.opens_paragraph:
                begins.append(reached)
            reached += len(sentence.text)
        found = [self.between(*pair) for pair in pairwise([*begins, reached])]
        return [unit for unit in found if unit]

    def masked(self, where, first, last):
        own = self.words[first:last]
        if not where:
            return own
        return [one if self.lies_in(where, first + at) else None for at, one in enumerate(own)]

    def lies_in(self, where, number):
        if where == "quotation":
            return any(first <= number < last for first, last in self.quoted)
        speeches = [first for first, last in self.quoted if last - first >= SPEECH_WORDS]
        own = next(unit for unit in self.units("paragraph") if unit[0] <= number < unit[1])
        return any(own[0] <= first < own[1] for first in speeches)
