"""The upkeep behind a save: begun once, never in the way, and no failure of it reaches anybody."""

import threading
import time

import pytest

from archive.search.engine import EngineUnavailable
from archive.search.upkeep import tidy_soon
from tests.search.memory_engine import MemoryEngine


class Untidy(MemoryEngine):
    """Has `pieces` of upkeep to do, each of which waits for a sign."""

    def __init__(self, pieces, failure=None):
        super().__init__([])
        self.pieces, self.failure = pieces, failure
        self.go = threading.Event()

    def tidy(self):
        self.go.wait(5)
        self.tidied += 1
        if self.failure:
            raise self.failure
        return self.tidied < self.pieces


def ended():
    until = time.monotonic() + 5
    while any(thread.name == "index-upkeep" for thread in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.01)


def test_all_pieces_are_done_behind_the_save():
    engine = Untidy(3)
    tidy_soon(engine)
    assert engine.tidied == 0
    engine.go.set()
    ended()
    assert engine.tidied == 3


def test_it_is_done_by_one_thread_at_a_time():
    engine = Untidy(2)
    for _ in range(10):
        tidy_soon(engine)
    assert sum(thread.name == "index-upkeep" for thread in threading.enumerate()) == 1
    engine.go.set()
    ended()
    assert engine.tidied == 2


@pytest.mark.parametrize("failure", [EngineUnavailable("disk full"), RuntimeError("bug")])
def test_a_failure_is_logged_and_the_next_save_begins_again(failure, caplog):
    engine = Untidy(1, failure)
    engine.go.set()
    for _ in range(2):
        tidy_soon(engine)
        ended()
    assert engine.tidied == 2
    assert "upkeep of the index" in caplog.text
