"""ASCOF 2A: the worked set of measures.md 5.3, for both methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.metrics.council import BOTH_METHODS, D, council

# period 2025/26; an ST-Max service from 1 May to 10 June 2025 with outcome "NFA: Support ended as planned" unless the case needs another
WORKED_SET = """
person | event_type | event_start_date | event_end_date | service_type                     | service_component           | event_outcome | date_of_death
P01    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P02    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P02    | Service    | 2025-06-17       | 2025-06-30     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P03    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P03    | Service    | 2025-06-18       | 2025-06-30     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P04    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P04    | Service    | 2024-06-01       | 2025-01-31     | Long term support: Community     |                             |               |
P05    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P05    | Service    | 2024-06-01       | 2025-01-30     | Long term support: Community     |                             |               |
P06    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P06    | Service    | 2025-05-01       |                | Long term support: Community     |                             |               |
P07    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P07    | Service    | 2025-06-17       |                | Long term support: Community     |                             |               |
P08    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P08    | Service    | 2025-06-18       |                | Long term support: Community     |                             |               |
P09    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | Admitted to hospital |
P09    | Service    | 2025-06-12       |                | Long term support: Residential care | Long term residential care |             |
P10    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P10    | Review     | 2025-06-10       | 2025-06-12     |                                  |                             | NFA: Information and advice or signposting |
P11    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | Continuation of support or services |
P11    | Assessment | 2025-06-11       | 2025-06-13     |                                  |                             | NFA: Support ended as planned |
P12    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | Continuation of support or services |
P12    | Review     | 2025-05-20       | 2025-05-28     |                                  |                             | NFA: Other    |
P13    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | Continuation of support or services |
P13    | Review     | 2025-05-20       | 2025-05-27     |                                  |                             | NFA: Other    |
P14    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | Continuation of support or services |
P14    | Service    | 2025-05-05       | 2025-05-06     | Short term support: Ongoing low level | Equipment              |               |
P15    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P15    | Service    | 2025-06-10       | 2025-07-01     | Short term support: Other short term | Short term residential care |          |
P16    | Service    | 2026-03-01       | 2026-04-01     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P17    | Service    | 2025-05-01       |                | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P18    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support declined |
P19    | Service    | 2025-05-01       | 2025-07-31     | Short term support: ST-Max       |                             | Continuation of support or services |
P19    | Service    | 2025-05-05       | 2025-05-10     | Short term support: ST-Max       |                             | NFA: Other    |
P19    | Service    | 2025-08-05       | 2025-08-20     | Short term support: ST-Max       |                             | NFA: Support ended as planned |
P20    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned | 2025-06-17
P21    | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max       |                             | NFA: Support ended as planned | 2025-06-18
"""
EXPECTED = {
    "P01": (1, 1), "P02": (1, 1), "P03": (2, 2), "P04": (0, 0), "P05": (1, 1), "P06": (1, 0), "P07": (1, 0), "P08": (1, 1), "P09": (0, 0),
    "P10": (1, 1), "P11": (0, 0), "P12": (1, 1), "P13": (0, 0), "P14": (1, 1), "P15": (1, 0), "P18": (0, 0), "P19": (1, 1),
    "P20": (0, 0), "P21": (1, 1),
}  # fmt: skip  # P16 and P17 end outside the period: no candidates


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    assert drawn_council.counted("ascof_2a") == EXPECTED
    assert drawn_council.figure("ascof_2a") == (11, 14, 78.6, "observed")
    excluded = drawn_council.excluded("ascof_2a")
    assert sum(excluded.values()) + 14 == 20, "clusters in the period"
    assert sum(count for rule, count in excluded.items() if rule != "existing_client") + 14 == 19, "clusters of new clients"
    assert excluded == {"existing_client": 1, "hospital": 1, "unable_to_classify": 2, "declined": 1, "died": 1}
    assert drawn_council.figure("ascof_2a", "65 and above") == (11, 14, 78.6, "observed")
    assert drawn_council.figure("ascof_2a", "18 to 64") == (0, 0, None, "no cases")


@BOTH_METHODS
def test_the_sequel_names_the_step_that_settled_it(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    found = dict(
        drawn_council.from_nouns(
            "select council_number, list(concat(step, ': ', sequel) order by started) from reablement "
            "join person using (scope, person) where scope = 'national' and month_ended < '2026-04-01' group by 1"
        )
    )
    assert {person: steps[-1] for person, steps in found.items() if person not in ("P02", "P03", "P04", "P05", "P08")} == {
        "P01": "4a: NFA: Support ended as planned",
        "P06": "3: Long term support: Community",
        "P07": "3: Long term support: Community",
        "P09": "2: Admitted to hospital",
        "P10": "4b: NFA: Information and advice or signposting",
        "P11": "6: Continuation of support or services",
        "P12": "4c: NFA: Other",
        "P13": "6: Continuation of support or services",
        "P14": "5: Short term support: Ongoing low level",
        "P15": "3: Short term support: Residential or Nursing care",
        "P18": "4a: NFA: Support declined",
        "P19": "4a: NFA: Support ended as planned",
        "P20": "1: NFA: Deceased",
        "P21": "4a: NFA: Support ended as planned",
    }


def test_months_show_the_episodes_that_ended_in_them_and_add_up_to_the_year(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, WORKED_SET)
    months = drawn_council.store.rows(
        "select period_end, numerator, denominator from result where measure_id = 'ascof_2a' and period_type = 'month' and group_type = 'all' "
        "and period_end between '2025-04-01' and '2026-03-31' and denominator > 0 order by period_end"
    )
    assert months == [(D(2025, 6, 30), 10, 13), (D(2025, 8, 31), 1, 1)]
    assert drawn_council.figure("ascof_2a", end=D(2026, 4, 30), period_type="month") == (1, 1, 100.0, "observed")


@pytest.mark.parametrize(
    ("birth", "band", "counts"), [("2007-07", None, 0), ("2007-06", "18 to 64", 1), ("1960-06", "65 and above", 1), (None, "Unknown", 1)]
)
def test_the_age_is_that_at_the_end_of_the_episode(tmp_path: Path, birth: str | None, band: str | None, counts: int) -> None:
    year, month = (birth or "-").split("-") if birth else ("-", "-")
    rows = (
        "person | event_start_date | event_end_date | service_type | event_outcome | birth_year | birth_month\n"
        f"A | 2025-05-01 | 2025-06-10 | Short term support: ST-Max | NFA: Other | {year} | {month}"
    )
    drawn_council = council(tmp_path, rows)
    assert drawn_council.counted("ascof_2a") == {"A": (counts, counts)}
    if band:
        assert drawn_council.figure("ascof_2a", band, group_type="age_band") == (1, 1, 100.0, "observed")
    else:
        assert drawn_council.rules("ascof_2a") == {"A": {"under_18"}}


NAMES_ST_MAX_AGAIN = """
person | event_type | event_start_date | event_end_date | service_type                 | service_component | event_outcome
R1     | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   |                   | NFA: Support ended as planned
R1     | Review     | 2025-06-05       | 2025-06-12     | Short term support: ST-Max   |                   | NFA: Information and advice or signposting
R2     | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   |                   | NFA: Support ended as planned
R2     | Review     | 2025-06-05       | 2025-06-12     | Short term support: ST-Max   |                   | NFA: Other
R2     | Service    | 2025-06-05       |                | Long term support: Community |                   |
R3     | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   |                   | NFA: Support ended as planned
R3     | Service    | 2025-06-04       |                | Long term support: Community |                   |
R3     | Review     | 2025-06-05       | 2025-06-12     | Short term support: ST-Max   |                   | NFA: Other
R4     | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   |                   | Continuation of support or services
R4     | Review     | 2025-06-11       | 2025-06-12     | Short term support: ST-Max   |                   | NFA: Other
R5     | Service    | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   |                   | Continuation of support or services
R5     | Review     | 2025-06-05       | 2025-06-10     | Short term support: ST-Max   |                   | NFA: Other
"""


@BOTH_METHODS
def test_a_review_that_names_st_max_ends_what_is_looked_at_after_the_episode(tmp_path: Path, method: str) -> None:
    """DHSC cuts the window at the first event in it whose service type is ST-Max, that day included, and no other service type settles it."""
    drawn_council = council(tmp_path, NAMES_ST_MAX_AGAIN, method)
    found = drawn_council.from_nouns(
        "select council_number, concat(step, ': ', sequel) from reablement join person using (scope, person) where scope = 'national'"
    )
    assert dict(found) == {
        "R1": "4a: NFA: Support ended as planned",  # as if nothing came after
        "R2": "4a: NFA: Support ended as planned",  # the service of the same day goes with the review
        "R3": "3: Long term support: Community",  # one of the day before stays
        "R4": "6: Continuation of support or services",
        "R5": "4c: NFA: Other",  # a review within the episode is not in the window
    }
    assert drawn_council.figure("ascof_2a") == (3, 4, 75.0, "observed")
