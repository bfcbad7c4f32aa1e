"""A command carried out in a thread of its own, and its answer line by line while it goes on.

Several may be at work at once, so nothing is redirected: each writes to a console of its own. When nobody reads any more the work goes
on all the same, since an upload that was kept should have its figures.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TextIO, cast

from data.commands import wire
from data.commands.console import Console
from data.commands.program import Caller, Program, carry_out
from data.store import Store
from pages.commands_files import Copies

WAITING = 64  # pieces that may wait for a slow reader before the work does
PIECE = 1 << 16  # characters
FAILED = "The dashboard could not do this. Its log says where it went wrong."
logger = logging.getLogger(__name__)


class Line:
    """Pieces of an answer from the thread that works to the loop that sends."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._pieces: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._room = threading.Semaphore(WAITING)
        self._nobody_reads = threading.Event()

    def put(self, piece: bytes | None) -> None:
        """Add a piece, None for the end, waiting while too many wait; dropped when nobody reads."""
        while not self._nobody_reads.is_set() and not self._room.acquire(timeout=0.2):
            pass
        if self._nobody_reads.is_set():
            return
        with contextlib.suppress(RuntimeError):  # the loop is closed: the server has ended
            self._loop.call_soon_threadsafe(self._pieces.put_nowait, piece)

    async def pieces(self) -> AsyncIterator[bytes]:
        """Every piece up to the end."""
        try:
            while (piece := await self._pieces.get()) is not None:
                self._room.release()
                yield piece
        finally:
            self._nobody_reads.set()


class Voice:
    """One of the two streams a command writes to, as far as it needs one."""

    def __init__(self, stream: wire.Stream, line: Line) -> None:
        self._stream, self._line, self._said, self._length = stream, line, list[str](), 0

    def write(self, text: str) -> int:
        self._said.append(text)
        self._length += len(text)
        if self._length > PIECE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        if self._said:
            self._line.put(wire.answer(self._stream, "".join(self._said)))
            self._said, self._length = [], 0


class Overheard(logging.Handler):
    """What the log is told by this thread, for the caller, as a command at a terminal shows it."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.WARNING)
        self._console, self._thread = console, threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread and record.name != logger.name:
            self._console.complain(record.getMessage())


def carried_out(program: Program, asked: wire.Request, copies: Copies, store: Store) -> AsyncIterator[bytes]:
    """Begin the work at once; the answer, ending with the exit code."""
    line = Line()
    # not a daemon: a server that is asked to stop waits until a load it has begun is whole
    threading.Thread(target=_work, args=(program, asked, copies, store, line), name=f"command {asked.program}").start()
    return line.pieces()


def _work(program: Program, asked: wire.Request, copies: Copies, store: Store, line: Line) -> None:
    out, err = Voice("out", line), Voice("err", line)
    console = Console(cast(TextIO, out), cast(TextIO, err), asked.watched)
    overheard = Overheard(console)
    code = 1
    logging.getLogger().addHandler(overheard)
    try:
        options = program.read(asked.words, Caller(asked.name, Path(asked.folder), copies.paths))
        code = carry_out(store, options, console) if hasattr(options, "work") else 2
    except SystemExit:  # the caller has read the same words with its own program, and found them good
        console.complain("The dashboard does not know this command. Bring both to the same version.")
        code = 2
    except Exception:
        console.complain(FAILED)
        logger.exception("A command failed")
    finally:
        logging.getLogger().removeHandler(overheard)
        copies.forget()
        out.flush()
        err.flush()
        line.put(wire.answer("exit", code))
        line.put(None)
