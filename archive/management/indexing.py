"""The index after many articles changed: built anew when most of it is new, else the outbox carried out."""

from __future__ import annotations

from django.core.management.base import OutputWrapper
from tqdm import tqdm

from archive.arabic.analysis import ANALYSIS_VERSION
from archive.models import Article, IndexTask
from archive.search import index
from archive.search.engine import EngineUnavailable, get_engine
from archive.search.index import Drained
from archive.search.remedies import MEND, remedy

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
            with tqdm(unit="", desc="index · الفهرسة", disable=None) as bar:
                number = index.rebuild(progress=bar.update)
            stdout.write(f"Index built anew: {number} article(s). · بُني الفهرس من جديد: {number}.")
            return
        done = index.drain()
    except EngineUnavailable as error:
        cure = remedy(error)
        stderr.write(
            f"The index could not be brought in step: {error}. Nothing is lost. {cure.english}"
            f"\nتعذّر تحديث الفهرس: {error}. لم يُفقد شيء. {cure.arabic}"
        )
        return
    stdout.write(drained(done))
    if done.failed:
        stderr.write(left(done))


def left(done: Drained) -> str:
    """What is said of articles that the index refused: why, and what to do."""
    why = done.reason or "unknown"
    cure = remedy(why) if isinstance(why, EngineUnavailable) else MEND
    return (
        f"Some articles could not be indexed: {why}. Their tasks stay in the outbox. {cure.english}"
        f"\nتعذّرت فهرسة بعض المقالات: {why}. تبقى مهامها في الانتظار. {cure.arabic}"
    )


def drained(done: Drained) -> str:
    """What came of the tasks of the outbox, in both languages."""
    english = f"Index: {done.indexed} brought in, {done.removed} taken out"
    arabic = f"الفهرس: أُضيف {done.indexed}، أُزيل {done.removed}"
    if done.failed:
        return f"{english}, {done.failed} failed. · {arabic}، تعذّر {done.failed}."
    return f"{english}. · {arabic}."
