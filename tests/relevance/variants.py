"""How often a headline finds its article when a name in it is spelled otherwise.

    DIWAN_DATA=FOLDER python -m tests.relevance.variants

Takes the headlines (`headlines-queries.jsonl`) in which a name stands that has another spelling, in names.txt or, as
one word, in the gazetteer; one that some article has, and not of the same stem. The first such name is replaced by the
first of these spellings. Prints how many of the queries find their article with all words, and among the first ten
answers, at the match levels `normal` and `wide`, beside the same headlines as they stand; and how many of the new
names, asked alone, find the article. For the names that the gazetteer knows and for those that it does not.
"""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

import django

from archive.arabic.analysis import analyze, word

TOP, ALL = 10, 10_000


class Variant(NamedTuple):
    """A headline, the same with a name spelled otherwise, that name, the article, whether a gazetteer knows it."""

    as_printed: str
    otherwise: str
    name: str
    article: str
    known: bool


def variants(questions, right, spellings, attested):
    """The variant of each headline that has one.

    `spellings` gives the other spellings of a word, and whether a gazetteer knows it; `attested`, whether an article
    has a spelling.
    """
    for question in questions:
        for token in analyze(question.text):
            others, known = spellings(token.surface)
            others = [text for text in others if word(text).light != token.light and attested(text)]
            if others:
                text = question.text[: token.start] + others[0] + question.text[token.end :]
                yield Variant(question.text, text, others[0], next(iter(right[question.id])), known)
                break


def other_spellings():
    """Looks a word up in the gazetteer, then in the list."""
    from archive.knowledge.loading import load
    from archive.search.widening import names_of
    from tests.relevance.names import names

    known, listed = names_of(load()), {}
    for name in names():
        for text in name.spellings:
            listed[word(text).light] = name.spellings

    def look_up(text):
        if spans := known([text]):
            return [one.words[0] for span in spans for one in span.spellings if len(one.words) == 1], True
        return listed.get(word(text).light, ()), False

    return look_up


def main():
    from archive.knowledge.loading import load
    from archive.search.engines.flat import FlatEngine
    from archive.search.request import SearchRequest
    from archive.search.trials import index, judgements, rows
    from archive.search.widening import names_of
    from tests.relevance.collections import DATA, NEWS

    folder = DATA / "relevance"
    right = judgements(folder / "headlines.qrels")
    questions = [row for row in rows(folder / "headlines-queries.jsonl") if row.id in right]
    with tempfile.TemporaryDirectory() as temporary:
        engine = FlatEngine(Path(temporary) / "index", names=lambda: names_of(load()))
        articles = index(engine, rows(NEWS))

        def answered(text, match, size):
            response = engine.search(SearchRequest(text, match=match), size=size)
            return [articles[hit.id] for hit in response.hits], [articles[hit.id] for hit in response.closest]

        made = list(variants(questions, right, other_spellings(), lambda text: any(answered(text, "normal", 1))))
        for known in (True, False):
            some = [one for one in made if one.known is known]
            print(f"{len(some)} headlines with a name {'known to' if known else 'in no'} gazetteer")
            for match in ("normal", "wide"):
                for which in ("as_printed", "otherwise"):
                    both = [(one.article, *answered(getattr(one, which), match, ALL)) for one in some]
                    every = sum(article in hits for article, hits, _ in both) / len(some)
                    top = sum(article in [*hits, *closest][:TOP] for article, hits, closest in both) / len(some)
                    print(f"  {match:6} {which:10}: with all words {every:.3f}, among the first {TOP} {top:.3f}")
                alone = sum(one.article in answered(one.name, match, ALL)[0] for one in some) / len(some)
                print(f"  {match:6} the name alone, otherwise: {alone:.3f}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    main()
