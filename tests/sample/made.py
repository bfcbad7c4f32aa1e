"""The sample's files and a store filled with them, made once for all the tests of a process."""

from __future__ import annotations

import atexit
import fcntl
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from data.sample import SampleFile, make_sample
from data.store import Store

ROOT = Path(__file__).parents[2]


@functools.cache
def folder() -> Path:
    """A folder that is gone when the tests are over."""
    made = Path(tempfile.mkdtemp(prefix="prevention-sample-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@functools.cache
def files() -> tuple[SampleFile, ...]:
    return make_sample(folder() / "files")


@functools.cache
def store() -> Store:
    """The sample council's store with its figures. For reading only: every test of the process shares it."""
    filled = Store(copied_to(folder() / "store"))
    atexit.register(filled.close)
    return filled


def copied_to(target: Path) -> Path:
    """A copy of the sample council's store in that folder, with its person key. The command that `make run` uses makes it once a run."""
    shared = Path(tempfile.gettempdir()) / f"prevention-sample-of-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    shared.mkdir(mode=0o700, exist_ok=True)
    atexit.register(shutil.rmtree, shared, ignore_errors=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first process makes it, the others wait
        if not (shared / "sample.duckdb").exists():
            asked = [sys.executable, "-m", "data.sample", str(shared / "sample.duckdb")]
            made = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
            assert made.returncode == 0, made.stdout + made.stderr
        target.mkdir(parents=True, exist_ok=True)
        for name in ("sample.duckdb", "person.key"):
            shutil.copy2(shared / name, target / name)
    return target / "sample.duckdb"
