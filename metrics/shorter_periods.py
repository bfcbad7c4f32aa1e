"""Months and quarters that the public may not see because they would add up to a hidden one.

A quarter is the sum of its months, and rolling years differ by quarters, so that a hidden month or quarter among shown ones is what is
left: percentages to one decimal often give the counts of all the others to the person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metrics.results import Point

Line = tuple[str, str, str]


def withheld(totals: Sequence[Point]) -> set[int]:
    """Which of these figures, by position, may not be shown: `totals` are those of everybody after each was hidden or not by itself.

    One hidden quarter withholds all quarters and months of its measure, since the difference of two rolling years is that of two quarters
    a year apart, and so each year leads to the next. One hidden month withholds the three months of its quarter, which meet other figures
    only in that quarter's total.
    """
    lines = {_line(point) for point in totals if point.period_type == "quarter" and point.status == "suppressed"}
    quarters = {_quarter(point) for point in totals if point.period_type == "month" and point.status == "suppressed"}
    return {
        number
        for number, point in enumerate(totals)
        if point.period_type in ("month", "quarter")
        and (_line(point) in lines or (point.period_type == "month" and _quarter(point) in quarters))
    }


def _line(point: Point) -> Line:
    return (point.council, point.measure_id, point.basis)


def _quarter(point: Point) -> tuple[Line, date]:
    """The measure's quarter that a month is in, by its first day."""
    end = point.period_end
    return _line(point), date(end.year, end.month - (end.month - 1) % 3, 1)
