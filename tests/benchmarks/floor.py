"""This machine's floor: DuckDB's bare read of the file into memory, every column as text. Prints the median of five, in seconds.

A read that keeps nothing (`select count(columns(*))`) takes about a third of it; but whatever looks at the rows must first have them.
"""

from __future__ import annotations

import statistics
import sys
import time

import duckdb


def seconds(path: str) -> float:
    connection = duckdb.connect()
    begun = time.perf_counter()
    connection.execute("create temp table bare as select * from read_csv(?, all_varchar = true)", [path])
    taken = time.perf_counter() - begun
    connection.close()
    return taken


if __name__ == "__main__":
    sys.stdout.write(str(statistics.median(seconds(sys.argv[1]) for _ in range(5))))
