"""Words that newspapers print, folded, to tell what is joined to a word from what is part of it.

Three lists, one word a line, counted for this project in some ten thousand articles and read through: `nouns.txt`,
words that take the article; `words.txt`, all others, names and verbs; `beginnings.txt`, words and names that begin in
ب ك ل ف س of their own although what follows is a word too (بيان, سفير, بايدن), and more that begin in و. Stop words are
in none, nor is any word with something joined to it.
"""

from __future__ import annotations

from pathlib import Path


def _read(name: str) -> frozenset[str]:
    return frozenset(Path(__file__).with_name(name).read_text(encoding="utf-8").split())


NOUNS = _read("nouns.txt")
WORDS = NOUNS | _read("words.txt")
BEGINNINGS = _read("beginnings.txt")
