"""A run: whole or not at all, published figures beside it, failures named, old runs reduced."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from data.errors import MeasureError, StoreError
from data.store import Store
from metrics import run as run_module
from metrics.catalogue import catalogue
from metrics.run import run
from tests.drawing import new_store, submit
from tests.metrics.council import AS_OF

ONE_REQUEST = "person | event_type | event_start_date | event_end_date | event_outcome\nA | Request | 2025-05-01 | 2025-05-02 | NFA: Other"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path)
    yield store
    store.close()


def load_one(store: Store) -> None:
    submit(store, ONE_REQUEST, covers=("2025-04-01", "2026-06-30"), submitted_at="2026-07-15")


def publish(store: Store, upload_id: int, value: float, council: str = "321") -> None:
    with store.writing() as cursor:
        cursor.execute(
            "insert into upload (upload_id, return_id, submitted_at, loaded_at) values (?, 'ascof_time_series', '2025-12-18', '2026-01-02')",
            [upload_id],
        )
        cursor.execute(
            "insert into reported_figure (upload_id, council, ons_code, measure_id, framework_year, basis, period_type, period_start, period_end, "
            "group_type, group_value, numerator, denominator, value, unit, status) values (?, ?, 'E1', 'ascof_2a', '2024/25', 'CLD published', "
            "'financial_year', '2024-04-01', '2025-03-31', 'all', 'All', 286, 331, ?, '%', 'observed')",
            [upload_id, council, value],
        )


def test_an_empty_store_has_a_run_without_figures(store: Store) -> None:
    report = run(store)
    assert (report.results, report.councils, report.failures) == (0, (), {})
    assert store.rows("select run_id, is_default, failures from run") == [(1, True, "")]
    assert "published figures only" in str(report)


def test_every_measure_works_on_an_extract_that_covers_nothing(store: Store) -> None:
    submit(store, ONE_REQUEST, covers=("2025-04-01", "2025-04-10"), submitted_at="2026-07-15")
    report = run(store)
    assert (report.results, report.failures) == (0, {})


def test_as_of_a_day_before_the_first_submission_there_are_no_figures(store: Store) -> None:
    load_one(store)
    assert run(store, "M1", datetime.date(2026, 1, 1)).results == 0


def test_published_figures_are_copied_the_newest_upload_wins_and_withdrawn_ones_go(store: Store) -> None:
    publish(store, 1, 86.0)
    publish(store, 2, 86.4)
    publish(store, 3, 60.0, council="")
    with store.writing() as cursor:
        cursor.execute("update upload set withdrawn_at = now()::timestamp where upload_id = 3")
    run(store)
    rows = "select council, numerator, denominator, value, basis, method_version, as_of, uploads from result"
    assert store.rows(rows) == [("321", 286, 331, 86.4, "CLD published", "", datetime.date(2025, 12, 18), "2")]


def test_a_later_file_of_outcomes_alone_takes_no_counts_away(store: Store) -> None:
    publish(store, 1, 86.4)
    publish(store, 2, 86.4)
    with store.writing() as cursor:
        cursor.execute("update reported_figure set numerator = null, denominator = null where upload_id = 2")
    run(store)
    rows = "select numerator, denominator, value, uploads from result where run_id = (select run_id from current_run)"
    assert store.rows(rows) == [(286, 331, 86.4, "1")]
    with store.writing() as cursor:
        cursor.execute("update reported_figure set value = 86.5 where upload_id = 2")
    run(store)
    assert store.rows(rows) == [(None, None, 86.5, "2")], "another value is news, with counts or without"


def test_the_default_method_as_of_today_becomes_the_current_run_and_others_stand_beside_it(store: Store) -> None:
    load_one(store)
    assert run(store).is_default
    version = store.version
    beside = run(store, "M2")
    assert not beside.is_default
    assert store.rows("select run_id from current_run") == [(1,)]
    assert store.version > version
    assert not run(store, "M1", AS_OF).is_default
    with store.writing() as cursor:
        cursor.execute("insert into decision (decision_id, kind, value, decided_at) values (1, 'method', 'M2', now()::timestamp)")
    assert run(store).method_version == "M2"
    assert store.rows("select run_id from current_run") == [(4,)]
    assert store.rows("select distinct method_version from result where run_id = 4") == [("M2",)]


def test_the_current_run_keeps_the_tables_and_what_served_it(store: Store) -> None:
    load_one(store)
    run(store)
    run(store)
    assert store.rows("select council, scope, event_type from event") == [("990", "national", "Request")]
    assert store.rows("select council, scope, council_number, gender from person") == [("990", "national", "A", "Female")]
    served = store.rows("select period_start, period_end, upload_id, tail from served_quarter where run_id = 2")
    assert served == [(datetime.date(2025, 4, 1), datetime.date(2026, 6, 30), 1, False)]


LATE_FAILURE = """
select period_type, period_start, period_end, person, true as in_denominator, true as in_numerator, error('out of luck') as rule,
       age_band, gender, ethnicity_group, route_of_access, outcome_group as outcome, locality
