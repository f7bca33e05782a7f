"""The keys of a snapshot have one numbering, whichever threads ask for it first."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from archive.search.engines.flat import FlatEngine
from archive.search.plan import no_names
from tests.search.documents_made import document

THREADS = 8


@pytest.fixture
def restless():
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_that_ask_for_a_vocabulary_at_once_get_the_same(tmp_path, restless):
    engine = FlatEngine(tmp_path, names=lambda: no_names, limit=lambda: 60.0)
    engine.rebuild([document(number, "قمة", actors=(f"actor-{number}",)) for number in range(1, 300)])
    for number in range(1, 12):
        with engine.reading() as snapshot:
            snapshot.vocabulary("actor")
        engine.remove([number])
        with engine.reading() as snapshot, ThreadPoolExecutor(THREADS) as pool:
            begin = Barrier(THREADS)

            def ask(snapshot=snapshot, begin=begin):
                begin.wait()
                return snapshot.vocabulary("actor")

            found = [asked.result() for asked in [pool.submit(ask) for _ in range(THREADS)]]
            assert {id(one) for one in found} == {id(snapshot.vocabulary("actor"))}
