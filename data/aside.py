"""A function run in a process of its own: what it needs of memory and of the processor is gone with it, and so is its crash.

Reading a large file takes several times its size for a few seconds. In the dashboard's own process readers would feel it, and the memory
would come back late; a process that ends gives all of it back at once.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, TypeVar

from data.errors import DashboardError, UploadError, kind_and_place

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
WITH_BYTES = "with-bytes"
NO_MEMORY = "The file is too large for this machine's memory. Split it by period and load the parts."


def aside(function: Callable[..., T], *given: object) -> T:
    """What the function makes of what it is given, both picklable, in a process that ends with it. Its DashboardError is raised here."""
    child = subprocess.run(
        [sys.executable, "-m", "data.aside"], cwd=ROOT, input=pickle.dumps((function, given)), stdout=subprocess.PIPE, check=False
    )
    _require_ended_well(child.returncode)
    outcome, made = pickle.loads(child.stdout)
    if outcome == "fault":
        raise made
    return made  # type: ignore[no-any-return]


@contextlib.contextmanager
def aside_with_bytes(function: Callable[..., tuple[T, bytes]], *given: object) -> Iterator[tuple[T, IO[bytes]]]:
    """The same of a function that makes something and bytes beside it, which stay in its process until they are read, inside the `with`.

    Whoever reads them takes them as good only after the `with`: it raises when the process did not hand over all of them.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "data.aside", WITH_BYTES], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it has ended already: said below
            child.stdin.write(pickle.dumps((function, given)))
            child.stdin.close()
        try:
            outcome, made = pickle.load(child.stdout)
        except (EOFError, pickle.UnpicklingError):
            _require_ended_well(child.wait() or 1)
        if outcome == "fault":
            raise made
        yield made, child.stdout
        child.stdout.read()
        _require_ended_well(child.wait())


def _require_ended_well(code: int) -> None:
    if code < 0:  # killed, as a system does that runs out of memory
        raise UploadError(NO_MEMORY)
    if code:
        raise RuntimeError(f"the process aside ended with {code}")  # it has said in the log where


def _answer(asked: bytes) -> tuple[str, Any]:
    """What the function makes, or its fault in words; of any other fault only the place is said, since its message may quote a row."""
    function, given = pickle.loads(asked)
    try:
        return "result", function(*given)
    except DashboardError as fault:
        return "fault", fault
    except Exception as fault:  # noqa: BLE001 - said without its message, which may quote a row of somebody's data
        sys.exit(f"{getattr(function, '__name__', 'a function')} failed aside: {kind_and_place(fault)}")


def _hand_over(asked: bytes, out: IO[bytes], with_bytes: bool) -> None:
    outcome, made = _answer(asked)
    beside = b""
    if with_bytes and outcome == "result":
        made, beside = made
    with contextlib.suppress(BrokenPipeError):  # whoever asked wants no more of it
        out.write(pickle.dumps((outcome, made)))
        out.write(beside)
        out.flush()


if __name__ == "__main__":
    _hand_over(sys.stdin.buffer.read(), sys.stdout.buffer, WITH_BYTES in sys.argv)
