"""What recognition reaches on annotated articles, and how fast: `python -m tests.benchmarks.recognition GOLD.jsonl`.

The articles fall into five parts; beside each F1 over all stand the least and the most of a part, which say how far to
trust it. Figures on articles that were at hand when the rules were written flatter: give it others.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 50)
django.setup()

from archive.ingest.recognised import Row as Article
from archive.ingest.recognised import row_of, written
from archive.knowledge.loading import load
from archive.recognition.recognition import recognise
from tests.recognition.scoring import MEASURES, Counts, Row, scores

PARTS = 5
_SHARES = ("linking", "speaker")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="annotated articles, one a line")
    gold = _read(parser.parse_args().gold)
    told, seconds, ready = _recognised(gold)
    totals = scores(gold, told)
    parts = [scores(gold[number::PARTS], told) for number in range(PARTS)]
    print(f"{'':14}{'precision':>10}{'recall':>8}{'F1':>7}   parts")
    for measure in MEASURES:
        print(_line(measure, totals[measure], [part[measure] for part in parts]))
    print(f"\n{len(gold)} articles, {len(gold) / seconds:.0f} a second of one core; data read in {ready:.2f} s")


def _line(measure: str, counts: Counts, parts: Sequence[Counts]) -> str:
    each = [part.f1 for part in parts]
    spread = f"{min(each):.3f}-{max(each):.3f}"
    if measure in _SHARES:
        return f"{measure:14}{'':10}{'':8}{counts.recall:7.3f}   {spread}  of {counts.wanted}"
    return f"{measure:14}{counts.precision:10.3f}{counts.recall:8.3f}{counts.f1:7.3f}   {spread}  of {counts.wanted}"


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _recognised(gold: Sequence[Row]) -> tuple[Mapping[str, Any], float, float]:
    """The row of each article as the command writes it, the seconds that they took, and those to begin."""
    began = time.process_time()
    gazetteer = load()
    ready = time.process_time() - began
    rows = [row for number, values in enumerate(gold, 1) if isinstance(row := row_of(number, values), Article)]
    began = time.process_time()
    found = [(row.identity, recognise(row.text[0], row.text[1], gazetteer, row.text[2])) for row in rows]
    seconds = time.process_time() - began
    return {identity: json.loads(written(identity, said)) for identity, said in found}, seconds, ready


if __name__ == "__main__":
    main()
