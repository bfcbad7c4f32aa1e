"""Checking and loading a big extract, each in a process of its own, against this machine's bare read of the file."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks import extract, process
from tests.benchmarks.measured import Measured, say
from tests.benchmarks.process import succeeded

ROUNDS = 3
MEMORY_MB = 2000


def files(folder: Path) -> list[Measured]:
    """Checking and loading an extract of 300,000 rows, each in a process of its own."""
    path = folder / "extract.csv"
    say(f"Writing an extract of {extract.ROWS:,} rows ...")
    succeeded(process.run(["-m", "tests.benchmarks.extract", str(path)]))
    say(f"It has {path.stat().st_size / 1e6:,.0f} MB. The floor is DuckDB's bare read of it, every column as text, into memory.")
    measured = []
    for number in range(1, ROUNDS + 1):
        before = _bare_read(path)
        check = succeeded(process.run(["-m", "data", "check", "client_level_data", str(path), "--format", "csv"]), allowed=(0, 1))
        between = _bare_read(path)
        load = succeeded(process.run(_load(path, folder / f"store{number}" / "bench.duckdb")))
        after = _bare_read(path)
        say(f"Round {number} of {ROUNDS}: the bare read took {before:.2f}, {between:.2f} and {after:.2f} s.")
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
    return float(succeeded(process.run(["-m", "tests.benchmarks.floor", str(path)])).said)


def _load(path: Path, store: Path) -> list[str]:
    store.parent.mkdir()
    start, end = extract.COVERS
    return [
        "-m", "data", "load", "client_level_data", str(path), "--store", str(store), "--timings",
        "--submitted-on", str(extract.SUBMITTED_ON), "--covers", f"{start}:{end}",
    ]  # fmt: skip