from request, period_months
"""


@pytest.mark.parametrize(
    ("query", "why"),
    [("select nobody from request", "Binder"), (LATE_FAILURE, "InvalidInputException; the message is left out")],
    ids=["the transaction lives", "the transaction is lost"],
)
def test_a_measure_that_fails_is_named_and_the_rest_go_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, query: str, why: str
) -> None:
    load_one(store)
    run(store)
    others = "select count(*) from result where measure_id <> 'requests_new'"
    without = store.rows(others)[0][0]
    broken = {**catalogue(), "requests_new": replace(catalogue()["requests_new"], sql=query)}
    monkeypatch.setattr(run_module, "catalogue", lambda: broken)
    report = run(store)
    assert list(report.failures) == ["requests_new"]
    assert why in report.failures["requests_new"]
    assert "requests_new could not be worked out" in str(report)
    assert "requests_new failed: " in caplog.text and "out of luck" not in caplog.text  # a message may quote a row
    assert report.results == store.rows(f"{others} and run_id = 2")[0][0] == without > 0
    assert store.rows("select failures like 'requests_new: %' from run where run_id = 2") == [(True,)]


def test_a_full_disk_is_no_measure_s_own_fault(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load_one(store)
    run(store)

    def full(*_: object) -> None:
        raise duckdb.IOException("IO Error: No space left on device")

    monkeypatch.setattr(run_module.engine, "count", full)
    with pytest.raises(StoreError, match="what was kept before stands. Make room on the disk"):
        run(store)
    assert store.rows("select run_id from current_run") == [(1,)]


def test_when_the_run_itself_fails_nothing_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load_one(store)
    run(store)
    before = store.version

    def out_of_luck(*_: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(run_module, "_record", out_of_luck)
    with pytest.raises(RuntimeError):
        run(store)
    assert store.version == before
    assert store.rows("select distinct run_id from result") == [(1,)]
    assert store.rows("select run_id from current_run") == [(1,)]


def test_of_a_month_the_newest_run_keeps_its_figures_and_the_others_their_digest(store: Store) -> None:
    load_one(store)
    for _ in range(3):
        run(store)
    with store.writing() as cursor:
        cursor.execute("update run set started_at = started_at - interval 40 day where run_id = 1")
        cursor.execute("insert into edition (edition_id, run_id) values (1, 3)")
    run(store)
    run(store)
    kept = [row[0] for row in store.rows("select distinct run_id from result order by 1")]
    assert kept == [3, 5], "3 is in an edition; 1 was reduced while it was the older of its month"
    assert [row[0] for row in store.rows("select distinct run_id from exclusion order by 1")] in ([], [3, 5])
    digests = store.rows("select digest from run order by run_id")
    assert len(digests) == 5
    assert len({digest for (digest,) in digests}) == 1, "the same figures, the same digest"


def test_a_run_as_of_a_purged_day_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.writing() as cursor:
        cursor.execute("insert into purge values (now()::timestamp, 'a test', date '2020-04-01', 1, 'cld_row', 3)")
    with pytest.raises(MeasureError, match="were purged when their time was up"):
        run(store, as_of=datetime.date(2020, 3, 31))
    assert run(store, as_of=datetime.date(2020, 4, 1)).results == 0
