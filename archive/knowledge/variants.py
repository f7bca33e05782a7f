"""Variants that a rule makes of a spelling, so that a data file need not list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.knowledge.entities import Spelling

# «عبد الفتاح» is printed as one word as often as two.
_ABD = re.compile(r"(?<!\S)عبد (?=\S)")
# «أبو» stands in its three cases, and is joined in names like «أبوبكر».
_ABU = re.compile(r"(?<!\S)[أا]بو (?=\S)")
_PLURAL = re.compile(r"ون(?=\s|$)")


def variants(spelling: Spelling) -> Iterator[Spelling]:
    """The spelling and what follows from it: «عبدالله», «أبي الغيط», «الحوثيين».

    >>> [made.text for made in variants(Spelling("أحمد أبو الغيط", "full"))]
    ['أحمد أبو الغيط', 'أحمد أبوالغيط', 'أحمد أبي الغيط', 'أحمد أبا الغيط']
    >>> [made.text for made in variants(Spelling("الإخوان المسلمون", "full"))]
    ['الإخوان المسلمون', 'الإخوان المسلمين']
    """
    for text in dict.fromkeys(_texts(spelling.text)):
        yield spelling if text == spelling.text else replace(spelling, text=text)


def _texts(text: str) -> Iterator[str]:
    yield text
    if _ABD.search(text):
        yield _ABD.sub("عبد", text)
    if _ABU.search(text):
        for form in ("أبو", "أبي ", "أبا "):
            yield _ABU.sub(form, text)
    # «كلنتون» and its like end so too: only a plural has the article.
    if any(word.startswith("ال") and word.endswith("ون") and len(word) > 6 for word in text.split()):
        yield _PLURAL.sub("ين", text)
