"""The store: one owner of the connection, a cursor for every call, one writer at a time."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from data import store_version
from data.errors import StoreError
from data.records import audit
from data.store import Store, open_store

HOME = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.duckdb")


def test_the_version_moves_with_every_change_and_only_then(store: Store) -> None:
    before = store.version
    store.rows("select count(*) from audit")
    assert store.version == before
    with store.writing() as cursor:
        cursor.execute("insert into audit (who) values ('A')")
    assert store.version == before + 1


def test_a_line_of_the_audit_table_moves_no_version(store: Store) -> None:
    before = store.version
    audit.note(store, "A", "signed in", details="smt")
    assert store.rows("select who, what, details from audit") == [("A", "signed in", "smt")]
    assert store.version == before


def test_the_store_is_nobody_elses_to_read(tmp_path: Path) -> None:
    kept = Store(tmp_path / "var" / "store.duckdb")
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700


def test_a_change_that_fails_leaves_the_store_as_it_was(store: Store) -> None:
    before = store.version
    with pytest.raises(duckdb.Error), store.writing() as cursor:
        cursor.execute("insert into audit (who) values ('A')")
        cursor.execute("select * from no_such_table")
    assert store.rows("select count(*) from audit") == [(0,)]
    assert store.version == before


def test_readers_never_see_half_a_change_nor_each_others_rows(store: Store) -> None:
    """Each thread asks for its own number while a writer adds rows in pairs: a shared connection returned other threads' rows here."""
    wrong: list[object] = []
    done = threading.Event()

    def read(number: int) -> None:
        while not done.is_set():
            found = store.rows("select ?::integer, count(*) % 2 from audit", [number])
            if found != [(number, 0)]:
                wrong.append(found)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for reader in readers:
        reader.start()
    for _ in range(60):
        with store.writing() as cursor:
            cursor.execute("insert into audit (who) values ('first')")
            cursor.execute("insert into audit (who) values ('second')")
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert store.rows("select count(*) from audit") == [(120,)]


def test_every_call_has_a_cursor_of_its_own(store: Store) -> None:
    with store.cursor() as one, store.cursor() as other:
        assert one is not other
        one.execute("create temp table mine (x integer)")
        with pytest.raises(duckdb.CatalogException):
            other.execute("from mine")


def test_only_the_store_and_the_reading_of_files_connect_to_duckdb() -> None:
    """A connection made elsewhere would be shared by threads sooner or later."""
    allowed = {"data/store.py", "data/store_connection.py", "data/reading.py", "data/text_table.py"}
    connecting = {
        path.relative_to(HOME).as_posix()
        for room in ("data", "metrics", "pages")
        for path in (HOME / room).rglob("*.py")
        if re.search(r"duckdb\.connect|\._connection\b", path.read_text(encoding="utf-8"))
    }
    assert connecting <= allowed


def test_a_second_process_is_told_who_holds_the_store(store: Store) -> None:
    code = f"from data.store import Store; from pathlib import Path; Store(Path({str(store.path)!r}))"
    second = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=False)
    assert second.returncode != 0
    assert re.search(r"already open by process \d+, most likely a running dashboard. Stop that first", second.stderr)


def test_an_encrypted_store_opens_with_its_key_only_and_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.duckdb"
    monkeypatch.setenv("PREVENTION_STORE_KEY", "a long key with 'quotes'")
    locked = open_store(path)
    with locked.writing() as cursor:
        cursor.execute("insert into audit (who) values ('Penelope Marsh')")
    locked.close()
    assert b"Penelope" not in path.read_bytes()
    again = open_store(path)
    assert again.rows("select who from audit") == [("Penelope Marsh",)]
    again.close()
    monkeypatch.setenv("PREVENTION_STORE_KEY", "another")
    with pytest.raises(StoreError, match="does not open with the key in PREVENTION_STORE_KEY"):
        open_store(path)
    monkeypatch.delenv("PREVENTION_STORE_KEY")
    with pytest.raises(StoreError, match="is encrypted. Set PREVENTION_STORE_KEY"):
        open_store(path)


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, " * 2000, encoding="utf-8")
    with pytest.raises(StoreError, match="is not a store of this dashboard"):
        open_store(path)


