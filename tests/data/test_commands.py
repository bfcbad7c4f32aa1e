"""The commands that scripts rely on: their names, options, columns and exit codes, from a file to a figure and back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from data import loading
from data.__main__ import main as data
from data.return_definition import all_returns
from data.store import Store
from metrics.__main__ import COLUMNS
from metrics.__main__ import main as metrics
from tests.data.extract import event, text_of

HOME = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "commands.duckdb"
    monkeypatch.setenv("PREVENTION_STORE", str(path))
    return path


def request(number: int, month: str, outcome: str = "NFA: Other") -> dict[str, str]:
    """A request of a person without an NHS number, ended in that month."""
    own = {"LA Code": "990", "NHS Number": "", "LA Person Unique Identifier": f"P{number}"}
    return event("Request") | own | {"Event Start Date": f"{month}-03", "Event End Date": f"{month}-04", "Event Outcome": outcome}


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text(text_of(rows), encoding="utf-8", newline="")
    return path


def extract(folder: Path, months: list[str], name: str = "extract.csv", outcome: str = "NFA: Other") -> Path:
    """Three requests a month, each of another person."""
    return written(folder / name, [request(12 * n + m, month, outcome) for m, month in enumerate(months) for n in range(3)])


YEAR = [f"2025-{month:02}" for month in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]


def figures(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert metrics(["results", *arguments]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize("command", ["check", "load"])
def test_help_names_every_return(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        data([command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0 and [each.id for each in all_returns() if each.id not in said] == []


def test_a_file_becomes_figures_in_the_contract_columns(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR)), "--submitted-on", "2026-04-20"]) == 0
    rows = figures(capsys, "--measure", "requests_all", "--period-type", "financial_year")
    assert tuple(rows[0]) == COLUMNS
    everyone = [row for row in rows if row["group_type"] == "all"]
    assert [
        (row["council"], row["period_start"], row["period_end"], row["group_value"], row["numerator"], row["value"]) for row in everyone
    ] == [("990", "2025-04-01", "2026-03-31", "All", "36", "36.0")]


def test_figures_come_as_json_too(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data(["load", "client_level_data", str(extract(tmp_path, YEAR)), "--submitted-on", "2026-04-20"])
    capsys.readouterr()
    assert metrics(["results", "--measure", "requests_all", "--format", "json"]) == 0
    assert set(json.loads(capsys.readouterr().out)[0]) == set(COLUMNS)


def test_people_lists_who_counts(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data(["load", "client_level_data", str(extract(tmp_path, YEAR)), "--submitted-on", "2026-04-20"])
    capsys.readouterr()
    assert metrics(["people", "--measure", "front_door_share", "--period-end", "2025-04-30", "--period-type", "month"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0])[:5] == ["person", "in_denominator", "in_numerator", "rule", "reason"]
    assert {(row["person"], row["in_denominator"], row["in_numerator"]) for row in rows} == {
        ("P0", "1", "1"),
        ("P12", "1", "1"),
        ("P24", "1", "1"),
    }


def test_check_is_clean_faulty_or_unreadable(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = written(tmp_path / "faulty.csv", [request(1, "2025-04") | {"Event Start Date": "2025-04-09"}])
    assert data(["check", "client_level_data", str(faulty), "--format", "csv"]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == ["row", "column", "value", "rule", "severity", "what_to_do", "nearest"]
    assert ("2", "warning") in {(row["row"], row["severity"]) for row in rows}
    (tmp_path / "empty.csv").write_bytes(b"")
    assert data(["check", "client_level_data", str(tmp_path / "empty.csv")]) == 2
    assert data(["check", "no_such_return", str(faulty)]) == 2
    assert not store.exists(), "checking opens no store"


def test_the_same_file_twice_is_recognised(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = extract(tmp_path, YEAR)
    for _ in range(2):
        assert data(["load", "client_level_data", str(path), "--submitted-on", "2026-04-20"]) == 0
    assert "was loaded before and is in use. Nothing changed." in capsys.readouterr().out
    assert Store(store).rows("select count(*), (select count(*) from cld_row) from upload") == [(1, 36)]


def test_a_file_that_cannot_be_read_changes_nothing_even_among_good_ones(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR)), str(bad)]) == 2
    assert "bad.csv: " in capsys.readouterr().err
    assert Store(store).rows("select count(*), (select count(*) from cld_row), (select count(*) from fault) from upload") == [(0, 0, 0)]


def test_strict_refuses_any_fault_and_otherwise_loads(store: Path, tmp_path: Path) -> None:
    faulty = written(tmp_path / "faulty.csv", [request(1, "2025-04") | {"Event Outcome": "Sorted"}])
    assert data(["load", "client_level_data", str(faulty), "--strict"]) == 1
    opened = Store(store)
    assert opened.rows("select count(*) from upload") == [(0,)]
    opened.close()
    assert data(["load", "client_level_data", str(faulty)]) == 0


def test_a_resubmission_supersedes_and_withdrawing_it_brings_the_first_back(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = extract(tmp_path, YEAR, "first.csv")
    second = extract(tmp_path, YEAR, "second.csv", outcome="NFA: Deceased")
    assert data(["load", "client_level_data", str(first), "--submitted-on", "2026-04-20"]) == 0
    assert data(["load", "client_level_data", str(second), "--submitted-on", "2026-05-02"]) == 0

    def door(*arguments: str) -> str:
        rows = figures(capsys, "--measure", "front_door_share", "--period-type", "financial_year", *arguments)
        return next(row["numerator"] + "/" + row["denominator"] for row in rows if row["group_type"] == "all")

    assert door() == "0/0"
    assert door("--as-of", "2026-05-01") == "36/36"
    assert data(["withdraw", "2", "--why", "sent by mistake"]) == 0
    assert door() == "36/36"
    assert data(["withdraw", "2", "--why", "again"]) == 2
    assert data(["withdraw", "7", "--why", "no such"]) == 2
    capsys.readouterr()
    assert data(["uploads"]) == 0
    listed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["upload"], row["withdrawn"]) for row in listed] == [("1", ""), ("2", "sent by mistake")]


def test_a_council_that_loads_every_month_sees_every_month_and_the_tail_is_provisional(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = [*YEAR, "2026-04", "2026-05"]
    for last in range(12, 15):
        path = extract(tmp_path, months[last - 12 : last], f"to-{months[last - 1]}.csv")
        submitted = ("2026-04-20", "2026-05-12", "2026-06-12")[last - 12]
        assert data(["load", "client_level_data", str(path), "--submitted-on", submitted]) == 0
    rows = figures(capsys, "--measure", "requests_all", "--period-type", "month")
    seen = {row["period_start"][:7]: (row["numerator"], row["status"]) for row in rows if row["group_type"] == "all"}
    assert seen == {month: ("3", "provisional" if month > "2026-03" else "observed") for month in months}


def test_covers_vouches_for_a_period_and_no_other_has_a_row(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = extract(tmp_path, ["2025-04", "2025-05"])
    assert data(["load", "client_level_data", str(path), "--submitted-on", "2025-07-20", "--covers", "2025-04-01:2025-06-30"]) == 0
    rows = figures(capsys, "--measure", "requests_all", "--period-type", "month")
    seen = {row["period_start"][:7]: row["numerator"] for row in rows if row["group_type"] == "all"}
    assert seen == {"2025-04": "3", "2025-05": "3", "2025-06": "0"}


def test_no_file_covers_centuries(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR)), "--covers", "0202-04-01:2026-03-31"]) == 2
    assert "Give the first and last day" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["load", "client_level_data", "x.csv", "--covers", "2025"], ["load", "client_level_data", "x.csv", "--submitted-on", "soon"]],
)
def test_a_date_that_is_none_is_refused_in_words(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        data(arguments)
    assert ended.value.code == 2
    assert "write it like" in capsys.readouterr().err


def test_another_councils_file_is_refused_by_a_store_that_has_its_council(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Store(store)
    with opened.writing() as cursor:
        cursor.execute("insert into home_council values ('321', 'E06000006', 'Halton', 'halton', false, false, now()::timestamp, 'A')")
    opened.close()
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR))]) == 2
    assert "990" in capsys.readouterr().err
    assert Store(store).rows("select count(*) from upload") == [(0,)]


def test_a_measure_that_is_none_is_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert metrics(["results", "--measure", "ascof_9z"]) == 2
    assert "There is no measure 'ascof_9z'" in capsys.readouterr().err


def test_a_load_killed_half_way_leaves_the_store_whole(store: Path, tmp_path: Path) -> None:
    Store(store).close()
    path = extract(tmp_path, YEAR)
    killed = (
        "import os, sys; from data import loading_rows; from data.__main__ import main; "
        "real = loading_rows.insert; loading_rows.insert = lambda *a: (real(*a), os._exit(9)); "
        f"main(['load', 'client_level_data', {str(path)!r}])"
    )
    assert subprocess.run([sys.executable, "-c", killed], cwd=HOME, capture_output=True, check=False).returncode == 9
    after = Store(store)
    assert after.rows("select count(*), (select count(*) from cld_row) from upload") == [(0, 0)]


def test_the_upload_stands_when_its_figures_fail_and_the_next_load_finishes_them(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from data.errors import MeasureError
    from metrics import run as room

    path = extract(tmp_path, YEAR)
    with monkeypatch.context() as broken:

        def fails(_: object) -> None:
            raise MeasureError("a query failed.")

        broken.setattr(room, "run", fails)
        assert data(["load", "client_level_data", str(path), "--submitted-on", "2026-04-20"]) == 0
    assert "The file is kept, but the figures could not be worked out" in capsys.readouterr().err
    opened = Store(store)
    assert opened.rows("select count(*), count(accepted_at) from upload") == [(1, 0)]
    opened.close()
    assert data(["load", "client_level_data", str(path), "--submitted-on", "2026-04-20"]) == 0
    assert figures(capsys, "--measure", "requests_all")
    assert Store(store).rows("select count(accepted_at) from upload") == [(1,)]


def test_export_holds_no_person_and_no_formula(store: Path, tmp_path: Path) -> None:
    path = extract(tmp_path, YEAR, "=cmd.csv")
    data(["load", "client_level_data", str(path), "--submitted-on", "2026-04-20", "--by", "=1+1"])
    assert data(["export", str(tmp_path / "out")]) == 0
    files = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir()}
    assert "result.csv" in files
    assert not {"cld_row.csv", "event.csv", "person.csv", "fault.csv"} & set(files)
    assert "'=1+1" in files["upload.csv"]
    assert "'=cmd.csv" in files["upload.csv"]


def test_the_next_load_finishes_what_an_earlier_one_left(store: Path, tmp_path: Path) -> None:
    opened = Store(store)
    loading.load(opened, "client_level_data", [extract(tmp_path, YEAR, "first.csv")])
    assert loading.unfinished(opened) == [1]
    opened.close()
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR, "second.csv", outcome="NFA: Deceased"))]) == 0
    assert loading.unfinished(Store(store)) == []


def test_a_dry_run_says_what_would_change_and_changes_nothing(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(["load", "client_level_data", str(extract(tmp_path, YEAR)), "--submitted-on", "2026-04-20", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "extract.csv: 36 rows read, 36 would be kept" in said and said.endswith("Nothing was kept: this was a trial.\n")
    assert "12 months to March 2026: no figure now, " in said
    opened = Store(store)
    assert opened.rows("select count(*) from upload union all select count(*) from run") == [(0,), (0,)]
    opened.close()
    bad = written(tmp_path / "bad.csv", [request(1, "2025-04") | {"Gender": "?"}])
    assert data(["load", "client_level_data", str(bad), "--dry-run", "--strict"]) == 1
