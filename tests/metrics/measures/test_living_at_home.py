"""ASCOF 2E: the worked set of measures.md 8, for both methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.metrics.council import BOTH_METHODS, D, council

WORKED_SET = """
person | event_start_date | event_end_date | service_type                 | service_component                | accommodation_status | date_of_death
E1     | 2024-05-01       |                | Long term support: Community | Day support                      | Owner occupier or shared ownership scheme |
E2     | 2024-05-01       |                | Long term support: Community | Day support                      | Registered care home |
E3     | 2024-05-01       |                | Long term support: Community | Home support or domiciliary care | Unknown              |
E4     | 2024-05-01       |                | Long term support: Community | Day support                      |                      |
E5     | 2024-05-01       |                | Long term support: Community | Extra care housing               | Unknown              |
E6     | 2024-05-01       | 2025-03-31     | Long term support: Community | Day support                      | Owner occupier or shared ownership scheme |
E7     | 2024-05-01       |                | Long term support: Community | Day support                      | Owner occupier or shared ownership scheme | 2025-03-15
E8     | 2025-05-01       |                | Long term support: Community | Day support                      | Tenant: Local authority or other social housing provider |
E8     | 2025-05-01       |                | Long term support: Community | Meals                            | Owner occupier or shared ownership scheme |
"""


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    assert drawn_council.counted("ascof_2e2b") == {"E1": (1, 1), "E2": (1, 0), "E3": (1, 1), "E4": (1, 0), "E5": (1, 1), "E8": (1, 0)}
    assert drawn_council.figure("ascof_2e2b") == (3, 6, 50.0, "observed")
    assert drawn_council.figure("ascof_2e2b", end=D(2026, 3, 31), period_type="rolling_year") == (3, 6, 50.0, "observed")
    assert drawn_council.figure("ascof_2e2b", "Female") == (3, 6, 50.0, "observed")
    assert drawn_council.figure("ascof_2e2b", "Male") == (0, 0, None, "no cases")
    assert drawn_council.figure("ascof_2e2b", "Presumed in the community") == (2, 6, 33.3, "observed")
    assert drawn_council.figure("ascof_2e2a") == (0, 0, None, "no cases")
    assert drawn_council.figure("ascof_2e2b", end=D(2026, 3, 31), period_type="month") is None, (
        "people over a year do not add up from months"
    )


@pytest.mark.parametrize(
    ("birth", "measure", "expected"),
    [
        (("1985", "6"), "ascof_2e1", {"A": {""}}),
        (("1985", "6"), "ascof_2e2a", {"A": {""}}),
        (("1985", "6"), "ascof_2e2b", {}),
        (("1950", "6"), "ascof_2e1", {}),
        (("1950", "6"), "ascof_2e2b", {"A": {""}}),
        (("2009", "6"), "ascof_2e2a", {"A": {"under_18"}}),
        (("-", "-"), "ascof_2e1", {"A": {"age_unknown"}}),
        # 65 on 1 June 2025, when the service had ended: 64 on the last day of support
        (("1960", "6"), "ascof_2e2a", {"A": {""}}),
    ],
)
def test_the_band_is_that_of_the_last_day_of_support(
    tmp_path: Path, birth: tuple[str, str], measure: str, expected: dict[str, set[str]]
) -> None:
    rows = (
        "person | event_start_date | event_end_date | service_type | primary_support_reason | birth_year | birth_month\n"
        f"A | 2024-05-01 | 2025-05-15 | Long term support: Community | Learning disability support | {birth[0]} | {birth[1]}"
    )
    assert council(tmp_path, rows).rules(measure) == expected


def test_another_gender_counts_in_the_total_only(tmp_path: Path) -> None:
    rows = "person | event_start_date | service_type | gender\nA | 2024-05-01 | Long term support: Community | Other"
    drawn_council = council(tmp_path, rows)
    assert drawn_council.figure("ascof_2e2b")[1] == 1
    assert drawn_council.figure("ascof_2e2b", "Other") is None
