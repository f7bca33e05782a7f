"""The index outbox: what the index still has to learn, written in the same transaction as the article."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexTask(models.Model):
    """One article to index anew or to take out; the row goes when the index has it, and not before.

    The article's number is kept without a foreign key: the row must outlive a deleted article.
    """

    article_id = models.BigIntegerField(_("article"), db_index=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("index task")
        verbose_name_plural = _("index tasks")

    def __str__(self) -> str:
        return str(self.article_id)
