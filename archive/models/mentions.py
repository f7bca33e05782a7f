"""Mentions: where an article names an actor, a country or a place, and how that was recognised."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.actors import Actor
from archive.models.articles import Article
from archive.models.places import Country, Place


class Mention(models.Model):
    """A span of an article's text (`Article.text`) that stands for one entity."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("article"))
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="mentions")
    country = models.ForeignKey(Country, models.CASCADE, null=True, blank=True, related_name="mentions")
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True, related_name="mentions")
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    surface = models.CharField(_("as printed"), max_length=300)
    how = models.CharField(_("recognised by"), max_length=40)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.SUGGESTED)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="mention_span_not_empty"),
            models.CheckConstraint(
                condition=models.Q(state__in=["suggested", "accepted", "rejected"]), name="mention_state_known"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(actor__isnull=False, country__isnull=True, place__isnull=True)
                    | models.Q(actor__isnull=True, country__isnull=False, place__isnull=True)
                    | models.Q(actor__isnull=True, country__isnull=True, place__isnull=False)
                ),
                name="mention_of_one_entity",
            ),
            *(
                models.UniqueConstraint(
                    fields=["article", "start", "end", entity],
                    condition=models.Q(**{f"{entity}__isnull": False}),
                    name=f"one_mention_of_{entity}_a_span",
                )
                for entity in ("actor", "country", "place")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface} [{self.start}–{self.end}]"

    @property
    def entity(self) -> Actor | Country | Place:
        """The one entity that the span stands for."""
        entity = self.actor or self.country or self.place
        assert entity is not None  # noqa: S101  (the constraint mention_of_one_entity)
        return entity
