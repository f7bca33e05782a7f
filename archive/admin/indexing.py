"""What the desk tells the index, and what it tells the editor when the index did not take it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Article, IndexTask
from archive.search import index

_AT_ONCE = 500


def index_and_tell(request: HttpRequest, numbers: Iterable[int]) -> None:
    """Index these articles, whose tasks are written, after the commit, and warn when that did not succeed."""
    wanted = sorted(set(numbers))
    if not wanted:
        return
    index.after_commit()
    # Runs after the drain: callbacks of a commit keep their order.
    transaction.on_commit(partial(_tell, request, wanted), robust=True)


def _tell(request: HttpRequest, numbers: Sequence[int]) -> None:
    waiting = waiting_among(numbers)
    if not waiting:
        return
    if len(numbers) == 1:
        text = _(
            "The article was saved and will be searchable soon: the index could not take it just now, and the next "
            "save tries again. Nothing is lost."
        )
    else:
        text = ngettext(
            "The change was saved. %(count)s article could not be indexed just now; the next save tries again.",
            "The change was saved. %(count)s articles could not be indexed just now; the next save tries again.",
            len(waiting),
        ) % {"count": len(waiting)}
    messages.warning(request, text)


def waiting_among(numbers: Sequence[int]) -> set[int]:
    """Those of the articles that the index still has to learn of."""
    found: set[int] = set()
    for first in range(0, len(numbers), _AT_ONCE):
        chunk = numbers[first : first + _AT_ONCE]
        found |= set(IndexTask.objects.filter(article_id__in=chunk).values_list("article_id", flat=True))
    return found


def touch(numbers: Iterable[int]) -> None:
    """Write the task of each article, and a new moment of change: who has one of them open is told of it on saving."""
    wanted = sorted(set(numbers))
    for first in range(0, len(wanted), _AT_ONCE):
        chunk = wanted[first : first + _AT_ONCE]
        IndexTask.objects.bulk_create([IndexTask(article_id=number) for number in chunk])
        Article.objects.filter(pk__in=chunk).update(updated_at=timezone.now())
