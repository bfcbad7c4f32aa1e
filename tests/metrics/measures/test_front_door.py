"""The front door: the worked set of measures.md 11, the new-client rule of 10.3, repeats, and requests about carers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.metrics.council import BOTH_METHODS, D, council

ADVICE = "NFA: Information and advice or signposting"
# requests of 1 and 2 May 2025
WORKED_SET = """
person | event_type | event_start_date | event_end_date | service_type                 | event_outcome
F1     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Information and advice or signposting
F2     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Information and advice or signposting
F2     | Service    | 2025-05-30       |                | Long term support: Community |
F3     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Information and advice or signposting
F3     | Service    | 2025-05-31       |                | Long term support: Community |
F4     | Request    | 2025-05-01       | 2025-05-02     |                              | Progress to reablement/ST-Max
F5     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Deceased
F6     | Request    | 2025-05-01       | 2025-05-02     |                              |
F7     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Other
F8     | Request    | 2025-05-01       | 2025-05-02     |                              | Progress to assessment, review or reassessment
F9     | Request    | 2025-05-01       | 2025-05-02     |                              | NFA: Information and advice or signposting
F9     | Service    | 2025-05-07       | 2025-05-20     | Short term support: ST-Max   |
"""
SWITCHED_ON = {"front_door_short_term_help_is_resolved": "on"}


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    assert drawn_council.counted("front_door_share") == {
        "F1": (1, 1), "F2": (1, 0), "F3": (1, 1), "F4": (1, 0), "F5": (0, 0), "F6": (1, 0), "F7": (1, 1), "F8": (1, 0), "F9": (1, 0),
    }  # fmt: skip
    assert drawn_council.figure("front_door_share") == (3, 8, 37.5, "observed")
    assert drawn_council.excluded("front_door_share") == {"outside": 1}
    split = {way: drawn_council.figure("front_door_split", way) for way in ("resolved", "short-term help", "progressed", "unknown")}
    assert split == {
        "resolved": (3, 8, 37.5, "observed"), "short-term help": (2, 8, 25.0, "observed"), "progressed": (2, 8, 25.0, "observed"),
        "unknown": (1, 8, 12.5, "observed"),
    }  # fmt: skip
    assert drawn_council.figure("front_door_split") == (8, 8, 100.0, "observed")
    assert drawn_council.figure("later_long_term_support") == (1, 3, 33.3, "observed")  # F3
    assert drawn_council.figure("requests_all") == (9, None, 9, "observed")


@BOTH_METHODS
def test_short_term_help_counts_as_resolved_when_the_council_switches_it_on(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method, settings=SWITCHED_ON)
    assert drawn_council.figure("front_door_share") == (5, 8, 62.5, "observed")
    note = drawn_council.store.rows("select distinct note from result where measure_id = 'front_door_share' and status = 'observed'")
    assert note == [("Short-term help counts as resolved.",)]


def test_a_month_is_provisional_until_28_days_after_it_are_covered(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, WORKED_SET)
    for end, status in ((D(2026, 5, 31), "observed"), (D(2026, 6, 30), "provisional")):
        rows = drawn_council.store.rows(
            "select distinct status from result where measure_id = 'requests_all' and period_type = 'month' and period_end = ?", [end]
        )
        assert rows == [("observed",)]
        split = "select note from result where measure_id = 'front_door_share' and period_type = 'month' and period_end = ?"
        assert all(
            (note[0] or "").startswith("The 28 days after") is (status == "provisional") for note in drawn_council.store.rows(split, [end])
        )


# year 2023/24, request 1 to 2 May 2023; the sequels of STS001 are not shown, only who is new
NEW_CLIENTS = """
person | event_type | event_start_date | event_end_date | service_type                 | assessment_type      | event_outcome
S01    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | NFA: Information and advice or signposting
S02    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S02    | Request    | 2023-05-06       | 2023-05-07     |                              |                      | NFA: Information and advice or signposting
S03    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S03    | Request    | 2023-05-07       | 2023-05-08     |                              |                      | NFA: Information and advice or signposting
S04    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S04    | Service    | 2022-06-01       |                | Long term support: Community |                      |
S05    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | NFA: Information and advice or signposting
S05    | Service    | 2022-06-01       | 2023-04-30     | Long term support: Community |                      |
S06    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S06    | Assessment | 2023-05-20       | 2023-05-25     |                              | Long term assessment | Progress to support planning or services
S06    | Service    | 2023-05-28       |                | Long term support: Community |                      |
S07    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S07    | Assessment | 2023-05-20       | 2023-05-25     |                              | Long term assessment | Progress to support planning or services
S07    | Service    | 2023-05-29       |                | Long term support: Community |                      |
S08    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S08    | Service    | 2023-05-31       |                | Long term support: Community |                      |
S09    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S09    | Service    | 2023-05-30       | 2023-08-30     | Long term support: Community |                      |
S10    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S10    | Service    | 2023-05-03       | 2023-05-04     | Short term support: ST-Max   |                      |
S10    | Service    | 2023-05-05       |                | Long term support: Community |                      |
S11    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S11    | Assessment | 2023-05-05       | 2023-05-12     |                              | Long term assessment | NFA: Support declined
S12    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S12    | Assessment | 2023-05-05       | 2023-05-12     |                              | Long term assessment | NFA: Support declined
S12    | Review     | 2023-05-05       | 2023-05-12     |                              |                      | NFA: Information and advice or signposting
S13    | Request    | 2023-05-01       | 2023-05-02     |                              |                      | Progress to assessment, review or reassessment
S13    | Request    | 2023-05-15       | 2023-05-16     |                              |                      | NFA: Information and advice or signposting
"""


@BOTH_METHODS
def test_who_is_new_and_which_requests_are_one_cluster(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, NEW_CLIENTS, method, covers=("2023-04-01", "2024-06-30"), submitted_at="2024-07-15")
    year = {"end": D(2024, 3, 31)}
    rules = drawn_council.rules("requests_new", **year)
    assert {person for person, said in rules.items() if "existing_client" in said} == {"S04"}, (
        "support that ended the day before does not count"
    )
    assert drawn_council.figure("requests_all", **year) == (16, None, 16, "observed")
    assert drawn_council.figure("requests_new", **year) == (15, None, 15, "observed")
    assert drawn_council.excluded("requests_new", **year) == {"existing_client": 1}
    clusters = drawn_council.from_nouns(
        "select council_number, cluster_number, bool_or(had_long_term_support) from request join person using (scope, person) "
        "where scope = 'national' group by all"
    )
    assert (len(clusters), sum(not existing for *_, existing in clusters)) == (15, 14)
    assert sorted(person for person, *_ in clusters if [each[0] for each in clusters].count(person) > 1) == ["S03", "S03", "S13", "S13"]


@pytest.mark.parametrize(
    ("ended", "next_start", "new"),
    [("2025-05-03", "2025-05-06", 0), ("2025-05-03", "2025-05-07", 1), ("2025-04-30", "2025-05-06", 2)],
    ids=["one cluster, support at its start", "two clusters", "support ended before"],
)
def test_who_is_new_is_asked_at_the_start_of_the_cluster(tmp_path: Path, ended: str, next_start: str, new: int) -> None:
    """STS001 rule 5: long-term support on the day the cluster starts makes all its requests those of an existing client."""
    rows = (
        "person | event_type | event_start_date | event_end_date | service_type\nA | Request | 2025-05-01 | 2025-05-02 |\n"
        f"A | Request | {next_start} | 2025-05-20 |\nA | Service | 2024-05-01 | {ended} | Long term support: Community"
    )
    assert council(tmp_path, rows).figure("requests_new")[0] == new


@pytest.mark.parametrize(
    ("next_start", "repeated"),
    [("2025-05-06", 0), ("2025-05-07", 1), ("2025-08-01", 1), ("2025-08-02", 0)],
    ids=["the same cluster", "5 days after", "91 days after", "92 days after"],
)
def test_a_repeat_is_another_cluster_within_91_days(tmp_path: Path, next_start: str, repeated: int) -> None:
    rows = (
        "person | event_type | event_start_date | event_end_date | event_outcome\n"
        f"A | Request | 2025-05-01 | 2025-05-02 | {ADVICE}\nA | Request | {next_start} | {next_start} | Progress to support planning or services"
    )
    assert council(tmp_path, rows).figure("repeat_contact")[:2] == (repeated, 1)


@pytest.mark.parametrize(
    ("what", "way"),
    [
        ("Service | Long term support: Community |", "progressed"),
        ("Service | Short term support: ST-Max |", "short-term help"),
        ("Service | Short term support: Ongoing low level |", "resolved"),
        ("Assessment | | Long term assessment", "progressed"),
        ("Assessment | | Short term assessment", "resolved"),
    ],
)
def test_what_happens_next_outweighs_what_was_written_down(tmp_path: Path, what: str, way: str) -> None:
    kind, service, assessment = (cell.strip() for cell in what.split("|"))
    rows = (
        "person | event_type | event_start_date | event_end_date | service_type | assessment_type | event_outcome\n"
        f"A | Request | 2025-05-01 | 2025-05-02 | | | {ADVICE}\nA | {kind} | 2025-05-10 | 2025-06-10 | {service} | {assessment} |"
    )
    assert council(tmp_path, rows).figure("front_door_split", way)[:2] == (1, 1)


CARERS = """
person | client_type  | event_type | event_start_date | event_end_date | event_outcome
A      | Service user | Request    | 2025-05-01       | 2025-05-02     | NFA: Information and advice or signposting
B      | Unpaid carer | Request    | 2025-05-01       | 2025-05-02     | NFA: Information and advice or signposting
C      | Unpaid carer | Request    | 2025-05-01       | 2025-05-02     | Progress to assessment, review or reassessment
"""


def test_requests_about_carers_stand_beside_the_headline(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, CARERS)
    assert drawn_council.figure("requests_all") == (1, None, 1, "observed")
    assert drawn_council.figure("requests_all", "Unpaid carer") == (2, None, 2, "observed")
    assert drawn_council.figure("requests_all", "Service user") == (1, None, 1, "observed")
    assert drawn_council.figure("requests_all", "65 and above") == (1, None, 1, "observed")
    assert drawn_council.counted("requests_all") == {"A": (1, 1), "B": (0, 0), "C": (0, 0)}
    assert drawn_council.excluded("requests_all") == {"unpaid_carer": 2}
    assert drawn_council.figure("front_door_share") == (1, 1, 100.0, "observed")


def test_requests_about_carers_count_when_the_council_switches_them_on(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, CARERS, settings={"front_door_carers": "on"})
    assert drawn_council.figure("front_door_share") == (2, 3, 66.7, "observed")


@pytest.mark.parametrize(
    ("event_type", "new"), [("Service", 0), ("Review", 0), ("Assessment", 0), ("Services", 1)], ids=lambda value: str(value)
)
def test_any_of_the_four_kinds_of_event_that_names_long_term_support_makes_an_existing_client(
    tmp_path: Path, event_type: str, new: int
) -> None:
    """STS001 takes events of the four words and then asks for the type of service alone."""
    rows = (
        "person | event_type | event_start_date | event_end_date | service_type\nA | Request | 2025-05-01 | 2025-05-02 |\n"
        f"A | {event_type} | 2025-04-20 | 2025-05-10 | Long term support: Community"
    )
    assert council(tmp_path, rows).figure("requests_new")[0] == new
