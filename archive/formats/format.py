"""The form of a format: an answer turned into bytes, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from archive.search.response import SearchResponse


class Format(Protocol):
    """One way of writing an answer. `suffix` is what its address ends with, without the dot."""

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    def render(self, response: SearchResponse) -> Iterator[bytes]:
        """The answer in the language that is active; names are looked up here."""
        ...
