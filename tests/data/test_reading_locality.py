"""A postcode becomes a locality by the council's own lookup, and is forgotten."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from data import loading
from data.checking import check
from data.client_level_data import build
from data.store import Store
from tests.data.extract import event, found, reading_of, text_of

LOOKUP = """postcode,locality
WA7 9ZZ,Old Town
wa7 9,East Runcorn
WA7,Runcorn
WA8,Widnes
WA149,Altrincham
M1 1,City
M11,Openshaw
"""
LIVES = {
    "WA7 9ZZ": "Old Town", "wa79zz": "Old Town", " Wa7  9zZ ": "Old Town", "WA7 9AA": "East Runcorn", "WA7 1AA": "Runcorn", "WA8 0AB": "Widnes",
    "WA7": "Runcorn", "WA7 9": "East Runcorn", "WA14 9QQ": "Altrincham", "M1 1AA": "City", "M11AA": "City", "M11 1AA": "Openshaw", "M1 2AA": None,
    "WA9 1AA": None, "": None, "not known": None, "ZZ99 3VZ": None,
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "s.duckdb")


def load(store: Store, return_id: str, content: str, name: str = "file.csv") -> None:
    (store.folder / name).write_text(content, encoding="utf-8")
    loading.load(store, return_id, [store.folder / name], by="tester")


def extract() -> str:
    return text_of([event(NHS_Number="", LA_Person_Unique_Identifier=f"P{place:02}", Postcode=code) for place, code in enumerate(LIVES)])


def test_the_longest_part_that_the_lookup_names_decides(store: Store) -> None:
    load(store, "locality_lookup", LOOKUP)
    load(store, "client_level_data", extract())
    assert dict(zip(LIVES, (row[0] for row in store.rows("select locality from cld_row order by row_number")), strict=True)) == LIVES


def test_it_goes_on_to_the_people_of_the_national_method(store: Store) -> None:
    load(store, "locality_lookup", LOOKUP)
    load(store, "client_level_data", extract())
    with store.trying() as cursor:
        cursor.execute("update upload set given_start = '2025-04-01', given_end = '2026-03-31' where return_id = 'client_level_data'")
        build(cursor, "321", "M1", datetime.date.today())
        carried = cursor.execute("select distinct locality from temp.person where locality is not null order by all").fetchall()
    assert [row[0] for row in carried] == sorted({name for name in LIVES.values() if name})


def test_no_postcode_of_a_person_is_kept(store: Store) -> None:
    load(store, "locality_lookup", "postcode,locality\nWA7,Runcorn\n")
    load(store, "client_level_data", extract())
    store.checkpoint()
    held = b"".join(path.read_bytes() for path in store.folder.iterdir() if path.suffix != ".csv")
    assert [code for code in ("WA7 9ZZ", "wa79zz", "WA8 0AB", "WA9 1AA") if code.encode() in held] == []


def test_without_a_lookup_or_with_a_withdrawn_one_no_locality_is_known(store: Store) -> None:
    load(store, "locality_lookup", LOOKUP)
    loading.withdraw(store, 1, "wrong file", "tester")
    load(store, "client_level_data", extract())
    assert store.rows("select count(*), count(locality) from cld_row") == [(len(LIVES), 0)]


def test_the_newest_lookup_is_the_one_in_force(store: Store) -> None:
    load(store, "locality_lookup", LOOKUP)
    load(store, "locality_lookup", "Sector,Area\nWA7,All of it\n", "newer.csv")
    load(store, "client_level_data", extract())
    assert store.rows("select distinct locality from cld_row where locality is not null") == [("All of it",)]


def test_the_faults_of_a_lookup(tmp_path: Path) -> None:
    content = "postcode,locality\nWA7,Runcorn\nRuncorn,WA7\nWA8,\nWA8 1,Widnes\nwa8 1,Widnes\nWA9,A\nWA9,B\nWA79,C\n,D\n"
    checked = check(reading_of(tmp_path, content, return_id="locality_lookup"), None)
    assert found(checked, "rejected") == [
        (3, "postcode", "no_postcode"), (4, "locality", "blank_mandatory"), (4, "locality", "no_locality"), (7, "locality", "two_localities"),
        (8, "locality", "two_localities"), (10, "postcode", "blank_mandatory"), (10, "postcode", "no_postcode"),
    ]  # fmt: skip
    assert {rule for *_, rule in found(checked, "notice")} == {"same_postcode_twice", "may_be_a_sector"}
    assert checked.accepted.to_pylist() == [
        {"postcode": "WA7", "locality": "Runcorn"}, {"postcode": "WA79", "locality": "C"}, {"postcode": "WA8 1", "locality": "Widnes"},
    ]  # fmt: skip
