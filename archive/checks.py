"""System checks: one id and one hint for each thing an operator can get wrong.

`diwan.E001` (no SECRET_KEY) is raised by the settings themselves, since nothing starts without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

REBUILD_HINT = (
    "Run manage.py rebuild_index; readers keep the present index until the new one is whole."
    "\nشغّل manage.py rebuild_index؛ يبقى الفهرس الحالي للقراء حتى يكتمل الجديد."
)


@register("search")
def check_index(**kwargs: Any) -> list[CheckMessage]:
    """The index is there, readable, and made by the present analysis."""
    from archive.arabic.analysis import ANALYSIS_VERSION
    from archive.search.engine import EngineUnavailable, IndexMissing, get_engine

    try:
        info = get_engine().info()
    except IndexMissing as error:
        text = f"The search index is missing: {error}.\nفهرس البحث غير موجود: {error}."
        return [Warning(text, hint=REBUILD_HINT, id="diwan.W001")]
    except EngineUnavailable as error:
        return [_unreadable(error)]
    if info.analysis_version != ANALYSIS_VERSION:
        message = (
            f"The search index was made by analysis version {info.analysis_version}, not {ANALYSIS_VERSION}."
            f"\nصُنع فهرس البحث بالنسخة {info.analysis_version} من تحليل النص، لا بالنسخة {ANALYSIS_VERSION}."
        )
        return [Warning(message, hint=REBUILD_HINT, id="diwan.W003")]
    return []


def _unreadable(error: Exception) -> CheckMessage:
    from archive.search.remedies import REBUILD, remedy

    cure = remedy(error)
    hint = REBUILD_HINT if cure == REBUILD else "\n".join(cure)
    text = f"The search index cannot be read: {error}.\nتعذّرت قراءة فهرس البحث: {error}."
    return Warning(text, hint=hint, id="diwan.W002")


@register(Tags.database)
def check_drift(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The index holds what the database holds. Asked for with `manage.py check --database default`."""
    if not databases or "default" not in databases:
        return []
    from archive.search.engine import EngineUnavailable, IndexMissing
    from archive.search.index import drift

    try:
        found = drift()
    except (DatabaseError, IndexMissing):
        # No tables yet, or no index: another check speaks of that.
        return []
    except EngineUnavailable as error:
        # The comparison reads every file whole, so it notices damage that the other check does not.
        said = any(message.id == "diwan.W002" for message in check_index())
        return [] if said else [_unreadable(error)]
    if not found:
        return []
    message = (
        f"Database and index differ: {len(found.missing)} article(s) not indexed, {len(found.stale)} indexed in an "
        f"older form, {len(found.extra)} in the index alone."
        f"\nتختلف قاعدة البيانات عن الفهرس: غير مفهرس {len(found.missing)}، مفهرس بصيغة أقدم {len(found.stale)}، "
        f"في الفهرس وحده {len(found.extra)}."
    )
    hint = "Run manage.py check_index --mend.\nشغّل manage.py check_index --mend."
    return [Warning(message, hint=hint, id="diwan.W004")]


@register(Tags.security, deploy=True)
def check_secret_key_is_given(**kwargs: Any) -> list[CheckMessage]:
    """A server has a key of its own, not the one that local commands keep in `var/`."""
    if settings.SECRET_KEY_FILE and settings.DEBUG is False and str(settings.VAR_DIR) in settings.SECRET_KEY_FILE:
        return [
            Warning(
                "SECRET_KEY is the one that local commands keep in var/."
                "\nالمفتاح SECRET_KEY هو الذي تحفظه الأوامر المحلية في var/.",
                hint="Set the environment variable SECRET_KEY to 50 or more random characters."
                "\nاضبط متغيّر البيئة SECRET_KEY على 50 محرفًا عشوائيًا أو أكثر.",
                id="diwan.W005",
            )
        ]
    return []
