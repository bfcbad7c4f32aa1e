"""A command as a process of its own, with how long it took and how much memory it had at most."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Took:
    """What one process did."""

    seconds: float
    megabytes: float
    exit_code: int
    said: str


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Took:
    """Run this Python with the arguments and wait for it. Peak memory is the kernel's own figure for that process."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=out, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts in bytes, Linux in kilobytes
    return Took(seconds, usage.ru_maxrss / per_megabyte, child.returncode, said)


def succeeded(took: Took, allowed: tuple[int, ...] = (0,)) -> Took:
    """The same, or the end of the benchmark with what the process said."""
    if took.exit_code not in allowed:
        sys.exit(f"A command of the benchmark failed ({took.exit_code}):\n{took.said[-3000:]}")
    return took
