"""What every test may ask for: the real engine in a folder of its own, and the archive of the five seeds."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["DEBUG"] = "0"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///" + tempfile.mkdtemp() + "/test.sqlite3")
os.environ["SEARCH_URL"] = "whoosh://" + tempfile.mkdtemp() + "/index"

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
