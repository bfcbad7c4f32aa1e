"""A process killed during a load: the upload is wholly there or not at all, and the next start says which."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from data import loading
from data.__main__ import main as data
from data.records import attempts
from data.store import Store
from metrics.run import run
from pages import beginning
from tests.data.test_commands import HOME, YEAR, extract

# where the process ends, and what the store then holds: uploads, their rows, loads named as interrupted
MOMENTS = {
    "before the file is read": ("loading.keep_files = end", (0, 0, 1)),
    "among the rows": ("real = loading_rows.insert; loading_rows.insert = lambda *a: (real(*a), end())", (0, 0, 1)),
    "before the rows are through": ("attempts.Attempt.through = end", (0, 0, 1)),
    "when they are": ("store.Store.checkpoint = end", (1, 36, 0)),
    "while figures are worked out": ("loading.accept = end", (1, 36, 0)),
}
ENDING = (
    "import os; from data import loading, loading_rows, store; from data.records import attempts; from data.__main__ import main; "
    "end = lambda *a, **k: os._exit(9); {moment}; main(['load', 'client_level_data', {path!r}, '--by', 'Maria'])"
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "commands.duckdb"
    monkeypatch.setenv("PREVENTION_STORE", str(path))
    Store(path).close()
    return path


def end(folder: Path, moment: str) -> None:
    """A load in a process that ends at that moment as if it were killed: nothing is closed, nothing is flushed."""
    code = ENDING.format(moment=moment, path=str(extract(folder, YEAR)))
    assert subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, check=False).returncode == 9


@pytest.mark.parametrize(("moment", "holds"), MOMENTS.values(), ids=MOMENTS)
def test_an_upload_is_wholly_there_or_not_at_all_and_a_start_says_which(
    store: Path, tmp_path: Path, moment: str, holds: tuple[int, int, int]
) -> None:
    end(tmp_path, moment)
    opened = Store(store)
    named = attempts.interrupted(opened)
    assert (*opened.rows("select count(*), (select count(*) from cld_row) from upload")[0], len(named)) == holds
    beginning.begin(opened)
    said = beginning.to_be_said(opened)
    if named:
        assert re.fullmatch(
            r'The load of "Client Level Data extract" \(\d[\d,]* bytes, SHA-256 [0-9a-f]{8}\), begun on \d+ \w+ 20\d\d at \d\d:\d\d by Maria, '
            r"was interrupted before its receipt: nothing of it is kept\. Load it again\.",
            said[0],
        )
    else:
        assert said == ["Upload 1 is kept whole. Its load ended before its figures were worked out; they have been worked out now."]
        assert opened.rows("select count(*) > 0 from result") == [(True,)]
    assert loading.unfinished(opened) == []
    beginning.have_been_seen(opened, "Ada")
    assert beginning.to_be_said(opened) == []
    opened.close()
    again = Store(store)
    assert attempts.interrupted(again) == [], "what was seen is not said at the next start"


def test_the_next_command_says_it_until_the_file_is_loaded(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end(tmp_path, MOMENTS["among the rows"][0])
    for command in (["uploads"], ["uploads"], ["load", "client_level_data", str(tmp_path / "extract.csv")]):
        assert data(command) == 0
        assert "by Maria, was interrupted before its receipt: nothing of it is kept" in capsys.readouterr().err
    assert data(["uploads"]) == 0
    assert capsys.readouterr().err == ""


def test_the_next_list_says_whose_figures_are_missing(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end(tmp_path, MOMENTS["while figures are worked out"][0])
    assert data(["uploads"]) == 0
    assert "Upload 1 is kept whole, but its figures are not worked out yet" in capsys.readouterr().err
    assert data(["load", "client_level_data", str(tmp_path / "extract.csv")]) == 0
    capsys.readouterr()
    assert data(["uploads"]) == 0
    assert capsys.readouterr().err == ""


def test_a_load_that_was_refused_is_not_taken_for_one_that_was_interrupted(store: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.csv").write_bytes(b"\x00\x01\x02" * 50)
    assert data(["load", "client_level_data", str(tmp_path / "broken.csv")]) == 2
    opened = Store(store)
    assert attempts.interrupted(opened) == []
    assert opened.rows("select what, details from audit where what = 'ended a load'") == [("ended a load", "nothing was kept")]


def test_a_load_that_goes_on_is_not_taken_for_one_that_was_interrupted(store: Path) -> None:
    opened = Store(store)
    with attempts.attempt(opened, "population", [(10, "abcdef0123456789")], "Maria"):
        assert attempts.interrupted(opened) == []


def test_nothing_of_a_files_name_is_kept_before_it_is_read(store: Path, tmp_path: Path) -> None:
    """It may hold a person's, which only the file's own rows tell."""
    named = extract(tmp_path, YEAR).rename(tmp_path / "Doris Sample.csv")
    code = ENDING.format(moment=MOMENTS["among the rows"][0], path=str(named))
    assert subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, check=False).returncode == 9
    assert Store(store).rows("select * from audit where audit::varchar like '%Doris%'") == []


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """What each made, begun together in threads."""
    together = Barrier(len(tasks))

    def begin(task: Callable[[], object]) -> object:
        together.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [each.result() for each in [pool.submit(begin, task) for task in tasks]]


def test_two_officers_loading_at_once_both_land(tmp_path: Path) -> None:
    store = Store(tmp_path / "two.duckdb")
    loads = []
    for name, outcome in (("one", "NFA: Other"), ("two", "NFA: Deceased"), ("three", "NFA: Moved to another LA")):
        path = extract(tmp_path, YEAR, f"{name}.csv", outcome)

        def load(path: Path = path) -> loading.Receipt:
            receipts = loading.load(store, "client_level_data", [path], by=path.stem)
            loading.accept(store, receipts, lambda: run(store))
            return receipts[0]

        loads.append(load)
    receipts = at_once(*loads)
    assert sorted(receipt.upload_id for receipt in receipts) == [1, 2, 3]
    assert [(r.file_name, r.rows_read, r.rows_kept) for r in receipts] == [(f"{name}.csv", 36, 36) for name in ("one", "two", "three")]
    kept = store.rows("select upload_id, file_name, loaded_by, accepted_at is not null, rows_kept from upload order by upload_id")
    assert kept == [(r.upload_id, r.file_name, r.file_name[:-4], True, 36) for r in sorted(receipts, key=lambda r: r.upload_id)]
    assert store.rows("select upload_id, count(*) from cld_row group by upload_id order by upload_id") == [(1, 36), (2, 36), (3, 36)]


def test_the_same_file_loaded_twice_at_once_lands_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "two.duckdb")
    path = extract(tmp_path, YEAR)
    receipts = at_once(*[lambda: loading.load(store, "client_level_data", [path])[0]] * 2)
    assert [r.upload_id for r in receipts] == [1, 1]
    assert sorted(r.already_loaded for r in receipts) == [False, True]
    assert store.rows("select count(*), (select count(*) from cld_row) from upload") == [(1, 36)]


def test_a_writer_waits_for_the_one_before_and_a_reader_does_not(tmp_path: Path) -> None:
    store = Store(tmp_path / "two.duckdb")
    inside, go_on, order = Event(), Event(), []

    def first() -> None:
        with store.writing() as cursor:
            inside.set()
            assert go_on.wait(60)
            cursor.execute("insert into audit (who) values ('first')")
            order.append("first")

    def second() -> None:
        assert inside.wait(60)
        assert store.rows("select count(*) from audit") == [(0,)], "a reader sees the store as it was, at once"
        go_on.set()
        with store.writing() as cursor:
            assert cursor.execute("select who from audit").fetchall() == [("first",)]
            order.append("second")

    at_once(first, second)
    assert order == ["first", "second"]
