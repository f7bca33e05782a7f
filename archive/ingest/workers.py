"""What runs in a worker process: recognition alone. Knows neither Django nor the database, so it starts at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from multiprocessing import parent_process

from archive.arabic.calendar import PartialDate
from archive.knowledge.entities import Entity
from archive.knowledge.gazetteer import Gazetteer
from archive.recognition.recognition import Recognised, recognise

Text = tuple[str, str, PartialDate | None]  # title, body, date of publication

_gazetteer: Gazetteer | None = None


def start(entities: Sequence[Entity]) -> None:
    """Make this process ready; it ends with the one that started it."""
    global _gazetteer  # noqa: PLW0603
    _gazetteer = Gazetteer(entities)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def recognise_all(texts: Sequence[Text]) -> list[Recognised]:
    """What each of the texts says."""
    assert _gazetteer is not None  # noqa: S101  (every worker begins with `start`)
    return [recognise(title, body, _gazetteer, published) for title, body, published in texts]


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
