"""People at home 91 days after hospital and reablement: the rule of measures.md 7.2, for every month (7.3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.people import people
from tests.metrics.local_returns import Returns, returns

COLUMNS = (
    "discharge_date,person,age_at_discharge,status_day91,checked_on,reablement_end,status_day91_after_reablement,sex,"
    "intention_home,equipment_or_assessment_only"
)
OCTOBER = date(2025, 10, 31)
LONG_AFTER = date(2026, 6, 30)
# of ten people, who counts and who is at home
COHORT = f"""
{COLUMNS}
01/10/2025, home,      82, home,       05/01/2026,,,F,,
02/10/2025, extra,     65, extra care, 05/01/2026,,,M,,
31/10/2025, carehome,  90, care home,  05/02/2026,,,F,yes,no
03/10/2025, hospital,  80, hospital,   05/01/2026,,,F,,
03/10/2025, died,      80, died,       05/12/2025,,,F,,
03/10/2025, untraced,  80, not traced, 05/01/2026,,,F,,
03/10/2025, young,     64, home,       05/01/2026,,,F,,
03/10/2025, ageless,   ,   home,       05/01/2026,,,F,,
03/10/2025, elsewhere, 80, care home,  05/01/2026,,,F,no,
03/10/2025, equipment, 80, home,       05/01/2026,,,F,,yes
"""


@pytest.fixture
def council(tmp_path: Path) -> Returns:
    return returns(tmp_path)


def month_of(*statuses: str, day: str = "01/10/2025") -> str:
    """A month's list of people aged 80, by their status."""
    return "\n".join([COLUMNS, *(f"{day},P{number},80,{status},,,,F,," for number, status in enumerate(statuses))])


def test_who_counts_and_who_is_at_home(council: Returns) -> None:
    council.given("reablement_follow_up", COHORT, LONG_AFTER)
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (2, 6, 33.3, "observed")}
    assert council.left_out("home91_local", OCTOBER) == {"under_65": 1, "age_not_known": 1, "no_intention_home": 1, "equipment_only": 1}


def test_those_behind_the_figure_are_named_as_the_council_names_them(council: Returns) -> None:
    council.given("reablement_follow_up", COHORT, LONG_AFTER)
    listed = {row[0]: row[1:4] for row in people(council.store, "home91_local", OCTOBER, "month").rows}
    assert listed["extra"] == (1, 1, "")
    assert listed["died"] == (1, 0, "")
    assert listed["young"] == (0, 0, "under_65")
    assert len(listed) == 10


def test_splits_by_age_and_sex(council: Returns) -> None:
    council.given("reablement_follow_up", COHORT, LONG_AFTER)
    council.worked_out()
    ages = {age: council.figures("home91_local", group=("age_band", age)) for age in ("65 to 74", "75 to 84", "85 and above")}
    assert {age: found["2025-10"][:2] for age, found in ages.items()} == {"65 to 74": (1, 1), "75 to 84": (1, 4), "85 and above": (0, 1)}
    assert council.figures("home91_local", group=("gender", "Male"))["2025-10"][:2] == (1, 1)


@pytest.mark.parametrize(
    ("handed_in", "status", "note"),
    [  # discharged on 1 October: day 91 is 31 December
        (date(2025, 12, 31), "provisional", "Of the 20 people of October 2025, 20 had not reached day 91 when the list was made."),
        (date(2026, 1, 1), "observed", ""),
    ],
)
def test_a_month_is_provisional_until_day_91_has_passed_for_all(council: Returns, handed_in: date, status: str, note: str) -> None:
    council.given("reablement_follow_up", month_of(*["home"] * 20), handed_in)
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (20, 20, 100, status)}
    assert council.notes("home91_local")["2025-10"].startswith(note)


@pytest.mark.parametrize(
    ("unchecked", "status", "note"),
    [  # of 20: 95% are checked, and not
        (1, "observed", ""),
        (2, "provisional", "Of the 20 people of October 2025, 2 have not been checked."),
    ],
)
def test_a_month_is_provisional_until_95_in_100_are_checked(council: Returns, unchecked: int, status: str, note: str) -> None:
    council.given("reablement_follow_up", month_of(*["home"] * (20 - unchecked), *[""] * unchecked), LONG_AFTER)
    council.worked_out()
    # until then, those not checked are not known of; then they are as in the national measure: in the denominator, and not at home
    assert council.figures("home91_local") == {"2025-10": {1: (19, 20, 95, status), 2: (18, 18, 100, status)}[unchecked]}
    assert council.left_out("home91_local", OCTOBER) == {1: {}, 2: {"not_checked": 2}}[unchecked]
    assert council.notes("home91_local")["2025-10"].startswith(note)


