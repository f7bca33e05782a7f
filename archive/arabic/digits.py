"""Digits of every script, and numbers in the one form in which they are compared."""

from __future__ import annotations

import re
import unicodedata

# Every decimal digit of the first two planes: ٠-٩, ۰-۹, full-width and the rest.
TO_ASCII = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x80, 0x20000)
    if unicodedata.category(chr(code)) == "Nd"
}
_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# The comma, the point, and the Arabic decimal and thousands separators.
SEPARATORS = ".,٫٬"
_THOUSANDS = re.compile(r"(?<=[0-9])[,٬](?=[0-9]{3}(?![0-9]))")
_DECIMAL = re.compile(r"[,٫](?=[0-9])")


def to_ascii(text: str) -> str:
    """The text with 0-9 for the digits of every script.

    >>> to_ascii("٢٠١٧ ۱۴")
    '2017 14'
    """
    return text.translate(TO_ASCII)


def to_arabic_indic(text: str) -> str:
    """The text with ٠-٩ for 0-9.

    >>> to_arabic_indic("2017")
    '٢٠١٧'
    """
    return text.translate(_TO_ARABIC_INDIC)


def number(token: str) -> str:
    """One form for a number however it was separated: thousands closed up, a point before the fraction.

    >>> number("١٬٢٠٠٬٠٠٠"), number("1,200"), number("3,5"), number("٣٫٥"), number("2017")
    ('1200000', '1200', '3.5', '3.5', '2017')
    """
    return _DECIMAL.sub(".", _THOUSANDS.sub("", to_ascii(token)))
