"""The sample's files and a store filled with them, made once for all the tests of a process."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from data.sample import SampleFile, make_sample
from data.store import Store


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
    from data.loading import accept
    from data.sample.store import fill
    from metrics.run import run

    filled = Store(folder() / "sample.duckdb")
    fill(filled, lambda receipts: accept(filled, receipts, lambda: run(filled)), lambda words: None)
    atexit.register(filled.close)
    return filled
