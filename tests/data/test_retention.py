"""The retention clock: what is older than the council's limit goes, to the last byte, and a line says so; what is newer stays."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from data.__main__ import main as data
from data.client_level_data import build
from data.errors import MeasureError, StoreError
from data.retention import Limit, purge, purge_if_due, require_not_purged, retention_limit, set_retention_limit
from data.retention_file import DONE, is_due, open_purged, write_anew
from data.store import Store, open_store

TODAY = datetime.date(2026, 11, 22)  # with a limit of 7 years what ended before 1 November 2019 goes
# upload, row, person, start, end: why it goes or stays
EVENTS = """
1 1 gone-by-a-day      2019-10-01 2019-10-31
1 2 kept-by-a-day      2019-10-01 2019-11-01
1 3 open-in-old-file   2015-01-01 -
2 1 open-in-new-file   2015-01-01 -
2 2 slip-in-its-year   2026-01-01 1026-01-09
2 3 long-ended         2012-01-01 2012-02-01
"""


def store_with(path: Path, key: str | None = None) -> Store:
    """A store with two uploads: one whose period ended in 2019, one of this year."""
    store = Store(path, key)
    events = [[None if cell == "-" else cell for cell in line.split()] for line in EVENTS.split("\n") if line]
    with store.writing() as cursor:
        for upload_id, last_day in ((1, "2019-09-30"), (2, "2026-09-30")):
            cursor.execute(
                "insert into upload (upload_id, return_id, council, submitted_at, derived_end, accepted_at) "
                "values (?, 'client_level_data', '990', '2026-10-05', ?, now()::timestamp)",
                [upload_id, last_day],
            )
        cursor.executemany(
            "insert into cld_row (upload_id, row_number, record_id, person, la_person_unique_identifier, event_start_date, event_end_date) "
            "values ($1, $2, $1::int * 10 + $2::int, $3, $3, $4, $5)",
            events,
        )
        cursor.execute(
            "insert into event (council, scope, person, record_id, upload_id) select '990', 'national', record_id, record_id, 1 from cld_row"
        )
        cursor.execute(
            "insert into person (council, scope, person, council_number) select '990', 'national', record_id, person from cld_row"
        )
        cursor.execute(
            "insert into fault (upload_id, row_number, rule, value) values (1, 1, 'r', 'a'), (2, 2, 'r', 'b'), (1, 99, 'r', 'c'), (1, null, 'r', 'd')"
        )
    return store


def limited(store: Store, years: int | None = 7) -> Store:
    """The same with a limit."""
    set_retention_limit(store, years, owner="Records manager", why="Retention schedule 4.2", by="ann")
    return store


def people(store: Store) -> list[str]:
    return [row[0] for row in store.rows("select person from cld_row order by record_id")]


def test_without_a_limit_nothing_goes(tmp_path: Path) -> None:
    store = store_with(tmp_path / "s.duckdb")
    before = store.version
    assert retention_limit(store) is None
    assert purge_if_due(store, TODAY) is None
    with pytest.raises(StoreError, match="No retention limit is set"):
        purge(store, TODAY, "ann")
    assert (len(people(store)), store.version) == (6, before)


def test_what_is_older_than_the_limit_goes_and_nothing_else(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    purged = purge_if_due(store, TODAY)
    assert people(store) == ["kept-by-a-day", "open-in-new-file", "slip-in-its-year"]
    assert str(purged) == "5 rows of 2 uploads, older than 1 November 2019"
    assert store.rows("select council_number from person order by person") == [
        ("kept-by-a-day",),
        ("open-in-new-file",),
        ("slip-in-its-year",),
    ]
    assert store.rows("select count(*) from event") == [(3,)]
    assert store.rows("select value from fault order by value") == [("b",), ("d",)]


def test_each_purge_is_noted_by_upload_and_table_and_audited(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    purge(store, TODAY, "ann")
    lines = "select upload_id, table_name, rows_purged, purged_by, older_than::varchar from purge order by all"
    assert store.rows(lines) == [
        (1, "cld_row", 2, "ann", "2019-11-01"), (1, "fault", 2, "ann", "2019-11-01"), (2, "cld_row", 1, "ann", "2019-11-01"),
    ]  # fmt: skip
    assert store.rows("select who, subject from audit where what = 'purged rows'") == [("ann", "older than 2019-11-01")]
    assert purge_if_due(store, TODAY) is None
    assert len(store.rows(lines)) == 3


def test_the_uploads_concerned_are_worked_out_again(tmp_path: Path) -> None:
    from data import loading

    store = limited(store_with(tmp_path / "s.duckdb"))
    assert loading.unfinished(store) == []
    purge(store, TODAY, "ann")
    assert loading.unfinished(store) == [1, 2]


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    before = store.version
    assert purge(store, TODAY, "ann", dry_run=True).total == 5
    assert (len(people(store)), store.version, store.rows("select count(*) from purge")) == (6, before, [(0,)])


def test_rows_of_the_other_returns_about_people_go_and_counts_stay(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    with store.writing() as cursor:
        cursor.execute(
            "insert into activity (upload_id, row_number, person, month, day) values "
            "(2, 1, 'old', '2019-10-01', '2019-10-31'), (2, 2, 'old month', '2019-10-01', null), (2, 3, null, '2019-10-01', null), (2, 4, 'new', '2019-11-01', null)"
        )
        cursor.execute(
            "insert into reablement_follow_up (upload_id, row_number, person, discharged_on, checked_on) values "
            "(2, 1, 'old', '2019-07-01', '2019-10-02'), (2, 2, 'checked later', '2019-07-01', '2019-11-02'), (2, 3, 'not checked', '2019-08-30', null)"
        )
        cursor.execute(
            "insert into counted_nationally (upload_id, row_number, person, period_end, event_end) values "
            "(2, 1, 'old', '2019-03-31', null), (2, 2, 'new', '2020-03-31', null), (2, 3, null, '2019-03-31', null)"
        )
    purge(store, TODAY, "ann")
    assert store.rows("select row_number from activity order by all") == [(3,), (4,)]
    assert store.rows("select row_number from reablement_follow_up order by all") == [(2,), (3,)]
    assert store.rows("select row_number from counted_nationally order by all") == [(2,), (3,)]


def test_the_limit_has_an_owner_and_a_reason_and_can_be_taken_away(tmp_path: Path) -> None:
    store = limited(Store(tmp_path / "s.duckdb"))
    limit = retention_limit(store)
    assert limit is not None
    assert (limit.years, limit.owner, limit.why) == (7, "Records manager", "Retention schedule 4.2")
    for years, owner, why in ((1, "a", "b"), (100, "a", "b"), (7, " ", "b"), (7, "a", "")):
        with pytest.raises(StoreError):
            set_retention_limit(store, years, owner=owner, why=why, by="ann")
    assert retention_limit(limited(store, None)) is None
    assert store.rows("select subject from audit order by done_at") == [("7 years",), ("no limit",)]


def test_the_limit_is_the_first_of_a_month_and_knows_leap_days() -> None:
    limit = Limit(7, "", "", datetime.datetime.min)
    assert limit.older_than(datetime.date(2028, 2, 29)) == datetime.date(2021, 2, 1)


def test_a_run_as_of_a_purged_date_is_refused(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    with store.cursor() as cursor:
        require_not_purged(cursor, datetime.date(2019, 10, 31))
    purge(store, TODAY, "ann")
    with store.cursor() as cursor:
        require_not_purged(cursor, datetime.date(2019, 11, 1))
        with pytest.raises(MeasureError, match="As of|as of 31 October 2019 cannot be worked out again"):
            require_not_purged(cursor, datetime.date(2019, 10, 31))


def bytes_with(folder: Path, words: str) -> list[str]:
    """The files in a folder that hold these words."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes())


