import pytest

from metrics.statistics.rounding import rounded, rounded_to


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
