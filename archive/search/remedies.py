"""Remedies: what an operator does about an engine that cannot answer, in English and in Arabic.

>>> remedy(Exception("it is altered")).english
'Run manage.py rebuild_index.'
"""

from __future__ import annotations

import errno
from typing import NamedTuple


class Said(NamedTuple):
    """One sentence in both languages."""

    english: str
    arabic: str


REBUILD = Said("Run manage.py rebuild_index.", "شغّل manage.py rebuild_index.")
MEND = Said(
    "Mend what is said to be wrong, then run manage.py check_index --mend.",
    "أصلح ما ذُكر ثم شغّل manage.py check_index --mend.",
)
_ROOM = Said(
    "Make room on the disk, then run manage.py check_index --mend.",
    "أفسح مكانًا على القرص ثم شغّل manage.py check_index --mend.",
)
_RIGHTS = Said(
    "Let the user who runs this read and write the folder of the index, then run manage.py check_index --mend.",
    "امنح المستخدم الذي يشغّل هذا حق القراءة والكتابة في مجلد الفهرس ثم شغّل manage.py check_index --mend.",
)
_WAIT = Said(
    "Wait until the other command that writes the index has ended, then run this one again.",
    "انتظر حتى ينتهي الأمر الآخر الذي يكتب في الفهرس ثم أعد هذا الأمر.",
)
_BY_NUMBER = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.EAGAIN: _WAIT,
}


def remedy(error: Exception) -> Said:
    """What to do about a failure, by its cause. A rebuild mends whatever else it is."""
    cause = error.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    return _BY_NUMBER.get(number or 0, REBUILD)
