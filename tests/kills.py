"""Loads killed at moments spread over their length: python -m tests.kills 50.

Each is a process of its own that is killed without warning (kill -9). Every third is carried out by a dashboard, which is what is killed.
Afterwards the store must open, every upload whose receipt was printed must be there, every upload there must have all its rows, one that
never was whole must be named as interrupted, and the next start must have worked out all figures.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.commands import counter
from data.loading import finish, unfinished
from data.records.attempts import BEGAN, interrupted, seen
from data.store import Store
from metrics.run import run
from tests.benchmarks import extract

HOME = Path(__file__).parent.parent
PATIENCE = 300.0
RECEIPT = re.compile(rb"^Upload (\d+): (\S+),", re.MULTILINE)
LOAD = ("data", "load", "client_level_data")


@dataclass
class Tally:
    """What became of the kills so far."""

    kills: int = 0
    had_ended: int = 0
    before_any_line: int = 0
    acknowledged: list[int] = field(default_factory=list)
    whole_without_receipt: int = 0
    interrupted: int = 0
    finished_at_next_start: int = 0
    slowest_opening: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.had_ended} of them of a load that had just ended: {len(self.acknowledged)} with a receipt printed before, {self.whole_without_receipt} whole with none, "
            f"{self.interrupted} named as interrupted, {self.before_any_line} before anything was begun; "
            f"{self.finished_at_next_start} had their figures finished by the next start; slowest opening {self.slowest_opening:.2f} s; "
            f"{len(self.wrong)} wrong" + "".join(f"\n  {each}" for each in self.wrong)
        )


def spread(store: Path, files: list[Path], length: float, through_dashboard: int = 3) -> Tally:
    """Kill the load of each file once, at moments spread evenly over `length` seconds, and look at the store after each."""
    tally = Tally()
    for number, path in enumerate(files):
        moment = length * (number + 0.5) / len(files)
        by_dashboard = bool(through_dashboard) and number % through_dashboard == through_dashboard - 1
        said, ended = _killed_dashboard(store, path, moment) if by_dashboard else _killed_load(store, path, moment)
        tally.kills += 1
        tally.had_ended += ended
        _look(store, path, [int(receipt[0]) for receipt in RECEIPT.findall(said)], tally)
    return tally


def length_of_a_load(store: Path, path: Path) -> float:
    """Seconds from the start of a load's process to its end, figures and all."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", *LOAD, str(path)], cwd=HOME, env=_settings(store), check=True, capture_output=True)
    return time.monotonic() - begun


def variants(source: Path, folder: Path, number: int) -> list[Path]:
    """Copies of an extract that are files of their own: each ends with one more empty line."""
    content = source.read_bytes().rstrip(b"\r\n")
    made = [folder / f"extract-{n}.csv" for n in range(number)]
    for n, path in enumerate(made):
        path.write_bytes(content + b"\r\n" * (n + 1))
    return made


def _look(store: Path, path: Path, receipts: list[int], tally: Tally) -> None:
    """Hold the store against what was promised, then begin as the next start does."""
    begun = time.monotonic()
    opened = Store(store)
    tally.slowest_opening = max(tally.slowest_opening, time.monotonic() - begun)
    try:
        kept = opened.rows("select upload_id, file_name, rows_kept from upload")
        rows = dict(opened.rows("select upload_id, count(*) from cld_row group by upload_id"))
        there = {int(upload) for upload, *_ in kept}
        tally.acknowledged += receipts
        tally.wrong += [f"{path.name}: upload {each} had a receipt and is lost" for each in tally.acknowledged if each not in there]
        tally.wrong += [f"{path.name}: upload {u} has {rows.get(u, 0)} of {k} rows" for u, _, k in kept if rows.get(u, 0) != k]
        tally.wrong += [f"{path.name}: rows of upload {each}, which there is not" for each in rows if each not in there]
        names = [name for _, name, _ in kept]
        named = len(interrupted(opened))
        if path.name in names:
            tally.whole_without_receipt += not receipts
            tally.wrong += [f"{path.name}: whole, and named as interrupted"] * named
        else:
            told = f"%{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}%"
            begun_loads = opened.rows("select count(*) from audit where what = ? and details like ?", [BEGAN, told])[0][0]
            tally.interrupted += named
            tally.before_any_line += not begun_loads
            tally.wrong += [f"{path.name}: begun, not whole, and not named"] * (bool(begun_loads) and not named)
        left = finish(opened, lambda: run(opened))
        tally.finished_at_next_start += len(left)
        tally.wrong += [f"{path.name}: figures of {each} are still not worked out" for each in unfinished(opened)]
        for each in interrupted(opened):  # so that the next kill is told from this one
            seen(opened, each, "the test")
    finally:
        opened.close()


def _killed_load(store: Path, path: Path, moment: float) -> tuple[bytes, bool]:
    """What a load had printed when it was killed that many seconds after its start, and whether it had ended by then."""
    with _load(store, path) as load:
        said = _read(load, moment)
        ended = load.poll() is not None
        load.kill()
        return said + _read(load, PATIENCE), ended


def _killed_dashboard(store: Path, path: Path, moment: float) -> tuple[bytes, bool]:
    """The same of a load carried out by a dashboard, which is killed that many seconds after the load's start."""
    with _dashboard(store) as server, _load(store, path) as load:
        said = _read(load, moment)
        ended = load.poll() is not None
        os.kill(server.pid, signal.SIGKILL)
        server.wait(PATIENCE)
        return said + _read(load, PATIENCE), ended


@contextlib.contextmanager
def _load(store: Path, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    load = subprocess.Popen(
        [sys.executable, "-m", *LOAD, str(path)], cwd=HOME, env=_settings(store), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield load
    finally:
        load.kill()
        load.communicate()


@contextlib.contextmanager
def _dashboard(store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A dashboard that takes commands for the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    counter.beside(store).unlink(missing_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", str(HOME / "dashboard.py"), "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=HOME, env=_settings(store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while counter.find(store) is None and time.monotonic() < until and server.poll() is None:
            time.sleep(0.05)
        yield server
    finally:
        server.kill()
        server.wait(PATIENCE)


def _read(load: subprocess.Popen[bytes], seconds: float) -> bytes:
    """What a load prints within this time, or until it has ended."""
    assert load.stdout is not None
    os.set_blocking(load.stdout.fileno(), False)
    said, until = b"", time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(load.stdout, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if selector.select(left):
                piece = os.read(load.stdout.fileno(), 1 << 16)
                if not piece:
                    break
                said += piece
    return said


def _settings(store: Path) -> dict[str, str]:
    return {**os.environ, "PREVENTION_STORE": str(store)}


def main(arguments: list[str]) -> int:
    """Kill as many loads as asked for (50), on an extract of 30,000 rows; 1 when anything was wrong."""
    kills = int(arguments[0]) if arguments else 50
    extract.ROWS = 30_000
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.csv"
        extract.write(source)
        first, *files = variants(source, Path(folder), kills + 1)
        store = Path(folder) / "killed.duckdb"
        length = length_of_a_load(store, first)
        sys.stdout.write(f"A load takes {length:.1f} s from start to end.\n")
        tally = spread(store, files, length)
        sys.stdout.write(f"{tally}\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
