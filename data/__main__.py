"""The door of the data commands. How their words are read stands in data/commands/arguments.py, what each does in work.py beside it."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Sequence
from typing import Any

from data import loading
from data.commands import arguments, work
from data.commands.console import this_terminal
from data.commands.here import run_here
from data.store import Store


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return run_here(arguments.program(_measures, _foresee), sys.argv[1:] if words is None else words, getpass.getuser())


def work_out_figures(store: Store, receipts: Sequence[loading.Receipt]) -> None:
    """The figures after a load, said on this terminal."""
    work.work_out_figures(_measures, store, receipts, this_terminal())


def read_as_of(store: Store, day: datetime.date) -> None:
    """The figures as they were on an earlier day, beside the current ones."""
    from metrics.run import run

    run(store, as_of=day, is_default=False)


def _measures(store: Store) -> object:
    from metrics.run import run  # this door alone may open that room

    return run(store)


def _foresee(*which: Any, **how: Any) -> str:
    from metrics.preview_words import told_load

    return told_load(*which, **how)


if __name__ == "__main__":
    sys.exit(main())
