"""Scores of what was recognised against articles that people annotated.

An annotated article holds `title`, `text` and what it says: `persons`, `organisations`, `places` (entities with their
`surfaces`), `countries` (`iso2`), `dates` (`iso`), `quotes` (`text`, `speaker_surface`) and `acts` (`sentence`, `type`,
`countries`). What is marked `uncertain` counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

Row: TypeAlias = Mapping[str, Any]
Span: TypeAlias = tuple[int, int]
KINDS = {"person": "persons", "organisation": "organisations", "place": "places"}
MEASURES = ("person", "organisation", "place", "country", "linking", "date", "quote", "speaker", "act")


class Counts(NamedTuple):
    """Of what is to be found, how much is; and of what was told, how much is right."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    told: int = 0

    def __add__(self, other: object) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def scores(gold: Sequence[Row], told: Mapping[str, Row]) -> dict[str, Counts]:
    """Each measure over all articles; `told` holds the row of an article under its id.

    Of linking and speakers only the share that is right is meant: both of its figures are the same.
    """
    totals = dict.fromkeys(MEASURES, Counts())
    for article in gold:
        for measure, counts in _of_article(article, told.get(article["id"], {})):
            totals[measure] += counts
    return totals


def _of_article(gold: Row, told: Row) -> Iterator[tuple[str, Counts]]:
    text = f"{gold['title']}\n{gold['text']}"
    mentions = told.get("mentions", ())
    for kind in KINDS:
        yield from _entities(text, gold, mentions, kind)
    yield "country", _sets(gold["countries"], "iso2", {m["key"] for m in mentions if m["kind"] == "country"})
    yield "date", _sets(gold["dates"], "iso", {date["iso"] for date in told.get("dates", ())})
    yield from _quotes(text, gold["quotes"], told.get("quotes", ()))
    yield "act", _acts(text, gold["acts"], told.get("acts", ()))


def _entities(text: str, gold: Row, mentions: Iterable[Row], kind: str) -> Iterator[tuple[str, Counts]]:
    spans_of: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention["kind"] == kind:
            spans_of.setdefault(mention["key"], []).append((mention["start"], mention["end"]))
    wanted = [
        (entity, [span for surface in entity["surfaces"] for span in _places(text, surface)])
        for entity in gold[KINDS[kind]]
    ]
    keys = [{key for key, spans in spans_of.items() if _meet(spans, there)} for _, there in wanted]
    certain = [found for (entity, _), found in zip(wanted, keys, strict=True) if not entity.get("uncertain")]
    right = told = 0
    for spans in spans_of.values():
        hits = [entity for entity, there in wanted if _meet(spans, there)]
        if not _all_uncertain(hits):
            told += 1
            right += bool(hits)
    yield kind, Counts(sum(map(bool, certain)), len(certain), right, told)
    if kind == "person":
        found = [one for one in certain if one]
        linked = sum(
            len(one) == 1 and not one & set().union(*(other for other in found if other is not one)) for one in found
        )
        yield "linking", Counts(linked, len(found), linked, len(found))


def _sets(gold: Iterable[Row], field: str, told: set[str]) -> Counts:
    certain = {row[field] for row in gold if not row.get("uncertain")}
    told = told - ({row[field] for row in gold if row.get("uncertain")} - certain)
    return Counts(len(certain & told), len(certain), len(certain & told), len(told))


def _quotes(text: str, gold: Iterable[Row], told: Sequence[Row]) -> Iterator[tuple[str, Counts]]:
    wanted = [(quote, list(_places(text, quote["text"]))) for quote in gold]
    found = certain = spoken = speakers = 0
    for quote, there in wanted:
        if quote.get("uncertain"):
            continue
        certain += 1
        match = next((one for one in told if _same((one["start"], one["end"]), there)), None)
        found += match is not None
        if match is not None and quote.get("speaker_surface"):
            spoken += 1
            speaker = match.get("speaker")
            surfaces = list(_places(text, quote["speaker_surface"]))
            speakers += bool(speaker) and _meet([(speaker["start"], speaker["end"])], surfaces)
    yield "quote", _told(told, found, certain, lambda one: [q for q, there in wanted if _same(_span(one), there)])
    yield "speaker", Counts(speakers, spoken, speakers, spoken)


def _acts(text: str, gold: Iterable[Row], told: Sequence[Row]) -> Counts:
    wanted = [(act, list(_places(text, act["sentence"]))) for act in gold]

    def agrees(one: Row, act: Row, there: list[Span]) -> bool:
        countries = not act["countries"] or bool(set(one["countries"]) & set(act["countries"]))
        return one["type"] == act["type"] and countries and _meet([_span(one)], there)

    certain = [(act, there) for act, there in wanted if not act.get("uncertain")]
    found = sum(any(agrees(one, act, there) for one in told) for act, there in certain)
    return _told(told, found, len(certain), lambda one: [act for act, there in wanted if agrees(one, act, there)])


def _told(told: Iterable[Row], found: int, wanted: int, hits_of: Callable[[Row], list[Row]]) -> Counts:
    all_hits = [hits for hits in map(hits_of, told) if not _all_uncertain(hits)]
    return Counts(found, wanted, sum(map(bool, all_hits)), len(all_hits))


def _all_uncertain(hits: Sequence[Row]) -> bool:
    return bool(hits) and all(hit.get("uncertain") for hit in hits)


def _places(text: str, surface: str) -> Iterator[Span]:
    at = text.find(surface)
    while at >= 0:
        yield at, at + len(surface)
        at = text.find(surface, at + 1)


def _span(row: Row) -> Span:
    return row["start"], row["end"]


def _overlap(one: Span, two: Span) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def _meet(ones: Iterable[Span], twos: Sequence[Span]) -> bool:
    return any(_overlap(one, two) for one in ones for two in twos)


def _same(one: Span, there: Iterable[Span]) -> bool:
    """Whether a span shares half of the longer of the two with one of these."""
    return any(2 * _overlap(one, two) >= max(one[1] - one[0], two[1] - two[0]) for two in there)
