"""From the records of the data files to entities, one function a kind. Each raises KnowledgeError for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.arabic.calendar import PartialDate
from archive.knowledge.demonyms import forms
from archive.knowledge.entities import Entity, Office, Spelling, SpellingKind, Tenure
from archive.knowledge.records import Record, Value, check_country, check_key
from archive.knowledge.variants import variants
from archive.knowledge.words import words

OFFICE_FIELDS = ("key", "ar", "en", "title")
COUNTRY_FIELDS = ("key", "ar", "en", "name", "metonym", "nisba", "plural", "doubtful", "latin")
ORGANISATION_FIELDS = ("key", "ar", "en", "full", "short", "acronym", "latin", "country")
PERSON_FIELDS = ("key", "ar", "en", "full", "short", "latin", "country", "office")
PLACE_FIELDS = ("key", "ar", "en", "name", "latin", "country", "kind")
PLACE_KINDS = ("city", "region", "island", "sea", "river", "landmark")

_LISTED = re.compile(r"\(| - ")
_CODE = re.compile(r"[A-Z]{2}")


def office(record: Record) -> Office:
    """An office with its titles as they are printed, masculine first."""
    return Office(check_key(record), record.text("ar"), record.text("en"), (record.text("ar"), *record.list("title")))


def country(record: Record, names_ar: Mapping[str, str], names_en: Mapping[str, str]) -> Entity:
    """A country: the names of its record and those of CLDR, which are shown where the record gives none."""
    code = check_country(record, "key")
    if "ar" not in record.fields and code not in names_ar:
        raise record.error(f"CLDR knows no country {code}. Add its names in lines “ar: …” and “en: …”.")
    own = _names(record, "name", defaults=(names_ar.get(code, ""), names_en.get(code, "")))
    # CLDR's are for lists of countries: «الكونغو - كينشاسا», «ميانمار (بورما)» stand in no text.
    listed = [name for name in (names_ar.get(code, ""), names_en.get(code, "")) if name and not _LISTED.search(name)]
    given = {words(spelling.text) for spelling in (*own, *record.spellings("name", "name"))}
    spellings = [
        *own,
        *_expanded(record.spellings("name", "name")),
        *(Spelling(name, "name") for name in listed if words(name) not in given),
        *record.spellings("latin", "name"),
        *record.spellings("metonym", "metonym"),
        *_demonyms(record),
    ]
    return Entity(code, "country", own[0].text, own[-1].text, spellings=tuple(spellings))


def organisation(record: Record, countries: Mapping[str, Entity]) -> Entity:
    """A body: its whole names, short names and acronyms."""
    own = _names(record, "full")
    spellings = [
        *_expanded(own),
        *_expanded(record.spellings("full", "full")),
        *_expanded(record.spellings("short", "short")),
        *record.spellings("acronym", "acronym"),
        *record.spellings("latin", "full"),
    ]
    state = check_country(record, countries=countries)
    return Entity(check_key(record), "organisation", own[0].text, own[-1].text, state, tuple(spellings))


def person(
    record: Record, countries: Mapping[str, Entity], bodies: Mapping[str, Entity], offices: Mapping[str, Office]
) -> Entity:
    """A person: whole names, surnames that stand alone, offices. A Latin name of one word is a surname."""
    own = _names(record, "full")
    latin = [
        Spelling(name.text, "full" if " " in name.text else "short", name.ambiguous)
        for name in record.spellings("latin", "full")
    ]
    spellings = [
        *_expanded(own),
        *_expanded(record.spellings("full", "full")),
        *_expanded(record.spellings("short", "short")),
        *latin,
    ]
    tenures = tuple(_tenure(record, value, countries, bodies, offices) for value in record.values("office"))
    state = check_country(record, countries=countries)
    return Entity(check_key(record), "person", own[0].text, own[-1].text, state, tuple(spellings), tenures)


def place(record: Record, countries: Mapping[str, Entity]) -> Entity:
    """A place of one of PLACE_KINDS."""
    own = _names(record, "name")
    kind = record.text("kind") or "city"
    if kind not in PLACE_KINDS:
        raise record.error(
            f"“{kind}” is no kind of place. Use one of: {', '.join(PLACE_KINDS)}.", record.line_of("kind")
        )
    spellings = [*own, *_expanded(record.spellings("name", "name")), *record.spellings("latin", "name")]
    state = check_country(record, countries=countries)
    return Entity(check_key(record), "place", own[0].text, own[-1].text, state, tuple(spellings), place_kind=kind)


def _names(record: Record, kind: SpellingKind, defaults: tuple[str, str] = ("", "")) -> list[Spelling]:
    """The name in Arabic and the one in English, which may be given by default."""
    given = [*record.spellings("ar", kind), *record.spellings("en", kind)]
    if not defaults[0]:
        return given
    arabic = list(record.spellings("ar", kind)) or [Spelling(defaults[0], kind)]
    english = list(record.spellings("en", kind)) or [Spelling(defaults[1], kind)]
    return [*arabic, *english]


def _expanded(spellings: Iterable[Spelling]) -> Iterator[Spelling]:
    return (variant for spelling in spellings for variant in variants(spelling))


def _demonyms(record: Record) -> Iterator[Spelling]:
    """Every form of each nisba, and the broken plurals; forms that are common words too need a context."""
    doubtful = {words(form) for form in record.list("doubtful")}
    for nisba in record.spellings("nisba", "demonym"):
        for form in forms(nisba.text):
            yield Spelling(form, "demonym", nisba.ambiguous or words(form) in doubtful)
    for plural in record.spellings("plural", "demonym"):
        for form in (plural.text, f"ال{plural.text}"):
            yield Spelling(form, "demonym", plural.ambiguous or words(form) in doubtful)


def _tenure(
    record: Record,
    value: Value,
    countries: Mapping[str, Entity],
    bodies: Mapping[str, Entity],
    offices: Mapping[str, Office],
) -> Tenure:
    """Read `OFFICE [COUNTRY] [BODY] [FROM..TO]`."""
    key, *rest = value.text.split()
    if key not in offices:
        raise record.error(f"there is no office “{key}”. Use a key of offices.txt, or add it there.", value.line)
    state = body = period = ""
    for part in rest:
        if ".." in part:
            period = part
        elif _CODE.fullmatch(part):
            state = part
        else:
            body = part
    if state and state not in countries:
        raise record.error(f"“{state}” is no country's code. Use one of countries.txt.", value.line)
    if body and body not in bodies:
        raise record.error(f"there is no organisation “{body}”. Use a key of organisations.txt.", value.line)
    if not state and not body:
        raise record.error(f"say of which country or body: “office: {key} RU 2004-03-09..”.", value.line)
    since, until = _period(record, period, value.line)
    return Tenure(key, state, body, since, until)


def _period(record: Record, period: str, line: int) -> tuple[PartialDate | None, PartialDate | None]:
    first, _, last = period.partition("..")
    try:
        since, until = (PartialDate.parse(part) if part else None for part in (first, last))
    except ValueError as problem:
        raise record.error(f"{problem}. Write a period as FROM..TO, like 2004-03-09..2012-05.", line) from None
    if since and until and until.last < since.first:
        raise record.error(f"the office ends ({until}) before it begins ({since}). Put the earlier date first.", line)
    return since, until