def test_the_connection_reads_no_files_and_cannot_be_opened_up(store: Store, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.csv"
    outside.write_text("a\n1\n", encoding="utf-8")
    with store.cursor() as cursor:
        for attempt in (f"select * from read_csv('{outside}')", "set enable_external_access = true", "install httpfs"):
            with pytest.raises(duckdb.Error):
                cursor.execute(attempt)


def test_a_store_of_a_newer_version_is_refused(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("update store_state set schema_version = 99")
    path = store.path
    store.close()
    with pytest.raises(StoreError, match="written by a newer version"):
        Store(path)


def test_migrations_run_forward_once(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = tmp_path / "0099_a_note.sql"
    step.write_text("create table note (words varchar); insert into note values ('migrated')", encoding="utf-8")
    monkeypatch.setattr(store_version, "SCHEMA_VERSION", 99)
    monkeypatch.setattr(store_version, "migrations", lambda: [(99, step)])
    path = store.path
    store.close()
    for _ in range(2):
        migrated = Store(path)
        assert migrated.rows("select words from note") == [("migrated",)]
        assert migrated.rows("select schema_version from store_state") == [(99,)]
        migrated.close()


def test_what_is_tried_is_undone(store: Store) -> None:
    with store.trying() as cursor:
        cursor.execute("insert into setting values ('a', 'b', 'c', now()::timestamp, 'd')")
        assert cursor.execute("select count(*) from setting where name = 'a'").fetchall() == [(1,)]
    assert store.rows("select count(*) from setting where name = 'a'") == [(0,)]


def test_work_can_be_done_in_less_memory_and_nothing_else_can_be_changed(store: Store) -> None:
    def limit() -> str:
        return str(store.rows("select current_setting('memory_limit')")[0][0])

    usual = limit()
    with store.modestly(100):
        assert limit() == "95.3 MiB"
        store.give_back()
        assert limit() == "95.3 MiB", "what is kept goes back, the limit stays"
    assert limit() == usual
    with store.modestly(100_000):
        assert limit() == usual, "never more than it may have"
    with pytest.raises(duckdb.Error, match="locked"):
        store.rows("set threads = 1")


def test_what_the_store_gives_back_leaves_nothing_on_the_disk_and_waits_for_no_writer(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("insert into setting select 'a' || range, 'b', 'c', now()::timestamp, 'd' from range(100_000)")
    store.give_back()
    with store.cursor() as cursor:
        held = dict(cursor.execute("select tag, memory_usage_bytes from duckdb_memory()").fetchall())
    assert held["IN_MEMORY_TABLE"] == 0 and held["BASE_TABLE"] < 1_000_000
    assert list((store.folder / "temporary").glob("*")) == []
    with store.trying() as cursor:
        cursor.execute("create temp table personal as select range as number from range(100_000)")
        elsewhere = threading.Thread(target=store.give_back)
        elsewhere.start()
        elsewhere.join(10)
        assert not elsewhere.is_alive() and list((store.folder / "temporary").glob("*")) == []


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (duckdb.IOException("IO Error: No space left on device"), "Nothing of this was kept; what was kept before stands. Make room"),
        (
            duckdb.IOException('Database "store" has been invalidated because checkpointing failed.'),
            "start the dashboard, or the command, again",
        ),
        (duckdb.TransactionException("Failed to commit: The database has been invalidated."), "start the dashboard, or the command, again"),
    ],
)
def test_a_full_disk_is_said_in_words(tmp_path, fault, says):
    store = Store(tmp_path / "full.duckdb")
    with pytest.raises(StoreError, match=says), store.writing() as cursor:
        cursor.execute("insert into audit values (now()::timestamp, '', 'began', '', '')")
        raise fault
    assert store.rows("select count(*) from audit") == [(0,)]
    store.close()
