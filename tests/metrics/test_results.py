"""Results for an audience: what is in the store, and what of it the public may see."""

import re
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from data.store import Store, open_store
from metrics.catalogue import catalogue
from metrics.results import Point, current_run, for_public, latest_complete, results, same_period_last_year, series

TABLE = """
measure          basis          period_type     period_end  group_type  group_value   numerator  denominator  unit               status
admissions_all   CLD as-DHSC    rolling_year    2026-09-30  all         All           69         -            people             observed
admissions_all   CLD as-DHSC    rolling_year    2026-03-31  age_band    18 to 64      3          -            people             observed
admissions_all   CLD as-DHSC    rolling_year    2026-03-31  age_band    65 and above  66         -            people             observed
admissions_all   CLD as-DHSC    rolling_year    2026-03-31  age_band    Unknown       0          -            people             observed
admissions_all   CLD as-DHSC    rolling_year    2026-10-31  all         All           71         -            people             provisional
admissions_all   CLD as-DHSC    rolling_year    2025-09-30  all         All           75         -            people             observed
ascof_2a         CLD as-DHSC    financial_year  2025-03-31  all         All           288        331          % of episodes      observed
ascof_2a         CLD published  financial_year  2025-03-31  all         All           286        331          % of episodes      observed
ascof_2b         CLD published  financial_year  2025-03-31  all         All           3          78425        per 100,000 people  observed
ascof_2b         CLD as-DHSC    financial_year  2025-03-31  all         All           6          78425        per 100,000 people  observed
"""


def points_of(table: str) -> list[Point]:
    header, *lines = (re.split(r"\s{2,}", line.strip()) for line in table.strip().splitlines())
    return [point_of(dict(zip(header, line, strict=True))) for line in lines]


def point_of(row: dict[str, str]) -> Point:
    numerator = float(row["numerator"])
    denominator = None if row["denominator"] == "-" else float(row["denominator"])
    times = 100 if row["unit"].startswith("%") else 100_000
    end = date.fromisoformat(row["period_end"])
    return Point(
        "990", row["measure"], "2024/25", "M1", row["basis"], row["period_type"], date(end.year - 1, end.month, 1), end,
        row["group_type"], row["group_value"], numerator, denominator,
        numerator if denominator is None else times * numerator / denominator, row["unit"], row["status"], end, "1",
    )  # fmt: skip


INSERT = "insert into result values (7, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.duckdb")
    with store.writing() as cursor:
        cursor.executemany(INSERT, [_in_table_order(point) for point in points_of(TABLE)])
        cursor.execute("insert into current_run values (7)")
    yield store
    store.close()


def _in_table_order(point: Point) -> list[object]:
    *head, unit, status, as_of, uploads, margin, note = astuple(point)
    return [*head, margin, unit, status, as_of, uploads, note]


def shown(points: list[Point]) -> list[tuple[object, ...]]:
    return [(p.group_value, p.numerator, p.denominator, p.value, p.status) for p in points]


def test_a_store_without_a_run_has_no_points(tmp_path: Path) -> None:
    store = open_store(tmp_path / "empty.duckdb")
    assert current_run(store) is None
    assert results(store) == []
    store.close()


def test_the_exact_audience_sees_what_is_stored(store: Store) -> None:
    assert sorted(map(astuple, results(store)), key=str) == sorted(map(astuple, points_of(TABLE)), key=str)
    assert {point.measure_id for point in results(store, measures=["ascof_2b"], period_types=["financial_year"])} == {"ascof_2b"}
    assert results(store, councils=["321"]) == []
    assert {point.group_type for point in results(store, groups=["age_band"])} == {"age_band"}


def test_the_public_sees_a_breakdown_with_the_small_group_and_one_more_hidden(store: Store) -> None:
    assert shown(results(store, measures=["admissions_all"], groups=["age_band"], audience="public")) == [
        ("18 to 64", None, None, None, "suppressed"),
        ("65 and above", None, None, None, "suppressed"),
        ("Unknown", 0, None, 0, "observed"),
    ]


