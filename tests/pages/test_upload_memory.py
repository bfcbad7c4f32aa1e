"""An upload's work is done in little memory where that is enough, in all of it where it is not, and what was kept is never denied."""

from __future__ import annotations

import duckdb
import pytest

from data.store import Store
from metrics import run as metrics_run
from pages import upload_work

LIST = "select len(list(number)) from range(?) as numbers(number)"  # a list is held in memory whole


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "memory.duckdb", megabytes=1000)
    yield opened
    opened.close()


def test_work_that_needs_more_is_done_again_in_all_of_it(store):
    seen = []

    def work():
        seen.append(store.is_modest)
        if store.is_modest:
            raise duckdb.OutOfMemoryException("Out of Memory Error")
        return "done"

    assert upload_work.modestly(store, 0, work) == "done"
    assert seen == [True, False]


def test_a_run_in_little_memory_is_given_up_and_otherwise_goes_on_without_the_measure(store, monkeypatch):
    def heavy(*_: object) -> None:
        raise duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block")

    monkeypatch.setattr(metrics_run, "councils_with_records", lambda cursor: ["990"])
    monkeypatch.setattr(metrics_run.engine, "count", heavy)
    with pytest.raises(duckdb.OutOfMemoryException), store.modestly(200):
        metrics_run.run(store)
    assert store.rows("select count(*) from run") == [(0,)], "nothing of the run that was given up is left"
    report = metrics_run.run(store)
    assert "ascof_2a" in report.failures and report.failures["ascof_2a"].startswith("Out of Memory")


def test_a_reader_comes_before_the_thrift_of_an_upload(store):
    many = 12_000_000  # about 100 MB
    with store.modestly(60):
        with store.cursor() as cursor, pytest.raises(duckdb.OutOfMemoryException):
            cursor.execute(LIST, [many]).fetchall()
        assert store.rows(LIST, [many]) == [(many,)]
        assert not store.is_modest


@pytest.mark.parametrize("fault", [duckdb.OutOfMemoryException("row 9434765919"), duckdb.InternalException("row 9434765919")])
def test_figures_that_fail_after_the_rows_were_kept_do_not_deny_it(store, monkeypatch, caplog, fault):
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(upload_work, "accept", fails)
    said = upload_work._work_out(store, [], lambda words: None)
    assert said.startswith("The file is kept") and "next start tries again" in said
    assert type(fault).__name__ in caplog.text and "9434765919" not in caplog.text
