"""What a published file needs beside its rows: what codes mean in which year, which areas there are, and the year it is for."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb

from data.council import councils
from data.council_year import Period, council_year
from data.headings import plain
from data.reading_rows import RowsRead
from data.return_definition import REFERENCE, ReturnDefinition

SCRIPT = Path(__file__).with_suffix(".sql")
TABLES = {"reported_figure", "population"}


def prepare(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    """Make the macros and tables that the terms of a return of published figures are written with; nothing for other returns."""
    if not _is_published(definition):
        return
    for statement in connection.extract_statements(SCRIPT.read_text(encoding="utf-8")):
        connection.execute(statement)
    measures = [
        (each.code, plain(each.code), each.id, each.basis, each.unit, each.period_type,
         each.codes_since, each.codes_until, each.year_since, each.year_until, each.why_left_out)
        for each in definition.measures
    ]  # fmt: skip
    if measures:
        connection.executemany("insert into published_measure values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", measures)
    areas = [("Council", each.name, each.ons_code, each.code) for each in councils().values()]
    with (REFERENCE / "area_codes.csv").open(encoding="utf-8", newline="") as file:
        areas += [(row["area_level"], row["name"], row["ons_code"], row["code"]) for row in csv.DictReader(file)]
    columns = [list(column) for column in zip(*areas, strict=True)]
    connection.execute("insert into known_area select unnest(?), unnest(?), unnest(?), unnest(?)", columns)
    connection.execute("alter table given add column stated_first_year integer")  # for terms: the same on every row


def state_year(
    connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, rows: RowsRead, file_name: str, covers: Period | None
) -> tuple[str, ...]:
    """Note which council year the figures are for where no column says; what to tell the officer of it."""
    shape = next((each for each in definition.shapes if each.id == rows.shape), None)
    if not _is_published(definition) or shape is None or not shape.year or shape.year not in rows.missing:
        return ()
    found = council_year(file_name, rows.words, covers)
    connection.execute("update given set stated_first_year = ?", [found.first])
    return (found.note,)


def _is_published(definition: ReturnDefinition) -> bool:
    return bool(TABLES & {definition.table, *(shape.table for shape in definition.shapes)})
