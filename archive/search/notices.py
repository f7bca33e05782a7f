"""Notices: what may be said about the reading of a query or about its answer. `formats.notices` has the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Each code with what the sentence about it may name.
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quote_closed": (),
        "bracket_closed": (),
        "too_many_words": ("limit",),
        "too_many_prefixes": ("limit",),
        "too_deep": ("limit",),
        "prefix_too_short": ("word", "limit"),
        "wildcard_ignored": (),
        "operator_ignored": ("word",),
        "operator_is_word": ("word",),
        "distance_bounded": ("limit",),
        "field_empty": ("field",),
        "bad_date": ("value",),
        "dates_swapped": ("since", "until"),
        "only_exclusions": (),
        "stop_words_optional": ("words",),
        "value_unknown": ("field", "value"),
        "value_shared": ("field", "value", "keys"),
        "speakers_unrecorded": ("value",),
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about the answer: a code of `NOTICES` with its parameters."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: str, **params: str | int) -> Notice:
        return cls(code, tuple(params.items()))
