"""Work that goes on behind the pages: begun by one visitor, watched by them alone, and going on when they leave the page."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from data import memory
from data.errors import DashboardError

T = TypeVar("T")
Say = Callable[[str], None]
LOST = "Something went wrong in the dashboard itself. Nothing was changed. Tell whoever runs it: the log says where."
logger = logging.getLogger(__name__)


@dataclass
class Step:
    """One step of the work in words, and when it began and ended by the process's own clock; None while it goes on."""

    words: str
    began: float
    ended: float | None = None

    @property
    def seconds(self) -> float:
        """How long it took, or has taken so far."""
        return (time.monotonic() if self.ended is None else self.ended) - self.began


class Work(Generic[T]):
    """A piece of work, going on from the moment it is made. `task` is handed what it says each new step with.

    When it is done, `fault` says in words why it came to nothing, or is '' and `result` holds what it made.
    """

    def __init__(self, words: str, task: Callable[[Say], T]) -> None:
        self.words = words
        self.steps: list[Step] = []
        self.fault = ""
        self.result: T | None = None
        self._done = threading.Event()
        self._task = task
        self.began = time.monotonic()
        threading.Thread(target=self._run, daemon=True, name=words).start()

    @property
    def is_done(self) -> bool:
        """Whether it has come to its end, good or bad."""
        return self._done.is_set()

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return time.monotonic() - self.began

    def wait(self, seconds: float) -> bool:
        """Wait for its end, but no longer than this; whether it is done."""
        return self._done.wait(seconds)

    def say(self, words: str) -> None:
        """A new step begins, and the one before has ended."""
        self._end_step()
        self.steps.append(Step(words, time.monotonic()))

    def _run(self) -> None:
        try:
            self.result = self._task(self.say)
        except DashboardError as fault:
            self.fault = str(fault)
        except Exception as fault:  # noqa: BLE001 - nobody stands above a thread: the page says that it failed, the log where
            self.fault = LOST
            where = "; ".join(f"{step.filename}:{step.lineno}" for step in traceback.extract_tb(fault.__traceback__)[-6:])
            logger.error("%s failed: %s at %s", self.words, type(fault).__name__, where)  # its message may quote a row of a file
        finally:
            self._end_step()
            del self._task  # and with it what it held
            memory.give_back()
            self._done.set()

    def _end_step(self) -> None:
        if self.steps and self.steps[-1].ended is None:
            self.steps[-1].ended = time.monotonic()
