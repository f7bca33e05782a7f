"""Addresses: Arabic at the root, English under `/en/`, the same paths."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
