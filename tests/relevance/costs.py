"""Learns what it costs that one spelling of a foreign name differs so from another: the tables of `arabic.sounds`.

    python -m tests.relevance.costs PLACES.jsonl.gz [NAMES.jsonl …] NAME-PARTS.tsv.gz

Right pairs are the words that stand at the same place of two spellings of one name (`ar`, or `names`: JSON Lines);
wrong ones are words with a skeleton in common that no Latin spelling of one (word, bearers, Latin ones: tab-separated)
joins, nor nearly joins. A logistic regression over the steps of the cheapest alignment gives the costs, drawn towards
those a writer of Arabic would guess; a second alignment uses them, and a third. Prints each step with its cost and in
how many pairs it stands.

The tables of `arabic.sounds` are those of an earlier run on the same names with other wrong pairs, from which a run of
this one differs by .3 on average or less, but for what was set by hand: nothing costs less than .3, and a vowel more at
the end, or another at the end or the start, makes another name of a word.
"""

import gzip
import itertools
import json
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

import numpy as np

from archive.arabic.folding import fold
from archive.arabic.sounds import may_be_foreign, skeletons

VOWELS = frozenset("اويئه")
# The guesses: a letter for another; at the start; lacking at the start, at the end, doubled, beside a vowel, between
# consonants, before what it is heard with; a consonant lacking.
GUESSES = {"S": 2.0, "E": 3.0, "B": 2.0, "^": 2.5, "$": 3.0, "=": 1.0, "v": 1.5, "-": 1.0, "t": 1.0, "c": 6.0}
CONFUSED = frozenset(("جغ", "غك", "قك", "قغ", "جك", "جق", "خك", "خغ", "خه", "تط", "ثت", "ثس"))
CONFUSED |= frozenset(("سص", "سز", "سش", "زش", "صز", "فب", "وف", "وب"))
NEVER = 6.0
ROUNDS, STEPS, LEAST_OFTEN, WRONG = 3, 30, 8, 15_000


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else Path(path).open(encoding="utf-8")


def guess(step):
    """The cost before anything is learned."""
    pair = step[1:]
    known = pair in CONFUSED or pair[::-1] in CONFUSED or VOWELS.issuperset(pair)
    return GUESSES[step[0]] if step[0] != "S" or known else NEVER


def present(costs, step):
    """The cost of a step as far as it is learned."""
    return max(0.02, costs.get(step, guess(step)))


def instead(one, place, other, at):
    """The step that writes one letter for the other; none where they are the same."""
    pair = "".join(sorted((one[place], other[at])))
    if pair[0] == pair[1]:
        return ""
    if place == len(one) - 1 and at == len(other) - 1:
        return ("S" if VOWELS.isdisjoint(pair) else "E") + pair
    return ("B" if not place and not at and one[place] in VOWELS else "S") + pair


def lacking(word, place):
    """The step that leaves a letter out."""
    letter, around = word[place], word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
    if place in (0, len(word) - 1):
        return ("$" if place else "^") + letter
    if letter in around:
        return f"={letter}"
    if letter in VOWELS:
        return ("-" if VOWELS.isdisjoint(around) else "v") + letter
    return ("t" if word[place : place + 2] in ("تش", "دج") else "c") + letter


def aligned(one, other, cost):
    """The steps of the cheapest way from one word to the other."""
    best = {(0, 0): (0.0, ())}
    for i, j in itertools.product(range(len(one) + 1), range(len(other) + 1)):
        ways = []
        if i and j:
            ways.append((best[i - 1, j - 1], instead(one, i - 1, other, j - 1)))
        if i:
            ways.append((best[i - 1, j], lacking(one, i - 1)))
        if j:
            ways.append((best[i, j - 1], lacking(other, j - 1)))
        if ways:
            (so_far, steps), step = min(ways, key=lambda way: way[0][0] + (cost(way[1]) if way[1] else 0.0))
            best[i, j] = (so_far + cost(step), (*steps, step)) if step else (so_far, steps)
    return best[len(one), len(other)]


