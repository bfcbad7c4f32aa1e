import re
from decimal import Decimal
from pathlib import Path

import pytest

from metrics.statistics.rounding import exactly, rounded, rounded_to

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.25, 1, 2.3),
        (0.25, 1, 0.3),
        (86.35, 1, 86.4),
        (-2.25, 1, -2.3),
        (74.96, 1, 75.0),
        (0.4105, 3, 0.411),
        (100 * 286 / 331, 1, 86.4),
        (64.7668, 2, 64.77),
    ],
)
def test_halves_go_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert rounded(value, decimals) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, 0), (1, 0), (2, 0), (2.5, 5), (3, 5), (7, 5), (8, 10), (12, 10), (386, 385), (5832, 5830), (20_775_022.5, 20_775_025)],
)
def test_counts_go_to_the_nearest_five(count: float, expected: float) -> None:
    assert rounded_to(count) == expected


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 3), (412, 536), (64, 25_379), (1000, 1024), (2, 7)])
def test_the_same_number_by_two_roads_is_the_same(numerator: int, denominator: int) -> None:
    assert (
        exactly(Decimal(100 * numerator) / denominator) == exactly(100 * numerator / denominator) == exactly(numerator / denominator * 100)
    )


def test_no_percentage_is_written_by_pythons_own_rounding() -> None:
    written = re.compile(r"(?<!width:\{share):[,]?\.\d?f\}%|(?<![\w.])round\([^()]*, 1\)")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("metrics", "pages")
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if written.search(line)
    ]
    assert found == [], "2.25 would print as 2.2: write it with metrics.verdicts.words.number"
