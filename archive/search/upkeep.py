"""Upkeep: the merges that a save leaves, done behind it by a thread of the process that saved."""

from __future__ import annotations

import logging
import threading

from archive.search.engine import Engine, EngineUnavailable

logger = logging.getLogger(__name__)

_lock = threading.Lock()
_busy: set[int] = set()


def tidy_soon(engine: Engine) -> None:
    """Begin the upkeep of an index unless it is being done; returns at once. The next save does what is left undone.

    A process that ends does not wait for it: an unfinished merge is no part of the index.
    """
    with _lock:
        if id(engine) in _busy:
            return
        _busy.add(id(engine))
    try:
        threading.Thread(target=_tidy, args=(engine,), name="index-upkeep", daemon=True).start()
    except RuntimeError:
        # The interpreter is ending.
        _busy.discard(id(engine))


def _tidy(engine: Engine) -> None:
    try:
        while engine.tidy():
            pass
    except EngineUnavailable as error:
        logger.warning("The upkeep of the index is put off: %s", error)
    except Exception:
        logger.exception("The upkeep of the index failed")
    finally:
        with _lock:
            _busy.discard(id(engine))
