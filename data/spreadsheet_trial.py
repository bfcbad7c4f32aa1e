"""A spreadsheet opened on trial, in a process of its own that may take only so much memory and time.

The reader makes room for whatever a spreadsheet says that it holds, and ends its process where there is none: an old workbook (xls) of
six kilobytes can say that it has four thousand million cells. What the other checks do not foresee ends this process, not the dashboard.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import python_calamine

from data.aside import aside
from data.errors import UploadError

MOST_MEMORY = 3_000_000_000  # bytes of addresses: 12 million cells with 250 million letters take some two thirds of it
MOST_SECONDS = 60  # of the processor: an xlsx of 100,000 rows and 50 columns takes about ten
BURSTS = (
    "The spreadsheet says that it holds more than can be opened safely. "
    "Copy the table into a new workbook and save that, or save it as CSV (UTF-8) and load that."
)


def opens_within_bounds(path: Path, most_memory: int = MOST_MEMORY) -> bool:
    """Whether a spreadsheet opens without the reader failing outright. UploadError where it takes too much memory or time."""
    try:
        return aside(_opens, path, most_memory)
    except UploadError as fault:  # its process was ended
        raise UploadError(BURSTS) from fault
    except RuntimeError:  # the reader gave up in the middle: it meets what it does not expect in a damaged file
        return False


def _opens(path: Path, most_memory: int) -> bool:
    """Open a workbook and each of its sheets; whether the reader takes it for one."""
    _bind_this_process(most_memory)
    with contextlib.suppress(python_calamine.PasswordError):  # said by whoever opens it next
        try:
            with python_calamine.CalamineWorkbook.from_path(str(path)) as workbook:
                for name in workbook.sheet_names:
                    workbook.get_sheet_by_name(name)
        except python_calamine.CalamineError:
            return False
    return True


def _bind_this_process(most_memory: int) -> None:
    """Limit this process, where the system can, and let the reader's own account of its end go: it is no reader's of the log."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    for kind, most in ((resource.RLIMIT_AS, most_memory), (resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
