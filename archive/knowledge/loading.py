"""The data files, read and checked as a whole: what no single record can know is checked here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from babel import Locale

from archive.knowledge import kinds
from archive.knowledge.entities import Entity, Office
from archive.knowledge.gazetteer import Gazetteer
from archive.knowledge.records import KnowledgeError, Record, read
from archive.knowledge.words import words

DATA = Path(__file__).parent / "data"

_Made = TypeVar("_Made", Entity, Office)
_Where = tuple[str, int]


@cache
def load() -> Gazetteer:
    """The gazetteer of the project's own data files. Raises KnowledgeError when one of them is wrong."""
    return Gazetteer(read_entities(DATA))


@cache
def offices() -> Mapping[str, Office]:
    """The offices of the project's own data files, by key. Raises KnowledgeError."""
    return _keyed(_made(DATA / "offices.txt", kinds.OFFICE_FIELDS, kinds.office))


@cache
def fingerprint() -> str:
    """A digest of the data files: another one means that something in them changed."""
    digest = hashlib.sha256()
    for path in sorted(DATA.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_entities(directory: Path) -> list[Entity]:
    """All entities of the files in a directory: countries, organisations, places, persons.

    Raises KnowledgeError for the first thing that is wrong, with file and line.
    """
    country = partial(kinds.country, names_ar=Locale("ar").territories, names_en=Locale("en").territories)
    offices_known = _keyed(_made(directory / "offices.txt", kinds.OFFICE_FIELDS, kinds.office))
    states = _made(directory / "countries.txt", kinds.COUNTRY_FIELDS, country, ("key",))
    countries = _keyed(states)
    organisations = _made(
        directory / "organisations.txt", kinds.ORGANISATION_FIELDS, partial(kinds.organisation, countries=countries)
    )
    places = _made(directory / "places.txt", kinds.PLACE_FIELDS, partial(kinds.place, countries=countries))
    bodies = _keyed(organisations)
    make = partial(kinds.person, countries=countries, bodies=bodies, offices=offices_known)
    people = _made(directory / "people.txt", kinds.PERSON_FIELDS, make)
    _keyed(places)
    # An actor's key is unique among persons and organisations.
    _keyed([*organisations, *people])
    everything = [*states, *organisations, *places, *people]
    _check_spellings(everything)
    return [entity for _, entity in everything]


def _keyed(located: Iterable[tuple[_Where, _Made]]) -> dict[str, _Made]:
    """By key. Raises KnowledgeError when two have the same."""
    made: dict[str, tuple[_Where, _Made]] = {}
    for where, one in located:
        (file, line), first = made.setdefault(one.key, (where, one))
        if first is not one:
            raise KnowledgeError(
                *where, f"“{one.key}” is the key of {file}:{line} too. Choose another key, or join the two."
            )
    return {key: one for key, (_, one) in made.items()}


def _check_spellings(located: Iterable[tuple[_Where, Entity]]) -> None:
    """Raises KnowledgeError when two of a kind are spelled alike and one does not say that it needs a context."""
    taken: dict[tuple[str, tuple[str, ...]], tuple[_Where, Entity, bool]] = {}
    for where, entity in located:
        for spelling in entity.spellings:
            name = (entity.kind, words(spelling.text))
            (file, line), other, ambiguous = taken.setdefault(name, (where, entity, spelling.ambiguous))
            if other is not entity and not (ambiguous and spelling.ambiguous):
                raise KnowledgeError(
                    *where,
                    f"“{spelling.text}” stands for {entity.key} and for {other.key} ({file}:{line}). "
                    "Put “?” behind it in both, or take it out of one.",
                )


def _made(
    path: Path, allowed: Iterable[str], make: Callable[[Record], _Made], needed: Iterable[str] = ("key", "ar", "en")
) -> list[tuple[_Where, _Made]]:
    """What the records of a file stand for, each with its place."""
    return [((path.name, record.line), make(record)) for record in read(_lines(path), path.name, allowed, needed)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise KnowledgeError(path.name, 0, f"no such file in {path.parent}. Put it back.") from None
    except UnicodeDecodeError as problem:
        line = path.read_bytes()[: problem.start].count(b"\n") + 1
        raise KnowledgeError(path.name, line, "this line is not UTF-8. Save the file as UTF-8.") from None
