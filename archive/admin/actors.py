"""Actors at the desk, with every spelling of their names, and the offices they held."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.admin.generics import TabularInline
from archive.admin.names import KeyedForm, MentionedAdmin, NamedAdmin
from archive.models import Actor, ActorName, Office, Origin, Tenure

AUTO = forms.TextInput(attrs={"dir": "auto", "class": "vTextField"})
DATE = forms.TextInput(attrs={"dir": "ltr", "size": 10, "placeholder": "YYYY-MM-DD", "class": "diwan-short"})


class SpellingInline(TabularInline[ActorName, Actor]):
    model = ActorName
    fields = ("text", "script", "kind", "ambiguous", "origin")
    readonly_fields = ("origin",)
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "text":
            kwargs["widget"] = AUTO
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class TenureInline(TabularInline[Tenure, Any]):
    model = Tenure
    fields = ("actor", "office", "since", "until", "origin")
    autocomplete_fields = ("actor", "office")
    readonly_fields = ("origin",)
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenure]:
        return super().get_queryset(request).select_related("actor", "office").order_by("since", "pk")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"since", "until"}:
            kwargs["widget"] = DATE
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class EditorsRows:
    """Rows that an editor adds or changes among others become the editors'."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            row.origin = Origin.EDITOR
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()


@admin.register(Actor)
class ActorAdmin(EditorsRows, MentionedAdmin):
    list_display = ("name_ar", "name_en", "kind", "country", "key", "origin")
    list_filter = ("kind", "origin")
    list_select_related = ("country",)
    list_per_page = 50
    search_fields = ("name_ar", "name_en", "key")
    search_help_text = _("Searches every spelling, in either script.")
    name_fields = ("name_ar", "name_en", "key", "spellings__text")
    autocomplete_fields = ("country",)
    ordering = ("name_ar",)
    fields = ("name_en", "name_ar", "key", "kind", "country", "origin")
    readonly_fields = ("origin",)
    radio_fields = {"kind": admin.HORIZONTAL}
    inlines = (SpellingInline, TenureInline)

    def view_on_site(self, actor: Actor) -> str:
        return reverse("actor", args=[actor.key])


class OfficeForm(KeyedForm):
    class Meta:
        labels = {"country": _("country"), "body": _("body")}


@admin.register(Office)
class OfficeAdmin(EditorsRows, NamedAdmin):
    form = OfficeForm
    list_display = ("title_ar", "title_en", "country", "body", "key")
    list_select_related = ("country", "body")
    search_fields = ("title_ar", "title_en", "key")
    name_fields = ("title_ar", "title_en", "key", "country__name_ar", "country__name_en")
    key_source = ("title_en",)
    autocomplete_fields = ("country", "body")
    ordering = ("title_ar",)
    fields = ("title_en", "title_ar", "key", "country", "body")
    inlines = (TenureInline,)
    view_on_site = False
