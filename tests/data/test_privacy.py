"""Nothing that names a person gets past the door: not into any column of any table, nor into any byte the program leaves behind."""

from __future__ import annotations

import csv
import hashlib
import logging
import struct
from pathlib import Path

import pytest

from data import loading
from data.return_definition import load_return
from data.store import Store
from metrics.run import run

HEADERS = tuple(field.heading for field in load_return("client_level_data").fields)
NHS_NUMBERS = ("9990000018", "9990000026", "999 000 0034", "999-000-0042", "1234567890")  # the last fails its check digit
SECRETS = (
    "Persephone",
    "Quillfeather",
    "ZZ99 9QX",
    "ZZ999QX",
    "Dr Wimpole's Practice",
    "Y99999",
    "met her sister Araminta on Tuesday",
    "Glebe Rest Home",
)
DIGITS = tuple("".join(character for character in number if character.isdigit()) for number in NHS_NUMBERS)


def hidden_things() -> list[bytes]:
    """Every form in which a name or an NHS number could have been left: text, number, unkeyed hash."""
    found = [secret.encode() for secret in SECRETS]
    for number in {*NHS_NUMBERS, *DIGITS}:
        found.append(number.encode())
        found += [getattr(hashlib, kind)(number.encode()).hexdigest().encode() for kind in ("md5", "sha1", "sha256")]
        found += [getattr(hashlib, kind)(number.encode()).digest() for kind in ("md5", "sha1", "sha256")]
    found += [struct.pack("<q", int(number)) for number in DIGITS]
    return found


def tell_tale_file(folder: Path) -> Path:
    """An extract in which every row carries all that must not be kept, some of it where it does not belong."""
    path = folder / "extract.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADERS)
        writer.writeheader()
        for place, number in enumerate(NHS_NUMBERS * 3):
            row = dict.fromkeys(HEADERS, "") | {
                "LA Code": "990", "NHS Number": number, "LA Person Unique Identifier": f"P{place}", "First Name": "Persephone",
                "Last Name": "Quillfeather", "Postcode": "ZZ99 9QX", "GP Practice Name": "Dr Wimpole's Practice", "GP Practice Code": "Y99999",
                "Event Description": "met her sister Araminta on Tuesday", "Provider CQC Location Name": "Glebe Rest Home",
                "Event Reference": "Quillfeather/1", "Gender": "Female", "Date of Birth": "1940-05-17", "Client Type": "Service user",
                "Event Type": "Request", "Event Start Date": "2026-01-10", "Event End Date": "2026-01-11", "Event Outcome": "NFA: Other",
                "Reporting Period Start Date": "2025-04-01", "Reporting Period End Date": "2026-03-31",
            }  # fmt: skip
            if place == 1:  # a council that uses the NHS number as its own
                row["LA Person Unique Identifier"] = row["Adult 1 Linked Person_ID"] = number
            writer.writerow({name: row.get(name, "") for name in HEADERS})
    return path


def traces(store: Store, log: str) -> list[str]:
    """Where anything hidden is to be found: tables by column, then files by name."""
    found = []
    texts = [thing.decode("utf-8") for thing in hidden_things() if thing.isascii() and thing.decode("ascii").isprintable()]
    for (table,) in store.rows("select table_name from duckdb_tables() where database_name = 'store' order by all"):
        with store.cursor() as cursor:
            rows = cursor.execute(f'from "{table}"')
            names = [column[0] for column in rows.description]
            columns = zip(*rows.fetchall(), strict=True)
        for column, cells in zip(names, columns, strict=False):  # of an empty table there are none
            held = "\n".join(map(str, cells))
            found += [f"{table}.{column}: {secret}" for secret in texts if secret in held]
    left_behind = [path for path in store.folder.rglob("*") if path.is_file() and path.suffix != ".csv"]
    for path in left_behind:
        content = path.read_bytes()
        found += [f"{path.name}: {thing!r}" for thing in hidden_things() if thing in content]
    return found + [f"log: {secret}" for secret in texts if secret in log]


@pytest.fixture
def loaded(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> tuple[Store, pytest.LogCaptureFixture]:
    store = Store(tmp_path / "private.duckdb")
    with caplog.at_level(logging.DEBUG):
        receipts = loading.load(store, "client_level_data", [tell_tale_file(tmp_path)], covers=None, by="tester")
        loading.accept(store, receipts, lambda: run(store))
    return store, caplog


def test_nothing_that_names_a_person_is_kept(loaded: tuple[Store, pytest.LogCaptureFixture]) -> None:
    store, caplog = loaded
    assert store.rows("select count(*) from cld_row") == [(15,)]
    assert traces(store, caplog.text) == []
    store.checkpoint()
    assert traces(store, caplog.text) == []


def test_this_test_would_find_it(loaded: tuple[Store, pytest.LogCaptureFixture]) -> None:
    store, caplog = loaded
    with store.writing() as cursor:
        cursor.execute("insert into audit (details) values ('called 9990000018')")
    logging.getLogger("data").warning("row of Persephone failed")
    where = {trace.split(":")[0] for trace in traces(store, caplog.text)}
    assert {"audit.details", "private.duckdb.wal", "log"} <= where


def test_one_nhs_number_is_one_person_and_birth_is_year_and_month(loaded: tuple[Store, pytest.LogCaptureFixture]) -> None:
    store, _ = loaded
    assert store.rows("select count(distinct person), min(length(nhs_hash)), max(birth_year * 100 + birth_month) from cld_row") == [
        (5, 64, 194005)
    ]
