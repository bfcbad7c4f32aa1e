"""What each visitor has on the go in an upload: held in this process, so that leaving the page loses nothing, and each has their own.

A file is let go of once nobody of that visitor's has had a page of the dashboard open for a while; what was found in it stays.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data import memory
from data.loading import Receipt
from metrics.preview import Effect, Preview
from pages.access import Visitor
from pages.held_file import HeldFile
from pages.parts import figures
from pages.upload_check import Report
from pages.upload_door import BROWSER
from pages.work import Work

LEASE = 75.0  # seconds without an open page of the visitor's until a file is let go of
FORGOTTEN = 12 * 3600.0  # and until all the rest is
LOOKS = 5.0


@dataclass(frozen=True)
class Settings:
    """What the officer said of the file, as typed, so that it can be shown again as it was."""

    return_id: str
    submitted_on: str = ""
    covers_from: str = ""
    covers_to: str = ""


@dataclass(frozen=True)
class Loaded:
    """A file that has been loaded; `trouble` says why its figures could not be worked out yet, or is ''."""

    receipt: Receipt
    file_hash: str
    trouble: str
    effects: tuple[Effect, ...]
    by: str
    at: datetime


@dataclass
class Desk:
    """One visitor's upload: the step it has come to, what was chosen, and the work begun on it."""

    step: str = "choose"
    settings: Settings | None = None
    submitted_on: date | None = None
    covers: tuple[date, date] | None = None
    file: HeldFile | None = None
    file_name: str = ""
    file_size: int = 0
    rows: int = 0  # that would be kept
    checking: Work[Report] | None = None
    weighing: Work[Preview] | None = None
    loading: Work[Loaded] | None = None
    loaded: Loaded | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)  # what stands in the box at the top, and the place it speaks of
    said: str = ""  # what was done on the way, to be said once
    left: bool = False  # whether nobody of that visitor's has had a page open for a while
    taken: int = 0  # how many files this desk has had: names the next file's field
    sessions: set[str] = field(default_factory=set)
    seen: float = field(default_factory=time.monotonic)

    @property
    def report(self) -> Report | None:
        """What the check found, once it has."""
        return self.checking.result if self.checking is not None and self.checking.is_done else None

    @property
    def is_busy(self) -> bool:
        """Whether a load is going on: then the file must stay."""
        return self.loading is not None and not self.loading.is_done

    def let_go(self) -> None:
        """Forget the file, but not what was found in it."""
        if self.file is not None and not self.is_busy:
            self.file.close()
            self.file = None

    def loading_ended(self) -> None:
        """On to the receipt; or back to the answers, with what kept the file from being loaded."""
        work, self.loading = self.loading, None
        if work is None:
            return
        self.loaded = work.result
        self.step = "done" if work.result is not None else "answers"
        self.faults = [(work.fault, "")] if work.fault else []
        if work.result is not None:
            self.let_go()

    def begin_again(self, step: str, *, same: bool = True) -> None:
        """Back to an earlier step: the file and all that was found goes, what was typed stays where it is the same return."""
        self.let_go()
        self.step, self.checking, self.weighing, self.loading, self.loaded = step, None, None, None, None
        self.faults, self.said, self.submitted_on, self.covers = [], "", None, None
        self.taken += 1
        if not same:
            self.settings = None


_lock = threading.Lock()
_desks: dict[str, Desk] = {}
_watching: list[threading.Thread] = []


def desk_of(visitor: Visitor) -> Desk:
    """The visitor's own desk, cleared the first time."""
    with _lock:
        desk = _desks.setdefault(_key(visitor), Desk())
        if not _watching:
            _watching.append(threading.Thread(target=_watch, daemon=True, name="letting go of files"))
            _watching[0].start()
    _mark(desk)
    return desk


def seen(visitor: Visitor) -> None:
    """The visitor has opened a page of the dashboard, whichever: a file they have on their desk stays there."""
    desk = _desks.get(_key(visitor))
    if desk is not None:
        _mark(desk)


def let_go_where_nobody_looks(now: float) -> bool:
    """Let go of the files of visitors who have had no page open for a while, and in the end of all that was theirs.

    Whether somebody has just been found to have left.
    """
    just_left = False
    with _lock:
        for key, desk in list(_desks.items()):
            desk.sessions = {session for session in desk.sessions if _is_open(session)}
            if desk.sessions:
                desk.seen = now
            elif now - desk.seen > FORGOTTEN and not desk.is_busy:
                desk.let_go()
                del _desks[key]
            elif now - desk.seen > LEASE:
                just_left = just_left or not desk.left
                desk.left = True
                desk.let_go()
    return just_left


def change(desk: Desk, **settings: str) -> None:
    """Put down what was typed."""
    assert desk.settings is not None
    desk.settings = replace(desk.settings, **settings)


def _key(visitor: Visitor) -> str:
    """Who it is: by name, and where nobody signs in by the browser they use."""
    return visitor.name if visitor.how == "sign-in" else f"{visitor.name} {st.context.cookies.get(BROWSER, '')}"


def _mark(desk: Desk) -> None:
    context = get_script_run_ctx()
    if context is not None:
        desk.sessions.add(context.session_id)
    desk.seen, desk.left = time.monotonic(), False


def _is_open(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _watch() -> None:
    while True:
        time.sleep(LOOKS)
        if let_go_where_nobody_looks(time.monotonic()):
            figures.give_back_memory()
            memory.give_back()
