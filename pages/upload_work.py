"""The two long pieces of an upload's work, begun from a desk: the check with what the file would change, and the load with its figures."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import duckdb

from data.aside import aside
from data.errors import DashboardError, UploadError
from data.loading import Receipt, accept, load
from data.person_key import person_key
from data.reading_locality import lookup_in_force
from data.records.uploads import uploads
from data.records.value_mappings import mappings
from data.return_definition import load_return
from data.store import Store
from metrics.preview import Preview, preview_load
from metrics.run import run
from pages.parts import figures
from pages.upload_check import Asked, Report, check_file
from pages.upload_desk import Desk, Loaded
from pages.work import Say, Work

T = TypeVar("T")
logger = logging.getLogger(__name__)
KEEPING_MEGABYTES = 100  # measured: 300,000 rows can be kept in 80 MB and not in 60; what does not fit waits beside the store
# measured: the first 300,000 rows need 130 to 160 MB (tests/benchmarks/upload.py); the sample's 170,000 with the 70,000 figures of the run
# before need 160 to 220
LEAST_MEGABYTES, BYTES_A_ROW, BYTES_A_FIGURE = 160, 530, 2_000
ASIDE_ABOVE = 2_000_000  # bytes: below, a process of its own takes longer than the reading does
NOT_HELD = "The file is no longer held: nobody had this page open for a while. Choose it again; what you typed is still there."


def asked_of(desk: Desk, store: Store) -> Asked:
    """What is to be checked, as the store stands now. UploadError when the file has been let go of."""
    file, settings = desk.file, desk.settings
    if file is None or settings is None:
        raise UploadError(NOT_HELD)
    with store.cursor() as cursor:
        localities = lookup_in_force(cursor)
    return Asked(file.path, settings.return_id, person_key(store), _council(), mappings(store, None), localities, desk.covers)


def begin_check(desk: Desk, by: str) -> None:
    """Check the file that the desk holds; once its rows are known, work out what they would change."""
    store = figures.store()
    desk.weighing = desk.loading = None
    title = load_return(desk.settings.return_id).title if desk.settings else ""

    def task(say: Say) -> Report:
        say(f"Reading the file as {title}, and checking every row")
        asked = asked_of(desk, store)
        report = aside(check_file, asked) if desk.file is not None and desk.file.size > ASIDE_ABOVE else check_file(asked)
        if report.rows_kept:
            desk.rows = report.rows_kept
            desk.weighing = Work("what a file would change", lambda say: _weigh(desk, store, by, say))
        return report

    desk.checking = Work("the check of a file", task)


def begin_load(desk: Desk, by: str) -> None:
    """Keep the rows of the file that the desk holds, and work out the figures; the file is let go of at the end."""
    store = figures.store()

    def task(say: Say) -> Loaded:
        if desk.file is None or desk.settings is None:
            raise UploadError(NOT_HELD)
        say("Keeping the rows")
        path, return_id = desk.file.path, desk.settings.return_id
        receipts = keep(store, lambda: load(store, return_id, [path], submitted_on=desk.submitted_on, covers=desk.covers, by=by))
        trouble = "" if receipts[0].already_loaded else _work_out(store, receipts, say)
        foretold = desk.weighing.result.effects if desk.weighing is not None and desk.weighing.result is not None else ()
        file_hash = desk.report.file_hash if desk.report is not None else ""
        return Loaded(receipts[0], file_hash, trouble, tuple(foretold), by, datetime.now())

    desk.loading = Work("the load of a file", task)


def _weigh(desk: Desk, store: Store, by: str, say: Say) -> Preview:
    if desk.file is None or desk.settings is None:
        raise UploadError(NOT_HELD)
    say("Working out the figures with this file and without it")
    path, return_id = desk.file.path, desk.settings.return_id

    def weigh() -> Preview:
        return preview_load(store, return_id, [path], submitted_on=desk.submitted_on, covers=desk.covers, by=by)

    return modestly(store, desk.rows, weigh)


def _work_out(store: Store, receipts: list[Receipt], say: Say) -> str:
    """'' or why the figures could not be worked out: the upload stands in any case."""
    say("Working out the figures")
    try:
        accept(store, receipts, lambda: modestly(store, 0, lambda: run(store)))
        store.checkpoint()  # figures that stand in the log alone are held in memory
        store.give_back()
    except DashboardError as fault:
        return f"The file is kept, but the figures could not be worked out yet: {fault} The next start tries again."
    except duckdb.Error as fault:  # whatever could not be done, the rows were kept before: nobody must read that nothing was changed
        logger.error("The figures after a load could not be worked out: %s", type(fault).__name__)  # its message may quote a row
        return "The file is kept, but the figures could not be worked out yet: the log says why. The next start tries again."
    return ""


def keep(store: Store, load_it: Callable[[], list[Receipt]]) -> list[Receipt]:
    """The receipts of a load in little of the server's memory; in all of it where that is too little."""
    try:
        with store.modestly(KEEPING_MEGABYTES):
            return load_it()
    except duckdb.OutOfMemoryException:  # nothing of it was kept
        return load_it()


def modestly(store: Store, rows: int, work: Callable[[], T]) -> T:
    """What the work makes, in no more of the server's memory than so many more rows need; in all of it where that is too little."""
    try:
        with store.modestly(room_for(store, rows)):
            return work()
    except duckdb.OutOfMemoryException:  # all of it was undone
        return work()


def room_for(store: Store, rows: int) -> int:
    """Megabytes that figures of the files in use, and of so many more rows, can be worked out in: as many as there were the last time."""
    rows += sum(each.rows_kept for each in uploads(store) if each.withdrawn_at is None)
    [(known,)] = store.rows("select count(*) from result join current_run using (run_id)")
    return max(LEAST_MEGABYTES, (rows * BYTES_A_ROW + int(known) * BYTES_A_FIGURE) // 1_000_000)


def _council() -> str | None:
    home = figures.home()
    return home.code if home is not None and not home.regional else None
