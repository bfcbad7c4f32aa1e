"""python -m data.sample STORE: make the sample council's store, once; quick when it is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import __main__ as door
from data.errors import DashboardError
from data.loading import Receipt
from data.sample.store import fill
from data.store import Store, open_store

MONTH_BEFORE = date(2026, 10, 31)  # the newest extract was sent in November


def main(arguments: Sequence[str]) -> int:
    """Fill the store named; 0 done, 2 it cannot be."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return _make(Path(arguments[0]))
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 2


def _make(wanted: Path) -> int:
    """Made under another name and then renamed, so that a start that was broken off leaves no half-filled store."""
    making = wanted if wanted.exists() else wanted.with_name(f"{wanted.stem}.making{wanted.suffix}")
    store = open_store(making)
    try:
        fill(store, lambda receipts: _work_out(store, receipts), lambda words: print(words, flush=True))
    finally:
        store.close()
    if making != wanted:
        making.replace(wanted)
    return 0


def _work_out(store: Store, receipts: Sequence[Receipt]) -> None:
    """The figures of today, and before them those of the month before, so that pages can say what was revised since."""
    # data's own door is the one that may open the room of measures
    door.read_as_of(store, MONTH_BEFORE)
    door.work_out_figures(store, receipts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
