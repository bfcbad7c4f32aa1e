"""A file of unknown manners made into rows of text with row numbers, in a database of its own that never touches a disk.

What is personal stops here: names, postcode, GP practice and free text are dropped, the NHS number becomes a keyed hash,
birth a year and month.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from data import dated_columns, personal_details, published_figures, published_tables
from data.council_year import Period
from data.errors import UploadError
from data.file_name import without_people, words_of
from data.reading_locality import postcodes_to_localities
from data.reading_people import make_anonymous
from data.reading_rows import read_rows
from data.reading_select import view_understood
from data.return_definition import ReturnDefinition

HERE = Path(__file__).parent
READERS = {"rows": read_rows, "published tables": published_tables.read_tables, "dated columns": dated_columns.read}
TOO_MANY_BYTES = 1_000_000_000  # as many as the upload page takes, and about a million rows of Client Level Data


class Reading:
    """A file that has been read. `notes` say what was stripped or repaired, `missing` which fields have no column in it. Its tables:

    given          one row per row of the file: row_number, each field's text under its name (None when blank), what it means as `..._read`
    understood     a view of it with dates and numbers under their own names, which rules are written in
    unreadable     one row per row that could not be cut into cells, and why
    officer_value  one row per personal value at fault: shown to the officer who is putting the file right, never stored
    value_seen     one row per field and distinct text
    """

    def __init__(self, path: Path, definition: ReturnDefinition) -> None:
        self.file_name = without_people(path.name)
        self.definition = definition
        self.missing: frozenset[str] = frozenset()
        self.shape = ""
        self.notes: tuple[str, ...] = ()
        self.connection = duckdb.connect(
            config={"temp_directory": "", "autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )

    @property
    def rows_read(self) -> int:
        """How many rows the file holds, blank ones apart."""
        return sum(
            count for (count,) in self.connection.execute("select count(*) from given union all select count(*) from unreadable").fetchall()
        )

    def close(self) -> None:
        """Forget the file."""
        self.connection.close()

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def read(
    path: Path, definition: ReturnDefinition, person_key: bytes, localities: pa.Table | None = None, covers: Period | None = None
) -> Reading:
    """The file, read: close it, or use it in a `with`. UploadError says in plain words why a file cannot be read, and what to do.

    `localities` is the lookup in force (reading_locality.lookup_in_force), by which postcodes become localities; `covers` the
    council year that an officer states for a published file whose rows do not say.
    """
    require_file(path)
    reading = Reading(path, definition)
    try:
        _read_into(reading, path, person_key, localities, covers)
    except duckdb.OutOfMemoryException as fault:
        reading.close()
        raise UploadError("The file is too large for this machine's memory. Split it by period and load the parts.") from fault
    except BaseException:
        reading.close()
        raise
    return reading


def require_file(path: Path) -> None:
    """UploadError unless there is a file that may be opened, read to an end, held in memory and named in a receipt."""
    where = without_people(str(path) if str(path).isprintable() else ascii(str(path)))
    try:
        if not path.is_file():  # a folder, or a device or pipe, which may never end
            raise UploadError(f"There is no file {where}. Check its name and folder.")
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
    except OSError as fault:
        raise UploadError(f"The file {where} cannot be opened ({fault.strerror}). Check its name and that you may read it.") from fault
    if not path.name.isprintable():
        raise UploadError(
            f"The file's name, {ascii(path.name)}, holds marks that cannot be printed. Give it another name, and load it again."
        )
    if size >= TOO_MANY_BYTES:
        raise UploadError(
            f"The file has {size // 1_000_000:,} MB; it must have fewer than {TOO_MANY_BYTES // 1_000_000:,} MB. "
            "It was not read. Split it by period, or leave out rows outside the period, and load the parts."
        )


def _read_into(reading: Reading, path: Path, person_key: bytes, localities: pa.Table | None, covers: Period | None) -> None:
    connection, definition = reading.connection, reading.definition
    connection.execute((HERE / "reading_macros.sql").read_text(encoding="utf-8"))
    connection.execute(personal_details.MACROS)
    connection.execute("create table officer_value (row_number bigint, column_name varchar, value varchar)")
    connection.execute("create table name_for_number (row_number bigint, heading varchar)")
    connection.execute("create table unreadable (row_number bigint, says varchar)")
    rows = READERS[definition.layout](connection, path, definition)
    reading.missing, reading.notes = rows.missing, rows.notes
    reading.shape, reading.definition = rows.shape, definition.in_shape(rows.shape)
    if reading.rows_read == 0:
        raise UploadError("The file has headings but no rows. Export it again with its rows.")
    if connection.execute("select count(*) from given").fetchall() == [(0,)]:
        raise UploadError("No row fits the headings: every row has more or fewer cells. Export the file again as CSV (UTF-8).")
    reading.file_name = without_people(path.name, _people_named_in(connection, definition, path.name))
    found = [*postcodes_to_localities(connection, definition, localities), *make_anonymous(connection, definition, person_key)]
    reading.notes = (*reading.notes, *found)
    connection.execute("alter table given add column is_left_out boolean default false")  # for the check to set
    published_figures.prepare(connection, definition)
    reading.notes = (*reading.notes, *published_figures.state_year(connection, definition, rows, path.name, covers))
    connection.execute(view_understood(definition, reading.shape))
    connection.execute("set enable_external_access = false")


def _people_named_in(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, file_name: str) -> list[str]:
    """The names of people of the file that all stand in the file's own name: first name and last name, say."""
    if not definition.names:
        return []
    wanted = " and ".join(f"lower({name}) in (select unnest($words::varchar[]))" for name in definition.names)
    rows = connection.execute(
        f"select distinct {', '.join(definition.names)} from given where {wanted}",  # noqa: S608
        {"words": words_of(file_name)},
    ).fetchall()
    return sorted({name for row in rows for name in row})
