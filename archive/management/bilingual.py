"""Bilingual texts: what a command says of itself, in English and in Arabic, as all its messages are.

An operator's terminal has no language of the archive's: both stand beside each other.
"""

from __future__ import annotations

from django.utils.translation import gettext, override


def bilingual(msgid: str) -> str:
    """A text of the catalogue in both languages. For argparse: what it fills in stands in both.

    >>> bilingual("write every rejected record here, as JSON Lines")
    'write every rejected record here, as JSON Lines · اكتب كل سجل مرفوض هنا بصيغة JSON Lines'
    """
    with override("ar"):
        return f"{msgid} · {gettext(msgid)}"
