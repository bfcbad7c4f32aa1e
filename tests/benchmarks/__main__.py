"""The benchmarks, as ratios in one run: python -m tests.benchmarks (make bench). Exit 1 when a bound is broken."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import extract, page, process

TIMES = 3
MEMORY_MB = 2000
PAGES = ("", "objective-1", "outcome-1", "measure", "methods")


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, and against what it is held."""

    what: str
    measured: float
    unit: str
    floor: float
    bound: float

    @property
    def ratio(self) -> float:
        return self.measured / self.floor

    @property
    def kept(self) -> bool:
        return self.ratio <= self.bound


def main() -> int:
    """Measure everything, print the table, and say by the exit code whether each bound is kept."""
    with tempfile.TemporaryDirectory(prefix="prevention-bench-") as folder:
        lines = [*files(Path(folder)), *pages(Path(folder))]
    print(f"\n{'':<46}{'measured':>12}{'floor':>12}{'ratio':>8}{'bound':>8}")
    for line in lines:
        verdict = "" if line.kept else "   broken"
        number, floor = (
            f"{value:,.3f} {line.unit}" if line.unit == "s" else f"{value:,.0f} {line.unit}" for value in (line.measured, line.floor)
        )
        print(f"{line.what:<46}{number:>12}{floor:>12}{line.ratio:>8.2f}{line.bound:>8.0f}{verdict}")
    return 0 if all(line.kept for line in lines) else 1


def files(folder: Path) -> list[Line]:
    """Checking and loading an extract of 300,000 rows, each in a process of its own."""
    path = folder / "extract.csv"
    _say(f"Writing an extract of {extract.ROWS:,} rows ...")
    _succeeded(process.run(["-m", "tests.benchmarks.extract", str(path)]))
    floor = json.loads(_succeeded(process.run(["-m", "tests.benchmarks.floor", str(path)])).said)
    _say(f"{path.stat().st_size / 1e6:,.0f} MB. Reading it bare takes {floor['read']:.2f} s; only passing over it, {floor['scan']:.2f} s.")
    checks, loads = [], []
    for time in range(1, TIMES + 1):
        _say(f"Checking and loading, {time} of {TIMES} ...")
        checks.append(_succeeded(process.run(["-m", "data", "check", "client_level_data", str(path), "--format", "csv"]), allowed=(0, 1)))
        loads.append(_succeeded(process.run(_load(path, folder / f"store{time}" / "bench.duckdb"))))
    phases = [{line["phase"]: line["seconds"] for line in map(json.loads, took.said.splitlines()[-2:])} for took in loads]
    read = floor["read"]
    return [
        Line("check", _median(took.seconds for took in checks), "s", read, 4),
        Line("load, to the durable receipt", _median(phase["receipt"] for phase in phases), "s", read, 6),
        Line("load, the national method and every measure", _median(phase["figures"] for phase in phases), "s", read, 12),
        Line("load, all of it", _median(took.seconds for took in loads), "s", read, 18),
        Line("check, memory at most", max(took.megabytes for took in checks), "MB", MEMORY_MB, 1),
        Line("load, memory at most", max(took.megabytes for took in loads), "MB", MEMORY_MB, 1),
    ]


def _load(path: Path, store: Path) -> list[str]:
    store.parent.mkdir()
    start, end = extract.COVERS
    return [
        "-m", "data", "load", "client_level_data", str(path), "--store", str(store), "--timings",
        "--submitted-on", str(extract.SUBMITTED_ON), "--covers", f"{start}:{end}",
    ]  # fmt: skip


def pages(folder: Path) -> list[Line]:
    """A rerun of each kind of page on the sample council, against a page with one chart and one table."""
    store = folder / "sample" / "sample.duckdb"
    store.parent.mkdir()
    _say("Making the sample council ...")
    _succeeded(process.run(["-m", "data.sample", str(store)]))
    _say("Opening pages ...")
    floor = page.rerun_seconds(page.FLOOR_PAGE, ("",), {})[""]
    taken = page.rerun_seconds(page.DASHBOARD, PAGES, {"PREVENTION_STORE": str(store)})
    return [Line(f"page {name or 'overview'}, a rerun", seconds, "s", floor, 3) for name, seconds in taken.items()]


def _succeeded(took: process.Took, allowed: tuple[int, ...] = (0,)) -> process.Took:
    if took.exit_code not in allowed:
        sys.exit(f"A command of the benchmark failed ({took.exit_code}):\n{took.said}")
    return took


def _median(values: object) -> float:
    return statistics.median(values)  # type: ignore[call-overload,no-any-return]


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