def right_pairs(paths):
    """Two spellings of one word of a name."""
    found = {}
    for path in paths:
        with opened(path) as file:
            for row in map(json.loads, file):
                spellings = [fold(text).split() for text in row.get("ar", row.get("names", []))]
                for some, others in itertools.combinations(spellings, 2):
                    if len(some) == len(others):
                        found |= dict.fromkeys(tuple(sorted(pair)) for pair in zip(some, others, strict=True))
    return [pair for pair in found if pair[0] != pair[1] and may_pair(*pair)]


def may_pair(one, other):
    return may_be_foreign(one) and may_be_foreign(other) and bool(skeletons(one) & skeletons(other))


def wrong_pairs(path, chance):
    """Two words that sound alike and that Latin letters tell apart."""
    latin, alike = {}, defaultdict(set)
    with opened(path) as file:
        for line in file:
            word, _, spellings = line.rstrip("\n").split("\t")
            word = fold(word)
            if may_be_foreign(word) and not word.startswith("ال"):
                latin.setdefault(word, set()).update(filter(None, map(plain, spellings.split(","))))
                for key in skeletons(word):
                    alike[key].add(word)
    groups = [sorted(words) for words in alike.values() if len(words) > 1]
    sizes = [len(words) for words in groups]
    while True:
        one, other = chance.sample(chance.choices(groups, sizes)[0], 2)
        if abs(len(one) - len(other)) <= 4 and apart(latin[one], latin[other]):
            yield one, other


def plain(latin):
    """Latin letters, small and bare."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", latin.lower()) if "a" <= letter <= "z")


def apart(some, others):
    """Whether any two words have at least two letters that are not alike."""
    return all(distance(one, other) > 1 for one in some for other in others)


def distance(one, other):
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one):
        before, row = row, [place + 1]
        for at, wanted in enumerate(other):
            row.append(min(before[at] + (letter != wanted), before[at + 1] + 1, row[at] + 1))
    return row[-1]


def learned(right, wrong):
    """The cost of each step, and the logits of a pair without any: for each letter, and in all."""
    pairs = [*((pair, 1.0) for pair in right), *((pair, 0.0) for pair in wrong)]
    costs = {}
    for _ in range(ROUNDS):
        steps = [aligned(*pair, partial(present, costs))[1] for pair, _ in pairs]
        counts = Counter(itertools.chain.from_iterable(steps))
        kept = {step: number for number, step in enumerate(s for s, n in counts.items() if n >= LEAST_OFTEN)}
        rows = np.zeros((len(pairs), len(kept) + 3))
        for row, (pair, _), taken in zip(rows, pairs, steps, strict=True):
            for step in taken:
                row[kept.get(step, -3)] += 1
            row[-2:] = max(map(len, pair)), 1
        guessed = np.array([*(-1.2 * guess(step) for step in kept), -5.0, 0.2, 2.0])
        weights = regression(rows, np.array([label for _, label in pairs]), guessed)
        costs = {step: -weights[number] for step, number in kept.items()}
    return costs, counts, weights[-2:]


def regression(rows, labels, guessed):
    """Weights by Newton's method, each drawn towards what was guessed."""
    drawn = np.ones(len(guessed))
    drawn[-2] = 0.01
    weights = guessed.copy()
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chances - labels) + drawn * (weights - guessed)
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(drawn)
        weights -= np.linalg.solve(bend, slope)
    return weights


def near(pair):
    """Whether a pair costs so little that only learning tells it apart."""
    return aligned(*pair, guess)[0] < max(map(len, pair))


def main(*paths):
    *named, parts = paths
    right = list(filter(near, right_pairs(named)))
    wrong = list(itertools.islice(filter(near, wrong_pairs(parts, random.Random(2))), WRONG))
    costs, counts, (letter, base) = learned(right, wrong)
    for step, cost in sorted(costs.items(), key=lambda pair: (pair[0][0], pair[1])):
        print(f"{step}\t{cost:.1f}\t{counts[step]}")
    print(f"{len(right)} right pairs, {len(wrong)} wrong ones; a letter {letter:.2f}, in all {base:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
