"""The retention clock: rows about people that are older than the council's own limit are forgotten, and what was forgotten is noted.

Without a limit nothing is purged. Editions, results and counts stay; what is counted from rows that are gone cannot be counted again.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.errors import MeasureError, StoreError
from data.periods import day_words
from data.store import Store

HERE = Path(__file__).parent
SETTING = "retention_years"
FEWEST_YEARS, MOST_YEARS = 2, 99  # the national method itself looks back over two years
CLOCK = "the retention clock"


@dataclass(frozen=True)
class Limit:
    """How many years rows about people are kept, who answers for that, and why."""

    years: int
    owner: str
    why: str
    set_at: datetime.datetime

    def older_than(self, today: datetime.date) -> datetime.date:
        """The first day that is still kept: a first of a month, so that no month is kept by half."""
        return datetime.date(today.year - self.years, today.month, 1)


@dataclass(frozen=True)
class PurgedRows:
    """How many rows of one table went with one upload."""

    upload_id: int
    table: str
    rows: int


@dataclass(frozen=True)
class Purged:
    """What a purge forgot, or would: everything whose age ends before `older_than`."""

    older_than: datetime.date
    rows: tuple[PurgedRows, ...]

    @property
    def total(self) -> int:
        """How many rows in all."""
        return sum(each.rows for each in self.rows)

    def __str__(self) -> str:
        uploads = len({each.upload_id for each in self.rows})
        whose = f" of {uploads:,} upload{'s' * (uploads != 1)}" if uploads else ""
        return f"{self.total:,} rows{whose}, older than {day_words(self.older_than)}"


def retention_limit(store: Store) -> Limit | None:
    """The limit that is set, or None: then nothing is ever purged."""
    rows = store.rows("select value, owner, why, set_at from setting where name = ? order by set_at desc limit 1", [SETTING])
    return Limit(int(rows[0][0]), *rows[0][1:]) if rows and rows[0][0] else None


def set_retention_limit(store: Store, years: int | None, *, owner: str, why: str, by: str) -> None:
    """Set the limit, or with None take it away. Raises StoreError for a limit that no council can mean, or one without owner or reason."""
    if years is not None and not FEWEST_YEARS <= years <= MOST_YEARS:
        raise StoreError(f"Give the limit in whole years, from {FEWEST_YEARS} to {MOST_YEARS}: the measures look back over two years.")
    if not owner.strip() or not why.strip():
        raise StoreError("Say who owns the retention limit, and why it is what it is: both stand beside it.")
    words = f"{years} years" if years is not None else "no limit"
    with store.writing(figures_stand=True) as cursor:
        value = "" if years is None else str(years)
        cursor.execute("insert into setting values (?, ?, ?, now()::timestamp, ?)", [SETTING, value, owner.strip(), why.strip()])
        cursor.execute("insert into audit values (now()::timestamp, ?, 'set the retention limit', ?, ?)", [by, words, why.strip()])


def purge(store: Store, today: datetime.date, by: str, dry_run: bool = False) -> Purged:
    """Forget the rows whose time is up, with a line for each upload and table; with `dry_run` only say what would go.

    The uploads concerned count as unfinished afterwards, so that figures are worked out again. Raises StoreError where no limit is set.
    The store's file still holds what was deleted in places no query reaches: `retention_file.write_anew` brings that to an end.
    """
    limit = retention_limit(store)
    if limit is None:
        raise StoreError("No retention limit is set, so nothing is purged. An administrator sets one, with its owner and the reason.")
    older_than = limit.older_than(today)
    with store.trying() as cursor:
        found = Purged(older_than, _old_rows(cursor, older_than))
    if dry_run or not found.rows:
        return found
    with store.writing() as cursor:
        found = Purged(older_than, _old_rows(cursor, older_than))
        _run(cursor, "retention_purge.sql", {"by": by, "older_than": older_than})
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'purged rows', ?, ?)",
            [by, f"older than {older_than.isoformat()}", f"{found}; the limit is {limit.years} years, set by {limit.owner}"],
        )
    store.checkpoint()
    return found


def purge_if_due(store: Store, today: datetime.date) -> Purged | None:
    """Purge where a limit is set and there is something older; what went, or None. For every start and once a day."""
    if retention_limit(store) is None:
        return None
    purged = purge(store, today, CLOCK)
    return purged if purged.rows else None


def require_not_purged(cursor: duckdb.DuckDBPyConnection, as_of: datetime.date) -> None:
    """MeasureError where the rows that a run as of that date counts are gone."""
    row = cursor.execute("select max(older_than) from purge").fetchone()
    if row is not None and row[0] is not None and as_of < row[0]:
        raise MeasureError(
            f"Figures as of {day_words(as_of)} cannot be worked out again: rows about people from before {day_words(row[0])} "
            "were purged when their time was up. Choose a later date; results and editions of that time are kept."
        )


def _old_rows(cursor: duckdb.DuckDBPyConnection, older_than: datetime.date) -> tuple[PurgedRows, ...]:
    """Make the temporary table `old_row`, and say how many rows of which upload and table are in it."""
    _run(cursor, "retention.sql", {"older_than": older_than})
    rows = cursor.execute(
        "select upload_id, table_name, count(*) from old_row group by upload_id, table_name order by upload_id, table_name"
    ).fetchall()
    return tuple(PurgedRows(*row) for row in rows)


def _run(cursor: duckdb.DuckDBPyConnection, script: str, values: dict[str, object]) -> None:
    for statement in cursor.extract_statements((HERE / script).read_text(encoding="utf-8")):
        cursor.execute(statement, {name: values[name] for name in statement.named_parameters} or None)
