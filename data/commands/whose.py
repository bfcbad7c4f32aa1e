"""Whose store a command would go to: asked of a store that is only looked at, or of the dashboard that holds it."""

from __future__ import annotations

import argparse
import csv
import io
import os
from pathlib import Path

from data.commands import counter
from data.commands.console import Console
from data.commands.handing_over import hand_over
from data.commands.wire import Request
from data.errors import StoreError, StoreHeld
from data.safe_cells import write_csv
from data.store import Store
from data.store_connection import glance

COLUMNS = ("council", "name")
ASK = "select council, name from {}home_council where not coalesce(regional, false) order by named_at desc limit 1"


def council_of_store(path: Path) -> tuple[str, str] | None:
    """Code and name of the council that the store there belongs to; None for a regional store, and one that cannot be asked just now."""
    try:
        found = glance(path, os.environ.get("PREVENTION_STORE_KEY") or None, ASK.format("store."))
    except StoreHeld as held:
        return _told_by_dashboard(path, held.process)
    return (str(found[0][0]), str(found[0][1])) if found else None


def whose(store: Store, options: argparse.Namespace, console: Console) -> int:
    """Print code and name of the store's council as CSV; a regional store, and one that is not set up, has none."""
    write_csv(console.out, COLUMNS, store.rows(ASK.format("")))
    return 0


def _told_by_dashboard(path: Path, process: int | None) -> tuple[str, str] | None:
    """The same of a store that is held, from the very process that holds it; None where that is no dashboard that answers us."""
    said = io.StringIO()
    try:
        dashboard = counter.find(path)
        if dashboard is None or process not in (None, dashboard.process):
            return None
        asked = Request("data", ("whose",), "data check", str(path.parent.absolute()), False, ())
        if hand_over(dashboard, asked, Console(said, io.StringIO())) != 0:
            return None
    except StoreError:  # another user's, or one that is just stopping: the check then asks for --council
        return None
    _, *rows = csv.reader(io.StringIO(said.getvalue()))
    return (rows[0][0], rows[0][1]) if rows else None
