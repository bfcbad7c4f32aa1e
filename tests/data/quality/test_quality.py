"""How good the data are: fields by state, oddities with the people behind them, and the freshness of returns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.loading import load
from data.quality.fields import STATES, extracts, field_quality
from data.quality.freshness import freshness, name_owner
from data.quality.problems import look, problems, to_look_at
from metrics.catalogue import catalogue
from tests.drawing import new_store, submit
from tests.metrics.council import council

ROWS = """
person | event_type | event_start_date | event_end_date | service_type                      | service_component  | delivery_mechanism | event_outcome                 | accommodation_status
A      | Service    | 2020-05-01       |                | Long term support: Residential care | Residential care |                    |                               | Registered care home
B      | Service    | 2020-05-01       |                | Long term support: Community      | Home support       | -                  |                               | Unknown
B      | Review     | 2025-12-01       | 2025-12-02     |                                   |                    |                    | NFA: Other                    | Unknown
C      | Service    | 2025-08-01       | 2025-08-10     | Short term support: ST-Max        |                    |                    | Continuation of support or services | Tenant
D      | Service    | 2025-08-01       | 2025-08-10     | Short term support: ST-Max        |                    |                    | NFA: Support ended as planned | Tenant
E      | Request    | 2025-08-01       | 2025-08-02     |                                   |                    |                    | Nonsense                      | Tenant
F      | Service    | 2025-07-01       |                | Long term support: Nursing care   | -                  |                    |                               | Registered nursing home
"""


def test_each_oddity_counts_those_it_is_about_and_names_the_records(tmp_path: Path) -> None:
    store = council(tmp_path, ROWS).store
    found = {each.problem.id: (each.faults, each.rows) for each in look(store, "990")}
    assert found == {
        "open_over_a_year": (1, 3),  # A; B was reviewed within the year, F is younger
        "component_missing": (1, 1),  # F; A's service began long ago
        "mechanism_missing": (1, 1),
        "outcome_missing": (1, 2),
        "request_outcome_missing": (1, 1),
        "accommodation_unknown": (1, 3),
        "mixed_person_keys": (0, 6),
        "birth_unknown": (0, 6),
    }
    listed = {each.id: [(record.person, record.since) for record in to_look_at(store, "990", each)] for each in problems()}
    assert listed["open_over_a_year"] == [("A", date(2020, 5, 1))]
    assert listed["outcome_missing"] == [("C", date(2025, 8, 10))]
    assert listed["accommodation_unknown"] == [("B", None)]


def test_every_oddity_names_measures_there_are() -> None:
    assert [name for each in problems() for name in each.distorts if name not in catalogue()] == []


def test_without_an_extract_nothing_is_looked_for(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert look(store, "990") == () and extracts(store) == ()
    assert to_look_at(store, "990", problems()[0]) == ()


def test_fields_by_state_and_type_of_event(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    drawn = """
    event_type | gender | ethnicity    | event_start_date | event_end_date | event_outcome            | service_type               | nhs_hash
    Service    | Female | White: Irish | 2025-05-01       |                | NFA: Other               | Short Term Support: ST-Max | a
    Service    | -      | Martian      | 2025-05-01       |                | NFA - Deceased           | Nonsense                   |
    Request    | Female | White: Irish | 2025-05-01       |                | -                        |                            | a
    """
    upload = submit(store, drawn)
    states = {
        (each.field, each.event_type): {state: count for state, count in zip(STATES, each.counts, strict=True) if count}
        for each in field_quality(store, upload)
    }
    assert states["gender", "Service"] == {"valid": 1, "blank, mandatory": 1}
    assert states["ethnicity", "Service"] == {"valid": 1, "invalid": 1}
    assert states["event_outcome", "Service"] == {"valid": 1, "old release": 1}
    assert states["event_outcome", "Request"] == {"blank, mandatory": 1}
    assert states["service_type", "Service"] == {"valid": 1, "invalid": 1}
    assert states["event_end_date", "Service"] == {"blank, allowed": 2}
    assert states["event_end_date", "Request"] == {"blank, mandatory": 1}
    assert states["nhs_number", "Service"] == {"valid": 1, "blank, mandatory": 1}
    assert all(each.rows == {"Service": 2, "Request": 1}[each.event_type] for each in field_quality(store, upload))


@pytest.mark.parametrize(
    ("today", "state", "days_late"),
    [(date(2026, 10, 30), "in time", 0), (date(2026, 11, 14), "in time", 0), (date(2026, 11, 15), "data late", 1)],
)
def test_a_return_is_late_after_its_day(tmp_path: Path, today: date, state: str, days_late: int) -> None:
    store = new_store(tmp_path)
    submit(store, ROWS, covers=("2025-07-01", "2026-06-30"))
    extract = next(each for each in freshness(store, today) if each.definition.id == "client_level_data")
    # a quarter after 30 June 2026, and 45 days
    assert (extract.due, extract.state, extract.days_late) == (date(2026, 11, 14), state, days_late)
    assert extract.owner == ""
    name_owner(store, "client_level_data", "Performance team", "a test")
    assert next(each.owner for each in freshness(store, today) if each.definition.id == "client_level_data") == "Performance team"


def test_returns_never_loaded_are_not_late(tmp_path: Path) -> None:
    assert {each.state for each in freshness(new_store(tmp_path), date(2026, 11, 22))} == {"not loaded yet"}


def test_a_published_file_is_never_due(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    path = tmp_path / "population.csv"
    path.write_text("mid_year,cassr_code,population_18_64,population_65_plus\n2024,990,100,50\n", encoding="utf-8")
    load(store, "population", [path])
    assert next(each.state for each in freshness(store, date(2030, 1, 1)) if each.definition.id == "population") == "none due"


def test_rows_that_are_purged_are_counted_no_more(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    upload = submit(store, ROWS)
    assert sum(each.rows for each in field_quality(store, upload) if each.field == "gender") == 7
    with store.writing() as cursor:
        cursor.execute("delete from cld_row where event_start_date < date '2021-01-01'")
    assert sum(each.rows for each in field_quality(store, upload) if each.field == "gender") == 5
