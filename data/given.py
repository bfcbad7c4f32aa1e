"""The table `given`, made of rows that Python has cut into cells; text_table.py has DuckDB cut them where it can."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

ROWS_AT_A_TIME = 20_000


@dataclass
class Unreadable:
    """The rows of a file that could not be cut into cells, with the reason, and those that hold nothing at all."""

    because: dict[int, str] = field(default_factory=dict)
    blank: list[int] = field(default_factory=list)


def fill(
    connection: duckdb.DuckDBPyConnection, select: str, rows: Iterable[tuple[int, Sequence[str | None]]], columns: Iterable[int]
) -> None:
    """Make the table `given` out of rows that Python has read: a number and the cells, of which `columns` are wanted.

    `select` reads from the relation `source`, with columns row_number and c0, c1 ...; missing rows make an empty table.
    """
    wanted = sorted(columns)
    schema = pa.schema([("row_number", pa.int64()), *((f"c{place}", pa.string()) for place in wanted)])
    waiting = iter(rows)
    verb = "create table given as"
    while (batch := list(itertools.islice(waiting, ROWS_AT_A_TIME))) or verb.startswith("create"):
        cells = list(zip(*(row for _, row in batch), strict=True)) if batch else [()] * (wanted[-1] + 1)
        arrays = [pa.array([number for number, _ in batch], pa.int64()), *(pa.array(cells[place], pa.string()) for place in wanted)]
        connection.register("source", pa.Table.from_arrays(arrays, schema=schema))
        connection.execute(f"{verb} {select}")
        connection.unregister("source")
        verb = "insert into given"
