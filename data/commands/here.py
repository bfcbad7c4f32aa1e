"""A command given at this terminal: done here when the store is free, handed over when a running dashboard holds it."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data.commands import counter
from data.commands.console import Console, this_terminal
from data.commands.handing_over import NobodyThere, hand_over
from data.commands.program import Caller, Program, carry_out, files_read
from data.commands.wire import Request, named_file
from data.errors import DashboardError, StoreError, StoreHeld, kind_and_place
from data.store import open_store, store_path
from data.unforeseen import said_of_query

PATIENCE = 10.0  # seconds: a dashboard that starts or stops has the store a moment before or after it takes commands
PAUSE = 0.2


def run_here(program: Program, words: Sequence[str], name: str) -> int:
    """Read and run one command on behalf of `name`; the exit code."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    caller, console = Caller(name, Path.cwd()), this_terminal()
    options = program.read(words, caller)
    try:
        if hasattr(options, "alone"):
            return int(options.alone(options, console))
        return _with_the_store(program, words, options, caller, console)
    except DashboardError as error:
        console.complain(error)
        return 2
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - a traceback ends with a message, which may quote a row of somebody's data
        why = f": {said_of_query(error)}" if isinstance(error, duckdb.Error) else ""
        console.complain(f"Something went wrong in the program itself{why}. What was not said to be kept was not. {kind_and_place(error)}")
        return 2


def _with_the_store(program: Program, words: Sequence[str], options: argparse.Namespace, caller: Caller, console: Console) -> int:
    """The exit code of a command that needs the store, ours to open or a dashboard's. Raises StoreHeld when it is another command's."""
    where = Path(options.store or store_path())
    if hasattr(options, "makes_no_store") and not where.exists():
        raise StoreError(f"There is no store at {where}. Name another in PREVENTION_STORE or --store.")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            store = open_store(options.store)
        except StoreHeld as held:
            dashboard = counter.find(where)
            # a file left by a dashboard that was killed may name an address at which somebody else answers by now
            if dashboard is not None and held.process in (None, dashboard.process):
                with contextlib.suppress(NobodyThere):
                    return hand_over(dashboard, _request(program, words, options, caller, console), console)
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)
            continue
        try:
            code = carry_out(store, options, console)
        finally:
            store.close()
        if hasattr(options, "afterwards"):
            options.afterwards(where, caller.name)
        return code


def _request(program: Program, words: Sequence[str], options: argparse.Namespace, caller: Caller, console: Console) -> Request:
    """The command as a dashboard is asked to do it."""
    files = tuple(found for path in files_read(options) if (found := named_file(path)) is not None)
    return Request(program.name, tuple(words), caller.name, str(caller.folder), console.watched, files)
