"""Figures agree with the national method to the person on messy files: small random councils, counted by both roads.

To look further: `compare(folder, seed, method)` for any other seed, with more people or with lives of one theme.
"""

from __future__ import annotations

import csv
import datetime
import random
from pathlib import Path
from typing import Any

import pytest

from data import loading
from data.client_level_data import reporting_period
from data.store import Store
from metrics.run import run
from tests.sample.both_roads import AS_OF, compare
from tests.sample.fuzzed_council import HEADERS, Upload, make, put_into, submissions
from tests.sample.national_tables import COUNCIL, Day

NEEDED = {"event": 200, "person": 50, "period": 50, "figure": 1_500, "list": 500}


@pytest.mark.parametrize(("seed", "method"), [(2, "M1"), (3, "M2"), (4, "M1")])
def test_both_roads_lead_to_the_same_figures_and_people(tmp_path: Path, seed: int, method: str) -> None:
    found = compare(tmp_path, seed, method, people=150)
    assert found.differences == []
    assert {what: found.compared[what] >= least for what, least in NEEDED.items()} == dict.fromkeys(NEEDED, True)


@pytest.mark.parametrize("method", ["M1", "M2"])
def test_both_roads_derive_the_same_period_of_a_file(tmp_path: Path, method: str) -> None:
    """Files whose months hold a few rows of each kind more or fewer than the rules ask for (cld.md 7.1 and 12, point 5)."""
    chance = random.Random(7)
    uploads = [_thin_months(chance) for _ in range(12)]
    store = Store(tmp_path / "periods.duckdb")
    put_into(store, uploads)
    again = [given.period for given in submissions(uploads, method, Day(2027, 1, 1))]
    with store.cursor() as cursor:
        product = [reporting_period(cursor, COUNCIL, number, method, Day(2027, 1, 1)) for number in range(1, len(uploads) + 1)]
    store.close()
    assert product == again
    assert len(set(again)) > 5


def test_files_lead_to_the_same_figures_as_their_rows_in_the_store(tmp_path: Path) -> None:
    """The same council as files that councils might write: dates their own way, spaces, NULL for nothing, an NHS number with its gaps."""
    uploads = [upload for upload in make(6, people=60) if upload.in_use and upload.rows]
    straight, through_files = Store(tmp_path / "straight.duckdb"), Store(tmp_path / "through_files.duckdb")
    for upload in uploads:
        upload.submitted_at = datetime.datetime.combine(upload.submitted_at.date(), datetime.time())  # a file is told of by its day
    put_into(straight, uploads)
    chance = random.Random(6)
    for place, upload in enumerate(uploads):
        path = _written(chance, upload, tmp_path / f"extract_{place}.csv")
        loading.load(through_files, "client_level_data", [path], submitted_on=upload.submitted_at.date(), covers=upload.covers)
    for store in (straight, through_files):
        assert run(store, "M1", AS_OF, is_default=True).failures == {}
    figures = _figures(through_files)
    assert figures == _figures(straight)
    assert len(figures) > 5_000


def _figures(store: Store) -> list[tuple[Any, ...]]:
    return store.rows(
        "select measure_id, period_type, period_start, period_end, group_type, group_value, numerator, denominator, value, status, note "
        "from result order by all"
    )


def _written(chance: random.Random, upload: Upload, path: Path) -> Path:
    form = chance.choice(("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d/%m/%Y 00:00:00"))

    def cell(value: object) -> str:
        if value is None:
            return chance.choice(("", "", " ", "NULL"))
        text = value.strftime(form) if isinstance(value, Day) else str(value)
        return chance.choice((text, text, text, f" {text}", f"{text} "))

    with path.open("w", encoding=chance.choice(("utf-8", "utf-8-sig")), newline="") as file:
        lines = csv.writer(file)
        lines.writerow(
            [
                "LA Code",
                "Date of Birth",
                *(chance.choice((header, header.upper(), header.replace(" ", "_"))) for header in HEADERS.values()),
            ]
        )
        for row in upload.rows:
            born = Day(int(str(row["birth_year"])), int(str(row["birth_month"])), chance.randint(1, 28)) if row.get("birth_year") else None
            # an NHS number of ten digits, as the one road's invented hash is no number
            number = f"{int(str(row['nhs_hash'])[1:], 16):010d}" if row.get("nhs_hash") else None
            gaps = f"{number[:3]} {number[3:6]} {number[6:]}" if number and chance.random() < 0.5 else number
            lines.writerow([cell(COUNCIL), cell(born), *(cell(gaps if column == "nhs_hash" else row.get(column)) for column in HEADERS)])
    return path


def _thin_months(chance: random.Random) -> Upload:
    """A file of about a year; each month holds some ends of each kind of event, around 10 and around 2% and 20% of the rest."""
    usual = chance.choice((3, 12, 50))
    upload = Upload(datetime.datetime(2026, chance.randint(3, 6), chance.randint(1, 28), 9), covers=None)
    for month in range(14):
        first = Day(2025 + month // 12, month % 12 + 1, 1)
        kinds = 1 if chance.random() < 0.15 else 2 if chance.random() < 0.1 else 4
        for kind in ("Request", "Assessment", "Service", "Review")[:kinds]:
            rows = usual if chance.random() < 0.75 else chance.choice((0, 1, usual // 5, usual // 5 - 1, 9, 10, 11))
            upload.rows += [
                {"la_person_unique_identifier": "1", "event_type": kind, "event_start_date": first, "event_end_date": first}
            ] * rows  # fmt: skip
    open_services = chance.choice((0, 0, 500))
    upload.rows += [{"la_person_unique_identifier": "1", "event_type": "Service", "event_start_date": Day(2025, 1, 1)}] * open_services
    return upload
