"""python -m data.sample STORE: make the sample council's store, once; quick when it is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import __main__ as door
from data.errors import DashboardError
from data.framework import load_framework
from data.loading import Receipt
from data.records.promises import adopted
from data.sample.council import COUNCIL, PLAN
from data.sample.signed import Made, sign
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
        if sign(store, lambda month, as_of: _edition(store, month, as_of)):
            store.checkpoint()
    finally:
        store.close()
    if making != wanted:
        making.replace(wanted)
    return 0


def _work_out(store: Store, receipts: Sequence[Receipt]) -> None:
    """The figures of today, and before them those of the month before, so that pages can say what was revised since."""
    door.read_as_of(store, MONTH_BEFORE)
    door.work_out_figures(store, receipts)


def _edition(store: Store, month: date, as_of: date | None) -> Made:
    """What an edition of that month holds, by the figures of a day, else of now."""
    # a door may open the room of measures, as data's own does
    from metrics import program
    from metrics.edition_contents import contents
    from metrics.results import current_run

    [(then,)] = store.rows("select max(run_id) from run where as_of = ? and not is_default", [as_of])
    run_id = int(then or current_run(store) or 0)
    plan = adopted(store, COUNCIL, load_framework(PLAN))
    return Made(contents(store, COUNCIL, plan, month, run_id), run_id, program.digest())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
