"""Locality as a breakdown: where the council gives a lookup of postcodes, everybody has one; where it gives none, there is no such row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.catalogue import catalogue
from metrics.results import results
from metrics.run import run
from tests.drawing import AS_OF, new_store, submit

ROWS = """
person | event_type | event_start_date | event_end_date | event_outcome | service_type                         | service_component
R1     | Request    | 2025-05-01       | 2025-05-02     | NFA: Other    |                                      |
R2     | Request    | 2025-05-03       | 2025-05-04     | NFA: Other    |                                      |
R3     | Request    | 2025-05-05       | 2025-05-06     |               |                                      |
S1     | Service    | 2025-06-01       |                |               | Long term support: Residential care  | Long term residential care
S2     | Service    | 2025-06-02       |                |               | Long term support: Nursing care      | Long term nursing care
S3     | Service    | 2025-06-03       |                |               | Long term support: Community         | Home support or domiciliary care
"""
LIVES = {"R1": "Mill End", "R2": "Mill End", "R3": "Northvale", "S1": "Northvale", "S3": "Mill End"}
YEAR = (date(2025, 4, 1), date(2026, 3, 31))
SPLIT = {measure.id for measure in catalogue().values() if "locality" in measure.breakdowns}
OTHERS = """
front_door_share | Mill End 2 of 2, Northvale 0 of 1
requests_all     | Mill End 2, Northvale 1
requests_new     | Mill End 2, Northvale 1
admissions_all   | Northvale 1, Not in the lookup 1
lts_year         | Mill End 1, Northvale 1, Not in the lookup 1
"""


def told(folder: Path, lookup: dict[str, str]) -> dict[str, str]:
    """By measure: the localities of the year, with numerator and, where there is one, denominator."""
    store = new_store(folder)
    submit(store, ROWS)
    with store.writing() as cursor:
        for person, locality in lookup.items():
            cursor.execute("update cld_row set locality = ? where la_person_unique_identifier = ?", [locality, person])
    made = run(store, "M1", AS_OF)
    found: dict[str, list[str]] = {}
    for point in sorted(results(store, run_id=made.run_id, groups=["locality"]), key=lambda point: point.group_value):
        if (point.period_type, point.period_start, point.period_end) == ("financial_year", *YEAR):
            of = "" if point.denominator is None else f" of {point.denominator:.0f}"
            found.setdefault(point.measure_id, []).append(f"{point.group_value} {point.numerator:.0f}{of}")
    return {measure: ", ".join(each) for measure, each in found.items()}


def test_everybody_lives_somewhere_or_is_not_in_the_lookup(tmp_path: Path) -> None:
    found = told(tmp_path, LIVES)
    wanted = dict([cell.strip() for cell in line.split("|")] for line in OTHERS.strip().splitlines())
    assert {measure: found[measure] for measure in wanted} == wanted


def test_without_a_lookup_there_is_no_row_of_it(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == {}


@pytest.mark.parametrize("measure", sorted(SPLIT))
def test_it_is_a_breakdown_of_people_and_events_and_never_of_a_rate(measure: str) -> None:
    """No population is held by locality, so a rate would be a number without its rate."""
    assert catalogue()[measure].kind in ("count", "proportion")


def test_the_measures_that_matter_have_it() -> None:
    assert sorted(SPLIT) == sorted([
        "front_door_share", "requests_all", "requests_new", "repeat_contact", "later_long_term_support", "lts_year", "lts_snapshot",
        "admissions_all", "ascof_2a", "home84_cld",
    ])  # fmt: skip
