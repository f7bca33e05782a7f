"""Formats: one answer, many ways of writing it. Each is declared here once."""

from archive.formats.card import CardFormat
from archive.formats.format import Format
from archive.formats.json import JsonFormat

FORMATS: tuple[Format, ...] = (JsonFormat(), CardFormat())

__all__ = ["FORMATS", "CardFormat", "Format", "JsonFormat"]
