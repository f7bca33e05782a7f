"""The one application of the project, and the admin site that is its editors' desk."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
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
