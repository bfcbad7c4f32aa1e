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


def test_a_backup_that_cannot_be_written_says_so_and_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.duckdb"
    Store(path).close()
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for place in (tmp_path, tmp_path / "file" / "backup.zip"):
        with pytest.raises(StoreError, match="No backup could be written"):
            backup.backup(path, place)
    made = backup.backup(path, tmp_path / "backup.zip")
    before = made.read_bytes()

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", no_room)
    with pytest.raises(StoreError, match="No space left"):
        backup.backup(path, made)
    assert made.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_restore_keeps_the_key_that_was_there(tmp_path: Path) -> None:
    here, there = tmp_path / "here" / "a.duckdb", tmp_path / "there" / "b.duckdb"
    keys = []
    for path in (here, there):
        store = Store(path)
        keys.append(person_key(store))
        store.close()
    backup.restore(there, backup.backup(here, tmp_path / "backup.zip"))
    assert (there.parent / "person.key").read_bytes() == keys[0]
    assert (there.parent / "person.key.before-restore").read_bytes() == keys[1]


def test_an_export_into_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="could not be written"):
        backup.export(Store(tmp_path / "a.duckdb"), tmp_path / "file", "A")
