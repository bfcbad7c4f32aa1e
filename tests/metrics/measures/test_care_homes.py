"""ASCOF 2B and 2C and all admissions: the worked set of measures.md 6.3, for both methods."""

from __future__ import annotations

from pathlib import Path

from tests.metrics.council import BOTH_METHODS, D, council

# admissions on 10 May 2025 to residential care, born May 1940 unless said
WORKED_SET = """
person | event_start_date | event_end_date | service_type                        | service_component          | event_outcome | birth_year | birth_month | date_of_death
A1     | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               |            |             |
A2     | 2025-05-10       |                | Long term support: Residential care |                            |               |            |             |
A3     | 2025-05-10       |                | Long term support: Residential care | Short term residential care |              |            |             |
A4     | 2024-01-10       | 2024-05-10     | Long term support: Residential care | Long term residential care |               |            |             |
A4     | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               |            |             |
A5     | 2024-01-10       | 2024-05-11     | Long term support: Residential care | Long term residential care |               |            |             |
A5     | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               |            |             |
A6     | 2025-05-10       | 2025-08-01     | Long term support: Residential care | Long term residential care |               |            |             |
A6     | 2025-08-01       |                | Long term support: Nursing care     | Long term nursing care     |               |            |             |
A7     | 2025-05-10       |                | Long term support: Residential care | Long term residential care | NFA: Self-funded client or under 12wk disregard | | |
A8     | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               | 1960       | 6           |
A9     | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               | 1960       | 5           |
A10    | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               | -          | -           |
A11    | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               |            |             | 2025-05-20
A12    | 2025-05-10       |                | Long term support: Residential care | Home support or domiciliary care |         |            |             |
A13    | 2025-01-10       | 2025-04-20     | Long term support: Residential care | Long term residential care | NFA: Self-funded client or under 12wk disregard | | |
A13    | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               |            |             |
A14    | 2025-03-31       |                | Long term support: Residential care | Long term residential care |               |            |             |
A15    | 2025-05-10       |                | Long term support: Residential care | Long term residential care |               | 1975       |             |
"""
OLDER, YOUNGER = {"A1", "A4", "A6", "A9", "A11"}, {"A8", "A15"}
LEFT_OUT = {
    "A2": {"no_component"}, "A3": {"short_term_component"}, "A5": {"earlier_stay"}, "A7": {"self_funded"}, "A10": {"birth_unknown"},
    "A12": {"other_component"},
}  # fmt: skip


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    older = OLDER | ({"A13"} if method == "M2" else set())
    counted = {measure: drawn_council.counted(measure) for measure in ("ascof_2b", "ascof_2c", "admissions_all")}
    assert {person for person, counts in counted["ascof_2c"].items() if counts == (1, 1)} == older
    assert {person for person, counts in counted["ascof_2b"].items() if counts == (1, 1)} == YOUNGER
    assert {person for person, counts in counted["admissions_all"].items() if counts == (1, 1)} == older | YOUNGER
    assert "A14" not in counted["admissions_all"], "starts before the period"
    left_out = LEFT_OUT | ({"A13": {"earlier_stay"}} if method == "M1" else {})
    rules = drawn_council.rules("admissions_all")
    assert {person: said for person, said in rules.items() if "" not in said} == left_out
    assert rules["A6"] == {"", "earlier_stay"}, "a move from residential to nursing care is no second admission"
    assert drawn_council.figure("admissions_all") == (len(older) + 2, None, len(older) + 2, "observed")
    assert drawn_council.figure("admissions_all", "65 and above") == (len(older), None, len(older), "observed")


def test_a_rate_takes_the_latest_mid_year_population_that_is_not_after_the_period(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, WORKED_SET)
    assert drawn_council.figure("ascof_2c") == (5, None, None, "not available"), "a number and no rate without a population"
    with drawn_council.store.writing() as cursor:
        cursor.execute("insert into upload (upload_id, return_id, submitted_at, loaded_at) values (7, 'population', now(), now())")
        cursor.execute(
            "insert into population (upload_id, council, mid_year, age_band, people, basis) values "
            "(7, '990', 2024, '65 and above', 25379, 'ONS'), (7, '990', 2025, '65 and above', 20000, 'ONS'), "
            "(7, '990', 2026, '65 and above', 1, 'ONS')"
        )
    from metrics.run import run
    from tests.metrics.council import AS_OF

    run(drawn_council.store, "M1", AS_OF)
    assert drawn_council.figure("ascof_2c") == (5, 20000, 25.0, "observed")
    note = "select note from result where measure_id = 'ascof_2c' and period_end = ? and period_type = 'month' and run_id = 2 and group_type = 'all'"
    assert "mid-2024" in drawn_council.store.rows(note, [D(2025, 5, 31)])[0][0]
    assert "mid-2024" in drawn_council.store.rows(note, [D(2024, 4, 30)])[0][0], "the earliest held, where all are later"
    assert drawn_council.figure("ascof_2b") == (2, None, None, "not available")


def test_a_person_admitted_in_both_age_bands_counts_in_the_younger(tmp_path: Path) -> None:
    # the first stay ends before it starts, so it does not make the second a continuation: dates as wrong as they come
    rows = """
person | event_start_date | event_end_date | service_type                        | service_component          | birth_year | birth_month
A      | 2025-05-10       | 2024-01-01     | Long term support: Residential care | Long term residential care | 1960       | 6
A      | 2025-12-10       |                | Long term support: Residential care | Long term residential care | 1960       | 6
"""
    drawn_council = council(tmp_path, rows, covers=("2023-10-01", "2026-06-30"))
    assert drawn_council.figure("ascof_2b")[0] == 1
    assert drawn_council.figure("ascof_2c")[0] == 0
    assert drawn_council.figure("admissions_all", "18 to 64") == (1, None, 1, "observed")
    assert drawn_council.rules("admissions_all") == {"A": {"", "counted_once"}}
    assert drawn_council.figure("admissions_all", end=D(2025, 12, 31), period_type="month") == (1, None, 1, "observed")


def test_a_month_without_a_year_before_it_is_provisional(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, WORKED_SET)
    assert drawn_council.figure("admissions_all", end=D(2025, 3, 31), period_type="month") == (1, None, 1, "provisional")
    assert drawn_council.figure("admissions_all", end=D(2025, 5, 31), period_type="month") == (7, None, 7, "observed")
