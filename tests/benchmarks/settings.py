"""The settings of servers that a benchmark starts: static files lie where they are, nothing was collected."""

from archive.settings import *  # noqa: F403
from archive.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
