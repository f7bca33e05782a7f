"""How well a foreign name finds its other spellings at the match level `wide`.

    python -m tests.relevance.names CORPUS.jsonl.gz [CORPUS …]

Indexes the texts of the collections (JSON Lines with `id` and `text`) and every listed spelling once, asks for each
spelling, and prints recall (of the other listed spellings, how many are looked for) and precision (of the words that
are looked for, how many spell the name): for the key of sounds alone, and with what the gazetteer knows; for the odd
lines of names.txt, for the even ones, and for all.

Over the news and the encyclopedia, 25 November 2026: recall .890, precision .908 (before the costs were learned:
.843, .896); of the 144 names in no gazetteer .840 and .892 (.822, .871). On 52 names of the knowledge files with two
attested spellings, none of them in names.txt: recall .806, precision .845 after judging each word found by hand (27
of 174 wrong), some of these pairs being translations (بلرم, باليرمو). With costs learned from other pairs than these:
recall .843 at about the same share of words to judge. Tried and left out: costs by hand alone, as before; the
threshold at .11 (recall .889, precision .897) and at .15 (.875, .927). Not tried: the words beside a name as
evidence.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import django

from archive.arabic.analysis import word


class Name(NamedTuple):
    """Listed spellings of one name, and further ones that are right."""

    spellings: tuple[str, ...]
    further: tuple[str, ...]


class Figures(NamedTuple):
    """What was looked for, in pairs of spellings."""

    right: int
    wrong: int
    found: int
    wanted: int

    @property
    def recall(self):
        return self.found / self.wanted

    @property
    def precision(self):
        return self.right / (self.right + self.wrong)


def names():
    """The names in the file's order."""
    lines = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition("|") for line in lines if line and not line.startswith("#")]
    return [Name(tuple(listed.split()), tuple(further.split())) for listed, _, further in parts]


def measured(listed, others):
    """The figures of some names; `others` gives the words that are looked for beside one."""
    right = wrong = found = wanted = 0
    for name in listed:
        known = {word(text).light for text in (*name.spellings, *name.further)}
        for typed in name.spellings:
            stems = {word(text).light for text in others(typed)} - {word(typed).light}
            asked = {word(text).light for text in name.spellings} - {word(typed).light}
            right += len(stems & known)
            wrong += len(stems - known)
            found += len(stems & asked)
            wanted += len(asked)
    return Figures(right, wrong, found, wanted)


def index(folder, corpora, listed):
    """An engine with the texts of the collections, and each listed spelling as a text."""
    from archive.search.documents import Document
    from archive.search.engines.flat import FlatEngine
    from archive.search.trials import rows

    def documents():
        texts = [row.text for corpus in corpora for row in rows(corpus)]
        texts += [text for name in listed for text in name.spellings]
        yield from (Document(number, "", text) for number, text in enumerate(texts, 1))

    engine = FlatEngine(folder)
    engine.rebuild(documents())
    return engine


def by_sound(engine):
    """The words of an engine's archive that sound like one."""
    from archive.search.engines.sounding import sounding_alike

    def others(typed):
        with engine.reading() as snapshot:
            return [text for text, _ in sounding_alike(snapshot, typed)]

    return others


def main(corpora):
    from archive.knowledge.loading import load
    from archive.search.widening import names_of

    listed = names()
    known = names_of(load())
    unknown = [name for name in listed if not any(known([text]) for text in name.spellings)]
    with tempfile.TemporaryDirectory() as folder:
        others = by_sound(index(Path(folder) / "index", corpora, listed))
        for which, some in (("listed", listed), ("in no gazetteer", unknown)):
            for part, chosen in (("odd", some[::2]), ("even", some[1::2]), ("all", some)):
                figures = measured(chosen, others)
                print(
                    f"{len(chosen):3} {which}, {part}: recall {figures.recall:.3f}, precision {figures.precision:.3f}"
                )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    main([Path(argument) for argument in sys.argv[1:]])
