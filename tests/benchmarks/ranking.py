"""The README's table of the ranking: nDCG@10 of ours and of others on every collection, in one run.

    DIWAN_DATA=<folder> python -m tests.benchmarks.ranking

`tantivy` is tantivy with its Arabic stemmer; `light10` is tantivy's BM25 over the words that Lucene's ArabicAnalyzer
makes, rebuilt here after its description: normalised, without its stop words, light10.
"""

import os
import subprocess
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-measuring-" + "x" * 40)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
import django

django.setup()

from archive.arabic.folding import fold, printed
from archive.arabic.tokens import tokenize
from archive.search.engine import private_engine
from archive.search.peers import Tantivy
from archive.search.trials import TAG, answers, index, ndcg
from tests.relevance.collections import collections

_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_STOPWORDS_AS_TEXT = """
من ومن منها منه في وفي فيها فيه و ف ثم او أو ب بها به ا أ اى اي أي أى لا ولا الا ألا إلا لكن ما وما كما فما عن مع
اذا إذا ان أن إن انها أنها إنها انه أنه إنه بان بأن فان فأن وان وأن وإن التى التي الذى الذي الذين الى الي إلى إلي
على عليها عليه اما أما إما ايضا أيضا كل وكل لم ولم لن ولن هى هي هو وهى وهي وهو فهى فهي فهو انت أنت لك لها له هذه
هذا تلك ذلك هناك كانت كان يكون تكون وكانت وكان غير بعض قد نحو بين بينما منذ ضمن حيث الان الآن خلال بعد قبل حتى عند
عندما لدى جميع
"""
_STOPWORDS = frozenset(_STOPWORDS_AS_TEXT.split())


def light10(text):
    """The words of a text as Lucene's ArabicAnalyzer makes them."""
    for span in tokenize(text):
        if stem := _stem(span.surface):
            yield stem


@cache
def _stem(surface):
    """The stem of a word, none of a stop word."""
    if printed(surface) in _STOPWORDS:
        return ""
    word = fold(surface)
    prefix = next((one for one in _PREFIXES if word.startswith(one) and len(word) >= len(one) + 2), "")
    if not prefix and word.startswith("و") and len(word) > 3:
        prefix = "و"
    word = word[len(prefix) :]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word


def measured(collection, folder):
    """nDCG@10 of each system."""
    engine = private_engine(folder / "index")
    names = index(engine, collection.passages)
    systems = {
        TAG: answers(engine, names, 10),
        "light10": Tantivy(collection.passages, light10).answers,
        "tantivy": Tantivy(collection.passages).answers,
    }
    return {
        name: ndcg({one.id: list(answered(one.text)) for one in collection.questions}, collection.right)
        for name, answered in systems.items()
    }


def main():
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    print(f"nDCG@10, {datetime.now(UTC):%Y-%m-%d}, commit {commit.strip() or 'unknown'}\n")
    print("| collection | questions | diwan | light10, BM25 | tantivy |")
    print("| --- | --- | --- | --- | --- |")
    rows = []
    for collection in collections():
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measured(collection, Path(folder)))
        print(f"| {collection.name} | {len(collection.questions)} | {_figures(rows[-1].values())} |", flush=True)
    print(f"| mean | | {_figures(sum(row[name] for row in rows) / len(rows) for name in rows[0])} |")


def _figures(values):
    return " | ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    main()
