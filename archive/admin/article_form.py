"""The article's form: what may not be saved, and why, said so that nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.duplicates import Duplicate, duplicates
from archive.admin.generics import ModelForm
from archive.ingest.cleaning import clean_body, clean_line
from archive.models import Article

ARABIC = {"dir": "rtl", "lang": "ar"}
LATIN = {"dir": "ltr"}


class PrintedTextField(forms.CharField):
    """A long text that a browser may send back with other line ends without having changed it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return clean_body(initial or "") != clean_body(data or "")

    def to_python(self, value: Any) -> str:
        return clean_body(super().to_python(value) or "")


class ArticleForm(ModelForm[Article]):
    """Refuses an article that is there already, and one that was changed elsewhere since the form was opened."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    body = PrintedTextField(
        strip=False,
        label=gettext_lazy("text as printed"),
        widget=forms.Textarea(attrs={**ARABIC, "rows": 22, "class": "vLargeTextField diwan-printed"}),
    )

    class Meta:
        model = Article
        # The admin's fieldsets name the others.
        fields = ("title", "body")
        widgets = {
            "title": forms.TextInput(attrs={**ARABIC, "class": "vTextField diwan-wide"}),
            "byline": forms.TextInput(attrs={**ARABIC, "class": "vTextField"}),
            "external_id": forms.TextInput(attrs={**LATIN, "class": "vTextField"}),
            "published_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vNativeDate"}),
            "published_evidence": forms.Textarea(attrs={**ARABIC, "rows": 3, "class": "vLargeTextField"}),
            "editors_note": forms.Textarea(attrs={**ARABIC, "rows": 3, "class": "vLargeTextField"}),
            "language": forms.TextInput(attrs={**LATIN, "class": "diwan-short"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Two editors of one article: the moment of the last change travels with the form.
        self.fields["version"].initial = version_of(self.instance)

    def clean_title(self) -> str:
        return clean_line(self.cleaned_data["title"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._begin_the_period(cleaned)
        self._refuse_a_duplicate(cleaned)
        self._refuse_what_changed_elsewhere(cleaned)
        return cleaned

    def _begin_the_period(self, cleaned: dict[str, Any]) -> None:
        """A date known to the month or year alone is kept as the first day of it."""
        day, precision = cleaned.get("published_on"), cleaned.get("published_precision")
        if day and precision in {"month", "year"}:
            cleaned["published_on"] = day.replace(day=1, month=1 if precision == "year" else day.month)

    def _refuse_a_duplicate(self, cleaned: dict[str, Any]) -> None:
        found = duplicates(
            title=cleaned.get("title", ""),
            body=cleaned.get("body", ""),
            source=cleaned.get("source"),
            url=cleaned.get("url", ""),
            external_id=cleaned.get("external_id", ""),
            besides=self.instance.pk,
        )
        for duplicate in found:
            self.add_error(duplicate.field, _duplicate_error(duplicate))

    def _refuse_what_changed_elsewhere(self, cleaned: dict[str, Any]) -> None:
        if not self.instance.pk:
            return
        # Locks the row where the database can, so that two who save at once come one after the other.
        stored = Article.objects.select_for_update().get(pk=self.instance.pk)
        if cleaned.get("version") == version_of(stored):
            return
        differing = [
            str(self.fields[name].label)
            for name in self.fields
            if name in cleaned and name != "version" and cleaned[name] != getattr(stored, name)
        ]
        # Sent once more, the form replaces the newer article: by then its editor was told.
        self.data = {**self.data.dict(), "version": version_of(stored)}  # type: ignore[attr-defined]
        self.add_error(None, _conflict_error(stored, differing))


def version_of(article: Article) -> str:
    """The moment of the last change, "" of an article that was never saved."""
    return article.updated_at.isoformat() if article.pk and article.updated_at else ""


def _link(article: Article, text: str) -> str:
    address = reverse("admin:archive_article_change", args=[article.pk])
    return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, text)


def _duplicate_error(duplicate: Duplicate) -> ValidationError:
    sentence = {
        "body": _("The archive has this very text already: {link}. Mend that article instead."),
        "url": _("The archive has an article of this source with this address: {link}. Mend that article instead."),
        "external_id": _(
            "The archive has an article of this source with this identifier: {link}. Mend that article instead."
        ),
    }[duplicate.field]
    link = _link(duplicate.article, duplicate.article.title)
    return ValidationError(format_html(sentence, link=link), code="duplicate")


def _conflict_error(stored: Article, differing: list[str]) -> ValidationError:
    link = _link(stored, _("as it stands now"))
    sentence = _(
        "This article was changed elsewhere while you were writing. Nothing was saved, and nothing of yours is lost: "
        "your text stands below. Open the article {link} and bring the two together; saved once more, yours takes its "
        "place."
    )
    text = format_html(sentence, link=link)
    if differing:
        text = format_html("{} {}", text, _("They differ in: %(fields)s.") % {"fields": _("; ").join(differing)})
    return ValidationError(text, code="changed_elsewhere")
