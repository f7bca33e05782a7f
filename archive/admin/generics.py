"""Django's admin classes, written with the model they are for: `ModelAdmin[Article]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, TabularInline
    from django.forms import ModelForm
else:

    class _Subscribed:
        def __class_getitem__(cls, _model: Any) -> Any:
            return cls

    class ModelAdmin(_Subscribed, admin.ModelAdmin):
        pass

    class TabularInline(_Subscribed, admin.TabularInline):
        pass

    class ModelForm(_Subscribed, forms.ModelForm):
        pass


__all__ = ["ModelAdmin", "ModelForm", "ReadOnly", "TabularInline"]


class ReadOnly:
    """Rows that the archive writes by itself: looked at, never added, changed or deleted by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
