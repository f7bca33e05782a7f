"""A process killed at any moment of a commit, a merge, a rebuild or a run through the outbox: nothing is lost.

`tests.benchmarks.kills` does the same two hundred times.
"""

import os
import random

import pytest

from tests.benchmarks.kills import KINDS, run

KILLS = 3


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX")
@pytest.mark.parametrize("what", KINDS)
def test_a_kill_loses_nothing_and_doubles_nothing(what, tmp_path):
    found = run(tmp_path, KILLS, random.Random(), (what,))
    assert (found["lost"], found["doubled"], found["unreadable"]) == (0, 0, 0), found
    assert found["acknowledged"]
