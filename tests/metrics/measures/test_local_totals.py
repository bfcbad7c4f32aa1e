"""Monthly totals as other people keep them: totals beside their parts, numbers that cannot be used, a month that is not over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.loading import load
from tests.metrics.local_returns import Returns, returns


@pytest.fixture
def council(tmp_path: Path) -> Returns:
    return returns(tmp_path)


def test_a_total_beside_its_teams_counts_once(council: Returns) -> None:
    drawn = """
    month,   team,        referrals_total, referrals_front_door
    2026-01, North,       100,             40
    2026-01, South,       50,              20
    2026-01, Total,       150,             60
    2026-02, North,       100,             40
    2026-02, South,       50,              20
    2026-02, ,            150,             60
    2026-03, All teams,   90,              30
    2026-04, North,       100,             40
    2026-04, Grand total, 130,             60
    """
    receipt = council.given("front_door_contacts", drawn)
    assert (receipt.rows_read, receipt.rows_kept, receipt.rows_rejected) == (9, 6, 3)
    assert council.store.rows("select rule, severity from fault order by row_number, rule") == [
        ("total_beside_parts", "notice"), ("total_unlike_parts", "rejected"),
    ]  # fmt: skip
    assert {month: figure[:2] for month, figure in council.worked_out().figures("front_door_contacts_share").items()} == {
        "2026-01": (60, 150), "2026-02": (60, 150), "2026-03": (30, 90), "2026-04": (40, 100),
    }  # fmt: skip


def test_totals_of_referrals_count_once(council: Returns) -> None:
    drawn = """
    month,   team,      commissioned, referrals, people
    2026-01, IAT,       yes,          10,        9
    2026-01, IAT,       no,           5,         4
    2026-01, IAT,       Both,         15,        13
    2026-01, All teams, Both,         15,        13
    2026-02, IAT,       yes,          10,        9
    2026-02, iat,       Commissioned, 10,        9
    """
    receipt = council.given("community_referrals", drawn)
    assert (receipt.rows_kept, receipt.rows_rejected) == (3, 3)
    council.worked_out()
    assert {month: figure[0] for month, figure in council.figures("front_door_community_refs").items()} == {"2026-01": 15, "2026-02": 10}
    assert {month: figure[0] for month, figure in council.figures("community_service_people").items()} == {"2026-01": 13, "2026-02": 9}


@pytest.mark.parametrize(
    ("return_id", "drawn", "measure", "known"),
    [
        ("front_door_contacts", "month,team,referrals_total,referrals_front_door\n2026-01,A,100,40\n2026-01,B,50,<5", "front_door_contacts_share", 40),
        ("community_referrals", "month,team,commissioned,referrals,people\n2026-01,IAT,yes,30,20\n2026-01,IAT,no,*,4", "front_door_community_refs", 30),
        ("community_referrals", "month,team,commissioned,referrals,people\n2026-01,IAT,yes,30,20\n2026-01,IAT,no,9,[c]", "community_service_people", 20),
        ("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-01,RWW,1,65+,20\n2026-01,RWW,0,65+,-3", "pathway_1", 20),
        ("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-01,RWW,1,65+,20\n2026-01,RWW,0,65+,2.5", "pathway_share_1", 20),
    ],
)  # fmt: skip
def test_a_month_of_which_a_row_could_not_be_kept_is_not_whole(
    council: Returns, return_id: str, drawn: str, measure: str, known: float
) -> None:
    receipt = council.given(return_id, drawn)
    assert (receipt.rows_kept, receipt.rows_rejected) == (1, 1)
    numerator, _, _, status = council.worked_out().figures(measure)["2026-01"]
    assert (numerator, status) == (known, "provisional")
    assert "1 row of January 2026 could not be kept, so the figures are not of the whole month." in council.notes(measure)["2026-01"]


def test_a_month_with_no_row_that_can_be_kept_has_no_figure(council: Returns) -> None:
    council.given("front_door_contacts", "month,referrals_total,referrals_front_door\n2026-01,<5,<5\n2026-02,10,4")
    assert list(council.worked_out().figures("front_door_contacts_share")) == ["2026-02"]


def test_whoever_vouches_for_a_year_a_month_without_its_total_is_not_nought(council: Returns) -> None:
    months = [f"2025-{month:02}" for month in range(4, 13) if month != 7] + ["2026-01", "2026-02", "2026-03"]
    path = council.store.folder / "year.csv"
    path.write_text("month,team,commissioned,referrals\n" + "\n".join(f"{month},IAT,yes,10" for month in months), encoding="utf-8")
    load(council.store, "community_referrals", [path], covers=(date(2025, 4, 1), date(2026, 3, 31)))
    council.worked_out()
    assert list(council.figures("front_door_community_refs")) == months
    assert council.figures("front_door_community_refs", "financial_year") == {}
    assert council.figures("front_door_community_refs", "rolling_year") == {}


def test_nobody_can_vouch_for_months_to_come(council: Returns) -> None:
    path = council.store.folder / "list.csv"
    path.write_text("referral_date,team,service_name\n05/01/2026,IAT,Lunch club\n05/02/2026,IAT,Lunch club", encoding="utf-8")
    load(council.store, "community_referrals", [path], covers=(date(2026, 1, 1), date(2026, 12, 31)), submitted_on=date(2026, 4, 3))
    found = council.worked_out().figures("front_door_community_refs")
    assert {month: figure[0] for month, figure in found.items()} == {"2026-01": 1, "2026-02": 1, "2026-03": 0}


def test_a_total_of_a_month_that_is_not_over_is_no_figure_yet(council: Returns) -> None:
    drawn = "month,referrals_total,referrals_front_door\n2026-03,100,40\n2026-04,60,20"
    assert council.given("front_door_contacts", drawn, date(2026, 4, 20)).rows_kept == 2
    assert list(council.worked_out().figures("front_door_contacts_share")) == ["2026-03"]
    assert council.store.rows("select derived_start, derived_end from upload") == [(date(2026, 3, 1), date(2026, 3, 31))]


def test_a_hospital_in_capitals_is_the_same_hospital(council: Returns) -> None:
    first = "month,trust,pathway,age_band,discharges\n2026-01,Exampleton General,0,65+,100\n2026-02,Exampleton General,0,65+,90"
    council.given("discharge_pathways", first)
    council.given("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-01,EXAMPLETON GENERAL,0,65+,101")
    council.worked_out()
    assert council.figures("pathway_0") == {"2026-01": (101, None, 101, "observed"), "2026-02": (90, None, 90, "observed")}
    assert list(council.figures("pathway_0", group=("place", "EXAMPLETON GENERAL"))) == ["2026-01", "2026-02"]
