"""The record of uploads: what each serves, what took its place, what was found in it, and back in use after a withdrawal."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import UploadError
from data.loading import finish, unfinished, withdraw
from data.records.uploads import KindOfFault, Upload, events_of, faults_of, put_back, take_out, uploads
from data.store import Store
from tests.drawing import new_store, submit

D = datetime.date
ROW = "person | event_type | event_start_date | event_end_date | event_outcome\nA | Request | 2025-06-01 | 2025-06-02 | NFA: Other"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path)
    yield store
    store.close()


def served(store: Store, *rows: tuple[str, str, int]) -> None:
    """What the current run read from which upload, and every upload's figures worked out."""
    with store.writing() as cursor:
        cursor.execute("insert into current_run values (7)")
        for first, last, upload_id in rows:
            cursor.execute("insert into served_quarter values (7, '990', ?, ?, ?, false)", [first, last, upload_id])
        cursor.execute("update upload set accepted_at = now()::timestamp")


def figure(store: Store, upload_id: int, *years: int) -> None:
    """One published figure of each year."""
    with store.writing() as cursor:
        cursor.execute("insert into upload (upload_id, return_id, accepted_at) values (?, 'ascof_time_series', '2026-01-01')", [upload_id])
        for year in years:
            cursor.execute(
                "insert into reported_figure (upload_id, council, measure_id, basis, period_type, period_start, period_end, group_type, "
                "group_value) values (?, '990', 'ascof_2a', 'SALT published', 'financial_year', ?, ?, 'all', 'All')",
                [upload_id, D(year, 4, 1), D(year + 1, 3, 31)],
            )


def states(store: Store) -> dict[int, str]:
    return {each.upload_id: each.state for each in uploads(store)}


def one(store: Store, upload_id: int) -> Upload:
    return next(each for each in uploads(store) if each.upload_id == upload_id)


def test_a_resubmission_takes_over_the_months_it_tells_of_and_the_rest_goes_on_serving(store: Store) -> None:
    submit(store, ROW, covers=("2025-04-01", "2025-09-30"))
    submit(store, ROW, covers=("2025-07-01", "2025-12-31"))
    served(store, ("2025-04-01", "2025-06-30", 1), ("2025-07-01", "2025-12-31", 2))
    first = one(store, 1)
    assert (first.state, first.serves, first.replaced_by) == ("in part", ((D(2025, 4, 1), D(2025, 6, 30)),), (2,))
    assert [(each.days, each.replaced_by) for each in first.stretches][1] == ((D(2025, 7, 1), D(2025, 9, 30)), 2)
    assert (one(store, 2).state, one(store, 2).replaced_by) == ("in use", ())


def test_an_upload_of_which_nothing_is_read_is_replaced_or_serves_nothing(store: Store) -> None:
    submit(store, ROW, covers=("2025-04-01", "2025-06-30"))
    submit(store, ROW, covers=("2025-04-01", "2025-09-30"))
    submit(store, ROW, covers=("2026-04-01", "2026-04-10"))
    served(store, ("2025-04-01", "2025-09-30", 2))
    assert states(store) == {3: "serves nothing", 2: "in use", 1: "replaced"}


def test_what_an_earlier_run_read_says_nothing_of_today(store: Store) -> None:
    submit(store, ROW)
    served(store)
    with store.writing() as cursor:
        cursor.execute("insert into served_quarter values (6, '990', '2025-04-01', '2026-03-31', 1, false)")
    assert states(store) == {1: "serves nothing"}


def test_of_published_figures_the_newest_serves_and_years_that_follow_are_one_stretch(store: Store) -> None:
    figure(store, 1, 2019, 2020, 2021, 2023)
    figure(store, 2, 2023, 2024)
    first = one(store, 1)
    assert (first.state, first.serves, first.replaced_by) == ("in part", ((D(2019, 4, 1), D(2022, 3, 31)),), (2,))
    withdraw(store, 2, "wrong file", "A. Osei")
    assert (one(store, 1).state, one(store, 1).serves[1]) == ("in use", (D(2023, 4, 1), D(2024, 3, 31)))
    figure(store, 3, 2019, 2020, 2021, 2023)
    assert states(store) == {3: "in use", 2: "withdrawn", 1: "replaced"}


def test_a_register_has_no_period_and_the_newer_one_serves(store: Store) -> None:
    with store.writing() as cursor:
        for upload_id in (1, 2):
            cursor.execute(
                "insert into upload (upload_id, return_id, accepted_at) values (?, 'service_register', '2026-01-01')", [upload_id]
            )
            cursor.execute("insert into service (upload_id, council, service) values (?, '990', 'Lunch club')", [upload_id])
    assert states(store) == {2: "in use", 1: "replaced"}
    assert one(store, 2).serves == ()


