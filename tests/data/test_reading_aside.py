"""A file read in a process of its own is kept as one that is read here: the same rows, the same faults, the same refusals."""

from __future__ import annotations

import os
import signal

import pytest

from data import reading_aside
from data.aside import aside_with_bytes
from data.errors import UploadError
from data.loading import load
from data.store import Store
from tests.data.extract import KEY, event, text_of

ROWS = [event(), event("Request", LA_Person_Unique_Identifier="P2", NHS_Number="9434765870"), event(Event_End_Date="2025-06-01")]
KEPT = "select * exclude (upload_id) from cld_row order by row_number"
FAULTS = "select * exclude (upload_id) from fault order by all"


def test_large_and_small_files_are_kept_alike(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENTION_PERSON_KEY", KEY.decode())
    path = tmp_path / "extract.csv"
    path.write_text(text_of(ROWS))
    stores = []
    for place, above in (("here", 10**9), ("aside", 0)):
        monkeypatch.setattr(reading_aside, "LARGE", above)
        stores.append(Store(tmp_path / place / "s.duckdb"))
        assert load(stores[-1], "client_level_data", [path])[0].rows_kept == 3
    assert stores[0].rows(KEPT) == stores[1].rows(KEPT) != []
    assert stores[0].rows(FAULTS) == stores[1].rows(FAULTS) != []


def test_a_refusal_aside_is_the_same_refusal(tmp_path, monkeypatch):
    monkeypatch.setattr(reading_aside, "LARGE", 0)
    path = tmp_path / "extract.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UploadError, match="No row of headings"):
        load(Store(tmp_path / "s.duckdb"), "client_level_data", [path])


def number_and_bytes(many):
    """Made aside: its process's number, and so many bytes."""
    return os.getpid(), b"x" * many


def test_bytes_wait_in_their_process_until_they_are_read():
    with aside_with_bytes(number_and_bytes, 3_000_000) as (process, stream):
        assert process != os.getpid()
        assert len(stream.read(10)) == 10
        assert len(stream.read()) == 2_999_990


def test_a_process_that_is_killed_before_all_was_read_is_not_taken_for_the_whole():
    with pytest.raises(UploadError, match="too large for this machine's memory"):  # noqa: SIM117
        with aside_with_bytes(number_and_bytes, 3_000_000) as (process, stream):
            os.kill(process, signal.SIGKILL)
            assert len(stream.read()) < 3_000_000


def test_who_leaves_early_leaves_no_process_behind():
    with pytest.raises(KeyError), aside_with_bytes(number_and_bytes, 3_000_000) as (process, _):
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_large_file_whose_process_is_killed_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(reading_aside, "LARGE", 0)
    path = tmp_path / "extract.csv"
    path.write_text(text_of(ROWS))
    store = Store(tmp_path / "s.duckdb")
    monkeypatch.setattr(reading_aside, "_read_to_keep", killed)
    with pytest.raises(UploadError, match="too large for this machine's memory"):
        load(store, "client_level_data", [path])
    assert store.rows("select count(*) from upload") == store.rows("select count(*) from cld_row") == [(0,)]


def killed(*given):
    os.kill(os.getpid(), signal.SIGKILL)
