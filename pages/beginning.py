"""What an earlier process left undone, finished once when this one begins, and what there is to say of it."""

from __future__ import annotations

import datetime
import logging
import threading

from data import loading
from data.errors import DashboardError
from data.records import attempts
from data.retention import purge_if_due
from data.store import Store
from metrics import program
from metrics.behind import evaluations_wait
from metrics.run import run

_one_at_a_time = threading.Lock()
_whole: dict[Store, list[str]] = {}
_begun_on: dict[Store, datetime.date] = {}
logger = logging.getLogger(__name__)


def has_begun(store: Store) -> bool:
    """Whether there is nothing left to wait for, today."""
    return _begun_on.get(store) == datetime.date.today()


def begin(store: Store) -> None:
    """Once a day in this process: rows whose time is up go, and figures of uploads kept but not worked out are made; all
    figures, where another version of the program made them or an evaluation was recorded since.

    What cannot be done is said in the log.
    """
    with _one_at_a_time:
        if has_begun(store):
            return
        purge_if_due(store, datetime.date.today())
        for each in attempts.interrupted(store):
            logger.warning("%s", each)
        left = loading.unfinished(store)
        figures = "they have been worked out now."
        try:
            if not loading.finish(store, lambda: run(store)) and (program.has_changed(store) or evaluations_wait(store)):
                run(store)
        except DashboardError as fault:
            logger.error("The figures of %s could not be finished: %s", store.path, fault)
            figures = "they could not be worked out now either: the log says why."
        _begun_on[store] = datetime.date.today()
        _whole[store] = [f"Upload {upload} is kept whole. Its load ended before its figures were worked out; {figures}" for upload in left]


def to_be_said(store: Store) -> list[str]:
    """Which loads a killed process left, wholly there or not at all, in a sentence each; none once somebody has seen them."""
    return [*_whole.get(store, []), *(str(each) for each in attempts.interrupted(store))]


def have_been_seen(store: Store, by: str) -> None:
    """Say them no more."""
    _whole[store] = []
    for each in attempts.interrupted(store):
        attempts.seen(store, each, by)
