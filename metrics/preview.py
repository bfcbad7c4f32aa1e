"""What would change: the latest figure of each measure with and without a file, a withdrawal or a mapping, before any of it is decided.

The change is made and the measures are run in a transaction that is always undone (`Store.trying`), so that a preview is what would come
and not an estimate of it. It takes as long as a load; other writers wait, readers do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from data import loading
from data.council import ENGLAND
from data.framework import Commitment, known_framework
from data.periods import MONTHS
from data.records.home_council import home_council
from data.records.value_mappings import map_value_in
from data.store import Store
from metrics.preview_effects import Effect, effects_of
from metrics.results import ALL, QUERY, Point
from metrics.run import TransactionLost, run_in

__all__ = ["Effect", "Preview", "preview_load", "preview_mapping", "preview_withdrawal"]

SERVED = Path(__file__).with_name("preview_months.sql").read_text(encoding="utf-8")
# chosen by the store: all the figures of a run would take a hundred times the memory
OF_GROUPS = f"select * from ({QUERY}) where list_contains($groups::varchar[], concat(group_type, '|', group_value))"  # noqa: S608
Days = tuple[date, date]


@dataclass(frozen=True)
class Preview:
    """What would change. Nothing of it has happened.

    effects        figures that change: those of the plan's commitments first, then by how much
    derived        first and last day that the rows tell of, over all the files (of a withdrawal: the upload's)
    months_served  months that the files would serve, like 'April 2026'; of a withdrawal, those that the upload serves now
    unchanged      how many measures have figures of which the latest all stay
    earlier        how many figures of earlier periods change too
    receipts       what would become of each file; where all were loaded before, nothing changes
    failures       measures that could not be worked out, each with the reason
    """

    effects: tuple[Effect, ...]
    derived: Days | None
    months_served: tuple[str, ...]
    unchanged: int = 0
    earlier: int = 0
    receipts: tuple[loading.Receipt, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Change:
    """What was done inside the transaction: which uploads came or go, and of which councils the figures may change."""

    councils: tuple[str, ...]
    derived: Days | None = None
    uploads: tuple[int, ...] = ()
    goes: bool = False
    receipts: tuple[loading.Receipt, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether every file was loaded before."""
        return bool(self.receipts) and all(receipt.already_loaded for receipt in self.receipts)


def preview_load(
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: date | None = None,
    covers: Days | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> Preview:
    """What loading these files would change, with the same arguments as `data.loading.load`, and the same refusals (UploadError)."""

    def keep(cursor: duckdb.DuckDBPyConnection) -> _Change:
        made = loading.keep_files(
            cursor, store, return_id, paths, submitted_on=submitted_on, covers=covers, council=council, by=by, strict=strict
        )
        derived = [receipt.derived for receipt in made if receipt.derived]
        return _Change(
            councils=tuple(receipt.council for receipt in made if receipt.council),
            derived=(min(first for first, _ in derived), max(last for _, last in derived)) if derived else None,
            uploads=tuple(receipt.upload_id for receipt in made),
            receipts=tuple(made),
        )

    return _preview(store, keep)


def preview_withdrawal(store: Store, upload_id: int) -> Preview:
    """What taking an upload out of use would change. UploadError when there is none such, or it is withdrawn already."""

    def withdraw(cursor: duckdb.DuckDBPyConnection) -> _Change:
        loading.withdraw_in(cursor, upload_id, "a preview")
        found = cursor.execute("select council, derived_start, derived_end from upload where upload_id = ?", [upload_id]).fetchall()
        [(council, first, last)] = found
        return _Change((council,) if council else (), (first, last) if first else None, (upload_id,), goes=True)

    return _preview(store, withdraw)


def preview_mapping(store: Store, council: str, field: str, raw: str, cleaned: str) -> Preview:
    """What reading a value so would change in the figures of all uploads of the council. UploadError as `map_value` raises it."""

    def decide(cursor: duckdb.DuckDBPyConnection) -> _Change:
        map_value_in(cursor, council, field, raw, cleaned, why="a preview", by="", at=datetime.max, effects_seen=True)
        return _Change((council,))

    return _preview(store, decide)


def _preview(store: Store, make: Callable[[duckdb.DuckDBPyConnection], _Change]) -> Preview:
    promised, failures = _promised(store), dict[str, str]()
    while True:
        with store.trying() as cursor:
            change = make(cursor)
            wanted = _wanted(store, change, promised)
            current = cursor.execute("select max(run_id) from current_run").fetchall()[0][0]
            # before the run, which lets go of figures that a newer run like theirs replaces
            before, served = _points(cursor, current, *wanted), _months(cursor, current, change)
            if change.is_nothing:
                return Preview((), change.derived, served, receipts=change.receipts)
            try:
                made = run_in(cursor, is_default=False, failures=failures, in_little=store.is_modest)
            except TransactionLost:
                continue
            found = effects_of(before, _points(cursor, made.run_id, *wanted), promised)
            served = served if change.goes else _months(cursor, made.run_id, change)
            failed = tuple(made.failures.items())
            return Preview(found.latest, change.derived, served, found.unchanged, found.earlier, change.receipts, failed)


def _promised(store: Store) -> list[Commitment]:
    """The commitments of the plan that the store's council follows; none where its file cannot be read: a load does not wait for it."""
    home = home_council(store)
    plan = known_framework(home.plan) if home is not None else None
    return [each for objective in plan.objectives for each in objective.commitments] if plan is not None else []


def _wanted(store: Store, change: _Change, promised: Sequence[Commitment]) -> tuple[list[str], set[tuple[str, str]]]:
    """The councils and groups whose figures are compared: the store's own council; in a regional one that of the files, else England."""
    home = home_council(store)
    own = {home.code} if home is not None and not home.regional else set()
    groups = {ALL, *((commitment.group_type, commitment.group_value) for commitment in promised)}
    return sorted({*own, *change.councils} or {ENGLAND}), groups


def _points(cursor: duckdb.DuckDBPyConnection, run_id: int | None, councils: list[str], groups: set[tuple[str, str]]) -> list[Point]:
    """The figures of a run, as the transaction sees them."""
    asked = {
        "run": run_id,
        "measures": None,
        "period_types": None,
        "councils": councils,
        "groups": [f"{group_type}|{group_value}" for group_type, group_value in groups],
    }
    return [Point(*row) for row in cursor.execute(OF_GROUPS, asked).fetchall()]


def _months(cursor: duckdb.DuckDBPyConnection, run_id: int | None, change: _Change) -> tuple[str, ...]:
    rows = cursor.execute(SERVED, {"run": run_id, "uploads": list(change.uploads)}).fetchall()
    return tuple(f"{MONTHS[month.month]} {month.year}" for (month,) in rows)
