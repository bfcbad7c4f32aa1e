"""What may be said of a database's fault: its own message may quote a row of somebody's data."""

from __future__ import annotations

import duckdb

# their messages speak of the query or of the machine; a value of a row stands in none of them
OF_THE_QUERY = (
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.ParserException,
    duckdb.SyntaxException,
    duckdb.OutOfMemoryException,
)


def said_of_query(fault: duckdb.Error) -> str:
    """The first line of the database's message where it speaks of the query; else its kind alone."""
    if isinstance(fault, OF_THE_QUERY):
        return str(fault).strip().split("\n")[0]
    if isinstance(fault, duckdb.IOException):
        return "the disk could not be read or written: it may be full"
    return f"{type(fault).__name__}; the message is left out, since it may quote a row"
