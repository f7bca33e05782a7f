"""The project's own gazetteer."""

import pytest


@pytest.fixture(scope="session")
def gazetteer():
    from archive.knowledge.loading import load

    return load()