class TestTheFile:
    """After a purge the file is written anew, since DuckDB leaves the bytes of what it deletes."""

    def test_no_byte_of_a_purged_person_is_left_after_the_next_start(self, tmp_path: Path) -> None:
        path = tmp_path / "s.duckdb"
        store = limited(store_with(path))
        purge(store, TODAY, "ann")
        store.close()
        assert bytes_with(tmp_path, "long-ended") == ["s.duckdb"]  # this is why
        store = open_purged(path, TODAY)
        assert bytes_with(tmp_path, "long-ended") == []
        assert bytes_with(tmp_path, "kept-by-a-day") == ["s.duckdb"]
        assert people(store) == ["kept-by-a-day", "open-in-new-file", "slip-in-its-year"]
        assert not is_due(store)
        assert sorted(each.name for each in tmp_path.iterdir()) == ["s.duckdb"]
        assert path.stat().st_mode & 0o077 == 0

    def test_a_start_purges_what_is_due_and_the_file_with_it(self, tmp_path: Path) -> None:
        path = tmp_path / "s.duckdb"
        limited(store_with(path)).close()
        store = open_purged(path, TODAY)
        assert len(people(store)) == 3
        assert bytes_with(tmp_path, "long-ended") == []
        assert store.rows("select who from audit where what = ?", [DONE]) == [("the retention clock",)]
        version, written = store.version, path.stat().st_mtime_ns
        store.close()
        assert open_purged(path, TODAY).version == version
        assert path.stat().st_mtime_ns == written

    def test_an_encrypted_store_stays_encrypted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PREVENTION_STORE_KEY", "a 'quoted' key")
        path = tmp_path / "s.duckdb"
        limited(store_with(path, "a 'quoted' key")).close()
        open_purged(path, TODAY).close()
        assert bytes_with(tmp_path, "kept-by-a-day") == []
        monkeypatch.delenv("PREVENTION_STORE_KEY")
        with pytest.raises(StoreError, match="is encrypted"):
            open_store(path)

    def test_what_a_killed_one_left_is_no_hindrance(self, tmp_path: Path) -> None:
        path = tmp_path / "s.duckdb"
        store_with(path).close()
        (tmp_path / "s.duckdb.rewritten").write_bytes(b"half a file")
        (tmp_path / "s.duckdb.rewritten.wal").write_bytes(b"half a log")
        write_anew(path, "ann")
        assert len(people(open_store(path))) == 6
        assert sorted(each.name for each in tmp_path.iterdir()) == ["s.duckdb"]

    def test_where_it_cannot_be_written_the_store_stays_and_opens(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        path = tmp_path / "s.duckdb"
        limited(store_with(path)).close()
        (tmp_path / "s.duckdb.rewritten").mkdir()
        with pytest.raises(StoreError, match="could not be written anew"):
            write_anew(path, "ann")
        store = open_purged(path, TODAY)
        assert (len(people(store)), is_due(store)) == (3, True)
        assert "the next start tries again" in caplog.text


def test_a_period_that_was_vouched_for_begins_with_what_is_kept(tmp_path: Path) -> None:
    store = limited(store_with(tmp_path / "s.duckdb"))
    with store.writing() as cursor:
        cursor.execute("update upload set given_start = '2018-04-01', given_end = '2020-09-30' where upload_id = 2")
    served = "select min(period_start)::varchar from served_day_range"
    with store.trying() as cursor:
        build(cursor, "990", "M1", TODAY)
        assert cursor.execute(served).fetchall() == [("2018-04-01",)]
    purge(store, TODAY, "ann")
    with store.trying() as cursor:
        build(cursor, "990", "M1", TODAY)
        assert cursor.execute(served).fetchall() == [("2020-01-01",)]


def test_the_command_says_what_would_go_then_purges_to_the_last_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.duckdb"
    monkeypatch.setenv("PREVENTION_STORE", str(path))
    store_with(path).close()
    assert data(["purge"]) == 2
    assert "No retention limit is set" in capsys.readouterr().err
    limited(open_store(path)).close()
    assert data(["purge", "--dry-run"]) == 0
    assert "these would go." in capsys.readouterr().out
    assert bytes_with(tmp_path, "long-ended") == ["s.duckdb"]
    assert data(["purge", "--by", "ann"]) == 0
    assert "Upload 2, cld_row: 1 rows" in capsys.readouterr().out
    assert bytes_with(tmp_path, "long-ended") == []
    store = open_store(path)
    assert store.rows("select distinct purged_by from purge") == [("ann",)]
    assert not is_due(store)
