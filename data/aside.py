"""A function run in a process of its own: what it needs of memory and of the processor is gone with it, and so is its crash.

Reading a large file takes several times its size for a few seconds. In the dashboard's own process readers would feel it, and the memory
would come back late; a process that ends gives all of it back at once.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from data.errors import DashboardError, UploadError

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
NO_MEMORY = "The file is too large for this machine's memory. Split it by period and load the parts."


def aside(function: Callable[..., T], *given: object) -> T:
    """What the function makes of what it is given, both picklable, in a process that ends with it. Its DashboardError is raised here."""
    child = subprocess.run(
        [sys.executable, "-m", "data.aside"], cwd=ROOT, input=pickle.dumps((function, given)), stdout=subprocess.PIPE, check=False
    )
    if child.returncode < 0:  # killed, as a system does that runs out of memory
        raise UploadError(NO_MEMORY)
    if child.returncode:
        raise RuntimeError(f"the process aside ended with {child.returncode}")  # it has said in the log where
    outcome, made = pickle.loads(child.stdout)
    if outcome == "fault":
        raise made
    return made  # type: ignore[no-any-return]


def _answer(asked: bytes) -> tuple[str, Any]:
    """What the function makes, or its fault in words; of any other fault only the place is said, since its message may quote a row."""
    function, given = pickle.loads(asked)
    try:
        return "result", function(*given)
    except DashboardError as fault:
        return "fault", fault
    except Exception as fault:  # noqa: BLE001 - said without its message, which may quote a row of somebody's data
        where = "; ".join(f"{step.filename}:{step.lineno}" for step in traceback.extract_tb(fault.__traceback__)[-6:])
        sys.exit(f"{getattr(function, '__name__', 'a function')} failed aside: {type(fault).__name__} at {where}")


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(_answer(sys.stdin.buffer.read())))
