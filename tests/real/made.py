"""A store of Halton with real published files and nothing of its own, made once for all the tests of a run."""

from __future__ import annotations

import atexit
import fcntl
import functools
import os
import shutil
import sys
import tempfile
from pathlib import Path

from data.loading import accept, load
from data.records.home_council import name_home_council
from data.store import Store, open_store
from metrics.run import run

ROOT = Path(__file__).parents[2]
HERE, PUBLISHED, OTHERS = Path(__file__).parent / "files", ROOT / "data" / "reference" / "published", ROOT / "tests/data/returns/files"
FILES = (
    ("population", PUBLISHED / "population_18_64_and_65_plus.csv"),
    ("ascof_open_data", OTHERS / "ascof_open_data_2020-21.csv"),
    ("ascof_open_data", HERE / "oflog_asc_of_halton.csv"),
    ("ascof_open_data", HERE / "ascof_salt_era_2a_2b_2d_of_halton.csv"),
    ("ascof_time_series", PUBLISHED / "ascof_timeseries_2015-16_to_2024-25.ods"),
    ("long_term_support_published", OTHERS / "long_term_support_during_2024-25_from_ascof_2e.csv"),
    ("long_term_support_published", OTHERS / "cld_long_term_support_snapshot_31mar2026_selected.csv"),
)
NAME = "halton.duckdb"


def make(path: Path) -> None:
    """The store at `path`: home council Halton with the plan `halton`, every file of FILES, and the figures."""
    store = open_store(path)
    try:
        name_home_council(store, "321", "E06000006", "Halton", "halton", by="a test")
        receipts = [receipt for return_id, file in FILES for receipt in load(store, return_id, [file], by="a test")]
        accept(store, receipts, lambda: run(store))
        store.checkpoint()
    finally:
        store.close()


def copied_to(target: Path) -> Path:
    """A copy of the store in that folder, with its person key. The first process that asks makes it, once a run."""
    shared = Path(tempfile.gettempdir()) / f"prevention-halton-of-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    shared.mkdir(mode=0o700, exist_ok=True)
    atexit.register(shutil.rmtree, shared, ignore_errors=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first process makes it, the others wait
        if not (shared / NAME).exists():
            make(shared / "making.duckdb")
            (shared / "making.duckdb").replace(shared / NAME)
        target.mkdir(parents=True, exist_ok=True)
        for name in (NAME, "person.key"):
            shutil.copy2(shared / name, target / name)
    return target / NAME


@functools.cache
def store() -> Store:
    """The store. For reading only: every test of the process shares it."""
    folder = Path(tempfile.mkdtemp(prefix="prevention-halton-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    filled = Store(copied_to(folder))
    atexit.register(filled.close)
    return filled


if __name__ == "__main__":
    make(Path(sys.argv[1]))  # python -m tests.real.made STORE: to look at its pages
