"""python -m data.sample STORE: make the sample council's store, once; quick when it is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from data import __main__ as door
from data.errors import DashboardError
from data.sample.store import fill
from data.store import open_store


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
        # data's own door is the one that may open the room of measures
        fill(store, lambda receipts: door.work_out_figures(store, receipts), lambda words: print(words, flush=True))
    finally:
        store.close()
    if making != wanted:
        making.replace(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
