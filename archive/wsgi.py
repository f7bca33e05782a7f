"""The WSGI application: `waitress-serve archive.wsgi:application` or any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()
# A module of the project, so it loads only after Django is set up.
application = import_string("archive.web.warming.warmed")(application)
