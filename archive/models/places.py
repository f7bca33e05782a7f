"""Countries and places, as rows that articles, actors and mentions point at."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

models.CharField.register_lookup(Length)

KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
key_validator = RegexValidator(
    KEY_PATTERN, _("A key is made of small Latin letters, digits and single hyphens, like sergey-lavrov.")
)


class Origin(models.TextChoices):
    """Where a row comes from. Editors' rows win over those of the data files and are never overwritten by them."""

    FILE = "file", _("data file")
    EDITOR = "editor", _("editor")


class Named(models.Model):
    """Something with a name in each of the two languages."""

    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, or the Arabic one."""
        return self.name_en if self.name_en and (get_language() or "ar").startswith("en") else self.name_ar


class Country(Named):
    """A state or territory, keyed by its ISO 3166-1 alpha-2 code."""

    iso = models.CharField(
        _("ISO code"),
        max_length=2,
        primary_key=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("A country's key is two capital Latin letters (ISO 3166-1)."))],
    )
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.EDITOR)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.CheckConstraint(condition=models.Q(iso__regex=r"^[A-Z]{2}$"), name="country_iso_form"),
            models.CheckConstraint(condition=~models.Q(name_ar=""), name="country_has_a_name"),
        ]


class Place(Named):
    """A city, region, sea or landmark, keyed like `idlib-sy`."""

    key = models.CharField(_("key"), max_length=80, primary_key=True, validators=[key_validator])
    country = models.ForeignKey(
        Country, models.SET_NULL, null=True, blank=True, related_name="places", verbose_name=_("country")
    )
    kind = models.CharField(_("kind"), max_length=20, default="city")
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.EDITOR)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(condition=models.Q(key__regex=KEY_PATTERN), name="place_key_form"),
            models.CheckConstraint(condition=~models.Q(name_ar=""), name="place_has_a_name"),
        ]