def test_the_public_sees_rolling_years_at_quarter_ends_only(store: Store) -> None:
    line = series(store, "admissions_all", "rolling_year", "990", audience="public")
    assert [(point.period_end, point.value) for point in line] == [(date(2025, 9, 30), 75), (date(2026, 9, 30), 70)]


def test_published_figures_stay_as_published(store: Store) -> None:
    line = series(store, "ascof_2b", "financial_year", "990", basis="CLD published", audience="public")
    assert [point.numerator for point in line] == [3]
    own = series(store, "ascof_2b", "financial_year", "990", audience="public")
    assert [(point.numerator, point.value) for point in own] == [(5, 6.4)]


def test_a_line_is_on_one_basis_the_councils_own_first(store: Store) -> None:
    assert [point.numerator for point in series(store, "ascof_2a", "financial_year", "990")] == [288]
    assert [point.numerator for point in series(store, "ascof_2a", "financial_year", "990", basis="CLD published")] == [286]
    assert series(store, "ascof_2a", "financial_year", "321") == []


def test_thresholds_are_settings(store: Store) -> None:
    with store.writing() as cursor:
        for value, minute in (("20", 1), ("80", 2)):
            cursor.execute(
                "insert into setting values ('disclosure_hide_below', ?, 'Director', ?, 'agreed')", [value, datetime(2026, 4, 3, 9, minute)]
            )
    line = series(store, "admissions_all", "rolling_year", "990", audience="public")
    assert [point.status for point in line] == ["suppressed", "suppressed"]


def test_the_latest_complete_point_is_observed_and_has_its_period_a_year_before(store: Store) -> None:
    line = series(store, "admissions_all", "rolling_year", "990")
    latest = latest_complete(line)
    assert latest is not None and latest.period_end == date(2026, 9, 30)
    before = same_period_last_year(line, latest)
    assert before is not None and before.value == 75
    assert same_period_last_year(line, before) is None
    provisional = [point for point in line if point.status == "provisional"]
    assert latest_complete(provisional) == provisional[0]
    assert latest_complete([]) is None


def test_a_leap_day_is_the_end_of_february() -> None:
    leap, ordinary = (replace(points_of(TABLE)[0], period_end=end) for end in (date(2024, 2, 29), date(2025, 2, 28)))
    assert same_period_last_year([leap, ordinary], ordinary) == leap


SPLIT = """
measure           basis      period_type     period_end  group_type  group_value       numerator  denominator  unit           status
front_door_split  CLD local  financial_year  2026-03-31  outcome     Resolved          412        536          % of requests  observed
front_door_split  CLD local  financial_year  2026-03-31  outcome     Short-term help   3          536          % of requests  observed
front_door_split  CLD local  financial_year  2026-03-31  outcome     Progressed        114        536          % of requests  observed
front_door_split  CLD local  financial_year  2026-03-31  outcome     Unknown           7          536          % of requests  observed
"""


def test_where_groups_share_out_one_whole_the_next_smallest_group_is_hidden_too() -> None:
    split = catalogue()["front_door_split"].shares[0]
    points = [replace(point, group_type=split) for point in points_of(SPLIT)]
    assert {point.group_value for point in for_public(points) if point.status == "suppressed"} == {"Short-term help", "Unknown"}


@pytest.mark.parametrize(
    ("period_type", "end", "is_public"),
    [
        ("financial_year", date(2026, 3, 31), True),
        ("rolling_year", date(2026, 3, 31), True),
        ("snapshot", date(2026, 3, 31), True),
        ("rolling_year", date(2026, 6, 30), False),
        ("snapshot", date(2026, 6, 30), False),
        ("quarter", date(2026, 3, 31), False),
        ("month", date(2026, 3, 31), False),
    ],
)
def test_what_is_split_is_public_for_whole_years_only(period_type: str, end: date, is_public: bool) -> None:
    split = [replace(point, period_type=period_type, period_end=end) for point in points_of(SPLIT)]
    assert bool(for_public(split)) is is_public
    published = [replace(point, basis="CLD published") for point in split]
    assert for_public(published)


