"""What an earlier process left undone, finished once when this one begins."""

from __future__ import annotations

import logging
import threading

from data import loading
from data.errors import DashboardError
from data.store import Store
from metrics.run import run

_one_at_a_time = threading.Lock()
_begun: set[Store] = set()
logger = logging.getLogger(__name__)


def has_begun(store: Store) -> bool:
    """Whether there is nothing left to wait for."""
    return store in _begun


def begin(store: Store) -> None:
    """Once in this process: the figures of uploads that were acknowledged but not worked out. What cannot be is said in the log."""
    with _one_at_a_time:
        if store in _begun:
            return
        try:
            loading.finish(store, lambda: run(store))
        except DashboardError as fault:
            logger.error("The figures of %s could not be finished: %s", store.path, fault)
        _begun.add(store)
