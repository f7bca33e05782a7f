"""Who acts: persons and organisations, every spelling of their names, and the offices they held."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from archive.models.places import KEY_PATTERN, Country, Named, Origin, key_validator

DATE_PATTERN = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
date_validator = RegexValidator(DATE_PATTERN, _("A date is written YYYY, YYYY-MM or YYYY-MM-DD, like 2017-03."))


class Actor(Named):
    """A person or an organisation, under an ASCII key that never changes once given."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    key = models.CharField(_("key"), max_length=80, unique=True, validators=[key_validator])
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    country = models.ForeignKey(
        Country, models.SET_NULL, null=True, blank=True, related_name="actors", verbose_name=_("country")
    )
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.EDITOR)

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.CheckConstraint(condition=models.Q(key__regex=KEY_PATTERN), name="actor_key_form"),
            models.CheckConstraint(condition=models.Q(kind__in=["person", "organisation"]), name="actor_kind_known"),
            models.CheckConstraint(condition=~models.Q(name_ar=""), name="actor_has_a_name"),
        ]


class ActorName(models.Model):
    """One spelling of an actor's name, as it is printed somewhere."""

    class Script(models.TextChoices):
        ARABIC = "arab", _("Arabic")
        LATIN = "latn", _("Latin")

    class Kind(models.TextChoices):
        FULL = "full", _("full name")
        SHORT = "short", _("surname or short name")
        ACRONYM = "acronym", _("acronym")

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="spellings", verbose_name=_("actor"))
    text = models.CharField(_("spelling"), max_length=200)
    script = models.CharField(_("script"), max_length=4, choices=Script, default=Script.ARABIC)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.FULL)
    ambiguous = models.BooleanField(
        _("ambiguous"), default=False, help_text=_("Also a common word or another's name: it needs a context.")
    )
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.EDITOR)

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        constraints = [
            models.UniqueConstraint(fields=["actor", "text"], name="one_row_a_spelling"),
            models.CheckConstraint(condition=~models.Q(text=""), name="spelling_not_empty"),
            models.CheckConstraint(condition=models.Q(script__in=["arab", "latn"]), name="spelling_script_known"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["full", "short", "acronym"]), name="spelling_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Office(models.Model):
    """An office that can be held: the foreign minister of a country, the head of a body."""

    key = models.CharField(_("key"), max_length=80, unique=True, validators=[key_validator])
    title_ar = models.CharField(_("title in Arabic"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    country = models.ForeignKey(Country, models.SET_NULL, null=True, blank=True, related_name="offices")
    body = models.ForeignKey(Actor, models.SET_NULL, null=True, blank=True, related_name="offices")

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [models.CheckConstraint(condition=models.Q(key__regex=KEY_PATTERN), name="office_key_form")]

    def __str__(self) -> str:
        return self.title_ar


class Tenure(models.Model):
    """Who held an office, from when, until when; an empty end is "not known to have ended"."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="tenures", verbose_name=_("actor"))
    office = models.ForeignKey(Office, models.CASCADE, related_name="tenures", verbose_name=_("office"))
    since = models.CharField(
        _("from"), max_length=10, blank=True, validators=[date_validator], help_text=_("YYYY, YYYY-MM or YYYY-MM-DD")
    )
    until = models.CharField(
        _("to"), max_length=10, blank=True, validators=[date_validator], help_text=_("YYYY, YYYY-MM or YYYY-MM-DD")
    )
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.EDITOR)

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        constraints = [
            models.UniqueConstraint(fields=["actor", "office", "since"], name="one_row_a_tenure"),
            models.CheckConstraint(
                condition=models.Q(since__regex=DATE_PATTERN) & models.Q(until__regex=DATE_PATTERN),
                name="tenure_dates_form",
            ),
            # The 9 stands for the end of the period: from 2017-03 until 2017 is in order.
            models.CheckConstraint(
                condition=models.Q(until="") | models.Q(since__lte=Concat("until", models.Value("9"))),
                name="tenure_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} · {self.office} · {self.since}–{self.until}"
