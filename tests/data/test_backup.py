"""Backup and restore, and the person key that goes with them."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from data import backup
from data.errors import StoreError
from data.person_key import person_key
from data.store import Store


def test_a_backup_brings_back_store_and_person_key(tmp_path: Path) -> None:
    here, there = tmp_path / "here" / "a.duckdb", tmp_path / "there" / "b.duckdb"
    store = Store(here)
    key = person_key(store)
    with store.writing() as cursor:
        cursor.execute("insert into audit (who) values ('A')")
    store.close()
    made = backup.backup(here, tmp_path / "backup.zip")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    backup.restore(there, made)
    restored = Store(there)
    assert restored.rows("select who from audit") == [("A",)]
    assert person_key(restored) == key


def test_a_restore_keeps_the_store_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    Store(path).close()
    made = backup.backup(path, tmp_path / "backup.zip")
    later = Store(path)
    with later.writing() as cursor:
        cursor.execute("insert into audit (who) values ('later')")
    later.close()
    backup.restore(path, made)
    assert Store(path).rows("select count(*) from audit") == [(0,)]
    assert Store(tmp_path / "a.duckdb.before-restore").rows("select who from audit") == [("later",)]


@pytest.mark.parametrize("content", [b"not a zip", None])
def test_what_is_no_backup_changes_nothing(tmp_path: Path, content: bytes | None) -> None:
    path, wrong = tmp_path / "a.duckdb", tmp_path / "wrong.zip"
    Store(path).close()
    before = path.read_bytes()
    if content is None:
        with zipfile.ZipFile(wrong, "w") as pack:
            pack.writestr(backup.STORE_NAME, b"not a store " * 1000)
    else:
        wrong.write_bytes(content)
    with pytest.raises(StoreError):
        backup.restore(path, wrong)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.restoring"))


def test_an_open_store_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        backup.backup(tmp_path / "missing.duckdb", tmp_path / "b.zip")


def test_the_person_key_is_made_once_private_and_refused_when_it_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "a.duckdb")
    key = person_key(store)
    assert person_key(store) == key
    assert stat.S_IMODE((tmp_path / "person.key").stat().st_mode) == 0o600
    monkeypatch.setenv("PREVENTION_PERSON_KEY", "another key")
    with pytest.raises(StoreError, match="is not the one this store was begun with"):
        person_key(store)
    monkeypatch.setenv("PREVENTION_PERSON_KEY", key.decode())
    assert person_key(store) == key
    monkeypatch.delenv("PREVENTION_PERSON_KEY")
    (tmp_path / "person.key").unlink()
    with pytest.raises(StoreError, match="The person key is missing"):
        person_key(store)