def test_of_files_from_government_the_one_made_last_serves(store: Store) -> None:
    with store.writing() as cursor:
        for upload_id, made in ((1, "2026-05-01"), (2, "2026-02-01")):
            cursor.execute(
                "insert into upload (upload_id, return_id, submitted_at, accepted_at) values (?, 'ascof_reconciliation', ?, '2026-06-01')",
                [upload_id, made],
            )
            cursor.execute(
                "insert into counted_nationally (upload_id, council, measure_id, period_start, period_end) "
                "values (?, '990', 'ascof_2a', '2024-04-01', '2025-03-31')",
                [upload_id],
            )
    assert states(store) == {2: "replaced", 1: "in use"}


def test_an_upload_waits_until_its_figures_are_worked_out(store: Store) -> None:
    submit(store, ROW)
    assert states(store) == {1: "waiting"}


def test_faults_are_told_by_rule_and_column_the_most_serious_first(store: Store) -> None:
    drawn = [
        (4, "Event Outcome", "not_in_list", "warning", "'b' is not in the list."),
        (2, "Event Outcome", "not_in_list", "warning", "'a' is not in the list."),
        (9, "LA Code", "another_council", "rejected", "Another council."),
        (None, "Gender", "missing_column", "warning", "No column Gender."),
    ]
    with store.writing() as cursor:
        for row, column, rule, severity, says in drawn:
            cursor.execute("insert into fault values (1, ?, ?, ?, ?, 'kept to ourselves', ?)", [row, column, rule, severity, says])
        cursor.execute("insert into fault values (2, 1, 'x', 'of another upload', 'rejected', '', '')")
    assert faults_of(store, 1) == [
        KindOfFault("rejected", "another_council", "LA Code", 1, "Another council.", (9,)),
        KindOfFault("warning", "not_in_list", "Event Outcome", 2, "'a' is not in the list.", (2, 4)),
        KindOfFault("warning", "missing_column", "Gender", 1, "No column Gender.", ()),
    ]


@pytest.mark.parametrize(
    ("others", "waiting"), [((), []), (("population",), [1]), (("population", "client_level_data", "population"), [2])]
)
def test_a_withdrawal_cut_off_before_its_figures_is_finished_by_the_next_start(
    store: Store, others: tuple[str, ...], waiting: list[int]
) -> None:
    with store.writing() as cursor:
        for upload_id, return_id in enumerate((*others, "client_level_data"), start=1):
            cursor.execute("insert into upload (upload_id, return_id, accepted_at) values (?, ?, '2026-01-01')", [upload_id, return_id])
    take_out(store, len(others) + 1, "the wrong quarter", "A. Osei")
    assert (unfinished(store), one(store, len(others) + 1).state) == (waiting, "withdrawn"), "the one that serves in its place waits"
    done: list[str] = []
    assert finish(store, lambda: done.append("figures")) == waiting
    assert (unfinished(store), done) == ([], ["figures"] if waiting else [])
    with pytest.raises(UploadError, match="already withdrawn"):
        take_out(store, len(others) + 1, "again")


def test_an_upload_put_back_is_in_use_and_both_changes_stay_in_the_record(store: Store) -> None:
    submit(store, ROW)
    served(store, ("2025-04-01", "2026-03-31", 1))
    withdraw(store, 1, "the wrong quarter", "A. Osei")
    withdrawn_at = one(store, 1).withdrawn_at
    assert (one(store, 1).state, one(store, 1).withdrawn_by, one(store, 1).stretches) == ("withdrawn", "A. Osei", ())
    put_back(store, 1, "it was the right one", "B. Khan")
    assert (one(store, 1).withdrawn_at, unfinished(store)) == (None, [1]), "its figures are to be worked out again"
    done = [(each.who, each.what) for each in events_of(store, 1)]
    assert done == [("A. Osei", "withdrew an upload"), ("B. Khan", "put an upload back in use")]
    assert "withdrawn by A. Osei: the wrong quarter" in events_of(store, 1)[1].details
    kept = store.rows("select kind, subject, name, value::timestamp, why, decided_by, council from decision")
    assert kept == [("upload", "upload 1", "put back in use", withdrawn_at, "it was the right one", "B. Khan", "990")]


@pytest.mark.parametrize(
    ("upload_id", "why", "says"),
    [
        (1, "why not", "in use already"),
        (2, " ", "Say why"),
        (9, "why not", "no upload 9"),
        (2, "why not", "same file is in use as upload 3"),
    ],
)
def test_what_cannot_be_put_back_is_refused_in_words(store: Store, upload_id: int, why: str, says: str) -> None:
    for _ in range(3):
        submit(store, ROW)
    with store.writing() as cursor:
        cursor.execute("update upload set file_hash = case upload_id when 1 then 'one' else 'another' end")
    withdraw(store, 2, "twice", "A. Osei")
    assert one(store, 2).same_file_as == (3,)
    with pytest.raises(UploadError, match=says):
        put_back(store, upload_id, why, "B. Khan")
    assert store.rows("select count(*) from decision") == [(0,)]
