"""The index kept in step with the database, through the outbox.

Whoever changes an article writes an `IndexTask` in the same transaction and calls `after_commit`. A task's row goes
when the engine has committed the article as it stands, not before: whatever interrupts the work, the next run ends it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from archive.models import IndexTask
from archive.search.corpus import ArchiveCorpus
from archive.search.documents import stream
from archive.search.engine import Engine, EngineUnavailable, get_engine
from archive.search.upkeep import tidy_soon

logger = logging.getLogger(__name__)

BATCH = 500
# What one editor's save may carry out for others before it returns.
AFTER_COMMIT_LIMIT = 200
# An article that changes while it is indexed is indexed again, so often at most in one run.
ROUNDS = 3
_MOST_ATTEMPTS = 32_000
_DELETE_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Drained:
    """What came of the tasks, in articles, and why any failed."""

    indexed: int = 0
    removed: int = 0
    failed: int = 0
    reason: Exception | None = field(default=None, compare=False)

    def __add__(self, other: Drained) -> Drained:
        counts = (self.indexed + other.indexed, self.removed + other.removed, self.failed + other.failed)
        return Drained(*counts, self.reason or other.reason)


@dataclass(frozen=True, slots=True)
class Drift:
    """Articles that the index has not, has in another form than the database, or has alone."""

    missing: frozenset[int] = frozenset()
    stale: frozenset[int] = frozenset()
    extra: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.extra)


def after_commit() -> None:
    """Drain the outbox when the present transaction is committed; a failure is logged and never reaches the writer.

    Where `INDEX_ON_SAVE` is off, `manage.py index_worker` does that instead.
    """
    if settings.INDEX_ON_SAVE:
        transaction.on_commit(_drain_some, robust=True)


def _drain_some() -> None:
    # A named function: Django names the callback when it logs that it failed.
    engine = get_engine()
    drain(engine, limit=AFTER_COMMIT_LIMIT)
    tidy_soon(engine)


def tidy(engine: Engine | None = None) -> None:
    """Do the upkeep of the index that is due: merges, and what dead writers left. Raises EngineUnavailable."""
    engine = engine or get_engine()
    while engine.tidy():
        pass


def drain(engine: Engine | None = None, *, limit: int | None = None) -> Drained:
    """Carry out the tasks of the outbox, the newest first, `limit` of them or all.

    A failure of the engine is counted and kept with the task, which stays for the next run; it is not raised.
    """
    engine = engine or get_engine()
    done = Drained()
    for tasks in _batches(limit):
        try:
            done += _carry_out(engine, tasks)
        except EngineUnavailable as error:
            return done + _keep(tasks, error)
    return done


def rebuild(progress: Callable[[int], object] | None = None, engine: Engine | None = None) -> int:
    """Build the index anew from the published articles while the old one serves; the number of articles in it.

    `progress` is called with the number read. What changes meanwhile goes to the old index, and is read once more
    before the new one takes its place. A build that was stopped is taken up again.
    """
    engine = engine or get_engine()
    known = list(IndexTask.objects.values_list("pk", "article_id"))
    corpus = ArchiveCorpus(progress)
    engine.rebuild(corpus)
    # Those articles were read after their tasks had been written; but for what a stopped build had read before.
    _delete([key for key, number in known if number > corpus.taken_until])
    drain(engine)
    return corpus.count


def drift(engine: Engine | None = None) -> Drift:
    """How database and index differ. Raises EngineUnavailable."""
    held = dict((engine or get_engine()).stamps())
    missing, stale = set(), set()
    for document in stream():
        stamp = held.pop(document.id, None)
        if stamp is None:
            missing.add(document.id)
        elif stamp != document.stamp:
            stale.add(document.id)
    return Drift(frozenset(missing), frozenset(stale), frozenset(held))


def mend(found: Drift, engine: Engine | None = None) -> Drained:
    """Make the index agree with the database where they differ."""
    _write_tasks(found)
    return drain(engine)


def _write_tasks(found: Drift) -> None:
    numbers = sorted(found.missing | found.stale | found.extra)
    IndexTask.objects.bulk_create([IndexTask(article_id=number) for number in numbers], batch_size=_DELETE_AT_ONCE)


def _batches(limit: int | None) -> Iterator[list[IndexTask]]:
    """The tasks there are now, in batches from the newest; each once."""
    waiting = IndexTask.objects.order_by("-pk")
    tasks = list(waiting[: min(BATCH, limit or BATCH)])
    taken = 0
    while tasks:
        taken += len(tasks)
        last = tasks[-1].pk
        yield tasks
        size = BATCH if limit is None else min(BATCH, limit - taken)
        tasks = list(waiting.filter(pk__lt=last)[:size]) if size > 0 else []


def _carry_out(engine: Engine, tasks: Sequence[IndexTask]) -> Drained:
    """Carry out a batch; when the engine refuses it, each article by itself. Raises EngineUnavailable."""
    try:
        return _carry_out_together(engine, tasks)
    except EngineUnavailable:
        raise
    except Exception as error:
        numbers = {task.article_id for task in tasks}
        if len(numbers) == 1:
            return _keep(tasks, error)
    done = Drained()
    for number in sorted(numbers):
        done += _carry_out(engine, [task for task in tasks if task.article_id == number])
    return done


def _carry_out_together(engine: Engine, tasks: Sequence[IndexTask]) -> Drained:
    """Index the articles of a batch until the index has them as they stand, and delete the tasks of those."""
    waiting = {task.article_id for task in tasks}
    done = Drained()
    for _ in range(ROUNDS):
        documents = list(stream(waiting))
        absent = waiting - {document.id for document in documents}
        if documents:
            engine.update(documents)
        if absent:
            engine.remove(sorted(absent))
        # Two processes may index one article at once, and the one that read it first may commit last.
        written = {document.id: document.stamp for document in documents}
        present = {document.id: document.stamp for document in stream(waiting)}
        settled = {number for number in waiting if written.get(number) == present.get(number)}
        _delete([task.pk for task in tasks if task.article_id in settled])
        done += Drained(len(settled - absent), len(settled & absent))
        waiting -= settled
        if not waiting:
            break
    return done


def _keep(tasks: Sequence[IndexTask], error: Exception) -> Drained:
    """Note the failure with the tasks and leave them."""
    # What the index says of itself is plain; where anything else failed is for a developer to read.
    where = None if isinstance(error, EngineUnavailable) else error
    numbers = {task.article_id for task in tasks}
    logger.error("The index refused %d article(s): %s", len(numbers), error, exc_info=where)
    text = f"{type(error).__name__}: {error}"[:2_000]
    IndexTask.objects.filter(pk__in=[task.pk for task in tasks]).update(
        attempts=Least(F("attempts") + 1, _MOST_ATTEMPTS), error=text
    )
    return Drained(failed=len(numbers), reason=error)


def _delete(keys: Sequence[int]) -> None:
    for first in range(0, len(keys), _DELETE_AT_ONCE):
        IndexTask.objects.filter(pk__in=keys[first : first + _DELETE_AT_ONCE]).delete()
