"""What the invented history should amount to: monthly wishes, drawn as straight lines between the points named here.

Front door from about 67% (2022/23) to 77%: on track. People with long-term support from about 2,150 a year to 2,060: on track.
New care-home admissions from about 71 a year to 80: off track. Reablement without long-term support slipping from 82% to 78%.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.sample.chance import next_month

FIRST_DAY = date(2022, 4, 1)
LAST_DAY = date(2026, 10, 31)

Line = tuple[tuple[date, float], ...]

REQUESTS: Line = ((date(2022, 4, 1), 498), (date(2024, 4, 1), 504), (date(2025, 10, 1), 516), (date(2026, 10, 1), 533))  # a month
FRONT_DOOR: Line = (  # share resolved, before what followed is looked at
    (date(2022, 4, 1), 0.680), (date(2023, 3, 1), 0.684), (date(2023, 10, 1), 0.691), (date(2024, 6, 1), 0.692), (date(2025, 3, 1), 0.704),
    (date(2025, 10, 1), 0.715), (date(2026, 3, 1), 0.750), (date(2026, 6, 1), 0.769), (date(2026, 10, 1), 0.777),
)  # fmt: skip
SHORT_TERM_SHARE: Line = ((date(2022, 4, 1), 0.087), (date(2026, 10, 1), 0.084))
UNKNOWN_SHARE: Line = ((date(2022, 4, 1), 0.016), (date(2026, 10, 1), 0.010))
OUTSIDE_SHARE = 0.024  # died, moved away, in hospital: beyond the door's control

SUPPORTED_AT_START = 1575
ENTRANTS: Line = ((date(2022, 4, 1), 48.2), (date(2024, 10, 1), 47.1), (date(2026, 10, 1), 45.9))  # a month
LEAVERS: Line = ((date(2022, 4, 1), 49.2), (date(2024, 10, 1), 48.2), (date(2025, 1, 1), 49.3), (date(2026, 10, 1), 47.9))
ADMISSIONS_65: Line = (
    (date(2022, 4, 1), 5.65), (date(2023, 3, 1), 5.6), (date(2024, 3, 1), 5.5), (date(2025, 3, 1), 5.95),
    (date(2025, 10, 1), 6.2), (date(2026, 3, 1), 6.45), (date(2026, 10, 1), 6.55),
)  # fmt: skip
ADMISSIONS_18_64: Line = ((date(2022, 4, 1), 0.40), (date(2026, 5, 1), 0.49), (date(2026, 7, 1), 0.05))  # too few for a verdict lately
TRANSFERS_TO_NURSING = 0.5  # a month

REABLEMENT_TO_LONG_TERM: Line = ((date(2022, 4, 1), 6.4), (date(2024, 10, 1), 6.9), (date(2025, 10, 1), 7.5), (date(2026, 10, 1), 8.2))
REABLEMENT_ENDED_WELL = 31.5  # a month
REABLEMENT_OTHERWISE: tuple[tuple[str, float], ...] = (  # a month, by what came of it
    ("Admitted to hospital", 4.1), ("NFA: Deceased", 2.2), ("NFA: Support declined", 1.2), ("short stay in a care home", 0.6),
    ("NFA: Referral to NHS services or NHS funded social care", 0.8), ("NFA: Self-funded client or under 12wk disregard", 0.6),
    ("Continuation of support or services", 1.4), ("", 0.6),
)  # fmt: skip
REABLEMENT_OF_SUPPORTED = 7.0  # a month

CARER_REQUESTS: Line = ((date(2022, 4, 1), 30), (date(2026, 10, 1), 37))


def months() -> Iterator[date]:
    """The first days of the months of the story."""
    month = FIRST_DAY
    while month <= LAST_DAY:
        yield month
        month = next_month(month)


def wish(line: Line, month: date) -> float:
    """The height of a line at a month; level before its first point and after its last."""
    before = line[0]
    for point in line:
        if month <= point[0]:
            span = (point[0] - before[0]).days
            return point[1] if span == 0 else before[1] + (point[1] - before[1]) * (month - before[0]).days / span
        before = point
    return before[1]
