"""Figures agree with the national method to the person on messy files: small random councils, counted by both roads.

To look further: `compare(folder, seed, method)` for any other seed, with more people or with lives of one theme.
"""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

from data.client_level_data import reporting_period
from data.store import Store
from tests.sample.both_roads import compare
from tests.sample.fuzzed_council import Upload, put_into, submissions
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
