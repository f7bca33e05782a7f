"""Sites: where a name stands, what stands around it, and what the whole article says for sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.calendar import PartialDate
from archive.arabic.folding import fold
from archive.arabic.stopwords import is_stopword
from archive.arabic.tokens import tokenize
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer, NameMatch
from archive.recognition.lines import Line, proclitics
from archive.recognition.vocabulary import FIRST_NAMES, SPORT, TITLES, words

_ALI = "علي"
_MUCH_SPORT = 6
_SHORTEST_NAME = 3
# Words that begin a whole name and are more often something else.
_NO_NAMES = TITLES | words(
    "أكبر صباح تركي رمضان رجب شاهد ليون محرم جورجيا إسلام إرنا تمام خميس أيدي سلام صالح فتح نواب معين"
)


class Decision(NamedTuple):
    """Tokens `first` to `last`, both counted in, name an entity; `letters` of the first are no part of the name."""

    first: int
    last: int
    letters: int
    entity: Entity
    how: str


@dataclass(slots=True)
class Evidence:
    """What names that can mean but one thing say, anywhere in the article."""

    published: PartialDate | None = None
    first_names: frozenset[str] = frozenset()
    # Whether «على» is printed with its own last letter, so that «علي» is the name.
    tells_ali: bool = False
    persons: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    # Words that stand behind a first name: «بيرو» of «جورج بيرو» is no country here.
    surnames: set[str] = field(default_factory=set)
    sport: int = 0

    @property
    def tells_of_sport(self) -> bool:
        """Whether the article tells of a match: there «ليفربول» is a club unless it is «في ليفربول»."""
        return self.sport >= _MUCH_SPORT

    def read(self, line: Line) -> None:
        """Note what a line says."""
        self.sport += sum(token.fold in SPORT for token in line.tokens)
        last = -1
        for match in line.matches:
            self._note(match)
            if match.first == match.last and last < match.first - 1 and is_first_name(line, match.first - 1, self):
                self.surnames.add(line.tokens[match.first].fold)
            last = match.last

    def _note(self, match: NameMatch) -> None:
        """Note a match whose candidates are one entity under an unambiguous spelling."""
        entity, spelling = match.candidates[0]
        if spelling.ambiguous or any(other is not entity for other, _ in match.candidates[1:]):
            self._note_capital(match)
        elif entity.kind == "person" and spelling.kind == "full":
            self.persons.add(entity.key)
        elif entity.kind == "organisation":
            self.bodies.add(entity.key)
        elif entity.kind == "country":
            self.countries[entity.key] += 1
        else:
            self.places.add(entity.key)
            self.countries[entity.country] += 1

    def _note_capital(self, match: NameMatch) -> None:
        """A capital's name is of its country whether the town is meant or the government."""
        countries = {
            entity.country or entity.key for entity, _ in match.candidates if entity.kind in ("place", "country")
        }
        if len(countries) == 1 and not any(spelling.ambiguous for _, spelling in match.candidates):
            self.countries[countries.pop()] += 1


@dataclass(frozen=True, slots=True)
class Site:
    """One match in its line. `joined`: the proclitics on its first word; `previous`: what was decided before it."""

    line: Line
    match: NameMatch
    joined: str
    letters: int
    previous: Decision | None

    @classmethod
    def of(cls, line: Line, match: NameMatch, previous: Decision | None) -> Site:
        first_word = words_of(match.candidates[0][1].text)[0]
        joined, letters = proclitics(line.tokens[match.first].fold, first_word)
        return cls(line, match, joined, letters, previous)

    def before(self, distance: int = 1) -> str:
        return self.line.word(self.match.first - distance)

    def after(self, distance: int = 1) -> str:
        return self.line.word(self.match.last + distance)

    def preceding(self, count: int) -> tuple[str, ...]:
        """The `count` words before, in order."""
        return self.line.words(self.match.first - count, self.match.first)

    def behind_first_name(self, evidence: Evidence) -> bool:
        """Whether the word before is a first name that the match is the surname to."""
        if self.joined or (self.previous and self.previous.last == self.match.first - 1):
            return False
        return is_first_name(self.line, self.match.first - 1, evidence)

    def behind_persons_name(self, evidence: Evidence) -> bool:
        """The same, also for the rarer first names that the gazetteer's persons bear."""
        return self.behind_first_name(evidence) or (not self.joined and self.before() in evidence.first_names)

    @property
    def coordinated(self) -> Decision | None:
        """What was decided right before, where «و» joins this name to it."""
        first = self.match.first
        joined = 1 if self.joined == "و" else 2 if first and self.line.tokens[first - 1].fold == "و" else 0
        return self.previous if joined and self.previous and self.previous.last == first - joined else None

    @property
    def next_match(self) -> NameMatch | None:
        """The match that begins right behind this one and is joined to it with «و»."""
        place = self.match.last + 1
        if place >= len(self.line.tokens) or not self.line.tokens[place].fold.startswith("و"):
            return None
        return next(iter(self.line.matches_from(place, place)), None)


def is_first_name(line: Line, place: int, evidence: Evidence) -> bool:
    """Whether the word at a place of a line is a common first name."""
    if line.word(place) in FIRST_NAMES or line.word(place - 1) == "عبد":
        return True
    return evidence.tells_ali and place >= 0 and line.tokens[place].text == _ALI


@lru_cache(maxsize=8)
def first_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The first words of the persons' whole names that are words of no other kind here."""
    found = {
        words_of(spelling.text)[0]
        for entity in gazetteer.entities("person")
        for spelling in entity.spellings
        if spelling.kind == "full"
    }
    return frozenset(
        word
        for word in found
        if len(word) > _SHORTEST_NAME and not word.startswith("ال") and word not in _NO_NAMES and not is_stopword(word)
    )


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(found.surface) for found in tokenize(text))


def only(entities: Iterable[Entity]) -> Entity | None:
    """The entity, if they are one."""
    found: Sequence[Entity] = list({id(entity): entity for entity in entities}.values())
    return found[0] if len(found) == 1 else None
