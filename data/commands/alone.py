"""The commands that take no open store: `check` keeps nothing, and `restore` puts another store in place of the one there is."""

from __future__ import annotations

import argparse
import json
import secrets
from pathlib import Path

from data import backup
from data.checking import check as check_rows
from data.checking_report import FAULT_COLUMNS, faults_as_rows, faults_as_text
from data.commands.console import Console
from data.commands.whose import council_of_store
from data.errors import StoreError, StoreHeld
from data.reading import read
from data.return_definition import load_return
from data.safe_cells import write_csv
from data.store import store_path


def check(options: argparse.Namespace, console: Console) -> int:
    """List every fault of a file: 0 when there is none but notices, 1 otherwise."""
    definition, council = load_return(options.return_id), options.council
    # a key for this run only: checking keeps nothing, and works beside a running dashboard
    with read(options.file, definition, secrets.token_bytes(32), covers=options.covers) as reading:
        if definition.of_one_council and council is None and (home := council_of_store(where := Path(options.store or store_path()))):
            council, name = home
            console.complain(f"Checked as a file of {name} ({council}), whose store is {where}; --council names another.")
        checked = check_rows(reading, council)
        if options.format == "text":
            console.say(faults_as_text(checked))
        elif options.format == "json":
            summary = {
                "council": checked.council, "rows_read": checked.rows_read, "rows_kept": checked.rows_kept,
                "rows_with_a_warning": checked.rows_warned, "rows_rejected": checked.rows_rejected,
                "notes": list(checked.notes), "faults": list(faults_as_rows(checked)),
            }  # fmt: skip
            json.dump(summary, console.out, ensure_ascii=False, default=str)
            console.say("")
        else:
            write_csv(console.out, FAULT_COLUMNS, (fault.values() for fault in faults_as_rows(checked)))
        return 1 if checked.has_faults else 0


def restore(options: argparse.Namespace, console: Console) -> int:
    """Put a backup in place of the store."""
    where = Path(options.store or store_path())
    try:
        backup.restore(where, options.file)
    except StoreHeld as held:
        raise StoreError(f"{where} is in use. Stop the dashboard, restore, and start it again; nothing has changed.") from held
    console.say(f"Restored from {options.file}. The store that was there is kept beside it, ending in .before-restore.")
    return 0
