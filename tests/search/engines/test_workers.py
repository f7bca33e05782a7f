"""Worker processes: results in order, and whatever befalls a worker, the work is done or its failure is known."""

import os
import signal
import sys
import time

import pytest

from archive.search.engines.workers import Workers


def doubled(number):
    print("what is printed is no answer")
    return number * 2


def process(number):
    time.sleep(0.05)
    return os.getpid()


def refused(number):
    raise ValueError(f"no {number}")


def die_elsewhere(number, home):
    """Kills the process that it runs in, unless that is the test's own."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def ended(number, home):
    if os.getpid() != home:
        sys.exit(3)
    return number


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_the_order_of_the_calls(count):
    with Workers(count) as workers:
        assert list(workers.in_order(doubled, [(number,) for number in range(20)])) == list(range(0, 40, 2))
        assert list(workers.in_order(doubled, [])) == []
        assert list(workers.in_order(doubled, [(4,)])) == [8]


def test_two_workers_are_two_other_processes():
    with Workers(2) as workers:
        found = set(workers.in_order(process, [(number,) for number in range(8)]))
    assert len(found) == 2
    assert os.getpid() not in found


def test_one_piece_of_work_starts_no_process():
    with Workers(2) as workers:
        assert list(workers.in_order(process, [(1,)])) == [os.getpid()]


def test_a_failure_of_the_work_is_raised_here():
    with pytest.raises(ValueError, match="no 0"), Workers(2) as workers:
        list(workers.in_order(refused, [(number,) for number in range(4)]))


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX")
@pytest.mark.parametrize("work", [die_elsewhere, ended])
def test_what_dead_workers_leave_is_done_by_the_builder_itself(work):
    with Workers(2) as workers:
        assert list(workers.in_order(work, [(number, os.getpid()) for number in range(12)])) == list(range(12))


def test_a_large_call_to_a_dead_worker_does_not_hang():
    with Workers(2) as workers:
        list(workers.in_order(doubled, [(1,), (2,)]))
        for worker in workers._all:
            worker._process.kill()
        texts = [("نص " * 1_000_000,) for _ in range(3)]
        assert [len(one) for one in workers.in_order(doubled, texts)] == [6_000_000] * 3
