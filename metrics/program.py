"""Whether the figures shown were made by the program that is running: an update may bring measures, and rules that work differently."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import duckdb

import data
from data.store import Store

MADE_BY = "figures_made_by"
DATA = Path(data.__file__).parent
WHAT_MAKES_FIGURES = (
    *(DATA / folder for folder in ("client_level_data", "local_returns", "views", "reference")),
    Path(__file__).parent,
)


@cache
def digest() -> str:
    """A text that changes with whatever figures are made by: the queries, and the reference tables they read."""
    made = hashlib.sha256()
    for folder in WHAT_MAKES_FIGURES:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".sql", ".csv")):
            made.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def note(cursor: duckdb.DuckDBPyConnection) -> None:
    """Keep by which program the current figures were made."""
    cursor.execute(
        "insert into setting select ?, ?, 'the dashboard', now()::timestamp, 'the program that made the figures shown' "
        "where ? is distinct from (select arg_max(value, set_at) from setting where name = ?)",
        [MADE_BY, digest(), digest(), MADE_BY],
    )


def has_changed(store: Store) -> bool:
    """Whether there are figures, and another program made them."""
    made = store.rows("select arg_max(value, set_at) from setting where name = ?", [MADE_BY])[0][0]
    return made != digest() and bool(store.rows("select 1 from current_run"))
