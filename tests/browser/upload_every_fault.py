"""A Client Level Data file with a fault for every rule of the return, found by trial: a new rule joins by itself, or is named as missed.

Clean rows are changed in one column at a time, by values that are odd for its kind; of all these rows the check itself says which rule
each breaks, and the first row for each rule and column is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.checking import check
from data.checking_rules import rules_of
from data.return_definition import Field, load_return
from tests.data.extract import EVENTS, HEADINGS, Row, event, reading_of, text_of

COUNCIL = "990"
DEFINITION = load_return("client_level_data")
ODD = {
    "date": ("", "31/02/2026", "1890-01-01", "1990-01-01", "2199-12-31"),
    "birth date": ("", "31/02/1950", "1890-01-01", "2025-12-31"),
    "list": ("", "Zzyzx", "Servic"),
    "number": ("", "about ten", "-3"),
    "nhs number": ("", "943476", "9434765910"),
    "council": ("",),
    "text": ("",),
}
LEARNING_DISABILITY = {
    "Primary Support Reason": "Learning disability support",
    "Date of Birth": "1990-05-17",
    "Employment Status": "Not in paid employment",
}


def every_rule() -> set[tuple[str, str]]:
    """Each rule of the return with the heading of its column, and those about values outside a list that is known to be whole."""
    own = {(rule.id, DEFINITION.field(rule.column).heading) for rule in rules_of(DEFINITION, frozenset()) if rule.severity != "notice"}
    return own | {("not_in_list", field.heading) for field in DEFINITION.fields if field.code_list and field.verified}


def rows_that_break_every_rule(folder) -> list[Row]:
    """One row for each rule, after a clean one. Fails with the rules that no row breaks."""
    tried = list(_tried())
    checked = check(reading_of(folder, text_of(tried), "tried.csv"), COUNCIL)
    first: dict[tuple[str, str], int] = {}
    for fault in checked.faults.to_pylist():
        if fault["row_number"] is not None:
            first.setdefault((fault["rule"], fault["column_name"]), fault["row_number"])
    checked.reading.close()
    missed = every_rule() - first.keys()
    assert not missed, f"no row of tests/browser/upload_every_fault.py breaks {sorted(missed)}: add an odd value"
    wanted = sorted({first[rule] for rule in every_rule()})
    return [_clean("Request"), *(tried[number - 2] for number in wanted)]  # row 1 holds the headings


def _tried() -> Iterator[Row]:
    yield from (_clean(kind) for kind in EVENTS for _ in range(3))  # most rows state the usual period
    for kind in EVENTS:
        for field in DEFINITION.fields:
            for value in _odd(field):
                yield {**_clean(kind), field.heading: value}
                yield {**_clean(kind), **LEARNING_DISABILITY, field.heading: value}
    yield {**_clean("Service"), "NHS Number": "", "LA Person Unique Identifier": ""}


def _odd(field: Field) -> tuple[str, ...]:
    return ODD[field.kind] if field.heading in HEADINGS else ()


def _clean(kind: str) -> dict[str, str]:
    return {**event(kind), "LA Code": COUNCIL}
