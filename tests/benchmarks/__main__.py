"""The benchmarks, as ratios in one run: python -m tests.benchmarks [files | pages] (make bench runs both). Exit 1 when a bound is broken.

A ratio is held against this machine's own floor, measured just before and just after, so that what else the machine does weighs on both;
of three rounds the middle ratio counts. On a machine that is busy with other work the ratios still swing: run it when it is quiet.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import extract, page, process

ROUNDS = 3
MEMORY_MB = 2000
PAGES = ("", "objective-1", "outcome-1", "measure?id=front_door_share", "measure", "methods")


@dataclass(frozen=True)
class Measured:
    """One thing measured in one round, and the floor of that round."""

    what: str
    value: float
    unit: str
    floor: float
    bound: float | None  # None: shown, not judged

    @property
    def ratio(self) -> float:
        return self.value / self.floor

    @property
    def kept(self) -> bool:
        return self.bound is None or self.ratio <= self.bound


def main(asked: list[str]) -> int:
    """Measure what is asked (everything otherwise), print the table, and say by the exit code whether each bound is kept."""
    parts: dict[str, Callable[[Path], list[Measured]]] = {"files": files, "pages": pages}
    if set(asked) - set(parts):
        sys.exit(__doc__)
    kept = True
    for name in asked or parts:
        with tempfile.TemporaryDirectory(prefix="prevention-bench-") as folder:
            kept = show(parts[name](Path(folder))) and kept
    return 0 if kept else 1


def show(measured: Iterable[Measured]) -> bool:
    """Print the middle round of each thing measured; whether all of them keep their bound."""
    rounds: dict[str, list[Measured]] = {}
    for one in measured:
        rounds.setdefault(one.what, []).append(one)
    middles = [sorted(found, key=lambda one: one.ratio)[len(found) // 2] for found in rounds.values()]
    print(f"\n{'':<50}{'measured':>12}{'floor':>12}{'ratio':>8}{'bound':>8}")
    for one in middles:
        value, floor = (f"{number:,.3f} s" if one.unit == "s" else f"{number:,.0f} {one.unit}" for number in (one.value, one.floor))
        bound = "" if one.bound is None else f"{one.bound:.0f}"
        print(f"{one.what:<50}{value:>12}{floor:>12}{one.ratio:>8.2f}{bound:>8}{'' if one.kept else '   broken'}")
    print(flush=True)
    return all(one.kept for one in middles)


def files(folder: Path) -> list[Measured]:
    """Checking and loading an extract of 300,000 rows, each in a process of its own."""
    path = folder / "extract.csv"
    _say(f"Writing an extract of {extract.ROWS:,} rows ...")
    _succeeded(process.run(["-m", "tests.benchmarks.extract", str(path)]))
    _say(f"It has {path.stat().st_size / 1e6:,.0f} MB. The floor is DuckDB's bare read of it, every column as text, into memory.")
    measured = []
    for number in range(1, ROUNDS + 1):
        before = _bare_read(path)
        check = _succeeded(process.run(["-m", "data", "check", "client_level_data", str(path), "--format", "csv"]), allowed=(0, 1))
        between = _bare_read(path)
        load = _succeeded(process.run(_load(path, folder / f"store{number}" / "bench.duckdb")))
        after = _bare_read(path)
        _say(f"Round {number} of {ROUNDS}: the bare read took {before:.2f}, {between:.2f} and {after:.2f} s.")
        phases = {line["phase"]: line["seconds"] for line in map(json.loads, load.said.splitlines()[-2:])}
        while_checking, while_loading = (before + between) / 2, (between + after) / 2
        measured += [
            Measured("check", check.seconds, "s", while_checking, 4),
            Measured("load, to the durable receipt", phases["receipt"], "s", while_loading, 6),
            Measured("load, the national method and every measure", phases["figures"], "s", while_loading, 12),
            Measured("load, all of it", load.seconds, "s", while_loading, 18),
            Measured("check, memory at most", check.megabytes, "MB", MEMORY_MB, 1),
            Measured("load, memory at most", load.megabytes, "MB", MEMORY_MB, 1),
        ]
    return measured


def _bare_read(path: Path) -> float:
    return float(_succeeded(process.run(["-m", "tests.benchmarks.floor", str(path)])).said)


def _load(path: Path, store: Path) -> list[str]:
    store.parent.mkdir()
    start, end = extract.COVERS
    return [
        "-m", "data", "load", "client_level_data", str(path), "--store", str(store), "--timings",
        "--submitted-on", str(extract.SUBMITTED_ON), "--covers", f"{start}:{end}",
    ]  # fmt: skip


def pages(folder: Path) -> list[Measured]:
    """A rerun of each kind of page on the sample council, against a page with one chart and one table."""
    store = folder / "sample" / "sample.duckdb"
    store.parent.mkdir()
    _say("Making the sample council ...")
    _succeeded(process.run(["-m", "data.sample", str(store)]))
    measured = []
    with page.served(page.FLOOR_PAGE, {}) as empty, page.served(page.DASHBOARD, {"PREVENTION_STORE": str(store)}) as dashboard:
        for number in range(1, ROUNDS + 1):
            _say(f"Round {number} of {ROUNDS}: rerunning pages ...")
            for prompt in (False, True):
                floor = statistics.median(page.rerun_seconds(empty, "", prompt=prompt))
                for name in PAGES:
                    taken = statistics.median(page.rerun_seconds(dashboard, name, prompt=prompt))
                    what = f"page {name or 'overview'}, {'server alone' if prompt else 'a rerun'}"
                    measured.append(Measured(what, taken, "s", floor, None if prompt else 3))
    return measured


def _succeeded(took: process.Took, allowed: tuple[int, ...] = (0,)) -> process.Took:
    if took.exit_code not in allowed:
        sys.exit(f"A command of the benchmark failed ({took.exit_code}):\n{took.said[-3000:]}")
    return took


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
