"""The data commands: python -m data check | load | withdraw | uploads | export | backup | restore.

Exit codes: 0 done (check: clean, notices allowed), 1 faults found (check, and load with --strict), 2 cannot be read or done.
"""

from __future__ import annotations

import argparse
import csv
import getpass
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from data import backup, loading
from data.checking import check
from data.checking_report import faults_as_rows, faults_as_text
from data.errors import DashboardError
from data.periods import day_words, parse_day, parse_range
from data.reading import read
from data.return_definition import load_return
from data.store import Store, open_store, store_path

Read = TypeVar("Read")
FAULT_COLUMNS = ("row", "column", "value", "rule", "severity", "what_to_do")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _check(options: argparse.Namespace) -> int:
    # a key for this run only: checking keeps nothing, and works beside a running dashboard
    with read(options.file, load_return(options.return_id), secrets.token_bytes(32)) as reading:
        checked = check(reading, options.council)
        if options.format == "text":
            print(faults_as_text(checked))
        elif options.format == "json":
            summary = {
                "council": checked.council, "rows_read": checked.rows_read, "rows_kept": checked.rows_kept,
                "rows_with_a_warning": checked.rows_warned, "rows_rejected": checked.rows_rejected,
                "notes": list(checked.notes), "faults": list(faults_as_rows(checked)),
            }  # fmt: skip
            json.dump(summary, sys.stdout, ensure_ascii=False, default=str)
            print()
        else:
            writer = csv.DictWriter(sys.stdout, FAULT_COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(faults_as_rows(checked))
        return 1 if checked.has_faults else 0


def _load(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    try:
        begun = time.perf_counter()
        try:
            receipts = loading.load(
                store, options.return_id, options.file, submitted_on=options.submitted_on, covers=options.covers,
                council=options.council, by=options.by, strict=options.strict,
            )  # fmt: skip
        except loading.FaultsFound as found:
            print(found, file=sys.stderr)
            return 1
        received = time.perf_counter()
        for receipt in receipts:
            print(_receipt_words(receipt))
        if any(not receipt.already_loaded for receipt in receipts) or loading.unfinished(store):
            work_out_figures(store, receipts)
        if options.timings:
            print(json.dumps({"phase": "receipt", "seconds": round(received - begun, 3)}))
            print(json.dumps({"phase": "figures", "seconds": round(time.perf_counter() - received, 3)}))
        return 0
    finally:
        store.close()


def work_out_figures(store: Store, receipts: Sequence[loading.Receipt]) -> None:
    """Transaction two. The upload stands whatever happens here, so a failure is said and does not change the exit code."""
    from metrics.run import run  # this door alone may open that room

    report = None

    def measures() -> None:
        nonlocal report
        report = run(store)

    try:
        loading.accept(store, receipts, measures)
    except DashboardError as error:
        print(f"The file is kept, but the figures could not be worked out: {error} The next start tries again.", file=sys.stderr)
        return
    store.checkpoint()
    if report is not None:
        print(report)


def _withdraw(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    try:
        loading.withdraw(store, options.upload, options.why, options.by)
        print(f"Upload {options.upload} is withdrawn. Its rows stay in the record; figures no longer use them.")
        work_out_figures(store, [])
        return 0
    finally:
        store.close()


def _uploads(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    try:
        rows = store.rows(
            "select upload_id, return_id, council, file_name, submitted_at::date, "
            "coalesce(given_start, derived_start, stated_start), "
            "coalesce(given_end, derived_end, stated_end), rows_kept, rows_rejected, loaded_by, withdrawn_why "
            "from upload order by upload_id"
        )
    finally:
        store.close()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("upload", "return", "council", "file", "submitted_on", "from", "to", "rows_kept", "rows_rejected", "by", "withdrawn"))
    writer.writerows(rows)
    return 0


def _export(options: argparse.Namespace) -> int:
    store = open_store(options.store)
    try:
        for path in backup.export(store, options.folder, options.by):
            print(path)
        return 0
    finally:
        store.close()


def _backup(options: argparse.Namespace) -> int:
    written = backup.backup(Path(options.store or store_path()), options.file)
    print(f"Backed up to {written}. It holds the person key: keep it as safe as the store itself.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    backup.restore(Path(options.store or store_path()), options.file)
    print(f"Restored from {options.file}. The store that was there is kept beside it, ending in .before-restore.")
    return 0


def _receipt_words(receipt: loading.Receipt) -> str:
    """The receipt as an officer reads it."""
    if receipt.already_loaded:
        return f"Upload {receipt.upload_id}: {receipt.file_name} was loaded before and is in use. Nothing changed."
    whose = f" of council {receipt.council}" if receipt.council else ""
    lines = [
        f"Upload {receipt.upload_id}: {receipt.file_name}, {receipt.return_id}{whose}.",
        f"  {receipt.rows_read:,} rows read, {receipt.rows_kept:,} kept ({receipt.rows_warned:,} with a warning), "
        f"{receipt.rows_rejected:,} left out ('python -m data check' says why).",
    ]
    for name, days in (("stated", receipt.stated), ("derived from its rows", receipt.derived), ("given on loading", receipt.given)):
        if days:
            lines.append(f"  Period {name}: {day_words(days[0])} to {day_words(days[1])}.")
    lines.extend(f"  {note}" for note in receipt.notes)
    return "\n".join(lines)


def _value(reader: Callable[[str], Read]) -> Callable[[str], Read]:
    """An argparse type whose message is the reader's own."""

    def convert(text: str) -> Read:
        try:
            return reader(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return convert


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--store", help="the store's file (default: PREVENTION_STORE, else var/prevention.duckdb)")
    everywhere.add_argument("--by", default=getpass.getuser(), help="who does this, for the record")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words, parents=[everywhere])
        added.set_defaults(run=run)
        return added

    checking = command("check", _check, "list every fault of a file; changes nothing")
    checking.add_argument("return_id", metavar="RETURN")
    checking.add_argument("file", metavar="FILE", type=Path)
    checking.add_argument("--council", help="the council code the file must be for")
    checking.add_argument("--format", choices=("text", "json", "csv"), default="text")

    load = command("load", _load, "keep what can be kept of files, and work out the figures")
    load.add_argument("return_id", metavar="RETURN")
    load.add_argument("file", metavar="FILE", type=Path, nargs="+")
    load.add_argument("--submitted-on", type=_value(parse_day), metavar="DATE", help="the day the file was made (default: today)")
    load.add_argument("--covers", type=_value(parse_range), metavar="FROM:TO", help="the period you vouch for, in place of the derived one")
    load.add_argument("--council")
    load.add_argument("--strict", action="store_true", help="change nothing when there is any fault")
    load.add_argument("--timings", action="store_true", help="print how long each part took, as JSON")

    command("uploads", _uploads, "list the uploads, as CSV")
    withdraw = command("withdraw", _withdraw, "take an upload out of use")
    withdraw.add_argument("upload", metavar="UPLOAD", type=int)
    withdraw.add_argument("--why", required=True)
    command("export", _export, "write the tables that hold no person as CSV").add_argument("folder", metavar="DIR", type=Path)
    command("backup", _backup, "write the store and the person key to one file").add_argument("file", metavar="FILE", type=Path)
    command("restore", _restore, "put a backup in place of the store").add_argument("file", metavar="FILE", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
