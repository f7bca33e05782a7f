"""What every test stands on: where the project lies, and the language in which each begins."""

from pathlib import Path

import pytest
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(autouse=True)
def _language():
    """Arabic, the default: a request of another test leaves its own language behind in the thread."""
    with translation.override("ar"):
        yield
