"""People with long-term support: in the year, at the month's end, for more than 12 months (measures.md 10.5)."""

from __future__ import annotations

from pathlib import Path

from tests.metrics.council import BOTH_METHODS, D, council

PEOPLE = """
person | nhs_hash | event_start_date | event_end_date | service_type                        | service_component | delivery_mechanism | birth_year | birth_month | date_of_death
L1     |          | 2024-05-01       |                | Long term support: Community        | Day support       | CASSR commissioned support | | |
L1     |          | 2025-11-01       |                | Long term support: Residential care | Long term residential care | | | |
L2     |          | 2024-05-01       | 2025-04-01     | Long term support: Nursing care     | Long term nursing care |  | | |
L3     |          | 2024-05-01       | 2025-03-31     | Long term support: Community        | Day support       |           | | |
L4     |          | 2025-06-01       |                | Long term support: Prison           |                   |           | | |
L5     |          | 2025-06-01       |                | Long term support: Community        | Direct payment    |           | - | - |
L6     |          | 2025-06-01       |                | Long term support: Community        | Day support       |           | 2009 | 6 |
L7     |          | 2024-06-01       |                | Long term support: Community        | Day support       |           | 1980 | 6 | 2026-03-30
L8     |          | 2024-06-01       |                | Long term support: Community        | Day support       |           | 1980 | 6 | 2026-03-31
L9     |          | 2024-06-01       |                | Long term support: Community        | Day support       |           | 1980 | 6 |
L9     | ab       | 2024-06-01       |                | Long term support: Community        | Meals             |           | 1980 | 6 |
"""


@BOTH_METHODS
def test_each_person_counts_once_in_the_first_ranked_setting(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, PEOPLE, method)
    # L3 ended the day before the year; L9 without an NHS number is someone else's number
    assert drawn_council.rules("lts_year") == {
        "L1": {""}, "L2": {""}, "L4": {""}, "L5": {"no_birth_month"}, "L6": {"under_18"}, "L7": {""}, "L8": {""},
        "L9": {"", "also_seen_with_nhs_number"},
    }  # fmt: skip
    assert drawn_council.figure("lts_year") == (6, None, 6, "observed")
    assert drawn_council.figure("lts_year", "18 to 64") == (3, None, 3, "observed")
    settings = {name: drawn_council.figure("lts_year", name)[0] for name in ("Residential care", "Nursing care", "Prison")}
    assert settings == {"Residential care": 1, "Nursing care": 1, "Prison": 1}
    assert drawn_council.figure("lts_year", "Community: mechanism not recorded")[0] == 3
    assert drawn_council.excluded("lts_year") == {"no_birth_month": 1, "under_18": 1, "also_seen_with_nhs_number": 1}


@BOTH_METHODS
def test_on_the_last_day_of_the_month(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, PEOPLE, method)
    assert drawn_council.figure("lts_snapshot", period_type="snapshot") == (4, None, 4, "observed")  # L1, L4, L8, L9
    assert drawn_council.figure("lts_snapshot", end=D(2025, 4, 30), period_type="snapshot")[0] == 4  # L1, L7, L8, L9
    assert drawn_council.figure("lts_snapshot", "Community: commissioned support", end=D(2025, 4, 30), period_type="snapshot")[0] == 1
    assert drawn_council.figure("lts_snapshot", end=D(2026, 4, 15), period_type="snapshot") is None


CHAINS = """
person | event_start_date | event_end_date | service_type
C1     | 2025-03-30       |                | Long term support: Community
C2     | 2025-03-31       |                | Long term support: Community
C3     | 2024-05-01       | 2025-06-30     | Long term support: Community
C3     | 2025-07-01       |                | Long term support: Residential care
C4     | 2024-05-01       | 2025-06-29     | Long term support: Community
C4     | 2025-07-01       |                | Long term support: Residential care
"""


@BOTH_METHODS
def test_more_than_twelve_months_without_a_day_between(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, CHAINS, method)
    assert drawn_council.rules("lts_over12", period_type="snapshot") == {
        "C1": {""}, "C2": {"not_over_12_months"}, "C3": {""}, "C4": {"not_over_12_months"},
    }  # fmt: skip
    assert drawn_council.figure("lts_over12", period_type="snapshot") == (2, None, 2, "observed")
    assert drawn_council.figure("lts_over12", end=D(2025, 3, 31), period_type="snapshot")[3] == "provisional"


ELSEWHERE = """
person | nhs_hash | event_type | event_start_date | event_end_date | service_type                 | date_of_death
N1     |          | Service    | 2025-06-01       |                | Long term support: Community |
N1     | n1       | Request    | 2025-05-01       | 2025-05-02     |                              |
N2     |          | Service    | 2025-06-01       |                | Long term support: Community |
N2     | n2       | Service    | 2024-04-01       | 2025-03-31     | Long term support: Community |
N3     |          | Service    | 2024-05-01       |                | Long term support: Community |
N3     | n3       | Service    | 2024-04-01       | 2025-04-01     | Long term support: Community |
N4     |          | Service    | 2025-06-01       |                | Long term support: Community |
N4     | n4       | Service    | 2025-03-31       |                | Long term support: Community | 2025-03-31
"""


@BOTH_METHODS
def test_rows_without_an_nhs_number_go_only_where_the_number_is_in_the_same_table(tmp_path: Path, method: str) -> None:
    """NHS England looks for NHS numbers among a table's own rows: of the year, of the day, or by the day for more than 12 months."""
    drawn_council = council(tmp_path, ELSEWHERE, method)
    assert drawn_council.rules("lts_year") == {"N1": {""}, "N2": {""}, "N3": {"", "also_seen_with_nhs_number"}, "N4": {"", "died"}}
    assert drawn_council.figure("lts_year") == (4, None, 4, "observed")
    assert drawn_council.figure("lts_snapshot", period_type="snapshot") == (4, None, 4, "observed")
    assert drawn_council.rules("lts_over12", period_type="snapshot") == {
        "N1": {"not_over_12_months"}, "N2": {"also_seen_with_nhs_number"}, "N3": {"also_seen_with_nhs_number"},
        "N4": {"not_over_12_months", "died"},
    }  # fmt: skip