def test_before_day_91_nobody_counts_as_not_at_home(council: Returns) -> None:
    council.given("reablement_follow_up", month_of("", "", "died"), date(2025, 11, 5))
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (0, 1, 0, "provisional")}
    assert council.left_out("home91_local", OCTOBER) == {"day_91_to_come": 2}
    assert "Of the 3 people of October 2025, 3 had not reached day 91 when the list was made." in council.notes("home91_local")["2025-10"]


@pytest.mark.parametrize(
    ("people", "handed_in", "note"),
    [
        (2, date(2025, 11, 5), "Of the 2 people of October 2025, 2 had not reached day 91 when the list was made."),
        (1, date(2025, 11, 5), "The people of October 2025 had not reached day 91 when the list was made."),
        (1, LONG_AFTER, "The people of October 2025 have not been checked."),
    ],
)
def test_nobody_known_of_yet_is_not_nobody(council: Returns, people: int, handed_in: date, note: str) -> None:
    council.given("reablement_follow_up", month_of(*[""] * people), handed_in)
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (None, None, None, "not available")}
    assert council.notes("home91_local")["2025-10"].startswith(note)


def test_a_month_of_people_under_65_has_no_cases(council: Returns) -> None:
    council.given("reablement_follow_up", f"{COLUMNS}\n01/10/2025,P1,60,home,,,,F,,", LONG_AFTER)
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (0, 0, None, "no cases")}


def test_a_newer_list_settles_the_month(council: Returns) -> None:
    council.given("reablement_follow_up", month_of("", ""), date(2025, 11, 5))
    council.given("reablement_follow_up", month_of("home", "hospital"), date(2026, 2, 5))
    council.worked_out()
    assert council.figures("home91_local") == {"2025-10": (1, 2, 50, "observed")}


def a_year() -> str:
    """Two people leave hospital on the 1st of every month of 2024/25; one is at home, the other too from October to December."""
    days = [date(2024 + (month < 4), month, 1) for month in (*range(4, 13), 1, 2, 3)]
    rows = [f"{day},{day:%m}{who},80,{'home' if who == 'a' or day.month > 9 else 'hospital'},,,,F,," for day in days for who in "ab"]
    return "\n".join([COLUMNS, *rows])


def test_months_add_up_and_the_autumn_is_a_year_of_its_own(council: Returns) -> None:
    council.given("reablement_follow_up", a_year(), date(2025, 9, 1))
    council.worked_out()
    assert council.figures("home91_local", "quarter")["2024-12"] == (6, 6, 100, "observed")
    assert council.figures("home91_local", "financial_year") == {"2025-03": (15, 24, 62.5, "observed")}
    assert council.figures("home91_local", "rolling_year") == {"2025-03": (15, 24, 62.5, "observed")}
    assert council.figures("home91_local_autumn", "financial_year") == {"2025-03": (6, 6, 100, "observed")}
    assert council.left_out("home91_local_autumn", date(2025, 3, 31), "financial_year") == {"not_autumn": 18}


LITERAL = f"""
{COLUMNS}
30/09/2025, P1, 80, home,     05/01/2026, 31/10/2025, hospital, F,,
01/10/2025, P2, 80, hospital, 05/01/2026, 15/10/2025, home,     F,,
01/10/2025, P3, 80, home,     05/01/2026, 15/11/2025, home,     F,,
01/10/2025, P4, 80, home,     05/01/2026, ,           ,         F,,
"""


def test_the_clock_starts_when_the_person_leaves_hospital(council: Returns) -> None:
    council.given("reablement_follow_up", LITERAL, LONG_AFTER)
    council.worked_out()
    assert council.figures("home91_local")["2025-10"] == (2, 3, 66.7, "observed")
    assert council.notes("home91_local")["2025-10"] == "The 91 days start when the person leaves hospital into reablement."


def test_the_clock_starts_when_reablement_ends_where_the_council_says_so(council: Returns) -> None:
    council.settled(home91_clock="reablement_end")
    council.given("reablement_follow_up", LITERAL, LONG_AFTER)
    council.worked_out()
    # P1 and P2 ended in October; P3 in November, a month that the list does not cover; P4 has not ended
    assert council.figures("home91_local")["2025-10"] == (1, 2, 50, "provisional")
    assert council.left_out("home91_local", OCTOBER) == {"reablement_not_ended": 1}
    assert council.notes("home91_local")["2025-10"] == (
        "Some whose reablement ended in October 2025 left hospital before the list begins. "
        "The 91 days start when reablement ends: not one series with figures counted from leaving hospital."
    )
