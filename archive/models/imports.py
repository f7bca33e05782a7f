"""Imports: each run of an import and what came of each of its records."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.articles import Article


class ImportBatch(models.Model):
    """One file read in; a second run over the same unfinished file goes on where the first stopped."""

    path = models.CharField(_("file"), max_length=1000)
    fingerprint = models.CharField(_("fingerprint of the file"), max_length=64)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    next_line = models.PositiveBigIntegerField(_("next line"), default=1)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["fingerprint"], name="import_by_fingerprint")]

    def __str__(self) -> str:
        return self.path


class ImportRecord(models.Model):
    """What came of one record of a file: all that were read in or rejected, and the unchanged not known before.

    Its hash is that of what the record said, whatever editors made of the article since.
    """

    class Outcome(models.TextChoices):
        CREATED = "created", _("created")
        UPDATED = "updated", _("updated")
        UNCHANGED = "unchanged", _("unchanged")
        REJECTED = "rejected", _("rejected")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="records", verbose_name=_("import"))
    line = models.PositiveBigIntegerField(_("line"))
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="import_records")
    external_id = models.CharField(_("identifier in the source"), max_length=200, blank=True)
    record_hash = models.CharField(_("hash of the record"), max_length=64, blank=True, db_index=True)
    field = models.CharField(_("field"), max_length=40, blank=True)
    # Why it was rejected, or that another edition took an article's place; in Arabic and, below, in English.
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints = [
            models.UniqueConstraint(fields=["batch", "line", "field"], name="one_outcome_a_field_of_a_record"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["created", "updated", "unchanged", "rejected"]),
                name="record_outcome_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="rejected") | ~models.Q(reason=""), name="a_rejection_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.outcome}"
