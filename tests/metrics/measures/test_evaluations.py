"""Commissioning decisions that cite an evaluation, and evaluations finished, from what people recorded in the dashboard."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from data.records import evidence
from data.records.evidence import Evidence
from data.records.home_council import name_home_council
from data.store import Store, open_store
from metrics.behind import evaluations_wait
from metrics.results import Point, results
from metrics.run import run

AS_OF = date(2026, 11, 22)
RECORDED = datetime(2026, 10, 5, 9, 0)
# title, finished on, what it led to, decided on
DRAWN = """
one     | 2026-01-31 | Renew the contract      | 2026-03-20
two     | 2026-03-31 | renew the  Contract     | 2026-03-20
three   | 2026-02-10 |                         |
four    | 2026-05-01 | Open on Saturdays       |
five    | 2026-06-30 | Open on Sundays         | 2026-07-01
six     |            | Ask carers too          | 2026-09-30
seven   | 2026-09-01 | Close the second office | 2026-12-01
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "drawn.duckdb")
    name_home_council(opened, "990", "E99999990", "Exampleton", "halton", synthetic=True)
    return opened


def record(store: Store, drawn: str = DRAWN, at: datetime = RECORDED) -> list[evidence.KeptEvidence]:
    found = []
    for line in drawn.strip().splitlines():
        title, finished, led_to, decided = (cell.strip() for cell in line.split("|"))
        said = Evidence(
            "evaluation", title, "What people said.", led_to, date.fromisoformat(decided) if decided else None,
            finished_on=date.fromisoformat(finished) if finished else None,
        )  # fmt: skip
        found.append(evidence.save(store, "990", said, by="ada", at=at))
    return found


def figures(store: Store, measure: str, period_type: str = "quarter", as_of: date = AS_OF) -> dict[str, float | None]:
    report = run(store, as_of=as_of, is_default=True)
    assert report.failures == {}
    return {f"{point.period_end:%Y-%m}": point.numerator for point in _points(store, measure, period_type)}


def _points(store: Store, measure: str, period_type: str) -> list[Point]:
    return results(store, measures=[measure], period_types=[period_type], councils=["990"])


def left_out(store: Store, end: date) -> dict[str, int]:
    query = (
        "select rule, candidates from exclusion where run_id = (select max(run_id) from run) and measure_id = 'evaluations_used' "
        "and period_type = 'quarter' and period_end = ?"
    )
    return dict(store.rows(query, [end]))


def test_a_decision_counts_once_in_the_quarter_it_was_taken(store: Store) -> None:
    record(store)
    # the decision of December is still to come; October to December is not over
    assert figures(store, "evaluations_used") == {"2026-03": 1, "2026-06": 0, "2026-09": 2}
    assert left_out(store, date(2026, 3, 31)) == {"same_decision": 1, "no_decision": 1}
    assert left_out(store, date(2026, 6, 30)) == {"day_not_known": 1}
    [point] = [point for point in _points(store, "evaluations_used", "quarter") if point.period_end == date(2026, 9, 30)]
    assert (point.denominator, point.value, point.status, point.unit) == (None, 2, "observed", "decisions")


def test_evaluations_count_as_finished_on_their_day_else_when_they_were_recorded(store: Store) -> None:
    record(store)
    assert figures(store, "evaluations_finished") == {"2026-03": 3, "2026-06": 2, "2026-09": 1}


def test_a_year_is_counted_only_where_the_record_speaks_of_all_of_it(store: Store) -> None:
    record(store, "one | 2025-04-30 | Renew the contract | 2025-05-20")
    assert figures(store, "evaluations_used", "financial_year") == {"2026-03": 1}
    assert set(figures(store, "evaluations_used", "rolling_year")) == {f"2026-{month:02d}" for month in range(3, 11)}


def test_without_an_evaluation_there_is_no_figure_and_no_nought(store: Store) -> None:
    assert figures(store, "evaluations_used") == {}
    said = Evidence("case study", "A morning", "Somebody joined a coffee morning.", "Something", date(2026, 3, 20))
    evidence.save(store, "990", said, by="ada", at=RECORDED)
    assert figures(store, "evaluations_used") == {}


def test_the_newest_version_counts_and_what_was_taken_back_does_not(store: Store) -> None:
    one, two = record(store, "one | 2026-01-31 | | \ntwo | 2026-02-28 | Renew it | 2026-03-01")
    said = Evidence("evaluation", "one", "What people said.", "Widen it", date(2026, 2, 1), finished_on=date(2026, 1, 31))
    evidence.save(store, "990", said, by="ada", at=datetime(2026, 10, 6), over=one.record)
    assert figures(store, "evaluations_used")["2026-03"] == 2
    evidence.save(store, "990", two.evidence, by="ada", at=datetime(2026, 10, 7), over=two.record, state="taken back")
    assert figures(store, "evaluations_used")["2026-03"] == 1


def test_a_run_as_of_an_earlier_day_knows_what_was_recorded_by_then(store: Store) -> None:
    record(store)
    assert figures(store, "evaluations_used", as_of=date(2026, 10, 4)) == {}
    assert figures(store, "evaluations_used", as_of=date(2026, 10, 5)) == {"2026-03": 1, "2026-06": 0, "2026-09": 2}


def test_figures_wait_for_the_next_run_after_an_evaluation_was_recorded_and_for_nothing_else(store: Store) -> None:
    assert not evaluations_wait(store), "there are no figures yet"
    run(store)
    assert not evaluations_wait(store)
    evidence.save(store, "990", Evidence("case study", "A morning", "Somebody joined."), by="ada", at=datetime.now())
    assert not evaluations_wait(store)
    record(store, at=datetime.now())
    assert evaluations_wait(store)
    run(store)
    assert not evaluations_wait(store)
