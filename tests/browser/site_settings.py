"""The archive's own settings with its collected static files in a folder of the test run."""

import os
from pathlib import Path

from archive.settings import *  # noqa: F403
from archive.settings import VAR_DIR

STATIC_ROOT = Path(os.environ.get("SITE_STATIC_ROOT", VAR_DIR / "static"))
