"""A file that has been read, checked: which of its rows are kept, and every fault at once.

A fault is not a rejection. The national method keeps a row with an unknown value, an end before its start, a blank where one is mandatory,
and so do we; rejected is only what cannot be an event of a person of this council.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow as pa

from data import checking_lengths, checking_names
from data.checking_council import council_of
from data.checking_person_numbers import PUT_RIGHT, on_many_rows, say_what_was_shortened_once, set_shortened_aside
from data.checking_repeats import find_repeats
from data.checking_rules import apply_rules, rules_of
from data.checking_values import check_values
from data.errors import UploadError
from data.reading import Reading
from data.records.value_mappings import Mapping as ValueMapping
from data.return_definition import Field, ReturnDefinition, Rule

HERE = Path(__file__).parent
ADVICE = {
    "unreadable_row": "Put the row right, or export the file again. Until then the row is left out.",
    "another_council": "Load it in the file of its own council. It is left out here.",
    "council_not_known": "Nothing, where the council is invented or new; otherwise correct LA Code.",
    "missing_column": "Add the column to the extract. Until then it counts as blank on every row.",
    "repeats_a_row": "Nothing, or leave the row out: the national method counts the event once.",
    "not_in_list": "Correct it in the case system, or decide what it is to be read as. Until then it counts as 'Invalid and not mapped'.",
    "not_in_unverified_list": "Check it against the specification. Until it is mapped it counts as 'Invalid and not mapped'.",
    "number_shortened": f"{PUT_RIGHT} Until then the row names nobody by it.",
    checking_names.RULE: checking_names.DO,
    checking_lengths.RULE: checking_lengths.DO,
    "one_number_on_many_rows": "Look at the rows. Where the number is nobody's, leave the cell blank: those rows count as one person.",
    "read_as_decided": "Nothing. To have it read otherwise, decide again: the latest decision counts.",
    "release_1_wording": "Nothing: both releases are read.",
    "other_capitals": "Nothing: capitals make no difference to the figures.",
    "blanks": "Fill it in where it is known.",
    "month_before_day": "Write the dates day first, or as 2026-03-31, before you load the file: those that can be read are probably wrong.",
}
MONTH_FIRST = r"(0?[1-9]|1[0-2])[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]{2,4}( .*)?"


@dataclass(frozen=True, eq=False)
class Checked:
    """What a check found. Rows and faults can be asked for as long as the reading is open."""

    reading: Reading
    council: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    stated_start: date | None
    stated_end: date | None
    has_faults: bool
    notes: tuple[str, ...]
    _advice: Mapping[tuple[str, str], str] = dataclass_field(repr=False)

    @cached_property
    def faults(self) -> pa.Table:
        """Every fault, as it may be stored: row_number, column_name, rule, severity, value, says. Personal values are left empty."""
        return self._faults("value")

    def faults_for_officer(self) -> pa.Table:
        """The same with personal values, for the officer who is putting the file right: to be shown, never stored.

        `nearest` is the one value of the list that a value outside it is much like, or empty.
        """
        return self._faults("coalesce(value, seen_by_officer) as value", "nearest")

    @cached_property
    def accepted(self) -> pa.Table:
        """The rows kept, with the columns of the store's table but for upload_id and record_id."""
        definition = self.reading.definition
        # returns that share a table are laid out each in its own way, and so are the layouts of one return that go to two tables
        names = (f"{definition.id}_{definition.table}", definition.id, definition.table)
        own = next(path for path in (HERE / f"checking_{name}.sql" for name in names) if path.exists())
        script = own.read_text(encoding="utf-8")
        values = {"council": self.council} if "$council" in script else None
        return self.reading.connection.execute(script, values).to_arrow_table()

    def what_to_do(self, rule: str, column: str) -> str:
        """What to do about a fault of that rule in that column."""
        return self._advice.get((rule, column)) or ADVICE.get(rule, "")

    def _faults(self, value: str, *besides: str) -> pa.Table:
        columns = ", ".join(("row_number", "column_name", "rule", "severity", value, "says", *besides))
        return self.reading.connection.execute(
            f"select {columns} from (select fault.*, odd_value.nearest from fault "  # noqa: S608
            "left join odd_value on odd_value.heading = column_name and odd_value.rule = fault.rule and odd_value.value = fault.value) "
            "order by row_number nulls first, column_name, rule, value"
        ).to_arrow_table()


def check(reading: Reading, council: str | None, mapped: Iterable[ValueMapping] = ()) -> Checked:
    """Everything there is to say about a file. UploadError when it is not this council's file at all.

    `mapped` are the mappings of values in force; those of other councils make no difference.
    """
    connection, definition = reading.connection, reading.definition
    connection.execute((HERE / "checking_tables.sql").read_text(encoding="utf-8"))
    whose = council_of(reading, council)
    rules = rules_of(definition, reading.missing)
    set_shortened_aside(connection, definition)
    checking_lengths.cut_long_texts(connection, definition, reading.missing)
    if definition.before:
        connection.execute(definition.before)
    _refuse(connection, definition)
    apply_rules(connection, definition, rules)
    say_what_was_shortened_once(connection)
    checking_names.say_where_names_stand(connection)
    in_force = [mapping for mapping in mapped if definition.table == "cld_row" and mapping.council == whose]
    check_values(connection, definition, reading.missing, in_force)
    if definition.find_repeats:
        find_repeats(connection)
    _say_of_the_whole_file(reading)
    connection.execute("insert into fault select row_number, '', 'unreadable_row', 'rejected', null, null, says from unreadable")
    connection.execute("update given set is_left_out = rowid in (select place from left_out)")
    # a row that is left out is kept with no warning, whatever else is said of it
    connection.execute(
        "update fault set severity = 'rejected' "
        "where severity = 'warning' and row_number in (select row_number from given where is_left_out)"
    )
    return _checked(reading, whose, rules)


