"""Mentions: where an article names a person, an organisation, a country or a place.

A mention's span is the name itself, without what is written joined to it: in «وبموسكو» it is «موسكو». Where لـ has
swallowed a letter of the name it is as printed («للولايات المتحدة»). A body that carries its nation in its name is
two mentions side by side, «وزارة الدفاع» the body and «الروسية» the country; a title with its holder's nation likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive.arabic.calendar import PartialDate
from archive.knowledge.entities import Entity, EntityKind
from archive.knowledge.gazetteer import Candidate, Gazetteer, NameMatch
from archive.recognition.bodies import body, head_words, is_bodys, nation
from archive.recognition.countries import country
from archive.recognition.echoes import Echoes
from archive.recognition.lines import Line, quoted, runs, span
from archive.recognition.ministries import ministries
from archive.recognition.offices import holders
from archive.recognition.persons import person
from archive.recognition.places import place
from archive.recognition.sites import Decision, Evidence, Site, first_names


class Mention(NamedTuple):
    """`text[start:end] == surface` names the entity of this kind under this key; `how` says how it is known."""

    key: str
    kind: EntityKind
    start: int
    end: int
    surface: str
    how: str


def mentions(
    text: str, cut: Iterable[tuple[int, int]], gazetteer: Gazetteer, published: PartialDate | None = None
) -> tuple[Mention, ...]:
    """What a text names, in order, none over another, and nothing in the spans that are cut out."""
    lines = [Line(run, tuple(gazetteer.find(run))) for run in runs(text, cut)]
    evidence = Evidence(published, first_names(gazetteer), tells_ali=" على " in text)
    for line in lines:
        evidence.read(line)
    reader = _Reader(gazetteer, evidence)
    decided = [list(reader.read(line)) for line in lines]
    # Few articles speak of one, and looking at each word costs.
    for line, decisions in zip(lines, decided, strict=True) if "وزار" in text else ():
        for ministry in ministries(line, decisions, gazetteer):
            reader.echoes.add_once(*ministry)
    found = []
    for line, decisions in zip(lines, decided, strict=True):
        decisions += reader.echoes.find(line, decisions)
        if published is not None:
            decisions += holders(line, decisions, gazetteer, published)
        found += [_mention(text, line, decision) for decision in decisions]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(text: str, line: Line, decision: Decision) -> Mention:
    start, end = quoted(text, *span(line.tokens, decision.first, decision.last, decision.letters))
    return Mention(decision.entity.key, decision.entity.kind, start, end, text[start:end], decision.how)


class _Reader:
    """Decides the matches of an article's lines, one after another."""

    def __init__(self, gazetteer: Gazetteer, evidence: Evidence) -> None:
        self.gazetteer = gazetteer
        self.evidence = evidence
        self.echoes = Echoes()

    def read(self, line: Line) -> Iterator[Decision]:
        """What the names of a line stand for; a match that names nobody is searched for names inside it."""
        waiting = list(reversed(line.matches))
        previous: Decision | None = None
        while waiting:
            match = waiting.pop()
            site = Site.of(line, match, previous)
            chosen = self._choose(site)
            if chosen is None:
                waiting += reversed(self._inside(line, match))
                continue
            for previous in self._decisions(site, *chosen):
                yield previous

    def _inside(self, line: Line, match: NameMatch) -> list[NameMatch]:
        if match.first == match.last:
            return []
        shift = match.first + 1
        inner = self.gazetteer.find(line.tokens[shift : match.last + 1])
        return [NameMatch(shift + found.first, shift + found.last, found.candidates) for found in inner]

    def _choose(self, site: Site) -> tuple[Entity, str] | None:
        """The entity that is meant and how it is named: a person, then a country, a body, a place."""
        candidates = site.match.candidates
        persons = [candidate for candidate in candidates if candidate[0].kind == "person"]
        if persons and not is_bodys(site) and (chosen := person(site, persons, self.evidence)):
            return chosen
        # A seat that is no government here is the building: «في البيت الأبيض».
        seat = any(spelling.kind == "metonym" for _, spelling in candidates)
        for kind in ("country", "place", "organisation") if seat else ("country", "organisation", "place"):
            for entity, spelling in candidates:
                if entity.kind == kind and (how := self._how(site, entity, spelling)):
                    return entity, how
        return None

    def _how(self, site: Site, *candidate: *Candidate) -> str | None:
        judge = {"country": country, "organisation": body, "place": place}[candidate[0].kind]
        return judge(site, *candidate, self.evidence)

    def _decisions(self, site: Site, entity: Entity, how: str) -> Iterator[Decision]:
        first, last, letters = site.match.first, site.match.last, site.letters
        if entity.kind == "person" and how == "full name":
            self.echoes.add(entity, site.line.folds(first, last + 1), site.line.tokens[first].start)
        if entity.kind == "country" or first == last:
            yield Decision(first, last, letters, entity, how)
            return
        if heads := head_words(site, entity, self.gazetteer):
            first, letters = first + heads, 0
        if entity.kind != "person" and (of := nation(site, entity, self.gazetteer)):
            demonym, country_of_it = of
            if entity.kind == "organisation":
                head = site.line.tokens[first]
                self.echoes.add(entity, (head.fold[letters:], *site.line.folds(first + 1, demonym)), head.start)
            yield Decision(first, demonym - 1, letters, entity, how)
            first, letters, entity, how = demonym, 0, country_of_it, "demonym"
        yield Decision(first, last, letters, entity, how)
