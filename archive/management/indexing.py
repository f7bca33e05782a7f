"""The index after many articles changed: built anew when most of it is new, else the outbox carried out."""

from __future__ import annotations

from django.core.management.base import OutputWrapper
from tqdm import tqdm

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.models import Article, IndexTask
from archive.search import index
from archive.search.engine import EngineUnavailable, get_engine

# From this share of the archive on a whole new index is cheaper than changes to the present one.
MOST = 1 / 3
# Fewer changes are never worth a new index.
FEW = 500


def is_due() -> bool:
    """Whether the index is missing, unreadable or of another analysis version."""
    try:
        return get_engine().info().analysis_version != ANALYSIS_VERSION
    except EngineUnavailable:
        return True


def bring_in_step(stdout: OutputWrapper, stderr: OutputWrapper) -> None:
    """Have the index know what the database says. A failure is told and loses nothing: the outbox keeps it."""
    waiting = IndexTask.objects.count()
    due = is_due()
    if not waiting and not due:
        return
    try:
        if due or (waiting > FEW and waiting > MOST * Article.objects.count()):
            with tqdm(unit=" articles", desc="index", disable=None) as bar:
                number = index.rebuild(progress=bar.update)
            stdout.write(f"Index built anew: {number} article(s). · بُني الفهرس من جديد: {number}.")
            return
        done = index.drain()
    except EngineUnavailable as error:
        stderr.write(_failure(str(error)))
        return
    if done.failed:
        stderr.write(_failure(f"{done.failed} article(s)"))
    else:
        stdout.write(
            f"Index: {done.indexed} brought in, {done.removed} taken out. · الفهرس: {done.indexed}، {done.removed}."
        )


def _failure(why: str) -> str:
    return (
        f"The index could not be brought in step ({why}). Nothing is lost: run manage.py rebuild_index."
        f"\nتعذّر تحديث الفهرس ({why}). لم يُفقد شيء: شغّل manage.py rebuild_index."
    )
