"""The archive's own settings with its collected static files in a folder of the test run."""

import os
from pathlib import Path

from archive.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["SITE_STATIC_ROOT"])
