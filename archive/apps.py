"""The one application of the project, and the admin site that is its editors' desk."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

# What an editor opens most stands first.
DESK_ORDER = (
    "Article",
    "Mention",
    "Actor",
    "Office",
    "Country",
    "Place",
    "Source",
    "ImportBatch",
    "ImportRecord",
    "IndexTask",
)


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Diwan")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from archive import checks  # noqa: F401  (registers the system checks)


class DeskSite(AdminSite):
    """Django's admin under the archive's own name, its lists in the order of the work."""

    site_header = _("Diwan")
    site_title = _("Diwan: the editors' desk")
    index_title = _("The editors' desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Django's own, with the same page in the other languages."""
        others = [code for code, _name in settings.LANGUAGES if code != get_language()]
        path = request.get_full_path()
        links = [{**get_language_info(code), "address": translate_url(path, code)} for code in others]
        return {**super().each_context(request), "other_languages": links}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "archive")


def _place(name: str) -> int:
    return DESK_ORDER.index(name) if name in DESK_ORDER else len(DESK_ORDER)


class DeskConfig(AdminConfig):
    # Not in archive.admin: the modules there register themselves with this site while they are imported.
    default_site = "archive.apps.DeskSite"
