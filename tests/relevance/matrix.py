"""The matrix of pairs: what is typed, what an article says, and at which match levels the one finds the other."""

import re
from pathlib import Path
from typing import NamedTuple

LEVELS = {"e": "exact", "n": "normal", "w": "wide"}
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Pair(NamedTuple):
    """One line of the matrix; `levels` are the match levels at which the text is found."""

    kind: str
    levels: frozenset[str]
    query: str
    text: str

    def __str__(self):
        return f"{self.kind}: {self.query} | {self.text}"


def pairs():
    """The pairs in the file's order."""
    kind, found = "", []
    for line in Path(__file__).with_name("matrix.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif "|" in line:
            marks, query, text = (part.strip() for part in line.split("|"))
            levels = frozenset(LEVELS[mark] for mark in marks.split() if mark != "-")
            found.append(Pair(kind, levels, unescaped(query), unescaped(text)))
    return found


def unescaped(text):
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
