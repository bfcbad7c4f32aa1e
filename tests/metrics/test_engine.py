"""The engine: which periods there are, when a figure is provisional, adding up, and what no measure may ever show."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from metrics.catalogue import catalogue
from metrics.run import run
from tests.drawing import drawn, new_store, submit
from tests.metrics.council import AS_OF, BOTH_METHODS, Council, D, council

ONE_REQUEST = "person | event_type | event_start_date | event_end_date | event_outcome\nA | Request | 2025-05-01 | 2025-05-02 | NFA: Other"


FROM_EXTRACTS = {measure.id for measure in catalogue().values() if measure.sql and measure.reads == "client_level_data"}


def periods(drawn_council: Council, measure: str = "requests_all") -> dict[str, list[D]]:
    rows = drawn_council.store.rows(
        "select period_type, list(distinct period_end order by period_end) from result where measure_id = ? group by 1", [measure]
    )
    return dict(rows)


def test_only_periods_that_uploads_wholly_cover_have_rows(tmp_path: Path) -> None:
    found = periods(council(tmp_path, ONE_REQUEST, covers=("2025-04-01", "2026-06-30")))
    assert (found["month"][0], found["month"][-1], len(found["month"])) == (D(2025, 4, 30), D(2026, 6, 30), 15)
    assert found["quarter"] == [D(2025, 6, 30), D(2025, 9, 30), D(2025, 12, 31), D(2026, 3, 31), D(2026, 6, 30)]
    assert found["financial_year"] == [D(2026, 3, 31)]
    assert found["rolling_year"] == [D(2026, 3, 31), D(2026, 4, 30), D(2026, 5, 31), D(2026, 6, 30)]


def test_a_gap_between_uploads_has_no_rows(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    submit(store, ONE_REQUEST, covers=("2025-04-01", "2025-06-30"), submitted_at="2025-07-15")
    submit(store, ONE_REQUEST, covers=("2025-10-01", "2025-12-31"), submitted_at="2026-01-15")
    run(store, "M1", AS_OF)
    found = periods(Council(store, "M1"))
    assert found["quarter"] == [D(2025, 6, 30), D(2025, 12, 31)]
    assert "rolling_year" not in found
    assert dict(store.rows("select period_end, any_value(uploads) from result where period_type = 'quarter' group by 1")) == {
        D(2025, 6, 30): "1", D(2025, 12, 31): "2",
    }  # fmt: skip


def test_months_after_the_last_whole_quarter_are_provisional_and_leave_the_others_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    table = ONE_REQUEST + "\nB | Request | 2026-05-01 | 2026-05-02 | NFA: Other"
    submit(store, table, covers=("2025-04-01", "2026-05-31"), submitted_at="2026-06-10")
    run(store, "M1", AS_OF)
    drawn_council = Council(store, "M1")
    assert drawn_council.figure("requests_all", end=D(2026, 5, 31), period_type="month") == (1, None, 1, "provisional")
    assert drawn_council.figure("requests_all", end=D(2026, 5, 31), period_type="rolling_year") == (1, None, 1, "provisional")
    assert drawn_council.figure("requests_all", end=D(2026, 3, 31), period_type="rolling_year") == (1, None, 1, "observed")
    assert drawn_council.figure("requests_all", end=D(2026, 6, 30), period_type="month") is None
    (note,) = store.rows("select distinct note from result where measure_id = 'requests_all' and period_end = '2026-05-31'")
    assert note == ("Worked out from the newest submission, after the last whole quarter.",)


def test_a_vouched_for_year_before_client_level_data_has_figures(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, ONE_REQUEST.replace("2025-", "2022-"), covers=("2022-04-01", "2023-06-30"), submitted_at="2023-07-10")
    assert drawn_council.figure("requests_all", end=D(2023, 3, 31)) == (1, None, 1, "observed")
    assert drawn_council.figure("requests_all", end=D(2023, 6, 30), period_type="month") == (0, None, 0, "observed")


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"), [(1, 16, 6.3), (1, 8, 12.5), (1727, 2000, 86.4), (2, 3, 66.7), (1, 200, 0.5)]
)
def test_values_are_rounded_half_away_from_zero(tmp_path: Path, numerator: int, denominator: int, value: float) -> None:
    store = new_store(tmp_path)
    tenths = "select ((20 * 100 * ?::bigint + ?::bigint) // (2 * ?::bigint)) / 10"
    assert store.rows(tenths, [numerator, denominator, denominator]) == [(value,)]


def test_headline_groups_always_have_a_row(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, ONE_REQUEST)
    for measure in (catalogue()[name] for name in FROM_EXTRACTS):
        for period_type in set(measure.period_types) & {"financial_year", "snapshot"}:
            wanted = [("all", "All")] + [(name, value) for name, values in measure.always.items() for value in values]
            for group_type, value in wanted:
                figure = drawn_council.figure(measure.id, value, group_type=group_type, period_type=period_type)
                assert figure is not None, f"{measure.id} {value}"
                if figure[2] is None:
                    assert figure[3] in ("no cases", "not available")


WORDS = {
    "event_type": ["Request", "Assessment", "Service", "Service", "Service", "Review"],
    "client_type": ["Service user"] * 5 + ["Unpaid carer"],
    "service_type": [
        "Long term support: Nursing care", "Long term support: Residential care", "Long term support: Community",
        "Short term support: ST-Max", "Short term support: ST-Max", "Unpaid carer support: Direct to unpaid carer",
    ],
    "service_component": ["Long term nursing care", "Long term residential care", "Direct payment", "Reablement", None, "Short term nursing care"],
    "delivery_mechanism": ["Direct payment", "CASSR managed personal budget", None],
    "event_outcome": [
        "NFA: Information and advice or signposting", "NFA: Other", "Progress to reablement/ST-Max", "NFA: Support ended as planned",
        "Continuation of support or services", "Admitted to hospital", "nonsense", None,
    ],
    "assessment_type": ["Long term assessment", "Short term assessment"],
    "accommodation_status": ["Registered care home", "Owner occupier or shared ownership scheme", "Unknown"],
    "primary_support_reason": ["Learning disability support", "Mental health support"],
    "gender": ["Male", "Female", "Other"],
}  # fmt: skip


def by_chance(seed: int, rows: int, people: int) -> list[dict[str, str | None]]:
    """Rows of an invented extract, the same for the same seed."""
    chance = random.Random(seed)
    made: list[dict[str, str | None]] = []
    for _ in range(rows):
        person = chance.randrange(people)
        start = D.fromordinal(chance.randrange(D(2024, 4, 1).toordinal(), D(2026, 6, 1).toordinal()))
        row: dict[str, str | None] = {name: chance.choice(values) for name, values in WORDS.items()}
        kind = row["event_type"]
        row["service_type"] = row["service_type"] if kind == "Service" else None
        open_ended = kind == "Service" and chance.random() < 0.3
        end = None if open_ended else str(D.fromordinal(start.toordinal() + chance.randrange(-2, 90)))
        row |= {"person": f"P{person}", "event_start_date": str(start), "event_end_date": end}
        row |= {"birth_year": str(1930 + person % 85) if person % 13 else "-", "birth_month": "6" if person % 13 else "-"}
        row["date_of_death"] = "2026-01-15" if person % 17 == 0 else None
        made.append(row)
    return made


SNAPSHOTS = [measure.id for measure in catalogue().values() if "snapshot" in measure.period_types]


IN_A_ROW = """
person | event_type | event_start_date | event_end_date | service_type
NEW    | Request    | 2025-05-01       | 2025-05-02     |
NEW    | Service    | 2025-05-03       | 2025-06-01     | Short term support: ST-Max
"""  # chance alone seldom puts a service right after a request


@BOTH_METHODS
def test_bounds_and_sums_hold_whatever_the_rows(tmp_path: Path, method: str) -> None:
    store = new_store(tmp_path)
    submit(store, by_chance(7, 400, 90) + drawn(IN_A_ROW), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15")
    report = run(store, method, AS_OF, is_default=True)
    assert report.failures == {}
    wrong = store.rows(
        "select * from result where (numerator > denominator and unit like '%\\%%' escape '\\') or numerator < 0 or value < 0 "
        "or (unit like '%\\%%' escape '\\' and value > 100)"
    )
    assert wrong == []
    drawn_council, end = Council(store, method), D(2026, 3, 31)
    listed = {measure: counts for measure, counts in drawn_council.listed(end).items() if measure in FROM_EXTRACTS}
    for measure, (candidates, in_denominator, in_numerator) in listed.items():
        period_type = catalogue()[measure].period_types[-1] if measure in SNAPSHOTS else "financial_year"
        numerator, denominator, *_ = drawn_council.figure(measure, end=end, period_type=period_type) or ()
        assert (in_numerator, in_denominator) == (numerator, numerator if denominator is None else denominator), (
            f"{measure}: the people are the figure"
        )
        left_out = sum(drawn_council.excluded(measure, end, period_type).values())
        assert candidates == in_denominator + left_out > 0, f"{measure}: nobody is lost"
    for group_type in ("age_band", "gender", "ethnicity_group"):
        parts = store.rows(
            "select measure_id, period_type, period_end, sum(numerator) filter (group_type = ?), sum(numerator) filter (group_type = 'all') "
            "from result where measure_id not like 'ascof_2e%' group by all having count(*) filter (group_type = ?) > 0",
            [group_type, group_type],
        )
        assert all(split == whole for *_, split, whole in parts), f"{group_type} adds up to the whole"


def test_months_add_up_to_the_year_as_if_it_were_counted_at_once(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    submit(store, by_chance(8, 300, 60), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15")
    run(store, "M1", AS_OF)
    drawn_council = Council(store, "M1")
    for measure, (_, _, in_numerator) in drawn_council.listed(D(2026, 3, 31)).items():  # counted at once, for the year itself
        if catalogue()[measure].adds_up and measure in FROM_EXTRACTS:
            assert drawn_council.figure(measure)[0] == in_numerator, measure


def test_rows_of_another_council_change_nothing(tmp_path: Path) -> None:
    figures = "select * exclude (run_id) from result where council = '990' order by all"
    store = new_store(tmp_path)
    submit(store, by_chance(9, 200, 50), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15")
    run(store, "M1", AS_OF, is_default=True)
    before = store.rows(figures)
    submit(store, by_chance(10, 200, 50), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15", council="991")
    report = run(store, "M1", AS_OF, is_default=True)
    assert report.councils == ("990", "991")
    assert store.rows(figures.replace("where", "where run_id = 2 and")) == before
    assert dict(store.rows("select council, count(distinct measure_id) from result where run_id = 2 group by 1")) == {
        "990": len(FROM_EXTRACTS), "991": len(FROM_EXTRACTS),
    }  # fmt: skip
    assert [row[0] for row in store.rows("select distinct council from event order by 1")] == ["990", "991"]
