"""Cities in bulk: one line each, tab-separated, for a generated file of thousands. Corrections go into places.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archive.knowledge.entities import Entity, Spelling
from archive.knowledge.records import KEY, KnowledgeError

COLUMNS = ("key", "country", "English name", "Arabic names")


def cities(lines: Iterable[str], file: str, countries: Mapping[str, Entity]) -> Iterator[tuple[int, Entity]]:
    """Each city with its line. Names are separated by `;`; one with `?` behind it needs a context.

    Raises KnowledgeError for a line that is not of the format.

    >>> lines = ["# key, country …", "aleppo-sy\\tSY\\tAleppo\\tحلب; مدينة حلب"]
    >>> syria = Entity("SY", "country", "سوريا")
    >>> [(line, city.key, len(city.spellings)) for line, city in cities(lines, "cities.tsv", {"SY": syria})]
    [(2, 'aleppo-sy', 2)]
    """
    for number, line in enumerate(lines, start=1):
        plain = line.rstrip("\r\n")
        if plain and not plain.startswith("#"):
            yield number, _city(plain, file, number, countries)


def _city(line: str, file: str, number: int, countries: Mapping[str, Entity]) -> Entity:
    columns = line.split("\t")
    if len(columns) != len(COLUMNS) or not all(column.strip() for column in columns):
        raise KnowledgeError(
            file,
            number,
            f"{len(columns)} columns. Write {len(COLUMNS)}, none empty, tabs between: {', '.join(COLUMNS)}.",
        )
    key, country, english, arabic = columns
    if not KEY.fullmatch(key):
        raise KnowledgeError(file, number, f"“{key}” cannot be a key. Use small Latin letters, digits and hyphens.")
    if country not in countries:
        raise KnowledgeError(file, number, f"“{country}” is no country's code. Use one of countries.txt.")
    spellings = tuple(
        Spelling(text, "name", ambiguous=text != item)
        for part in arabic.split(";")
        if (item := part.strip()) and (text := item.rstrip(" ?؟"))
    )
    if not spellings:
        raise KnowledgeError(file, number, "no name. Write one in Arabic in the last column.")
    return Entity(key, "place", spellings[0].text, english, country, spellings, place_kind="city")
