"""Who is behind a figure: the rows, the reasons, and the plain words when there is nobody to list."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import MeasureError
from metrics.people import people
from tests.drawing import new_store
from tests.metrics.council import AS_OF, D, council

ROWS = """
person | event_start_date | event_end_date | service_type                 | event_outcome
A      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support ended as planned
B      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support declined
B      | 2024-05-01       | 2025-06-10     | Long term support: Community |
"""


def test_one_row_per_candidate_with_the_reason_in_words(tmp_path: Path) -> None:
    listed = people(council(tmp_path, ROWS).store, "ascof_2a", D(2026, 3, 31), as_of=AS_OF)
    assert listed.columns == (
        "person", "in_denominator", "in_numerator", "rule", "reason", "age_band", "gender", "ethnicity_group", "primary_support_reason",
        "locality",
    )  # fmt: skip
    assert listed.rows == (
        ("A", 1, 1, "", "", "65 and above", "Female", "White", "Unknown", None),
        ("B", 0, 0, "existing_client", "The person had long-term support in the 91 days before the episode, so is not new to it.",
         "65 and above", "Female", "White", "Unknown", None),
    )  # fmt: skip


def test_listing_people_keeps_nothing(tmp_path: Path) -> None:
    store = council(tmp_path, ROWS).store
    before = store.version
    people(store, "ascof_2a", D(2025, 6, 30), "month", "M2", AS_OF)
    assert store.version == before


@pytest.mark.parametrize(
    ("measure", "end", "period_type", "said"),
    [
        ("ascof_9z", D(2026, 3, 31), "financial_year", "There is no measure 'ascof_9z'"),
        ("ascof_1a", D(2026, 3, 31), "financial_year", "does not come from the extract"),
        ("lts_snapshot", D(2026, 3, 31), "financial_year", "ask for snapshot"),
        ("ascof_2a", D(2027, 3, 31), "financial_year", "The nearest they cover is 2025/26, which ends on 31 March 2026"),
        ("ascof_2a", D(2026, 3, 30), "month", "The nearest they cover is March 2026"),
    ],
)
def test_what_cannot_be_listed_is_said_in_words(tmp_path: Path, measure: str, end: D, period_type: str, said: str) -> None:
    with pytest.raises(MeasureError) as refused:
        people(council(tmp_path, ROWS).store, measure, end, period_type, as_of=AS_OF)
    assert said in str(refused.value)


def test_without_an_extract_there_is_nobody(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match="No Client Level Data extract is held. Load one first."):
        people(new_store(tmp_path), "ascof_2a", D(2026, 3, 31))
