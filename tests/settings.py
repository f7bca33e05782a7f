"""The archive's settings with a key, a database and an index that are thrown away.

pytest-django reads the settings before any conftest, so the environment is set here.
"""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["DEBUG"] = "0"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///" + tempfile.mkdtemp() + "/test.sqlite3")
os.environ["SEARCH_URL"] = "whoosh://" + tempfile.mkdtemp() + "/index"

from archive.settings import *  # noqa: F403
from archive.settings import STORAGES

# Static files under their own names, read where they lie: nothing has collected and hashed them.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
