"""What the tests of reading in share: records as a file, read in. Entities get their rows as they are recognised."""

import pytest

from archive.ingest.loading import load_articles
from tests.ingest.files import write_lines


@pytest.fixture
def load(db, tmp_path):
    """Reads records in, as JSON Lines, and gives the report."""

    def run(*records, name="a.jsonl", **options):
        return load_articles(write_lines(tmp_path / name, records), processes=1, **options)

    return run
