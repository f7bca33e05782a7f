"""Sources, countries and places at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.admin.names import MentionedAdmin, NamedAdmin
from archive.models import Country, Place, Source


@admin.register(Source)
class SourceAdmin(NamedAdmin):
    list_display = ("name_ar", "name_en", "key", "articles_count")
    search_fields = ("name_ar", "name_en", "key")
    ordering = ("name_ar",)
    fields = ("name_ar", "name_en", "key", "homepage")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        counted: QuerySet[Source] = super().get_queryset(request).annotate(articles_count=Count("articles"))
        return counted

    @admin.display(description=_("articles"), ordering="articles_count")
    def articles_count(self, source: Any) -> int:
        return int(source.articles_count)


@admin.register(Country)
class CountryAdmin(MentionedAdmin):
    list_display = ("name_ar", "name_en", "iso", "origin")
    search_fields = ("name_ar", "name_en", "iso")
    ordering = ("name_ar",)
    fields = ("name_ar", "name_en", "iso", "origin")
    readonly_fields = ("origin",)
    key_field = "iso"
    key_source = ()
    name_fields = ("name_ar", "name_en", "iso")

    def view_on_site(self, country: Country) -> str:
        return reverse("country", args=[country.iso])


@admin.register(Place)
class PlaceAdmin(MentionedAdmin):
    list_display = ("name_ar", "name_en", "country", "kind", "key", "origin")
    list_filter = ("kind", "origin")
    list_select_related = ("country",)
    search_fields = ("name_ar", "name_en", "key")
    autocomplete_fields = ("country",)
    ordering = ("name_ar",)
    fields = ("name_ar", "name_en", "key", "country", "kind", "origin")
    readonly_fields = ("origin",)
    view_on_site = False

    def naming(self, keys: Iterable[Any]) -> Q:
        keys = list(keys)
        return super().naming(keys) | Q(dateline_place__in=keys)
