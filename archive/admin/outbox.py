"""The index outbox at the desk: what the index still has to learn, why it did not yet, and another try."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.generics import ModelAdmin, ReadOnly
from archive.models import IndexTask
from archive.search import index

# As much as one request may carry out; `check_index --mend` does the rest.
LIMIT = 1_000


@admin.register(IndexTask)
class IndexTaskAdmin(ReadOnly, ModelAdmin[IndexTask]):
    list_display = ("article_id", "created_at", "attempts", "error")
    ordering = ("-pk",)
    actions = ("try_again",)

    @admin.action(description=gettext_lazy("Try again"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[IndexTask]) -> None:
        """Carry out what waits, the newest first."""
        done = index.drain(limit=LIMIT)
        told = _("Indexed: %(indexed)s. Taken out: %(removed)s. Refused by the index: %(failed)s.") % {
            "indexed": done.indexed,
            "removed": done.removed,
            "failed": done.failed,
        }
        messages.add_message(request, messages.WARNING if done.failed else messages.SUCCESS, told)
