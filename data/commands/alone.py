"""The commands that take no open store: `check` keeps nothing, and `restore` puts another store in place of the one there is."""

from __future__ import annotations

import argparse
import csv
import json
import secrets
from pathlib import Path

from data import backup
from data.checking import check as check_rows
from data.checking_report import faults_as_rows, faults_as_text
from data.commands.console import Console
from data.reading import read
from data.return_definition import load_return
from data.store import store_path

FAULT_COLUMNS = ("row", "column", "value", "rule", "severity", "what_to_do")


def check(options: argparse.Namespace, console: Console) -> int:
    """List every fault of a file: 0 when there is none but notices, 1 otherwise."""
    # a key for this run only: checking keeps nothing, and works beside a running dashboard
    with read(options.file, load_return(options.return_id), secrets.token_bytes(32)) as reading:
        checked = check_rows(reading, options.council)
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
            writer = csv.DictWriter(console.out, FAULT_COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(faults_as_rows(checked))
        return 1 if checked.has_faults else 0


def restore(options: argparse.Namespace, console: Console) -> int:
    """Put a backup in place of the store."""
    backup.restore(Path(options.store or store_path()), options.file)
    console.say(f"Restored from {options.file}. The store that was there is kept beside it, ending in .before-restore.")
    return 0