def _refuse(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    """UploadError where the return says that nothing of such a file can be trusted."""
    for each in definition.whole_file:
        if each.refuses:
            [(count,)] = connection.execute(each.counts).fetchall()
            if count:
                raise UploadError(f"{each.says.format(count=f'{count:,}')} {each.do}")


def _say_of_the_whole_file(reading: Reading) -> None:
    """What is said once: columns that are not there, shares of blanks, and whatever else the return counts over all rows."""
    connection, definition = reading.connection, reading.definition
    for field in definition.fields:
        dropped_anyway = field.personal and field.kind == "text"
        if field.name in reading.missing and field.required_when and not dropped_anyway and _is_required(reading, field):
            says = f"The file has no column {field.heading}, which is mandatory on {field.required_on}. {field.matters}".strip()
            connection.execute("insert into fault values (null, ?, 'missing_column', 'warning', null, null, ?)", [field.heading, says])
        if field.person_number and field.name not in reading.missing and (says := on_many_rows(connection, field)):
            _notice(connection, field.heading, "one_number_on_many_rows", says)
    _say_where_the_month_comes_first(reading)
    for share in definition.shares:
        if share.column in reading.missing:
            continue
        [(blank, rows)] = connection.execute(
            f"select count(*) filter (where {share.column} is null), count(*) from understood where {share.of}"  # noqa: S608
        ).fetchall()
        if blank:
            says = f"{definition.field(share.column).heading} is blank on {blank:,} of {rows:,} {share.words} ({100 * blank / rows:.1f}%)."
            _notice(connection, definition.field(share.column).heading, "blanks", says)
    for each in definition.whole_file:
        if each.refuses:
            continue
        [(count,)] = connection.execute(each.counts).fetchall()
        if count:
            _notice(connection, definition.field(each.column).heading, each.id, each.says.format(count=f"{count:,}"))


def _say_where_the_month_comes_first(reading: Reading) -> None:
    """Of a column of dates with some that can only be month first, and none that can only be day first: all of it is read wrongly."""
    connection = reading.connection
    unread = connection.execute(
        "select column_name, count(*) from fault where rule = 'date_not_readable' and regexp_full_match(trim(value), ?) "
        "group by all order by all",
        [MONTH_FIRST],
    ).fetchall()
    names = {field.heading: field.name for field in reading.definition.fields}
    for heading, count in unread:
        [(day_first,)] = connection.execute(f"select count(*) from understood where day({names[heading]}) > 12").fetchall()  # noqa: S608
        if not day_first:
            says = f"{heading} has the month before the day on {count:,} rows, and surely day first on none: all are read day first."
            connection.execute("insert into fault values (null, ?, 'month_before_day', 'warning', null, null, ?)", [heading, says])


def _is_required(reading: Reading, field: Field) -> bool:
    """Whether any row of the file wants the column: one that only another layout has is not missing."""
    wanted = f"select count(*) > 0 from understood where {field.required_when}"  # noqa: S608
    return not reading.definition.shapes or bool(reading.connection.execute(wanted).fetchall()[0][0])


def _notice(connection: duckdb.DuckDBPyConnection, heading: str, rule: str, says: str) -> None:
    connection.execute("insert into fault values (null, ?, ?, 'notice', null, null, ?)", [heading, rule, says])


def _checked(reading: Reading, whose: str, rules: tuple[Rule, ...]) -> Checked:
    connection, definition = reading.connection, reading.definition
    [(left_out, warned, has_faults)] = connection.execute((HERE / "checking_counts.sql").read_text(encoding="utf-8")).fetchall()
    rows_read = reading.rows_read
    stated: list[date | None] = [None, None]
    if definition.stated_period:
        first, last = definition.stated_period
        [(stated[0], stated[1])] = connection.execute(
            f"select min({first}), max({last}) from understood where not is_left_out"  # noqa: S608
        ).fetchall()
    return Checked(
        reading,
        whose,
        rows_read,
        rows_read - left_out,
        warned,
        left_out,
        stated[0],
        stated[1],
        has_faults,
        reading.notes,
        _advice(definition, rules),
    )


def _advice(definition: ReturnDefinition, rules: tuple[Rule, ...]) -> dict[tuple[str, str], str]:
    """What to do about each rule in each column: the rule's own advice, and what an odd or blank value there does to the figures."""
    advice = {(each.id, definition.field(each.column).heading): each.do for each in definition.whole_file}
    for each in definition.fields:
        if each.matters:
            advice |= {
                (rule, each.heading): f"{ADVICE[rule]} {each.matters}" for rule in ("not_in_list", "not_in_unverified_list", "blanks")
            }
    return advice | {(rule.id, definition.field(rule.column).heading): rule.do for rule in rules}
