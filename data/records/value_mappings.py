"""What an officer decided that a value in no list is to be read as: once, with a reason, for every file that carries it.

Each is a `decision` of kind 'value_mapping' (`subject` the field, `name` the value as files have it, `value` what it is read as), which the
national method reads besides the shipped codes (data/client_level_data/decided_codes.sql). An empty `value` takes the mapping back.
Rows stay as they were given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from data.errors import UploadError
from data.return_definition import Field, codes_of, load_return
from data.store import Store

KIND = "value_mapping"
TAKEN_BACK = ""
WHAT_A_ROW_IS = frozenset({"event_type"})  # mapped, a row becomes another kind of event, with other rules
IN_FORCE = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


class EffectsNotSeen(UploadError):
    """The mapping changes what rows are: its effects must be looked at first."""


@dataclass(frozen=True)
class Mapping:
    """A decision in force: in that field of the council's files, `raw` (in whatever capitals) is read as `cleaned`."""

    council: str
    field: str
    raw: str
    cleaned: str
    why: str
    by: str
    at: datetime


def map_value(
    store: Store, council: str, field: str, raw: str, cleaned: str, *, why: str, by: str, at: datetime, effects_seen: bool = False
) -> Mapping:
    """Decide that `raw` is read as `cleaned`, from the next run on, in every upload of the council: earlier figures may change too.

    An event's type says what a row is: it is mapped only with `effects_seen`, after metrics.preview has shown what changes
    (by method M2; M1 takes the type as it is given). UploadError says what is wrong and which values the field may have.
    """
    with store.writing() as cursor:
        return map_value_in(cursor, council, field, raw, cleaned, why=why, by=by, at=at, effects_seen=effects_seen)


def map_value_in(
    cursor: duckdb.DuckDBPyConnection,
    council: str,
    field: str,
    raw: str,
    cleaned: str,
    *,
    why: str,
    by: str,
    at: datetime,
    effects_seen: bool = False,
) -> Mapping:
    """The same inside the caller's transaction, who may undo it."""
    listed = _listed_field(field)
    if cleaned not in valid_values(field):
        valid = "; ".join(valid_values(field))
        raise UploadError(f"{listed.heading} cannot be read as {cleaned!r}. Choose one of: {valid}.")
    shipped = {code.raw.strip().upper(): code.cleaned for code in codes_of(listed.code_list)}
    if raw.strip().upper() in shipped:
        known = shipped[raw.strip().upper()]
        raise UploadError(f"{listed.heading} {raw!r} is in the list already, and read as {known!r}. Only values in no list can be mapped.")
    if field in WHAT_A_ROW_IS and not effects_seen:
        raise EffectsNotSeen(
            f"{listed.heading} says what a row is, so reading {raw!r} as {cleaned!r} changes which rules it falls under. "
            "Look at what changes first, then confirm."
        )
    made = Mapping(council, field, raw.strip(), cleaned, why.strip(), by, at)
    _decide(cursor, made, f"read as {cleaned}: {made.why}", "mapped a value")
    return made


def unmap_value(store: Store, council: str, field: str, raw: str, *, why: str, by: str, at: datetime) -> None:
    """Take a mapping back, with the reason: the value is in no list again. UploadError when it is not mapped."""
    with store.writing() as cursor:
        heading = _listed_field(field).heading
        if (field, raw.strip().upper()) not in {(each.field, each.raw.upper()) for each in mappings_in(cursor, council)}:
            raise UploadError(f"{heading} {raw!r} is not mapped, so there is nothing to take back.")
        _decide(cursor, Mapping(council, field, raw.strip(), TAKEN_BACK, why.strip(), by, at), why.strip(), "took a mapping back")


def mappings(store: Store, council: str | None) -> tuple[Mapping, ...]:
    """The mappings in force of a council (None: of all), by field and value; of several decisions on a value, the latest."""
    with store.cursor() as cursor:
        return mappings_in(cursor, council)


def mappings_in(cursor: duckdb.DuckDBPyConnection, council: str | None) -> tuple[Mapping, ...]:
    """The same as the caller's transaction sees it."""
    rows = cursor.execute(IN_FORCE, {"council": council}).fetchall()
    return tuple(Mapping(*row) for row in rows)


def valid_values(field: str) -> tuple[str, ...]:
    """What a value of that field of Client Level Data may be read as, in the order of its list. UploadError where it has no list."""
    return tuple(dict.fromkeys(code.cleaned for code in codes_of(_listed_field(field).code_list)))


def _listed_field(name: str) -> Field:
    """The field of that name of Client Level Data: the return whose values the national method cleans."""
    listed = {field.name: field for field in load_return("client_level_data").fields if field.code_list}
    if name not in listed:
        raise UploadError(f"{name!r} is not a field with a list of values. Those that have one are: {', '.join(sorted(listed))}.")
    return listed[name]


def _decide(cursor: duckdb.DuckDBPyConnection, made: Mapping, details: str, what: str) -> None:
    """The decision and its line in the audit table. UploadError without a value, a reason or an author."""
    if not made.raw:
        raise UploadError("A blank cannot be mapped. Fill it in where it is known.")
    if not made.why:
        raise UploadError("Say why the value is to be read so: others will ask.")
    if not made.council:
        raise UploadError("Say which council decides: a mapping is that of one council.")
    [(latest,)] = cursor.execute("select coalesce(max(decision_id), 0) from decision").fetchall()
    cursor.execute(
        "insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [latest + 1, made.council, KIND, made.field, made.raw, made.cleaned, made.why, made.at, made.by],
    )
    cursor.execute("insert into audit values (now()::timestamp, ?, ?, ?, ?)", [made.by, what, f"{made.field}: {made.raw}", details])
