"""The national method, step by step: the worked micro-examples of the Client Level Data reference, for both methods."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from data.client_level_data import build, reporting_period
from data.store import Store
from tests.drawing import AS_OF, new_store, submit

D = datetime.date
BOTH = pytest.mark.parametrize("method", ["M1", "M2"])
REQUEST = {"event_type": "Request", "event_outcome": "NFA: Other"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path)


def events(store: Store, method: str, columns: str = "event_start, event_end", as_of: D = AS_OF, scope: str = "national") -> list[Any]:
    with store.cursor() as cursor:
        build(cursor, "990", method, as_of)
        found = cursor.execute(f"select {columns} from event where scope = ? order by all", [scope]).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def people(store: Store, method: str, columns: str) -> list[Any]:
    with store.cursor() as cursor:
        build(cursor, "990", method, AS_OF)
        return cursor.execute(f"select council_number, {columns} from person where scope = 'national' order by 1").fetchall()


@BOTH
@pytest.mark.parametrize(
    ("number", "row", "expected"),
    [
        (1, {**REQUEST, "event_start_date": "2025-03-28", "event_end_date": "2025-04-02"}, [(D(2025, 3, 28), D(2025, 4, 2))]),
        (2, {**REQUEST, "event_start_date": "2026-03-30", "event_end_date": "2026-04-02"}, []),
        (3, {"event_start_date": "2020-01-01", "event_end_date": "2025-03-31"}, []),
        (4, {"event_start_date": "2020-01-01", "event_end_date": "2025-04-01"}, [(D(2020, 1, 1), D(2025, 4, 1))]),
        (5, {"event_start_date": "2026-03-31"}, [(D(2026, 3, 31), None)]),
        (
            6,
            {"event_start_date": "2025-05-01", "event_end_date": "2025-09-30", "date_of_death": "2025-06-10"},
            [(D(2025, 5, 1), D(2025, 6, 10))],
        ),
        (7, {"event_start_date": "2025-05-01", "date_of_death": "2025-05-01"}, [(D(2025, 5, 1), None)]),
        (8, {"event_start_date": "2024-01-01", "date_of_death": "2025-02-15"}, []),
    ],
)
def test_which_rows_are_in_the_period(store: Store, method: str, number: int, row: dict[str, str], expected: list[Any]) -> None:
    submit(store, [row])
    assert events(store, method) == expected, f"example {number}"


@BOTH
def test_example_5_the_age_of_an_open_service_is_taken_at_the_period_end(store: Store, method: str) -> None:
    submit(store, "event_start_date | birth_year | birth_month\n2026-03-31 | 1961 | 3")
    assert events(store, method, "latest_age") == [65]


@BOTH
@pytest.mark.parametrize(("ended", "age"), [("2025-04-01", 64), ("2025-04-02", 65)])
def test_example_9_sixty_five_comes_a_day_late_under_the_formula(store: Store, method: str, ended: str, age: int) -> None:
    submit(store, f"event_start_date | event_end_date | birth_year | birth_month\n2025-03-01 | {ended} | 1960 | 4")
    assert events(store, method, "latest_age") == [age]


@BOTH
def test_example_10_the_open_one_of_two_services_wins(store: Store, method: str) -> None:
    submit(store, "person | event_start_date | event_end_date\nA | 2025-05-01 | \nA | 2025-05-01 | 2025-06-30")
    assert events(store, method) == [(D(2025, 5, 1), None)]


@BOTH
def test_example_11_the_higher_outcome_of_two_requests_wins(store: Store, method: str) -> None:
    submit(
        store,
        """person | event_outcome                                   | event_start_date | event_end_date
           A      | NFA: Other                                      | 2025-05-01       | 2025-05-02
           A      | Progress to assessment, review or reassessment | 2025-05-01       | 2025-05-02""",
        event_type="Request",
    )
    assert events(store, method, "outcome") == ["Progress to assessment, review or reassessment"]


@BOTH
@pytest.mark.parametrize("number", [12, 13])
def test_examples_12_and_13_a_service_that_vanishes_ends_with_its_period(store: Store, method: str, number: int) -> None:
    service = "person | event_start_date | service_type | service_component\nA | 2024-01-01 | Long term support: Community | "
    submit(store, service + "Day support", covers=("2025-04-01", "2025-06-30"), submitted_at="2025-07-20 09:00")
    later = service.replace("A |", "B |") + "Day support" if number == 12 else service + "Meals"
    submit(store, later, covers=("2025-07-01", "2025-09-30"), submitted_at="2025-10-20 09:00")
    assert events(store, method, "event_end, component") == [
        (D(2025, 6, 30), "Day support"),
        (None, "Day support" if number == 12 else "Meals"),
    ]


def test_example_14_months_with_too_few_rows_are_not_part_of_the_derived_period(store: Store) -> None:
    months = [
        ("2025-03", 15, 3),
        *[(f"2025-{m:02}", 120 if m == 4 else 86, 4) for m in range(4, 13)],
        ("2026-01", 75, 4),
        ("2026-02", 90, 4),
        ("2026-03", 10, 4),
    ]
    rows = [
        {
            "event_type": ("Request", "Assessment", "Service", "Review")[i % types],
            "event_start_date": f"{month}-01",
            "event_end_date": f"{month}-15",
        }
        for month, count, types in months
        for i in range(count)
    ]
    upload = submit(store, rows, covers=None, submitted_at="2026-04-20 09:00")
    with store.cursor() as cursor:
        assert reporting_period(cursor, "990", upload, "M1", AS_OF) == (D(2025, 4, 1), D(2026, 2, 28))


def test_rows_of_the_month_of_submission_do_not_count_towards_the_period(store: Store) -> None:
    upload = submit(
        store, "event_start_date | event_end_date\n2025-05-01 | 2025-05-31\n2025-05-01 | 2025-06-02", covers=None, submitted_at="2025-06-10"
    )
    with store.cursor() as cursor:
        assert reporting_period(cursor, "990", upload, "M1", AS_OF) == (D(2025, 5, 1), D(2025, 5, 31))


def test_m2_wants_complete_months_of_all_three_types_and_allows_one_gap(store: Store) -> None:
    rows = [
        {"event_type": kind, "event_start_date": f"2025-{month:02}-01", "event_end_date": f"2025-{month:02}-10"}
        for kind in ("Request", "Assessment", "Service")
        for month in range(1, 11)
        for _ in range(3 if (month == 5 and kind == "Request") or (month in (1, 2) and kind == "Service") else 12)
    ]
    upload = submit(store, rows, covers=None, submitted_at="2025-11-20 09:00")
    with store.cursor() as cursor:
        assert reporting_period(cursor, "990", upload, "M2", AS_OF) == (D(2025, 3, 1), D(2025, 10, 31))
    without = submit(store, [row for row in rows if row["event_type"] != "Assessment"], covers=None, submitted_at="2025-11-20 09:00")
    with store.cursor() as cursor:
        assert reporting_period(cursor, "990", without, "M2", AS_OF) is None
    plural = submit(store, [row | {"event_type": f"{row['event_type']}s"} for row in rows], covers=None, submitted_at="2025-11-20 09:00")
    with store.cursor() as cursor:
        assert reporting_period(cursor, "990", plural, "M2", AS_OF) == (D(2025, 3, 1), D(2025, 10, 31)), "the words may go on"


@pytest.mark.parametrize(
    ("council", "expected"),
    [("990", None), ("714", (D(2025, 1, 1), D(2025, 10, 31))), ("906", (D(2025, 4, 1), D(2026, 3, 31)))],
    ids=["any council", "City of London", "Isles of Scilly"],
)
def test_m2_makes_exceptions_for_the_two_smallest_councils(store: Store, council: str, expected: tuple[D, D] | None) -> None:
    rows = [
        {"event_type": kind, "event_start_date": f"2025-{month:02}-01", "event_end_date": f"2025-{month:02}-10"}
        for kind in ("Request", "Assessment", "Service")
        for month in range(1, 11)
        for _ in range(9)
    ]
    upload = submit(store, rows, covers=None, submitted_at="2025-11-20 09:00", council=council)
    with store.writing() as cursor:
        cursor.execute("update upload set stated_start = '2025-04-01', stated_end = '2026-03-31'")
    with store.cursor() as cursor:
        assert reporting_period(cursor, council, upload, "M2", AS_OF) == expected


@pytest.mark.parametrize(("method", "count"), [("M1", 2), ("M2", 1)])
def test_release_1_and_release_2_wording_of_one_service_collapse_under_m2_only(store: Store, method: str, count: int) -> None:
    row = "person | event_start_date | service_type | service_component\nA | 2025-04-10 | "
    submit(store, row + "Long Term Support: Community | Home Support", covers=("2025-04-01", "2025-06-30"), submitted_at="2025-07-20")
    submit(
        store,
        row + "Long term support: Community | Home support or domiciliary care",
        covers=("2025-07-01", "2025-09-30"),
        submitted_at="2025-10-20",
    )
    assert len(events(store, method)) == count


@BOTH
def test_capitals_alone_do_not_make_another_event(store: Store, method: str) -> None:
    submit(
        store,
        "person | event_start_date | service_type\nA | 2025-05-01 | Long Term Support: Community\nA | 2025-05-01 | Long term support: Community",
    )
    assert len(events(store, method)) == 1


@pytest.mark.parametrize(("method", "called"), [("M1", "Services"), ("M2", "Invalid and not mapped")])
def test_a_loose_event_type_is_chosen_as_a_service_and_only_then_cleaned(store: Store, method: str, called: str) -> None:
    submit(store, "event_start_date | event_type\n2025-05-01 | Services\n2025-05-01 | Servces")
    assert events(store, method, "event_start, event_end, event_type") == [(D(2025, 5, 1), None, called)]


@BOTH
def test_the_period_that_starts_last_stays_open_though_an_earlier_one_ends_after_it(store: Store, method: str) -> None:
    """One file serves April to June and October to December, so its reference period swallows the quarter between (cld.md 7.2)."""
    service = "person | event_start_date | service_type\n{} | 2025-01-01 | Long term support: Community"
    submit(store, service.format("A"), covers=("2025-04-01", "2025-12-31"), submitted_at="2026-01-20 09:00")
    submit(store, service.format("B"), covers=("2025-07-01", "2025-09-30"), submitted_at="2026-02-01 09:00")
    assert events(store, method, "reference_start, event_end") == [(D(2025, 4, 1), D(2025, 12, 31)), (D(2025, 7, 1), None)]


def test_a_loose_request_is_told_from_another_by_its_route_under_m1(store: Store) -> None:
    row = "2025-05-01 | 2025-05-02 | Requests | A | "
    submit(
        store,
        "event_start_date | event_end_date | event_type | person | request_route_of_access\n"
        + f"{row}Prison\n{row}Self-funder\n{row}PRISON\n",
    )
    assert len(events(store, "M1")) == 2
    assert len(events(store, "M2")) == 1


@BOTH
def test_a_row_without_start_or_event_type_drops_out(store: Store, method: str) -> None:
    submit(store, "event_start_date | event_end_date | event_type\n | 2025-05-01 | Request\n2025-05-01 | 2025-05-02 | -", event_type=None)
    assert events(store, method) == []


@BOTH
def test_the_latest_submission_known_by_the_as_of_date_serves_a_quarter(store: Store, method: str) -> None:
    row = "event_start_date | event_type | event_end_date | event_outcome\n2025-05-01 | Request | 2025-05-02 | "
    submit(store, row + "NFA: Other", covers=("2025-04-01", "2025-06-30"), submitted_at="2025-07-20 09:00")
    submit(store, row + "NFA: Deceased", covers=("2025-04-01", "2025-06-30"), submitted_at="2025-08-03 09:00")
    submit(store, row + "NFA: Support declined", covers=("2025-04-01", "2025-06-30"), submitted_at="2025-06-30 00:00")
    assert events(store, method, "outcome") == ["NFA: Deceased"]
    assert events(store, method, "outcome", as_of=D(2025, 8, 3)) == ["NFA: Deceased"]
    assert events(store, method, "outcome", as_of=D(2025, 8, 2)) == ["NFA: Other"]
    assert events(store, method, "outcome", as_of=D(2025, 7, 19)) == []


def test_months_after_the_last_whole_quarter_are_a_tail_that_leaves_the_national_tables_alone(store: Store) -> None:
    service = "person | event_start_date | event_end_date | service_type\nA | 2025-05-01 | | Long term support: Community"
    submit(store, service, covers=("2025-04-01", "2025-06-30"), submitted_at="2025-07-20 09:00")
    submit(store, "person | event_start_date\nB | 2025-07-05", covers=("2025-05-01", "2025-08-31"), submitted_at="2025-09-05 09:00")
    assert events(store, "M1") == [(D(2025, 5, 1), None)]
    assert events(store, "M1", scope="tail") == [(D(2025, 5, 1), D(2025, 6, 30)), (D(2025, 7, 5), None)]
    with store.cursor() as cursor:
        build(cursor, "990", "M1", AS_OF)
        assert cursor.execute("select * from served_day_range order by scope").fetchall() == [
            ("national", D(2025, 4, 1), D(2025, 6, 30)),
            ("tail", D(2025, 4, 1), D(2025, 8, 31)),
        ]


def test_quarters_before_april_2023_only_where_an_officer_vouched(store: Store) -> None:
    submit(store, "event_start_date\n2022-05-01", covers=("2022-04-01", "2023-03-31"), submitted_at="2023-05-05")
    submit(store, "event_start_date\n2023-05-01", covers=("2023-04-01", "2023-06-30"), submitted_at="2023-07-20")
    assert events(store, "M1", "event_start") == [D(2023, 5, 1)]
    assert events(store, "M1", "event_start", scope="early") == [D(2022, 5, 1), D(2023, 5, 1)]


def test_a_withdrawn_upload_serves_nothing(store: Store) -> None:
    submit(store, "event_start_date\n2025-05-01")
    with store.writing() as cursor:
        cursor.execute("update upload set withdrawn_at = now()::timestamp")
    assert events(store, "M1") == []


TENANT, OWNER = "Tenant: Private landlord", "Owner occupier or shared ownership scheme"


@BOTH
@pytest.mark.parametrize(
    ("why", "rows", "expected"),
    [
        ("the latest wins", f"{TENANT} | 2025-05-01 | 2025-06-01\n{OWNER} | 2025-05-02 | 2025-07-01", OWNER),
        ("known before unknown", f"{TENANT} | 2025-05-01 | 2025-06-01\nUnknown | 2025-05-02 | 2025-07-01", TENANT),
        ("an invalid value is unknown", f"{TENANT} | 2025-05-01 | 2025-06-01\nA houseboat | 2025-05-02 | ", TENANT),
        ("open ends last", f"{TENANT} | 2025-05-01 | \n{OWNER} | 2025-05-02 | 2025-07-01", TENANT),
        (
            "a tie is unknown, then presumed",
            f"{TENANT} | 2025-05-01 | 2025-06-01\n{OWNER} | 2025-05-01 | 2025-06-01",
            "Unknown: Presumed in community",
        ),
    ],
)
def test_the_latest_known_accommodation(store: Store, method: str, why: str, rows: str, expected: str) -> None:
    lines = [f"A | Day support | {line}" if i == 0 else f"A | Meals | {line}" for i, line in enumerate(rows.splitlines())]
    table = "person | service_component | accommodation_status | event_start_date | event_end_date\n" + "\n".join(lines)
    submit(store, table, service_type="Long term support: Community")
    assert people(store, method, "accommodation_status") == [("A", expected)], why


@BOTH
@pytest.mark.parametrize(
    ("service_type", "component", "expected", "settled"),
    [
        ("Long term support: Nursing care", "Long term nursing care", "Registered nursing home", False),
        ("Long term support: Residential care", None, "Registered care home", False),
        ("Long term support: Community", "Shared Lives", "Shared Lives scheme", True),
        ("Long term support: Community", "Extra care housing", "Sheltered housing, extra care housing or other sheltered housing", True),
        (
            "Long term support: Community",
            "Community supported living",
            "Supported accommodation, supported lodgings or supported group home",
            True,
        ),
        ("Long term support: Community", "Home support or domiciliary care", "Unknown: Presumed at home", True),
        ("Long term support: Community", "Day support", "Unknown: Presumed in community", False),
        ("Long term support: Prison", None, "Prison, young offenders institution or detention centre", False),
        ("Short term support: ST-Max", "Reablement", "Unknown", False),
    ],
)
def test_unknown_accommodation_falls_back_on_services(
    store: Store, method: str, service_type: str, component: str | None, expected: str, settled: bool
) -> None:
    submit(store, [{"person": "A", "event_start_date": "2025-05-01", "service_type": service_type, "service_component": component}])
    assert people(store, method, "accommodation_status, settled") == [("A", expected, settled)]


def test_a_loose_event_type_tells_nothing_of_accommodation(store: Store) -> None:
    row = {"person": "A", "event_start_date": "2025-05-01", "event_type": "Services", "service_type": "Long term support: Nursing care"}
    submit(store, [row])
    assert people(store, "M1", "accommodation_status") == [("A", "Unknown")], "only the choice and closing of rows match the word loosely"


@BOTH
def test_details_that_tie_refuse_and_fall_back_as_the_reference_says(store: Store, method: str) -> None:
    submit(
        store,
        """person | gender | ethnicity                             | employment_status         | primary_support_reason                      | event_start_date | event_end_date | birth_year | date_of_death
           A      | Female | No data: Refused                      | nonsense                  | Social support: Support to unpaid carer     | 2025-05-01       | 2025-06-01     | 1950       |
           A      | Male   | No data: Undeclared or not known      | Unknown                   | Learning disability support                 | 2025-05-02       | 2025-06-02     | 1949       |
           B      | Male   | White: Irish                          | Paid: 16 or more hours a week | Mental health support                   | 2025-05-01       | 2025-06-01     | 1950       | 2025-12-01
           B      | Female | White: Roma                           |                           | Mental health support                       | 2025-05-02       | 2025-06-01     | 1950       | 2025-12-09""",
    )
    found = people(store, method, "gender, ethnicity, ethnicity_group, employment_status, primary_support_reason, birth, died_on")
    assert found == [
        ("A", "Male", "No data: Refused", "No data", "Unknown", "Learning disability support", D(1949, 6, 1), None),
        ("B", "Female", "White: Roma", "White", "Paid: 16 or more hours a week", "Mental health support", D(1950, 6, 1), D(2025, 12, 9)),
    ]


def test_a_council_number_seen_with_and_without_an_nhs_number_is_two_people_and_is_marked(store: Store) -> None:
    submit(store, "la_person_unique_identifier | nhs_hash | event_start_date\n7 | abc | 2025-05-01\n7 | | 2025-05-02\n8 | | 2025-05-02")
    assert sorted(people(store, "M1", "also_seen_with_nhs_number")) == [("7", False), ("7", True), ("8", False)]


def test_a_value_mapped_by_decision_is_read_so(store: Store) -> None:
    submit(store, "event_start_date | service_type\n2025-05-01 | Resi")
    assert events(store, "M1", "service_type") == ["Invalid and not mapped"]
    with store.writing() as cursor:
        cursor.execute(
            "insert into decision values (1, '990', 'value_mapping', 'service_type', 'resi ', 'Long term support: Residential care', 'slang', now()::timestamp, 'A')"
        )
    assert events(store, "M1", "service_type, service_type_group") == [("Long term support: Residential care", "Long term support")]
