"""This machine's floor: DuckDB's bare read of the file, every column as text. Prints JSON: the median of five, in seconds.

`read` reads it into memory and does nothing with it, which is the least that anything that looks at the rows must do; `scan` only
counts the values of each column as they go by.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import duckdb


def seconds(path: str, query: str) -> float:
    connection = duckdb.connect()
    begun = time.perf_counter()
    connection.execute(query, [path]).fetchall()
    taken = time.perf_counter() - begun
    connection.close()
    return taken


if __name__ == "__main__":
    queries = {
        "read": "create temp table read as select * from read_csv(?, all_varchar = true)",
        "scan": "select count(columns(*)) from read_csv(?, all_varchar = true)",
    }
    medians = {name: statistics.median(seconds(sys.argv[1], query) for _ in range(5)) for name, query in queries.items()}
    sys.stdout.write(json.dumps(medians))
