"""What can go wrong, as a family: every message tells the reader what to do next.

DashboardError
├── StoreError       the file that holds the figures cannot be opened, or refuses
│   ├── StoreHeld    another process has it open
│   └── EntryError   what somebody entered cannot be kept: every fault, with the entry it is about
├── UploadError      a file cannot be read at all, or belongs elsewhere
├── FrameworkError   a plan's file is not what a plan's file must be
└── MeasureError     a measure's file is wrong, or its query fails

Of any other fault only its kind and place may be said, in a log too: its message may quote a row of somebody's data.
"""

from __future__ import annotations

import traceback


class DashboardError(Exception):
    """A fault with a sentence for the person who reads it."""


class StoreError(DashboardError):
    """The store cannot be opened or used."""


class StoreHeld(StoreError):
    """Another process has the store open; `process` is its number where the system tells."""

    def __init__(self, says: str, process: int | None = None) -> None:
        super().__init__(says)
        self.process = process


class EntryError(StoreError):
    """What somebody entered cannot be kept. `faults` are sentences, each with the name of the entry that it is about ('' for none)."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__(" ".join(says for says, _ in faults))
        self.faults = faults


class UploadError(DashboardError):
    """A file cannot be read, or may not be loaded here. Nothing has changed."""


class FrameworkError(DashboardError):
    """A framework's file breaks the shape every framework has."""


class MeasureError(DashboardError):
    """A measure's file is wrong, or its query fails."""


def kind_and_place(fault: BaseException) -> str:
    """What kind of fault it is and where in the code it came up, without a word of its message."""
    steps = traceback.extract_tb(fault.__traceback__)[-6:]
    return f"{type(fault).__name__} at {'; '.join(f'{step.filename}:{step.lineno}' for step in steps)}"
