"""What the desk is called."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Diwan")
admin.site.site_title = _("Diwan: the editors' desk")
admin.site.index_title = _("The editors' desk")