def test_percentages_beside_a_hidden_cell_come_from_rounded_counts() -> None:
    split = catalogue()["front_door_split"].shares[0]
    points = [replace(point, group_type=split) for point in points_of(SPLIT)]
    shown = {point.group_value: point.value for point in for_public(points) if point.status == "observed"}
    assert shown == {"Resolved": 76.6, "Progressed": 21.5}  # 410 and 115 of 535, not 412 and 114 of 536
    larger = [replace(point, numerator=point.numerator + 10 if point.numerator else None) for point in points]
    assert {point.group_value: point.value for point in for_public(larger)}["Resolved"] == 76.9


MONTHS = """
measure          basis          period_type     period_end  group_type  group_value   numerator  denominator  unit           status
admissions_all   CLD as-DHSC    month           2026-01-31  all         All           7          -            people         observed
admissions_all   CLD as-DHSC    month           2026-02-28  all         All           3          -            people         observed
admissions_all   CLD as-DHSC    month           2026-03-31  all         All           0          -            people         observed
admissions_all   CLD as-DHSC    month           2026-04-30  all         All           8          -            people         observed
admissions_all   CLD as-DHSC    quarter         2026-03-31  all         All           10         -            people         observed
admissions_all   CLD as-DHSC    quarter         2026-06-30  all         All           21         -            people         observed
admissions_all   CLD as-DHSC    financial_year  2026-03-31  all         All           44         -            people         observed
admissions_all   CLD as-DHSC    rolling_year    2026-06-30  all         All           48         -            people         observed
"""


def test_a_hidden_month_hides_its_quarters_months() -> None:
    shown = {(p.period_type, p.period_end.month): p.value for p in for_public(points_of(MONTHS))}
    assert [shown["month", month] for month in (1, 2, 3, 4)] == [None, None, None, 10]
    assert (shown["quarter", 3], shown["quarter", 6], shown["financial_year", 3], shown["rolling_year", 6]) == (10, 20, 45, 50)


def test_a_hidden_quarter_hides_all_quarters_and_months_of_its_measure_and_no_year() -> None:
    points = [replace(p, numerator=4.0, value=4.0) if p.numerator == 10 else p for p in points_of(MONTHS)]
    assert {p.period_type for p in for_public(points) if p.value is None} == {"month", "quarter"}
    assert {p.period_type for p in for_public(points) if p.value is not None} == {"financial_year", "rolling_year"}
    others = [replace(p, basis="CLD published") for p in points]
    assert [p for p in for_public([*points, *others]) if p.basis == "CLD published"] == for_public(others)
    assert {p.status for p in for_public(others)} == {"observed"}


@pytest.mark.parametrize(
    ("groups", "hidden"),
    [
        ([1, 1, 1, 1, 0], 5),  # the total, 4, is hidden: four groups that are somebody are one each
        ([2, 3, 0, 0, 0], 2),  # of a total of 5 to 7
        ([4, 4, 4, 62, 0], 4),  # 12 to 16 are left for three: the next goes with them
        ([1, 2, 3, 60, 0], 3),
        ([9, 8, 7, 60, 0], 0),
    ],
)
def test_a_total_does_not_give_its_hidden_groups_away(groups: list[int], hidden: int) -> None:
    whole = replace(points_of(MONTHS)[6], numerator=float(sum(groups)), value=float(sum(groups)))
    split = [replace(whole, group_type="gender", group_value=str(n), numerator=float(x), value=float(x)) for n, x in enumerate(groups)]
    shown = for_public([whole, *split])
    assert sum(point.status == "suppressed" for point in shown if point.group_type == "gender") == hidden


def test_a_survey_that_hardly_anybody_answered_is_hidden_whoever_gave_the_figure() -> None:
    point = replace(points_of(TABLE)[-1], basis="survey", unit="% of people who answered", numerator=None, value=81.2)
    shown = [for_public([replace(point, denominator=answered)])[0] for answered in (3.0, 62.0, None)]
    assert [(each.status, each.denominator, each.value) for each in shown] == [
        ("suppressed", None, None),
        ("observed", 62, 81.2),
        ("observed", None, 81.2),
    ]


def test_nothing_hidden_is_left_in_any_field_of_a_public_point() -> None:
    for point in for_public(points_of(TABLE)):
        if point.status == "suppressed":
            assert (point.numerator, point.denominator, point.value, point.margin) == (None, None, None, None)
