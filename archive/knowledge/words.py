"""A name as the words that texts are matched with."""

from __future__ import annotations

from functools import lru_cache

from archive.arabic.folding import fold
from archive.arabic.tokens import tokenize

# The archive's names are taken apart when they are checked, when they are put into a gazetteer and when an editor
# adds one; so many spellings are kept between.
_REMEMBERED = 131_072

_word = lru_cache(maxsize=_REMEMBERED)(fold)


@lru_cache(maxsize=_REMEMBERED)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> words("بن-علي يلدريم"), words("Çavuşoğlu")
    (('بن', 'علي', 'يلدريم'), ('cavusoglu',))
    """
    return tuple(_word(span.surface) for span in tokenize(name))
