"""Records of a data file: lines `field: value`, an empty line after each record, `#` for a remark.

The format is for people: Arabic and Latin never share a line but for a field's name, so that every editor shows it in
its order, and a change to one spelling is a change to one line. Lists are separated by `;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive.arabic.tokens import tokenize
from archive.knowledge.entities import Spelling, SpellingKind

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")


class KnowledgeError(ValueError):
    """Something in a data file is wrong: says where (`file:line`), what, and how to mend it."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a field's name, and in which line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one record of a file; `line` is its first."""

    file: str
    line: int
    fields: Mapping[str, list[Value]] = field(default_factory=dict)

    def error(self, message: str, line: int = 0) -> KnowledgeError:
        return KnowledgeError(self.file, line or self.line, message)

    @property
    def key(self) -> str:
        return self.text("key")

    def values(self, name: str) -> list[Value]:
        """Every line of a field that may stand in several."""
        return self.fields.get(name, [])

    def text(self, name: str) -> str:
        """The value of a field, "" where the record has none."""
        return self.fields[name][0].text if name in self.fields else ""

    def line_of(self, name: str) -> int:
        return self.fields[name][0].line if name in self.fields else self.line

    def list(self, name: str) -> Iterator[str]:
        """The items of a list, in all lines of the field."""
        return (item for value in self.values(name) for part in value.text.split(";") if (item := part.strip()))

    def spellings(self, name: str, kind: SpellingKind) -> Iterator[Spelling]:
        """The spellings in a list; one with `?` behind it needs a context.

        Raises KnowledgeError for one without a letter.
        """
        for item in self.list(name):
            text = item.rstrip("?؟ ")
            if not any(True for _ in tokenize(text)):
                raise self.error(f"“{item}” has no letter. Write a name there, or take it out.", self.line_of(name))
            yield Spelling(text, kind, ambiguous=text != item)


def read(lines: Iterable[str], file: str, allowed: Iterable[str], needed: Iterable[str] = ("key",)) -> Iterator[Record]:
    """The records of a file in order. Raises KnowledgeError for a line or a record that is not of the format.

    >>> lines = ["# Persons", "key: a", "ar: أ", "", "key: b", "ar: ب"]
    >>> [record.text("ar") for record in read(lines, "people.txt", ["key", "ar"])]
    ['أ', 'ب']
    """
    known, required = tuple(allowed), tuple(needed)
    fields: dict[str, list[Value]] = {}
    first = 0
    for number, line in enumerate(lines, start=1):
        plain = line.strip("\ufeff \t\r\n")
        if plain.startswith("#"):
            continue
        if plain:
            name, value = _field(plain, file, number, known)
            first = first if fields else number
            fields.setdefault(name, []).append(value)
        elif fields:
            yield _checked(Record(file, first, fields), required)
            fields = {}
    if fields:
        yield _checked(Record(file, first, fields), required)


def _field(line: str, file: str, number: int, known: tuple[str, ...]) -> tuple[str, Value]:
    name, colon, text = line.partition(":")
    name, text = name.strip(), text.strip()
    if not colon:
        raise KnowledgeError(file, number, f"“{line}” is not a field. Write it as “name: value”.")
    if name not in known:
        raise KnowledgeError(file, number, f"there is no field “{name}” here. Use one of: {', '.join(known)}.")
    if not text:
        raise KnowledgeError(file, number, f"“{name}” is empty. Write its value, or take the line out.")
    return name, Value(text, number)


def _checked(record: Record, needed: tuple[str, ...]) -> Record:
    for name in needed:
        if name not in record.fields:
            raise record.error(f"the record that begins here has no “{name}”. Add a line “{name}: …”.")
    for name, values in record.fields.items():
        if len(values) > 1 and name in ("key", "ar", "en", "country", "kind"):
            raise record.error(
                f"a second “{name}” in one record. Leave an empty line between two records, or take one out.",
                values[1].line,
            )
    return record


def check_key(record: Record) -> str:
    """The record's key. Raises KnowledgeError when it is not of the form."""
    if not _KEY.fullmatch(record.key) or len(record.key) > 80:
        raise record.error(
            f"“{record.key}” cannot be a key. Use small Latin letters, digits and single hyphens, at most 80 in all, "
            "like sergey-lavrov.",
            record.line_of("key"),
        )
    return record.key


def check_country(record: Record, name: str = "country", countries: Mapping[str, object] | None = None) -> str:
    """A country's code in a field, "" where the record has none. Raises KnowledgeError for an unknown one."""
    code = record.text(name)
    if code and (not _COUNTRY.fullmatch(code) or (countries is not None and code not in countries)):
        raise record.error(
            f"“{code}” is no country's code. Use two capital Latin letters (ISO 3166-1), like SY.", record.line_of(name)
        )
    return code
