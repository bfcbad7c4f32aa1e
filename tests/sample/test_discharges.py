"""The sample's discharges and day-91 list, counted again from their files in plain Python."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.sample import day_91, discharges
from tests.metrics.local_returns import Returns, returns

MADE_ON = date(2026, 11, 6)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return discharges.write(tmp_path / "discharges.csv"), day_91.write(tmp_path / "day_91.csv", MADE_ON)


@pytest.fixture
def council(tmp_path: Path, files: tuple[Path, Path]) -> Returns:
    store = returns(tmp_path)
    store.given("discharge_pathways", files[0].read_bytes(), MADE_ON)
    store.given("reablement_follow_up", files[1].read_bytes(), MADE_ON)
    return store.worked_out()


def test_the_files_come_out_the_same_every_time(tmp_path: Path, files: tuple[Path, Path]) -> None:
    again = discharges.write(tmp_path / "again.csv"), day_91.write(tmp_path / "again_91.csv", MADE_ON)
    assert [path.read_bytes() for path in files] == [path.read_bytes() for path in again]


def test_both_returns_counted_again(council: Returns, files: tuple[Path, Path]) -> None:
    by_month: Counter[tuple[str, str]] = Counter()
    hidden = {row["month"] for row in rows_of(files[0]) if row["discharges"] == "*"}
    for row in rows_of(files[0]):
        by_month[row["month"], row["pathway"]] += int(row["discharges"]) if row["discharges"] != "*" else 0
    months = sorted({month for month, _ in by_month})
    assert (len(months), months[0], len(hidden)) == (43, "2023-04", 4)
    for pathway in "0123":
        known = {month: sum(by_month[month, other] for other in "0123") for month in months}
        found = {month: figure[:2] for month, figure in council.figures(f"pathway_share_{pathway}").items()}
        assert found == {month: (by_month[month, pathway], known[month]) for month in months}
        counted = council.figures(f"pathway_{pathway}")
        assert {month: figure[0] for month, figure in counted.items()} == {month: by_month[month, pathway] for month in months}
        assert {month for month, figure in counted.items() if figure[3] == "provisional"} == hidden, (
            "a month with a hidden number is not whole"
        )
    people: Counter[str] = Counter()
    at_home: Counter[str] = Counter()
    for row in rows_of(files[1]):
        counts = int(row["age_at_discharge"]) >= 65
        people[row["discharge_date"][:7]] += counts
        at_home[row["discharge_date"][:7]] += counts and row["status_day91"] == "home"
    settled = {month: figure for month, figure in council.figures("home91_local").items() if figure[3] == "observed"}
    assert sorted(settled) == [month for month in sorted(people) if month <= "2026-07"]
    assert len(settled) == 52
    assert {month: figure[:2] for month, figure in settled.items()} == {month: (at_home[month], people[month]) for month in settled}


def test_the_story(council: Returns) -> None:
    """Pathway 0 up; 1 up as well, against the plan; 2 down; none of their 12 months is whole. At home on day 91: up, then below 2022/23."""
    first, latest = "2024-03", "2026-07"
    line = {measure: council.figures(measure, "rolling_year") for measure in ("home91_local", "pathway_0", "pathway_1", "pathway_2")}
    moved = {measure: (line[measure][latest][2] or 0) > (line[measure][first][2] or 0) for measure in list(line)[1:]}
    assert moved == {"pathway_0": True, "pathway_1": True, "pathway_2": False}
    assert {figure[3] for measure in moved for figure in line[measure].values()} == {"provisional"}
    at_home = {month: line["home91_local"][month][2] or 0 for month in ("2023-03", "2025-03", latest)}
    assert at_home["2025-03"] > at_home["2023-03"] > at_home[latest] > at_home["2023-03"] - 2, "at risk: missed by less than 2 points"
