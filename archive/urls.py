"""Addresses: Arabic at the root, English under `/en/`, the same paths. The path alone decides the language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path, register_converter
from django.urls.converters import IntConverter

from archive.web.views import articles, entities, pages, robots, search, suggestions


class NumberConverter(IntConverter):
    """A number as the archive writes it: one article has one address, with no zeros before it."""

    regex = "[1-9][0-9]{0,18}"


register_converter(NumberConverter, "number")

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    *i18n_patterns(
        path("", pages.home, name="home"),
        path("search/", search.search, name="search"),
        path("search.json", search.search_json, name="search-json"),
        path("suggest", suggestions.suggest, name="suggest"),
        path("search/card.png", search.search_card, name="search-card"),
        path("articles/<number:number>/", articles.article, name="article"),
        path("articles/<number:number>/card.png", articles.article_card, name="article-card"),
        path("actors/<slug:key>/", entities.actor, name="actor"),
        path("countries/<slug:iso>/", entities.country, name="country"),
        path("about/", pages.about, name="about"),
        path("help/", pages.help_, name="help"),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = "archive.web.errors.bad_request"
handler403 = "archive.web.errors.permission_denied"
handler404 = "archive.web.errors.not_found"
handler500 = "archive.web.errors.server_error"
