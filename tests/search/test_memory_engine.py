"""The plain reference keeps the contract too."""

import pytest

from archive.search.plan import no_names
from tests.search.engine_contract import EngineContract
from tests.search.memory_engine import MemoryEngine


class TestMemoryEngine(EngineContract):
    @pytest.fixture
    def build(self):
        return lambda documents, names=no_names: MemoryEngine(documents, names)
