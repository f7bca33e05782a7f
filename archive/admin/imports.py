"""Imports at the desk, to look at: what came of each file and of each of its records."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.generics import ModelAdmin, ReadOnly
from archive.models import ImportBatch, ImportRecord

# What one page shows; the list of records has them all.
SHOWN = 200


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnly, ModelAdmin[ImportBatch]):
    list_display = ("path", "started_at", "finished_at", "created", "updated", "unchanged", "rejected")
    ordering = ("-pk",)
    fields = (
        "path",
        "started_at",
        "finished_at",
        "next_line",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "rejections",
        "fingerprint",
    )

    @admin.display(description=gettext_lazy("rejected records"))
    def rejections(self, batch: ImportBatch) -> str | SafeString:
        """Each rejected record with its line, field and reason."""
        rows = batch.records.filter(outcome=ImportRecord.Outcome.REJECTED).order_by("line", "pk")
        if not (count := rows.count()):
            return "—"
        heads = format_html_join("", "<th>{}</th>", ((name,) for name in (_("line"), _("field"), _("reason"))))
        cells = format_html_join(
            "",
            '<tr><td dir="ltr">{}</td><td dir="ltr">{}</td><td dir="auto">{}</td></tr>',
            rows.values_list("line", "field", "reason")[:SHOWN],
        )
        address = (
            f"{reverse('admin:archive_importrecord_changelist')}?batch__id__exact={batch.pk}&outcome__exact=rejected"
        )
        more = ngettext("%(count)s rejected record", "All %(count)s rejected records", count) % {"count": count}
        return format_html(
            '<table class="diwan-report"><thead><tr>{}</tr></thead><tbody>{}</tbody></table><a href="{}">{}</a>',
            heads,
            cells,
            address,
            more,
        )


@admin.register(ImportRecord)
class ImportRecordAdmin(ReadOnly, ModelAdmin[ImportRecord]):
    list_display = ("line", "outcome", "field", "reason", "article", "batch")
    list_filter = ("outcome", "batch")
    list_select_related = ("article", "batch")
    search_fields = ("reason", "external_id")
    show_full_result_count = False
    ordering = ("-batch_id", "line", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRecord]:
        return super().get_queryset(request).defer("article__body", "article__boilerplate")
