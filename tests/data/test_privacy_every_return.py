"""Every return that speaks of people, its file full of what must not be kept: nothing of it is in a table, a byte, a log or a temporary folder."""

from __future__ import annotations

import csv
import io
import logging
import tempfile
from pathlib import Path

import pytest

from data import loading
from data.__main__ import main as data
from data.errors import UploadError
from data.return_definition import ReturnDefinition, all_returns
from data.store import Store
from data.templates import examples
from pages.held_file import held
from tests.data.test_privacy import NHS_NUMBERS, traces

OF_PEOPLE = [each for each in all_returns() if any(field.personal or field.officer_only for field in each.fields) and examples(each)]
# what is told by its shape alone; the first five are in the file's own columns, the rest in columns that no return knows
MISPLACED = (
    "999 000 0034",
    "see 9990000018 (mother)",
    "at 3 Hill St, ZZ99 9QX",
    "ring 01632 960 199 after 5",
    "araminta.q@example.org",
)
UNKNOWN_COLUMNS = {
    "Surname": "Quillfeather",
    "Forename": "Persephone",
    "Case note": "met her sister Araminta on Tuesday",
    "Home": "Glebe Rest Home",
}
MORE = ("01632 960 199", "araminta.q", "Hill St")


def hostile(definition: ReturnDefinition) -> str:
    """The return's example, then its last row again with each of these in each column of text, and columns that nobody asked for."""
    [head, *rows] = list(csv.reader(io.StringIO(next(iter(examples(definition).values())).decode("utf-8-sig"))))
    for name, in_the_file in zip(definition.names, ("Persephone", "Quillfeather"), strict=False):
        place = head.index(definition.field(name).heading)
        rows = [[in_the_file if here == place else cell for here, cell in enumerate(row)] for row in rows]
    by_heading = {heading.lower(): field for field in definition.fields for heading in field.headings}
    for written in MISPLACED:
        for place, heading in enumerate(head):
            if by_heading[heading.lower()].kind in ("text", "list", "nhs number"):
                rows.append([written if here == place else cell for here, cell in enumerate(rows[0])])
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[*head, *UNKNOWN_COLUMNS], *([*row, *UNKNOWN_COLUMNS.values()] for row in rows)])
    return out.getvalue()


def left_behind(store: Store, log: str) -> list[str]:
    """Where anything of it is to be found: traces of what test_privacy hides, and of the words that stand only here."""
    words = [word for word in MORE if word in log]
    for path in store.folder.rglob("*"):
        if path.is_file() and path.suffix != ".csv":
            words += [f"{path.name}: {word}" for word in MORE if word.encode() in path.read_bytes()]
    return traces(store, log) + words


@pytest.mark.parametrize("definition", OF_PEOPLE, ids=lambda each: each.id)
def test_nothing_of_it_is_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture, definition: ReturnDefinition) -> None:
    path = tmp_path / "9990000018 araminta.q@example.org.csv"
    path.write_text(hostile(definition), encoding="utf-8")
    store = Store(tmp_path / "private.duckdb")
    with caplog.at_level(logging.DEBUG):
        [receipt] = loading.load(store, definition.id, [path], council="990", by="tester")
    assert receipt.rows_kept > 0
    assert receipt.file_name == "[NHS number removed] [e-mail address removed].csv"
    assert left_behind(store, caplog.text + repr(receipt)) == []
    store.checkpoint()
    assert left_behind(store, caplog.text) == []


def test_there_are_such_returns() -> None:
    assert {"client_level_data", "community_referrals", "wellbeing_service", "ascof_reconciliation"} <= {each.id for each in OF_PEOPLE}


def test_this_test_would_find_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "private.duckdb")
    with store.writing() as cursor:
        cursor.execute("insert into audit (details) values ('ring 01632 960 199'), ('9990000018')")
    assert {trace.split(":")[0] for trace in left_behind(store, "araminta.q")} >= {"private.duckdb.wal", "audit.details", "araminta.q"}


@pytest.mark.parametrize("refused", [False, True])
def test_neither_command_nor_page_leaves_any_of_it_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, refused: bool
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "private.duckdb"))
    content = hostile(next(each for each in OF_PEOPLE if each.id == "client_level_data")) + ('"never closed' if refused else "")
    path = tmp_path / "Quillfeather, Persephone 9990000018.csv"
    path.write_text(content, encoding="utf-8")
    with caplog.at_level(logging.DEBUG):
        code = data(["load", "client_level_data", str(path), "--council", "990"])
        said = capfd.readouterr()
        store = Store(tmp_path / "private.duckdb")
        with held(path.name, memoryview(path.read_bytes() + b"\n"), store.folder) as copy:
            try:
                loading.load(store, "client_level_data", [copy], council="990", by="tester")
            except UploadError as fault:
                said_on_page = str(fault)
            else:
                said_on_page = ""
    assert code == (2 if refused else 0)
    assert bool(said_on_page) == refused
    path.unlink()
    assert left_behind(store, said.out.replace(str(path), "") + said.err + said_on_page + caplog.text) == []
    assert list(temporary.iterdir()) == []
    assert [each.name for each in store.folder.iterdir() if each.name.startswith("upload-")] == []


def test_a_faults_value_is_kept_for_no_personal_field(tmp_path: Path) -> None:
    for definition in OF_PEOPLE:
        store = Store(tmp_path / definition.id / "private.duckdb")
        path = tmp_path / definition.id / "file.csv"
        path.write_text(hostile(definition), encoding="utf-8")
        loading.load(store, definition.id, [path], council="990")
        hidden = [field.heading for field in definition.fields if field.personal or field.officer_only]
        kept = "select column_name, value from fault where value is not null and list_contains(?::varchar[], column_name)"
        assert store.rows(kept, [hidden]) == []
        store.close()
    assert len(NHS_NUMBERS) == 5
