"""What runs in a worker process: recognition alone. Knows neither Django nor the database, so it starts at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias

from archive.arabic.calendar import PartialDate
from archive.knowledge import loading
from archive.knowledge.entities import Entity
from archive.knowledge.merging import merged
from archive.recognition.recognition import Recognised, recognise

Text: TypeAlias = tuple[str, str, PartialDate | None]  # title, body, date of publication


def serve(connection: Connection) -> None:
    """Answer each batch of texts with what they say, in order, until the other end of the connection is closed.

    What comes first is the editors' entities; the data files are read here.
    """
    # Ctrl+C is for the process that started this one; when that ends, so does the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    batches: SimpleQueue[Sequence[Text]] = SimpleQueue()
    gazetteer = merged(loading.load(), _received(connection))
    Thread(target=_receive, args=(connection, batches), daemon=True).start()
    while True:
        texts = batches.get()
        _answer(connection, [recognise(title, body, gazetteer, published) for title, body, published in texts])


def _received(connection: Connection) -> Sequence[Entity]:
    try:
        entities: Sequence[Entity] = connection.recv()
    except (EOFError, OSError):
        os._exit(0)
    return entities


def _receive(connection: Connection, batches: SimpleQueue[Sequence[Text]]) -> None:
    """Take in whatever comes at once, so that the sender never waits while this process has an answer to send."""
    while True:
        try:
            batches.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


def _answer(connection: Connection, found: list[Recognised]) -> None:
    try:
        connection.send(found)
    except OSError:
        os._exit(0)
