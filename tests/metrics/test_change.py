"""What a clear change means for a measure that has a range, where the range is known and where it is not."""

from __future__ import annotations

import pytest

from metrics.verdicts.change import _direction


@pytest.mark.parametrize(
    ("before", "now", "low", "high", "expected"),
    [
        (68.9, 73.2, None, None, "Higher"),
        (73.2, 68.9, None, None, "Lower"),
        (68.9, 73.2, 75.0, 80.0, "Improving"),
        (73.2, 68.9, 75.0, 80.0, "Worsening"),
        (76.0, 79.0, 75.0, 80.0, "No clear change"),
    ],
)
def test_a_clear_change_against_a_range(before: float, now: float, low: float | None, high: float | None, expected: str) -> None:
    assert _direction(before, now, "range", low, high) == expected
