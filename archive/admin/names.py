"""What the desks of named things share: keys given once, and lists searched in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.generics import ModelAdmin, ModelForm
from archive.admin.indexing import index_and_tell, touch
from archive.arabic.folding import fold
from archive.arabic.transliteration import slug
from archive.models import Article, Origin

if TYPE_CHECKING:
    from django.utils.datastructures import _ListOrTuple

_MOST = 5_000
RIGHT_TO_LEFT = forms.TextInput(attrs={"dir": "rtl", "lang": "ar", "class": "vTextField"})
LEFT_TO_RIGHT = forms.TextInput(attrs={"dir": "ltr", "lang": "en", "class": "vTextField"})
KEY = forms.TextInput(attrs={"dir": "ltr", "class": "vTextField", "spellcheck": "false", "autocapitalize": "none"})


class KeyedForm(ModelForm[Any]):
    """A key may be left empty when something is added: the name makes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = _(
                "Small Latin letters, digits, hyphens, like sergey-lavrov. It stands in addresses and never changes. "
                "Left empty, it is made of the name."
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "key" in self.fields and "key" not in self.errors and not cleaned.get("key"):
            cleaned["key"] = slug(cleaned.get("name_en") or cleaned.get("title_en") or cleaned.get("name_ar") or "")
            if not cleaned["key"]:
                self.add_error("key", _("No key can be made of the name. Write one, like sergey-lavrov."))
        return cleaned


class NamedAdmin(ModelAdmin[Any]):
    """Something with names and a key. `key_field` is set once; `name_fields` are searched in any spelling."""

    form = KeyedForm
    key_field = "key"
    name_fields: tuple[str, ...] = ("name_ar", "name_en", "key")
    key_source: tuple[str, ...] = ("name_en",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> _ListOrTuple[str]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, self.key_field) if obj is not None else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {self.key_field: self.key_source} if obj is None and self.key_source else {}

    def formfield_for_dbfield(self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"name_ar", "title_ar"}:
            kwargs["widget"] = RIGHT_TO_LEFT
        elif db_field.name in {"name_en", "title_en"}:
            kwargs["widget"] = LEFT_TO_RIGHT
        elif db_field.name in {"key", "iso", "homepage"}:
            kwargs["widget"] = KEY
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Those that have every word of the term in one of their names, however both are spelled."""
        words = fold(search_term).split()
        if not words:
            return queryset, False
        found: dict[Any, None] = {}
        for key, *names in self.model._default_manager.values_list("pk", *self.name_fields).iterator():
            folded = fold(" ".join(name or "" for name in names))
            if all(word in folded for word in words):
                found[key] = None
        return queryset.filter(pk__in=list(found)[:_MOST]), False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        # What an editor wrote is never overwritten by the data files.
        if form.changed_data and hasattr(obj, "origin"):
            obj.origin = Origin.EDITOR
        super().save_model(request, obj, form, change)


class MentionedAdmin(NamedAdmin):
    """Something that articles mention: when it is deleted, they are indexed anew."""

    def naming(self, keys: Iterable[Any]) -> Q:
        """The articles whose documents hold one of these."""
        return Q(**{f"mentions__{self.opts.model_name}__in": list(keys)})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with self._reindexing(request, [obj.pk]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with self._reindexing(request, list(queryset.values_list("pk", flat=True))):
            super().delete_queryset(request, queryset)

    @contextmanager
    def _reindexing(self, request: HttpRequest, keys: list[Any]) -> Iterator[None]:
        """One transaction around a deletion, with the tasks of the articles that it touches."""
        with transaction.atomic():
            numbers = list(Article.objects.filter(self.naming(keys)).values_list("pk", flat=True).distinct())
            touch(numbers)
            yield
            index_and_tell(request, numbers)
