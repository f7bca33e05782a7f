"""Recognising in worker processes: the same as in one, with editors' names, and whatever becomes of the workers."""

import multiprocessing
import os
import signal

import pytest

from archive.ingest.recognising import recognise_batches
from archive.ingest.workers import serve
from archive.models import Actor, ActorName

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# Longer than what a pipe holds, so that a worker that is gone is not noticed by chance.
BATCHES = [[(f"خبر {number}", "قال لافروف إن روسيا مستعدة. " * 1_500, None)] for number in range(8)]


@pytest.fixture(autouse=True)
def workers_from_the_second_batch_on(monkeypatch):
    monkeypatch.setattr("archive.ingest.recognising.FEW", 1)


def recognised(batches, *, processes=2):
    """What is recognised, a batch at a time."""
    return recognise_batches(iter(batches), lambda batch: batch, processes=processes)


def workers():
    return multiprocessing.active_children()


def test_batches_come_back_whole_and_in_order():
    found = list(recognised(BATCHES))
    assert [batch for batch, _ in found] == BATCHES
    assert all(len(one.mentions) == 3_000 for _, said in found for one in said)
    assert not workers()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals: kills real processes")
@pytest.mark.parametrize("killed", [1, 2])
@pytest.mark.parametrize("moment", [2, 5])
def test_killed_workers_cost_nothing_but_time(killed, moment):
    found = []
    for batch, said in recognised(BATCHES):
        found.append((batch, len(said[0].mentions)))
        if len(found) == moment:
            for worker in workers()[:killed]:
                os.kill(worker.pid, signal.SIGKILL)
    assert found == [(batch, 3_000) for batch in BATCHES]
    assert not workers()


def test_workers_that_die_before_they_read_anything_never_hang_the_import(monkeypatch):
    names = (f"اسم طويل جدا لشخص يعرفه المحررون {number}" for number in range(3_000))
    Actor.objects.bulk_create(
        Actor(key=f"editors-actor-{number}", kind="person", name_ar=name) for number, name in enumerate(names)
    )
    monkeypatch.setattr("archive.ingest.recognising.serve", os._exit)
    assert [len(said[0].mentions) for _, said in recognised(BATCHES[:4])] == [3_000] * 4


def test_workers_know_the_names_of_editors():
    actor = Actor.objects.create(key="somebody-new", kind="person", name_ar="فلان بن علان الجديد")
    ActorName.objects.create(actor=actor, text="علان الجديد")
    batches = [[("خبر", f"زار علان الجديد مدينة رقم {number}", None)] for number in range(6)]
    keys = [[mention.key for mention in said[0].mentions] for _, said in recognised(batches)]
    assert keys == [["somebody-new"]] * 6


def test_who_stops_listening_ends_the_workers():
    reading = recognised(BATCHES)
    next(reading)
    next(reading)
    assert len(workers()) == 2
    reading.close()
    assert not workers()


def test_a_worker_ends_with_the_process_that_started_it():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,))
    process.start()
    theirs.close()
    ours.send(())
    ours.close()
    process.join(30)
    assert process.exitcode == 0
