"""`manage.py index_worker`: index what the outbox holds and keep the index tidy, until it is stopped."""

from __future__ import annotations

import signal
import threading
import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from archive.management.bilingual import bilingual
from archive.management.indexing import drained, left
from archive.search import index
from archive.search.engine import EngineUnavailable
from archive.search.remedies import remedy

if TYPE_CHECKING:
    from argparse import ArgumentParser

PAUSE = 0.2
# The longest wait between two tries at what the index refuses, in seconds.
LONGEST = 30.0
# Seconds between two rounds of upkeep when nothing was indexed.
UPKEEP = 30.0


class Command(BaseCommand):
    help = bilingual("Index what was saved, merge and sweep the index; --once does what there is and ends.")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=bilingual("do what there is to do, and end"))
        parser.add_argument(
            "--pause",
            type=float,
            default=PAUSE,
            help=bilingual("seconds between two looks at the outbox (default: %(default)s)"),
        )

    def handle(self, *args: Any, once: bool, pause: float, **options: Any) -> None:
        if once:
            done = self._index()
            self._tidy()
            if done.failed:
                raise CommandError(left(done))
            return
        stopped = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stopped.set())
        tidied, wait = 0.0, pause
        while not stopped.is_set():
            close_old_connections()
            done = self._index()
            if done != index.Drained() or time.monotonic() - tidied > UPKEEP:
                self._tidy()
                tidied = time.monotonic()
            # What the index refuses is tried again, but ever more rarely.
            wait = min(LONGEST, 2 * max(wait, 0.5)) if done.failed else pause
            stopped.wait(wait)

    def _index(self) -> index.Drained:
        """Do what the outbox holds, and say what was done."""
        done = index.drain()
        if done != index.Drained():
            self.stdout.write(drained(done))
            self.stdout.flush()
        return done

    def _tidy(self) -> None:
        try:
            index.tidy()
        except EngineUnavailable as error:
            cure = remedy(error)
            self.stderr.write(
                f"The upkeep of the index is put off: {error}. {cure.english}"
                f"\nأُجّلت صيانة الفهرس: {error}. {cure.arabic}"
            )
