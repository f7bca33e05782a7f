"""Did-you-mean, measured on an archive: how often it offers what was meant, and how often it offers what was not.

    python -m tests.relevance.misspellings [--generated 400] [--right 1000] [--show] [--json F]

Of the archive that DATABASE_URL and SEARCH_URL name. Misspellings are the hand-made pairs of `misspellings.txt` and
generated ones: words of at least five letters from titles, each in twenty articles or more, with one mistake of a kind
drawn from `MISTAKES` by the shares there, at a place drawn from the seed. An offer is right when it has the stems of
what was meant. A generated misspelling that is itself a word of the archive is drawn again: it is no misspelling.

Right queries are runs of one to three words from titles, each word as printed, and names of the gazetteer; an offer for
any of them is false. Times are the processor's, of the correction alone, for queries that find too little.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("SECRET_KEY", "only-for-measuring-" + "x" * 40)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

SEED = 2017
PAIRS = Path(__file__).with_suffix(".txt")
_SOUNDS = ("ضظ", "ذز", "ذد", "ثس", "سص", "تط", "قغ", "هح", "غج", "وؤ", "يئ", "ءئ")
_DOTS = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")


class Pair(NamedTuple):
    """What is typed, what is meant, and the kind of the mistake."""

    typed: str
    meant: str
    kind: str


def hand_made() -> list[Pair]:
    """The pairs of the file, each under the heading above it; those that no mistake parts are left out."""
    kind, pairs = "", []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# -- "):
            kind = line.removeprefix("# -- ")
        elif line and not line.startswith("#"):
            typed, meant = line.split("\t")
            pairs.append(Pair(typed, meant, kind))
    return [pair for pair in pairs if stems(pair.typed) != stems(pair.meant)]


def stems(text: str) -> list[str]:
    from archive.arabic.analysis import analyze

    return [token.light for token in analyze(text)]


def _class_mate(classes: tuple[str, ...]) -> Callable[[str, int, random.Random], str]:
    def make(word: str, at: int, chance: random.Random) -> str:
        mates = [letter for group in classes if word[at] in group for letter in group if letter != word[at]]
        return word[:at] + chance.choice(mates) + word[at + 1 :] if mates else word

    return make


def _neighbour(word: str, at: int, chance: random.Random) -> str:
    for row in _ROWS:
        place = row.find(word[at])
        if place >= 0:
            near = [row[side] for side in (place - 1, place + 1) if 0 <= side < len(row)]
            return word[:at] + chance.choice(near) + word[at + 1 :]
    return word


# Kinds of mistakes with their shares: a judgement of what a news search sees, for want of a published count.
MISTAKES: dict[str, tuple[int, Callable[[str, int, random.Random], str]]] = {
    "sound": (20, _class_mate(_SOUNDS)),
    "dots": (20, _class_mate(_DOTS)),
    "neighbour": (20, _neighbour),
    "left out": (15, lambda word, at, _: word[:at] + word[at + 1 :]),
    "twice": (10, lambda word, at, _: word[:at] + word[at] + word[at:]),
    "swapped": (15, lambda word, at, _: word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]),
}


def generated(count: int, words: list[str], known: Callable[[str], bool]) -> Iterator[Pair]:
    """So many misspellings of words drawn from a list; `known` tells what is no misspelling."""
    chance = random.Random(SEED)
    kinds, shares = list(MISTAKES), [share for share, _ in MISTAKES.values()]
    while count:
        meant = chance.choice(words)
        kind = chance.choices(kinds, shares)[0]
        typed = MISTAKES[kind][1](meant, chance.randrange(1, len(meant)), chance)
        if stems(typed) != stems(meant) and not known(typed):
            count -= 1
            yield Pair(typed, meant, kind)


class Archive:
    """The archive that is measured on."""

    def __init__(self) -> None:
        from archive.models import Article
        from archive.search.engine import get_engine
        from archive.search.names import names_known

        self.engine, self.names = get_engine(), names_known
        self.titles = list(Article.objects.published().order_by("pk").values_list("title", flat=True))

    def total(self, text: str) -> int:
        from archive.search.request import SearchRequest

        return self.engine.totals([SearchRequest(text)])[0]

    def offer(self, text: str) -> tuple[str | None, float]:
        """What is offered for a query, and the milliseconds that it took; none where the query finds enough."""
        from archive.search.corrections import FEW, correction
        from archive.search.request import SearchRequest

        request, total = SearchRequest(text), self.total(text)
        begin = time.process_time()
        found = correction(request, total, self.engine, self.names)
        spent = (time.process_time() - begin) * 1000
        return found.request.text if found else None, spent if total <= FEW else 0.0

    def frequent(self) -> list[str]:
        """Words of titles that stand in twenty articles or more."""
        from archive.arabic.tokens import tokenize

        words = {span.surface for title in self.titles for span in tokenize(title)}
        long = sorted(word for word in words if len(word) >= 5 and all("ء" <= letter <= "ي" for letter in word))
        return [word for word in long if self.total(word) >= 20]

    def right(self, count: int) -> list[str]:
        """Queries without a mistake: runs of words from titles, and names."""
        from archive.arabic.tokens import tokenize
        from archive.models.names import archive_gazetteer

        chance = random.Random(SEED)
        runs = []
        while len(runs) < count:
            title = chance.choice(self.titles)
            spans = list(tokenize(title))
            if spans:
                first, length = chance.randrange(len(spans)), chance.randint(1, 3)
                last = spans[min(first + length, len(spans)) - 1]
                runs.append(title[spans[first].start : last.end])
        names = sorted({spelling.text for one in archive_gazetteer().entities() for spelling in one.spellings})
        return runs + chance.sample(names, min(count, len(names)))


def measure(archive: Archive, options: argparse.Namespace) -> dict[str, Any]:
    from tests.benchmarks.machine import describe, percentile

    # A word that no article has cannot be offered.
    hand = [pair for pair in hand_made() if archive.total(pair.meant)]
    made = list(generated(options.generated, archive.frequent(), lambda typed: archive.total(typed) > 0))
    archive.offer("مفاوظظات")
    spent: list[float] = []
    result: dict[str, Any] = {"machine": describe(), "articles": archive.engine.info().documents}
    for name, pairs in (("hand_made", hand), ("generated", made)):
        offers = [(pair, *archive.offer(pair.typed)) for pair in pairs]
        spent += [took for _, _, took in offers]
        result[name] = _counted([(pair, offer) for pair, offer, _ in offers], show=options.show)
    right = [(text, *archive.offer(text)) for text in archive.right(options.right)]
    false = [(text, offer) for text, offer, _ in right if offer is not None]
    result["right_queries"] = {"queries": len(right), "false_offers": len(false), "examples": false[:10]}
    spent += [took for _, _, took in right if took]
    result["cpu_ms"] = {f"p{share}": round(percentile(spent, share / 100), 2) for share in (50, 95, 100)}
    return result


def _counted(offers: list[tuple[Pair, str | None]], *, show: bool) -> dict[str, Any]:
    """How many offers are right, in all and by the kind of the mistake."""
    kinds: dict[str, list[bool]] = {}
    for pair, offer in offers:
        right = offer is not None and stems(offer) == stems(pair.meant)
        kinds.setdefault(pair.kind, []).append(right)
        if show and not right:
            print(f"{pair.typed} -> {offer} (meant {pair.meant})", file=sys.stderr)
    hits = [right for some in kinds.values() for right in some]
    return {
        "queries": len(hits),
        "right_at_1": round(sum(hits) / max(1, len(hits)), 3),
        "by_kind": {kind: f"{sum(some)}/{len(some)}" for kind, some in kinds.items()},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--generated", type=int, default=400)
    parser.add_argument("--right", type=int, default=1000, help="right queries of each kind")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    import django

    django.setup()
    result = measure(Archive(), options)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
