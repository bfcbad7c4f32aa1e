"""Work behind the pages: its steps and seconds, its faults in words, and a process of its own that is gone afterwards."""

import logging
import os
import threading

import duckdb
import pytest

from data import aside as work_aside
from data.aside import NO_MEMORY, aside
from data.errors import UploadError
from data.store import Store
from pages.upload_work import keep
from pages.work import LOST, Work


def test_work_goes_on_by_itself_and_says_what_it_is_at():
    go_on = threading.Event()

    def task(say):
        say("First")
        say("Second")
        assert go_on.wait(30)
        return 42

    work = Work("some work", task)
    assert not work.wait(0.05)
    assert [step.words for step in work.steps] == ["First", "Second"]
    assert work.steps[0].ended is not None and work.steps[1].ended is None and work.seconds > 0
    go_on.set()
    assert work.wait(30) and work.result == 42 and work.fault == ""
    assert work.steps[1].ended is not None


def test_a_fault_in_words_is_passed_on_and_any_other_is_not_quoted(caplog):
    def refused(say):
        raise UploadError("Choose another file.")

    def broken(say):
        raise ValueError("NHS number 9434765919")

    work = Work("a refusal", refused)
    assert work.wait(30) and work.fault == "Choose another file." and work.result is None
    with caplog.at_level(logging.ERROR):
        work = Work("a mistake", broken)
        assert work.wait(30) and work.fault == LOST
    assert "ValueError at" in caplog.text and "9434765919" not in caplog.text


def test_a_process_aside_gives_back_what_it_made_or_its_fault():
    assert aside(os.path.join, "a", "b") == os.path.join("a", "b")  # noqa: PTH118
    with pytest.raises(UploadError, match="There is no return called 'x'"):
        aside(work_of_another_process, "x")


def work_of_another_process(return_id):
    from data.return_definition import load_return

    return load_return(return_id)


def test_a_process_that_is_killed_is_said_in_words():
    with pytest.raises(UploadError, match="too large for this machine"):
        aside(os.abort)
    assert "Split it" in NO_MEMORY


def test_a_mistake_aside_is_not_quoted(capfd):
    with pytest.raises(RuntimeError, match="ended with 1"):
        aside(int, "NHS number 9434765919")
    said = capfd.readouterr().err
    assert "ValueError" in said and "9434765919" not in said
    assert work_aside.ROOT.is_dir()


def test_a_load_that_little_memory_is_too_little_for_is_done_in_all_of_it(tmp_path):
    store, limits = Store(tmp_path / "s.duckdb"), []

    def load_it():
        limits.append(store.rows("select current_setting('memory_limit')")[0][0])
        if len(limits) == 1:
            raise duckdb.OutOfMemoryException("Out of Memory Error: could not allocate")
        return []

    assert keep(store, load_it) == []
    assert limits == ["95.3 MiB", "953.6 MiB"]
