"""Hospital discharges by pathway: measures.md 14, its rules to settle, and the months of a return that is not whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.metrics.local_returns import Returns, returns

APRIL = date(2026, 4, 30)
# 100 discharges with a known pathway of people whose age is known, and beside them one of each sort that a rule leaves out
MONTH = """
month,   trust,              pathway, age_band, discharges
2026-04, Exampleton General, 0,       18-64,    30
2026-04, Exampleton General, 0,       65+,      50
2026-04, Exampleton General, 1,       65+,      10
2026-04, Northvale Infirmary,1,       18-64,    2
2026-04, Northvale Infirmary,2,       65+,      5
2026-04, Northvale Infirmary,3,       65+,      3
2026-04, Northvale Infirmary,3b,      65+,      4
2026-04, Northvale Infirmary,unknown, 65+,      3
2026-04, Northvale Infirmary,0,       0-17,     6
2026-04, Northvale Infirmary,0,       unknown,  7
"""


@pytest.fixture
def council(tmp_path: Path) -> Returns:
    return returns(tmp_path)


def test_shares_are_of_discharges_with_a_known_pathway(council: Returns) -> None:
    council.given("discharge_pathways", MONTH)
    council.worked_out()
    assert {measure: council.figures(measure)["2026-04"] for measure in ("pathway_0", "pathway_1", "pathway_2", "pathway_3")} == {
        "pathway_0": (87, None, 87, "observed"), "pathway_1": (12, None, 12, "observed"),
        "pathway_2": (5, None, 5, "observed"), "pathway_3": (3, None, 3, "observed"),
    }  # fmt: skip
    assert [council.figures(f"pathway_share_{k}")["2026-04"] for k in "0123"] == [
        (87, 107, 81.3, "observed"), (12, 107, 11.2, "observed"), (5, 107, 4.7, "observed"), (3, 107, 2.8, "observed"),
    ]  # fmt: skip


def test_unknown_children_and_care_home_residents_are_counts_of_their_own(council: Returns) -> None:
    council.given("discharge_pathways", MONTH)
    council.worked_out()
    assert council.left_out("pathway_share_0", APRIL) == {"under_18": 6, "pathway_not_known": 3, "care_home_resident": 4}
    assert council.left_out("pathway_1", APRIL) == {"under_18": 6, "pathway_not_known": 3, "care_home_resident": 4, "another_pathway": 95}
    assert council.notes("pathway_0")["2026-04"] == (
        "People who went back to their care home (3b) are in a group of their own. All adults."
    )


def test_care_home_residents_count_as_pathway_0_when_the_council_says_so(council: Returns) -> None:
    council.settled(discharge_care_home_residents_are_0="on")
    council.given("discharge_pathways", MONTH)
    council.worked_out()
    assert council.figures("pathway_0")["2026-04"] == (91, None, 91, "observed")
    assert council.figures("pathway_share_1")["2026-04"] == (12, 111, 10.8, "observed")
    assert council.notes("pathway_0")["2026-04"] == "People who went back to their care home count as Pathway 0. All adults."


def test_only_people_aged_65_and_over_when_the_council_says_so(council: Returns) -> None:
    council.settled(discharge_65_and_above_only="on")
    council.given("discharge_pathways", MONTH)
    council.worked_out()
    assert council.figures("pathway_0")["2026-04"] == (50, None, 50, "observed")
    assert council.figures("pathway_share_0")["2026-04"] == (50, 68, 73.5, "observed")
    left_out = {"under_18": 6, "under_65": 32, "age_not_known": 7, "pathway_not_known": 3, "care_home_resident": 4}
    assert council.left_out("pathway_share_0", APRIL) == left_out
    assert council.notes("pathway_share_0")["2026-04"].endswith("People aged 65 and over.")


def test_splits_by_age_and_hospital(council: Returns) -> None:
    council.given("discharge_pathways", MONTH)
    council.worked_out()
    ages = {age: council.figures("pathway_0", group=("age_band", age)) for age in ("18 to 64", "65 and above", "Unknown")}
    assert {age: found["2026-04"][0] for age, found in ages.items()} == {"18 to 64": 30, "65 and above": 50, "Unknown": 7}
    places = {place: council.figures("pathway_share_1", group=("place", place)) for place in ("Exampleton General", "Northvale Infirmary")}
    assert {place: found["2026-04"][:2] for place, found in places.items()} == {
        "Exampleton General": (10, 90), "Northvale Infirmary": (2, 17),
    }  # fmt: skip


def test_a_list_of_discharges_and_monthly_totals_say_the_same(council: Returns) -> None:
    rows = "\n".join(f"{day:02}/04/2026, {'P0' if day < 25 else 'Pathway 1'}, RWW, 70" for day in range(1, 31))
    council.given("discharge_pathways", f"discharge_date, pathway, trust, age_band\n{rows}")
    council.worked_out()
    assert council.figures("pathway_share_0")["2026-04"] == (24, 30, 80, "observed")
    hospital = ("place", "Warrington and Halton Teaching Hospitals NHS Foundation Trust")
    assert council.figures("pathway_0", group=hospital)["2026-04"][0] == 24


def test_months_add_up_to_longer_periods(council: Returns) -> None:
    months = [(2025 + (month > 11), (month + 3) % 12 + 1) for month in range(0)] or [(2025, month) for month in range(4, 13)] + [
        (2026, month) for month in range(1, 4)
    ]
    rows = "\n".join(f"{year}-{month:02}, RWW, {pathway}, 65+, {10 + pathway}" for year, month in months for pathway in (0, 1))
    council.given("discharge_pathways", f"month, trust, pathway, age_band, discharges\n{rows}")
    council.worked_out()
    assert council.figures("pathway_0", "quarter")["2025-06"] == (30, None, 30, "observed")
    assert council.figures("pathway_0", "financial_year") == {"2026-03": (120, None, 120, "observed")}
    assert council.figures("pathway_share_1", "rolling_year") == {"2026-03": (132, 252, 52.4, "observed")}


def test_a_newer_file_of_one_hospital_replaces_that_hospital_alone(council: Returns) -> None:
    council.given("discharge_pathways", MONTH)
    newer = "month, trust, pathway, age_band, discharges\n2026-04, Exampleton General, 0, 65+, 60\n2026-04, Exampleton General, 1, 65+, 9"
    council.given("discharge_pathways", newer)
    council.worked_out()
    assert council.figures("pathway_0")["2026-04"][0] == 60 + 7
    assert council.figures("pathway_1")["2026-04"][0] == 9 + 2


def test_a_month_without_one_of_the_hospitals_is_provisional(council: Returns) -> None:
    table = """
    month,   trust,               pathway, age_band, discharges
    2026-01, Exampleton General,  0,       65+,      10
    2026-01, Northvale Infirmary, 0,       65+,      5
    2026-02, Exampleton General,  0,       65+,      11
    2026-03, Exampleton General,  0,       65+,      12
    2026-03, Northvale Infirmary, 0,       65+,      6
    """
    council.given("discharge_pathways", table)
    council.worked_out()
    assert council.figures("pathway_0") == {
        "2026-01": (15, None, 15, "observed"), "2026-02": (11, None, 11, "provisional"), "2026-03": (18, None, 18, "observed"),
    }  # fmt: skip
    assert council.notes("pathway_0")["2026-02"].startswith("Without Northvale Infirmary for February 2026: the return has no rows of it")


def test_a_number_that_is_hidden_is_never_nought(council: Returns) -> None:
    council.given("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-04,RWW,0,65+,20\n2026-04,RWW,2,65+,*\n")
    council.worked_out()
    assert council.figures("pathway_2")["2026-04"] == (None, None, None, "not available")
    assert council.figures("pathway_share_2")["2026-04"] == (None, None, None, "not available")
    assert council.figures("pathway_0")["2026-04"] == (20, None, 20, "provisional")
    assert "1 number of discharges of April 2026 cannot be read or are hidden" in council.notes("pathway_2")["2026-04"]


def test_when_most_pathways_are_unknown_a_nought_is_provisional(council: Returns) -> None:
    council.given("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-04,RWW,unknown,65+,20\n2026-04,RWW,0,65+,19\n")
    council.worked_out()
    assert council.figures("pathway_1")["2026-04"] == (0, None, 0, "provisional")
    assert "The pathway of 20 of the 39 discharges of April 2026 is not known." in council.notes("pathway_1")["2026-04"]


def test_nothing_uploaded_is_no_figure_at_all(council: Returns) -> None:
    council.worked_out()
    assert council.figures("pathway_0") == {}
