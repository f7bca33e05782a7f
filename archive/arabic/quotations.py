"""Quotations: what stands in quotation marks, so far as print shows it.

A quotation opens and closes in one paragraph, between marks of one family: guillemets either way round, single
guillemets, and all other double marks. A mark that is never closed opens nothing. Apostrophes are no marks.

>>> text = 'قال: «لن نقبل "الإملاءات"». ورد عليه: “سنرى” ثم « سكت'
>>> [text[start:end] for start, end in quotations(text)]
['لن نقبل "الإملاءات"', 'سنرى']
"""

from __future__ import annotations

import re

_DOUBLE = '"“”„‟″＂❝❞〝〞'
_QUOTED = re.compile(rf"«[^«»\n]*»|»[^«»\n]*«|‹[^‹›\n]*›|›[^‹›\n]*‹|[{_DOUBLE}][^{_DOUBLE}\n]*[{_DOUBLE}]")


def quotations(text: str) -> list[tuple[int, int]]:
    """Where each quotation begins and ends inside its marks, in order; none within another.

    >>> quotations("»نعم« قال")
    [(1, 4)]
    """
    return [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(text)]
