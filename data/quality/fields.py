"""Of each field and type of event, how many rows are valid, of the old release, blank where that is allowed or not, or invalid."""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from data.return_definition import Field, codes_of, load_return
from data.store import Store

QUERY = Path(__file__).with_name("fields.sql").read_text(encoding="utf-8")
STATES = ("valid", "old release", "blank, allowed", "blank, mandatory", "invalid")
NOT_KEPT = {"reporting_period_start_date", "reporting_period_end_date"}
KEPT_AS = {"nhs_number": "nhs_hash", "date_of_birth": "birth_year"}  # what stands in the store for a field that is not kept
REQUIRED = {"nhs_number": "true", "date_of_birth": "true"}


_counting = threading.Lock()


@dataclass(frozen=True)
class FieldQuality:
    """One field and type of event of one upload: rows by state, in the order of STATES."""

    field: str
    heading: str
    event_type: str
    counts: tuple[int, ...]

    @property
    def rows(self) -> int:
        """All rows of the event type."""
        return sum(self.counts)

    def count(self, state: str) -> int:
        """Rows in that state."""
        return self.counts[STATES.index(state)]


# by upload and how many rows of it were held
_known: WeakKeyDictionary[Store, dict[tuple[int, int], tuple[FieldQuality, ...]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Extract:
    """An upload of Client Level Data in use, with the last day it covers."""

    upload_id: int
    file_name: str
    covers_to: datetime.date | None


def extracts(store: Store) -> tuple[Extract, ...]:
    """The uploads of Client Level Data in use, oldest first."""
    found = store.rows(
        "select upload_id, file_name, coalesce(given_end, derived_end, stated_end) from upload where return_id = 'client_level_data' "
        "and withdrawn_at is null and not coalesce(excluded, false) order by 3 nulls first, submitted_at, upload_id"
    )
    return tuple(Extract(*row) for row in found)


def field_quality(store: Store, upload_id: int) -> tuple[FieldQuality, ...]:
    """Every kept field of an upload by type of event, in the order of the specification.

    Rows of an upload are never changed, only purged, so they are counted again when there are fewer of them; the first time for all
    extracts in use together, which takes a third of the time that one after another takes.
    """
    with _counting:
        known = _known.setdefault(store, {})
        held = _rows_held(store, store.version)
        if (upload_id, held.get(upload_id, 0)) not in known:
            asked = {upload_id, *(each.upload_id for each in extracts(store))}
            missing = sorted(each for each in asked if (each, held.get(each, 0)) not in known)
            for each, found in _counted(store, missing).items():
                known[each, held.get(each, 0)] = found
        return known[upload_id, held.get(upload_id, 0)]


@lru_cache(maxsize=4)
def _rows_held(store: Store, version: int) -> dict[int, int]:
    """How many rows of each upload there are."""
    return dict(store.rows("select upload_id, count(*) from cld_row group by upload_id"))


def _counted(store: Store, uploads: list[int]) -> dict[int, tuple[FieldQuality, ...]]:
    definition = load_return("client_level_data")
    terms = "".join(f", {expression} as {name}" for name, expression in definition.terms.items())
    kept = [field for field in definition.fields if (not field.personal or field.name in KEPT_AS) and field.name not in NOT_KEPT]
    parts = " union all ".join(_part(number, field) for number, field in enumerate(kept))
    columns = list(zip(*((each.code_list, each.raw.strip().upper(), each.release) for each in _codes(kept)), strict=True))
    query = QUERY.replace("$TERMS$", terms).replace("$PARTS$", parts)  # names and conditions of our own files
    rows = store.rows(query, {"uploads": uploads, "lists": list(columns[0]), "raws": list(columns[1]), "releases": list(columns[2])})
    found: dict[int, list[FieldQuality]] = {upload: [] for upload in uploads}
    for upload, place, event_type, *counts in rows:
        found[upload].append(FieldQuality(kept[place].name, kept[place].heading, event_type, tuple(counts)))
    return {upload: tuple(each) for upload, each in found.items()}


@dataclass(frozen=True)
class _Listed:
    code_list: str
    raw: str
    release: str


def _codes(fields: list[Field]) -> list[_Listed]:
    lists = sorted({field.code_list for field in fields if field.kind == "list"})
    return [_Listed(name, code.raw, code.release) for name in lists for code in codes_of(name)]


def _part(place: int, field: Field) -> str:
    """SQL that counts one field's values: distinct ones only, so that code lists are looked through once each."""
    name = KEPT_AS.get(field.name, field.name)
    condition = REQUIRED.get(field.name, field.required_when or "false")
    return (
        f"select {place} as place, upload_id, event_type_word, {name}::varchar as value, coalesce({condition}, false) as required, "  # noqa: S608
        f"'{field.code_list if field.kind == 'list' else ''}' as code_list, count(*) as row_count from understood group by all"
    )
