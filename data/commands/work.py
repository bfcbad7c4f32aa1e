"""What each data command does with an open store: its answer goes to the console it is given, and its exit code comes back."""

from __future__ import annotations

import argparse
import datetime
import json
import time
from collections.abc import Callable, Sequence

import duckdb

from data import backup, loading, retention
from data.commands.console import Console
from data.errors import DashboardError
from data.periods import day_words
from data.records import attempts
from data.records.uploads import take_out
from data.safe_cells import write_csv
from data.store import Store
from data.unforeseen import said_of_query

Measures = Callable[[Store], object]
Foresee = Callable[..., str]  # what a load would change, in words; its arguments are those of data.loading.load
UPLOADS = (
    "select upload_id, return_id, council, file_name, submitted_at::date, "
    "coalesce(given_start, derived_start, stated_start), coalesce(given_end, derived_end, stated_end), "
    "rows_kept, rows_rejected, loaded_by, withdrawn_why from upload order by upload_id"
)
UPLOADS_COLUMNS = ("upload", "return", "council", "file", "submitted_on", "from", "to", "rows_kept", "rows_rejected", "by", "withdrawn")


def load(measures: Measures, foresee: Foresee, store: Store, options: argparse.Namespace, console: Console) -> int:
    """Keep what can be kept of the files, print their receipts, and work out the figures; in a dry run, say what would change."""
    _say_what_was_interrupted(store, console)
    begun = time.perf_counter()
    console.progress(f"Reading {', '.join(path.name for path in options.file)} ...")
    given = {name: getattr(options, name) for name in ("submitted_on", "covers", "council", "by", "strict")}
    try:
        if options.dry_run:
            console.say(foresee(store, options.return_id, options.file, **given))
            return 0
        receipts = loading.load(store, options.return_id, options.file, **given)
    except loading.FaultsFound as found:
        console.complain(found)
        return 1
    received = time.perf_counter()
    try:
        for receipt in receipts:
            console.say(receipt_words(receipt))
    finally:  # whether or not anybody still reads
        if any(not receipt.already_loaded for receipt in receipts) or loading.unfinished(store):
            work_out_figures(measures, store, receipts, console)
    if options.timings:
        console.say(json.dumps({"phase": "receipt", "seconds": round(received - begun, 3)}))
        console.say(json.dumps({"phase": "figures", "seconds": round(time.perf_counter() - received, 3)}))
    return 0


def work_out_figures(measures: Measures, store: Store, receipts: Sequence[loading.Receipt], console: Console) -> None:
    """Transaction two. The upload stands whatever happens here, so a failure is said and does not change the exit code."""
    report: list[object] = []
    console.progress("Working out the figures ...")
    try:
        loading.accept(store, receipts, lambda: report.append(measures(store)))
        store.checkpoint()
    except (DashboardError, duckdb.Error) as error:  # the rows were kept before: no fault of the figures may make it seem otherwise
        why = error if isinstance(error, DashboardError) else f"{said_of_query(error)}."
        kept = "The file is kept" if receipts else "That is done"
        console.complain(f"{kept}, but the figures could not be worked out: {why} The next start tries again.")
        return
    for made in report:
        console.say(made)


def withdraw(measures: Measures, store: Store, options: argparse.Namespace, console: Console) -> int:
    """Take an upload out of use, and work out the figures without it."""
    take_out(store, options.upload, options.why, options.by)
    console.say(f"Upload {options.upload} is withdrawn. Its rows stay in the record; figures no longer use them.")
    work_out_figures(measures, store, [], console)
    return 0


def purge(measures: Measures, store: Store, options: argparse.Namespace, console: Console) -> int:
    """Forget rows about people that are older than the council's limit, and work out the figures without them."""
    found = retention.purge(store, datetime.date.today(), options.by, options.dry_run)
    for each in found.rows:
        console.say(f"Upload {each.upload_id}, {each.table}: {each.rows:,} rows")
    console.say(f"{found}: {'these would go' if options.dry_run else 'purged'}." if found.rows else f"{found}: nothing to purge.")
    if found.rows and not options.dry_run:
        work_out_figures(measures, store, [], console)
        console.say("The store's file is written anew before it is next used, so that no byte of them is left.")
    return 0


def uploads(store: Store, options: argparse.Namespace, console: Console) -> int:
    """Print the uploads as CSV, oldest first."""
    _say_what_was_interrupted(store, console)
    for upload in loading.unfinished(store):
        console.complain(f"Upload {upload} is kept whole, but its figures are not worked out yet: the next load or start does that.")
    write_csv(console.out, UPLOADS_COLUMNS, store.rows(UPLOADS))
    return 0


def export(store: Store, options: argparse.Namespace, console: Console) -> int:
    """Write the tables that hold no person as CSV, and print where."""
    for path in backup.export(store, options.folder, options.by):
        console.say(path)
    return 0


def back_up(store: Store, options: argparse.Namespace, console: Console) -> int:
    """Write the store and the person key to one file."""
    console.progress("Copying the store ...")
    written = backup.backup_of(store, options.file)
    console.say(f"Backed up to {written}. It holds the person key: keep it as safe as the store itself.")
    return 0


def _say_what_was_interrupted(store: Store, console: Console) -> None:
    """A load that was killed kept nothing: said until one of the same return is through, or an officer has seen it on screen."""
    for each in attempts.interrupted(store):
        console.complain(each)


def receipt_words(receipt: loading.Receipt) -> str:
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
    if receipt.larger_before:
        number, rows = receipt.larger_before
        lines.append(
            f"  Of upload {number}, whose place it takes, {rows:,} rows are kept, of this one {rows - receipt.rows_kept:,} fewer: "
            f"if it is not whole, withdraw it ('python -m data withdraw {receipt.upload_id} --why ...')."
        )
    lines.extend(f"  {note}" for note in receipt.notes)
    return "\n".join(lines)
