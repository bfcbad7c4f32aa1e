"""A big council's extract through the upload page, in a real browser: how soon its report is there, and what the server's memory does.

    python -m tests.benchmarks.upload [EXTRACT.csv]      makes the extract of 300,000 rows where none is named

Memory is that of the server's own process (resident, from /proc), measured ten times a second from the first page to 150 seconds after the
tab was closed. A process that reads aside is counted in a line of its own, with the file where it is held in memory.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from data.records.home_council import name_home_council
from data.store import Store
from tests.benchmarks import extract, floor, page, process
from tests.benchmarks.measured import Measured, say, show

PATIENCE = 300_000  # milliseconds
AFTER = 150  # seconds from closing the tab
REPORT, GROWTH, REST = 6, 3, 1.3


@dataclass
class Memory:
    """Resident megabytes of a process and of those it started: now, at most since `peak` was set back, and of the others together."""

    pid: int
    now: float = 0.0
    peak: float = 0.0
    others: float = 0.0
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look ten times a second until told to stop."""
        while not self.stopped.wait(0.1):
            self.now = resident(self.pid)
            self.peak = max(self.peak, self.now)
            self.others = max(self.others, sum(resident(child) for child in children(self.pid)))


def resident(pid: int) -> float:
    """Megabytes of a process in memory; 0 for one that has gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
    except (FileNotFoundError, ProcessLookupError):
        return 0.0


def children(pid: int) -> list[int]:
    """The processes that a process has started, by number."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


@contextmanager
def watched(pid: int) -> Iterator[Memory]:
    """The memory of a process, watched in the background."""
    memory = Memory(pid)
    threading.Thread(target=memory.watch, daemon=True).start()
    try:
        yield memory
    finally:
        memory.stopped.set()


def uploads(path: Path, folder: Path) -> list[Measured]:
    """One upload of the file: the report's time against a bare read of it, memory against the file's size and its start."""
    store = folder / "bench.duckdb"
    opened = Store(store)
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    opened.close()
    megabytes = path.stat().st_size / 1e6
    bare = statistics.median(floor.seconds(str(path)) for _ in range(3))
    with page.served(page.DASHBOARD, {"PREVENTION_STORE": str(store)}) as port, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        tab = chromium.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(f"http://127.0.0.1:{port}/upload?as=officer")
        tab.get_by_role("button", name="Continue", exact=True).click()
        tab.locator("input[type=file]").wait_for(state="attached")
        time.sleep(2)
        with watched(_server_on(port)) as memory:
            time.sleep(1)
            start = memory.now
            report = _check(tab, path)
            bare_after = floor.seconds(str(path))
            checked = memory.peak
            _load(tab)
            loaded = memory.peak
            chromium.close()
            time.sleep(AFTER)
            rest = memory.now
    say(f"In processes aside, at most {memory.others:,.0f} MB; the file is held in memory besides, {megabytes:,.0f} MB.")
    return [
        Measured("upload, report of the check", report, "s", (bare + bare_after) / 2, REPORT),
        Measured("upload, the server's growth to the report", checked - start, "MB", megabytes, GROWTH),
        Measured("upload, the server's growth while loading", loaded - start, "MB", megabytes, GROWTH),
        Measured(f"upload, the server {AFTER} s after the tab closed", rest, "MB", start, REST),
    ]


def _check(tab: Page, path: Path) -> float:
    """Give the file, and the seconds from asking for the check to its report."""
    tab.locator("input[type=file]").set_input_files(path)
    tab.get_by_test_id("stFileChip").wait_for()
    tab.get_by_test_id("stFileUploader").get_by_role("progressbar").wait_for(state="detached")
    time.sleep(3)
    begun = time.perf_counter()
    tab.get_by_role("button", name="Check this file").click()
    tab.get_by_role("button", name="Continue to check your answers").wait_for()
    return time.perf_counter() - begun


def _load(tab: Page) -> None:
    """From the report to the receipt, once it is known what would change."""
    tab.get_by_text("Working out the figures with").first.wait_for(state="detached")
    tab.get_by_role("button", name="Continue to check your answers").click()
    tab.get_by_role("heading", name="Check your answers").wait_for()
    left_out = tab.get_by_text("may be left out")
    if left_out.count():
        left_out.click()
        time.sleep(1)
    tab.get_by_role("button", name="Confirm and load").click()
    tab.get_by_text("is your reference").wait_for()


def _server_on(port: int) -> int:
    """The process of the server that this one started on a port."""
    for process_folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (process_folder / "cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if str(port).encode() in words and b"streamlit" in words:
            return int(process_folder.name)
    raise RuntimeError("the server's process was not found")


def main(asked: list[str]) -> int:
    """Measure, print the table, and say by the exit code whether each bound is kept."""
    with tempfile.TemporaryDirectory(prefix="prevention-bench-") as folder:
        path = Path(asked[0]) if asked else Path(folder) / "extract.csv"
        if not asked:
            say(f"Writing an extract of {extract.ROWS:,} rows ...")
            process.run(["-m", "tests.benchmarks.extract", str(path)])
        return 0 if show(uploads(path, Path(folder))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
