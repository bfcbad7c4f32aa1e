"""The rules of a return: those its file states, and those that follow from its fields. Each is run once over all rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import duckdb

from data.periods import day_words
from data.reading_select import READ
from data.return_definition import Field, ReturnDefinition, Rule

NAMED = re.compile(r"\{(\w+)\}")


def rules_of(definition: ReturnDefinition, missing: frozenset[str]) -> tuple[Rule, ...]:
    """Every rule there is for a file, but those about columns it does not have."""
    rules = [*definition.rules, *(rule for field in definition.fields for rule in _rules_of_field(field))]
    return tuple(rule for rule in rules if rule.column not in missing)


def apply_rules(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, rules: tuple[Rule, ...]) -> None:
    """Add to `fault` what the rules find, and to `left_out` the rows not kept. One pass counts; only rules that found any run again."""
    counts = ",\n".join(f"count(*) filter (where {rule.fails_when})" for rule in rules)
    [found] = connection.execute(f"select {counts} from understood").fetchall()  # noqa: S608
    for rule, count in zip(rules, found, strict=True):
        if count:
            connection.execute(_faults(definition.field(rule.column), definition, rule))
            if rule.severity == "rejected" or rule.leaves_out:
                connection.execute(f"insert into left_out select place from understood where {rule.fails_when}")  # noqa: S608


def quoted(words: str) -> str:
    """Words as an SQL text."""
    return "'" + words.replace("'", "''") + "'"


def _rules_of_field(field: Field) -> Iterator[Rule]:
    if field.required_when:
        blank = field.required_when if field.personal else f"{field.name} is null and ({field.required_when})"
        blank = f"{field.name}_text is null and ({field.required_when})" if field.kind in READ and not field.personal else blank
        says = f"{field.heading} is blank; it is mandatory on {field.required_on}."
        yield Rule("blank_mandatory", field.name, blank, says, "warning", f"Fill it in. As it stands: {field.matters}")
    if field.kind == "birth date":
        says = f"{field.heading} cannot be read as a date with four figures for the year."
        yield Rule("date_not_readable", field.name, f"{field.name}_is_given and birth_year is null", says, "warning", _write_date(field))
    elif field.kind in ("date", "month") and field.not_before:
        yield _slip(field, field.not_before)
    if field.kind == "date" and not field.personal:
        unread = f"{field.name}_text is not null and {field.name} is null"
        yield Rule(
            "date_not_readable",
            field.name,
            unread,
            f"{field.heading} '{{{field.name}}}' cannot be read as a date.",
            "warning",
            _write_date(field),
        )
    elif field.kind == "number":
        unread = f"{field.name}_text is not null and {field.name} is null"
        says = f"{field.heading} '{{{field.name}}}' cannot be read as a number."
        yield Rule(
            "number_not_readable", field.name, unread, says, "warning", f"Write it in figures alone. It counts as unknown. {field.matters}"
        )


def _slip(field: Field, earliest: date) -> Rule:
    """The rule of days and months that are earlier than any can be."""
    says = f"{field.heading} {{{field.name}}} cannot be right: it is before {day_words(earliest)}."
    then = "Until then the row is left out." if field.slips == "rejected" else "It is kept as it stands."
    return Rule("too_early", field.name, f"{field.name} < date '{earliest.isoformat()}'", says, field.slips, f"Correct it. {then}")


def _write_date(field: Field) -> str:
    return f"Write it day first, as 31/03/2026, or as 2026-03-31. It counts as unknown. {field.matters}"


def _faults(field: Field, definition: ReturnDefinition, rule: Rule) -> str:
    """SQL that adds a rule's faults: one for each row it finds; of a notice, one for each distinct value, at the first row that has it."""
    text = f"{field.name}_text" if field.kind in READ else field.name
    seen = "officer_value.value" if field.personal else text
    stored = "null" if field.personal or field.officer_only else text
    values = ["understood.row_number", quoted(field.heading), quoted(rule.id), quoted(rule.severity), stored, seen]
    once = f"qualify row_number() over (partition by {seen} order by understood.row_number) = 1" if rule.severity == "notice" else ""
    joined = f"left join officer_value on officer_value.row_number = understood.row_number and column_name = {quoted(field.name)}"
    return (
        f"insert into fault select {', '.join(values)}, {_sentence(definition, rule.says)} "  # noqa: S608
        f"from understood {joined if field.personal else ''} where {rule.fails_when} {once}"
    )


def _sentence(definition: ReturnDefinition, says: str) -> str:
    """SQL for a sentence with columns named in braces, each shown as the file has it."""
    parts: list[str] = []
    for place, words in enumerate(NAMED.split(says)):
        if place % 2:
            parts.append(f"coalesce({words}_text, 'blank')" if definition.field(words).kind in READ else f"coalesce({words}, 'blank')")
        elif words:
            parts.append(quoted(words))
    return f"concat({', '.join(parts)})"
