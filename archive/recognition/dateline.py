"""The dateline: where a report was written and by whom or which agency, before its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.arabic.analysis import analyze
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer

_DASH = r"(?:--?|[–—ـ])"
_LONGEST = 100
# «دبي، الإمارات العربية المتحدة (CNN)--», «واشنطن (رويترز) -», «(CNN) --».
_WITH_AGENCY = re.compile(
    rf"\s*(?P<place>[^\n().:«»\"“”]{{0,60}}?)\s*[(\[](?P<byline>[^()\[\]\n]{{2,40}}?)\)?\]?\s*(?:{_DASH}+|:)\s*"
)
# «دمشق - نورا خوام» on a line of its own.
_ALONE = re.compile(
    rf"\s*(?P<place>[^\n().:،«»\"“”–—-]{{2,40}}?)\s*(?:{_DASH}|/|[:،])\s*(?P<byline>[^\n.:«»\"“”!؟]{{2,60}})\n"
)
# «القاهرة - أ ف ب - قال», «بيروت ــ «الحياة»», «موسكو: قال»
_BEFORE_TEXT = re.compile(
    r"\s*(?P<place>[^\n().:،«»\"“”–—/-]{2,40}?)\s*(?:[–—/]|-{1,2}|ـ+)\s*"
    r"(?P<byline>«[^»\n]{2,30}»|أ\s?ف\s?ب|ا\s?ف\s?ب|رويترز|د\s?ب\s?أ|أ\s?ش\s?أ|وكالات|قنا|وام|واس|سانا|بترا|الأناضول|AFP|Reuters)"
    r"\s*(?:[:–—-]+|\n)\s*"
)
_AGENCY = re.compile(r"[A-Z]{2,6}|(?:بي بي سي|رويترز|وكالات|أ\s?ف\s?ب|ا\s?ف\s?ب|د\s?ب\s?أ|فرانس\s?24|[\w ]{2,20})")
# With one of these in brackets and a dash behind, what stands before is a town, known or not.
_CERTAIN = re.compile(r"CNN|AFP|AP|Reuters|رويترز|أ\s?ف\s?ب|ا\s?ف\s?ب|د\s?ب\s?أ|أ\s?ش\s?أ")
# The datelines of further reports that a site prints below its own: only those of agencies are certain there.
_FURTHER = re.compile(
    rf"(?<=\n)[^\S\n]*(?P<line>[^\n().:«»\"“”]{{2,60}}?\s*\((?:CNN|AFP|AP|Reuters|رويترز|أ\s?ف\s?ب|د\s?ب\s?أ)\)\s*{_DASH}+)"
)
_VERBS = re.compile(r"(?:قال|أعلن|أكد|كشف|ذكر|أفاد|نفى|دعا)ت?\b")
_MOST_WORDS = 6


class Dateline(NamedTuple):
    """Where and by whom, and its span of the body; the place's key is "" where none is known, and so is the byline."""

    place_key: str
    byline: str
    start: int
    end: int


def dateline(body: str, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline of a body, or None. A line that names no known place and no agency is none."""
    head = body[: _LONGEST * 2]
    for found in _forms(head):
        place_text, byline = found["place"].strip(), found["byline"].strip(" «»")
        place = _place(place_text, gazetteer) if place_text else None
        if place_text and place is None and not (_CERTAIN.fullmatch(byline) and len(place_text.split()) <= _MOST_WORDS):
            continue
        if _VERBS.search(byline) or len(byline.split()) > _MOST_WORDS:
            continue
        start = len(head) - len(head.lstrip())
        return Dateline(place.key if place else "", byline, start, start + len(found[0].strip()))
    return None


def further_datelines(body: str) -> Iterator[tuple[int, int]]:
    """The spans of datelines below the first line.

    >>> body = "قال الوزير ذلك.\\nدبي، الإمارات العربية المتحدة (CNN)-- أعلنت مصر"
    >>> [body[start:end] for start, end in further_datelines(body)]
    ['دبي، الإمارات العربية المتحدة (CNN)--']
    """
    return (found.span("line") for found in _FURTHER.finditer(body))


def _forms(head: str) -> Iterator[re.Match[str]]:
    for pattern in (_WITH_AGENCY, _BEFORE_TEXT, _ALONE):
        found = pattern.match(head)
        if found and (found["place"].strip() or _AGENCY.fullmatch(found["byline"].strip())):
            yield found


def _place(text: str, gazetteer: Gazetteer) -> Entity | None:
    """The place, if the text is a place's name and at most its country's behind it."""
    tokens = list(analyze(text))
    matches = gazetteer.find(tokens)
    covered = sum(match.last - match.first + 1 for match in matches)
    if not matches or covered < len(tokens) or len(matches) > 2:
        return None
    return next((entity for entity, _ in matches[0].candidates if entity.kind == "place"), None)
