"""The door of the figures' commands: python -m metrics run | results | people. What each does stands in metrics/commands.py."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from data.commands.here import run_here
from metrics.commands import COLUMNS, PROGRAM

__all__ = ["COLUMNS", "main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return run_here(PROGRAM, sys.argv[1:] if words is None else words, "command line")


if __name__ == "__main__":
    sys.exit(main())
