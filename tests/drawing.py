"""Client Level Data drawn as a table in a test, put straight into a store."""

from __future__ import annotations

import atexit
import datetime
import functools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from data.store import Store

DEFAULTS = {
    "la_code": "990", "gender": "Female", "ethnicity": "White: Irish", "client_type": "Service user", "event_type": "Service",
    "birth_year": "1940", "birth_month": "6",
}  # fmt: skip
DATES = ("event_start_date", "event_end_date", "date_of_death")


def drawn(table: str) -> list[dict[str, str | None]]:
    """The rows of a table drawn with | between its cells; the first line names the columns, an empty cell is unknown."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines() if line.strip()]
    header, *rows = [line for line in lines if not set("".join(line)) <= {"-", " "}]
    return [{name: cell or None for name, cell in zip(header, row, strict=True)} for row in rows]


def new_store(folder: Path, name: str = "drawn.duckdb") -> Store:
    """An empty store in a test's own folder."""
    return Store(folder / name)


def copied(fill: Callable[[Store], None], path: Path) -> Store:
    """A store of a test's own that `fill` has filled: once in a process, and then copied, since working out figures takes a second."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(_filled(fill), path)
    return Store(path)


@functools.cache
def _filled(fill: Callable[[Store], None]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="prevention-drawn-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = Store(folder / "filled.duckdb")
    fill(store)
    store.close()
    return store.path


def submit(
    store: Store,
    table: str | list[dict[str, str | None]],
    *,
    submitted_at: str = "2026-05-05 10:00",
    covers: tuple[str, str] | None = ("2025-04-01", "2026-03-31"),
    council: str = "990",
    **common: str | None,
) -> int:
    """Put drawn rows into the store as one Client Level Data upload; its number. `common` gives every row a value."""
    rows = drawn(table) if isinstance(table, str) else table
    with store.writing() as cursor:
        upload_id = cursor.execute("select coalesce(max(upload_id), 0) + 1 from upload").fetchall()[0][0]
        first = cursor.execute("select coalesce(max(record_id), 0) + 1 from cld_row").fetchall()[0][0]
        cursor.execute(
            "insert into upload (upload_id, return_id, council, submitted_at, loaded_at, given_start, given_end, excluded) "
            "values (?, 'client_level_data', ?, ?, ?, ?, ?, false)",
            [upload_id, council, submitted_at, submitted_at, *(covers or (None, None))],
        )
        drawn_rows = []
        for number, row in enumerate(rows):
            values = {**DEFAULTS, "la_code": council, **common, **{name: cell for name, cell in row.items() if cell is not None}}
            person = values.pop("person", None) or f"P{number}"
            values.setdefault("la_person_unique_identifier", person)
            values = {name: value if value != "-" else None for name, value in values.items() if name in COLUMNS}
            drawn_rows.append(values | {"person": values.get("nhs_hash") or f"{council}_{person}", "row": str(number)})
        columns = [*COLUMNS, "person", "row"]
        cursor.register("drawn", pa.table({name: pa.array([row.get(name) for row in drawn_rows], pa.string()) for name in columns}))
        cursor.execute(
            "insert into cld_row by name select * exclude (row), ?::bigint as upload_id, row::bigint + 2 as row_number, "
            "row::bigint + ?::bigint as record_id from drawn",
            [upload_id, first],
        )
    return int(upload_id)


COLUMNS = {
    "la_code", "nhs_hash", "la_person_unique_identifier", "gender", "ethnicity", "birth_year", "birth_month", "date_of_death", "client_type",
    "primary_support_reason", "accommodation_status", "employment_status", "has_unpaid_carer", "client_funding_status", "event_type",
    "event_start_date", "event_end_date", "event_outcome", "request_route_of_access", "assessment_type", "service_type", "service_component",
    "delivery_mechanism", "review_reason", "adult_1_linked_person_id",
}  # fmt: skip
AS_OF = datetime.date(2026, 12, 31)
