"""Sources and articles: the text as printed, and how each fact about it is known."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from typing import Literal, Self

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from archive.arabic.calendar import PartialDate
from archive.models.places import KEY_PATTERN, Named, Place, key_validator


class Source(Named):
    """A newspaper, agency or site that articles come from."""

    key = models.CharField(_("key"), max_length=80, unique=True, validators=[key_validator])
    homepage = models.URLField(_("home page"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(condition=models.Q(key__regex=KEY_PATTERN), name="source_key_form"),
            models.CheckConstraint(condition=~models.Q(name_ar=""), name="source_has_a_name"),
        ]


# What two days of one period have in common.
_PERIOD: Mapping[str, Callable[[datetime.date], object]] = {
    "year": lambda day: day.year,
    "month": lambda day: (day.year, day.month),
    "week": lambda day: day.isocalendar()[:2],
    "day": lambda day: day,
}


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> Self:
        """Those that readers may see."""
        return self.filter(status=Article.Status.PUBLISHED)

    def with_body(self, body: str) -> Self:
        """Those with this very body. Its length stands in an index, the text does not.

        Asked in one breath SQLite would put the body into its length, and read every row.
        """
        as_long = self.model._default_manager.annotate(length=Length("body"))
        return self.filter(pk__in=as_long.filter(length=Length(models.Value(body))).values("pk"), body=body)

    def newest_first(self) -> Self:
        return self.order_by(models.F("published_on").desc(nulls_last=True), "-pk")

    def dates(
        self, field_name: str, kind: Literal["year", "month", "week", "day"], order: Literal["ASC", "DESC"] = "ASC"
    ) -> models.QuerySet[Article, datetime.date]:
        """Django's own, of one article a period: SQLite asks Python for the period of every row that it is given."""
        a_day = self.order_by().filter(**{f"{field_name}__isnull": False}).values_list(field_name)
        one_each = {_PERIOD[kind](day): number for day, number in a_day.annotate(one=models.Min("pk"))}
        shown = self.model._default_manager.filter(pk__in=one_each.values())
        return models.QuerySet.dates(shown, field_name, kind, order)


class Article(models.Model):
    """One article, kept as it was printed."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    title = models.CharField(_("title"), max_length=500)
    title_supplied = models.BooleanField(
        _("title supplied by the archive"), default=False, help_text=_("The text as printed carries no title.")
    )
    body = models.TextField(_("text as printed"))
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    dateline_place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="datelined", verbose_name=_("dateline")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("source")
    )
    external_id = models.CharField(_("identifier in the source"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("The first day of the month or year when no day is known."),
    )
    published_precision = models.CharField(_("precision"), max_length=5, choices=Precision, default=Precision.DAY)
    published_evidence = models.TextField(
        _("evidence for the date"), blank=True, help_text=_("The words of the text, or the record, the date rests on.")
    )
    language = models.CharField(_("language"), max_length=3, default="ar")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PUBLISHED)
    content_hash = models.CharField(_("content hash"), max_length=64, editable=False, db_index=True)
    boilerplate = models.JSONField(
        _("boilerplate"), default=list, blank=True, help_text=_("Spans [start, end, kind] of the text as printed.")
    )
    recognition_version = models.PositiveIntegerField(default=0, editable=False)
    editors_note = models.TextField(_("editor's note"), blank=True)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            # The date first: by their status, which nearly all share, SQLite would look up even a handful of articles
            # whose numbers it is told.
            models.Index(fields=["published_on", "status"], name="article_by_date"),
            # Whole, so that counting by source reads no article.
            models.Index(fields=["source", "status", "published_on"], name="article_by_source"),
            models.Index(Length("body"), name="article_by_length"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "url"], condition=~models.Q(url=""), name="one_article_an_address_in_a_source"
            ),
            # To the database no source is like another, so the articles without one need a rule of their own.
            models.UniqueConstraint(
                fields=["url"],
                condition=models.Q(source__isnull=True) & ~models.Q(url=""),
                name="one_article_an_address_without_a_source",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~models.Q(external_id=""),
                name="one_article_an_identifier_in_a_source",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="article_has_a_title"),
            models.CheckConstraint(condition=~models.Q(body=""), name="article_has_a_text"),
            models.CheckConstraint(condition=models.Q(status__in=["draft", "published"]), name="article_status_known"),
            models.CheckConstraint(
                condition=models.Q(published_precision__in=["day", "month", "year"]), name="article_precision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(published_precision="day")
                | models.Q(published_precision="month", published_on__day=1)
                | models.Q(published_precision="year", published_on__day=1, published_on__month=1),
                name="article_date_is_the_first_of_its_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> str:
        """Title and body as one text; the offsets of mentions count its characters."""
        return f"{self.title}\n{self.body}"

    @property
    def published(self) -> PartialDate | None:
        """The date of publication, no more exact than it is known."""
        return PartialDate.of(self.published_on, self.published_precision) if self.published_on else None

    @published.setter
    def published(self, value: PartialDate | None) -> None:
        self.published_on = value.first if value else None
        self.published_precision = value.precision if value else self.Precision.DAY

    @staticmethod
    def hash_content(title: str, body: str) -> str:
        """The SHA-256 of what is printed, in hexadecimal: two imports of one record have the same."""
        return hashlib.sha256(f"{title}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
