"""Halton's own pages: ten years of published figures beside others', never joined across the break of April 2024."""

import pytest

from pages.parts import remembered
from tests.pages.parts.test_comparison import said


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    remembered.forget()


def test_ten_years_of_a_survey(pages):
    told = said("ascof_3a")
    assert "2024/25: similar to England and the North West" in told
    assert "2024/25 80.4% plus or minus 7.0 Similar 77.3% 78.5% ours similar 78.9% median of 15" in told
    assert "2015/16" in told and "2020/21 [x] not available" in told


def test_what_came_before_the_break_stands_under_its_own_name(pages):
    told = said("ascof_2a")
    assert "2024/25: better than England and the North West" in told
    assert "Until 2023/24, from the SALT return: counted by other rules, so never joined or compared with the years after." in told
    assert "Every year: Short-term support that led to no long-term support, until 2023/24 (SALT published)" in told
    assert "2022/23 75.9% counts not published" in told


def test_the_neighbours_one_by_one_are_held_against_998_limits(pages):
    told = said("ascof_2c")
    assert "99.8% limits round England’s figure for a council of that size" in told
    assert "Halton 252.2 per 100,000: 64 of 25,379 outside the expected range: better, 449.2 to 748.7" in told
    assert "Knowsley 742.2" in told and "Warrington 733.3" in told


def test_a_neighbour_that_is_hidden_stays_hidden(pages):
    told = said("ascof_2d1")
    assert "Calderdale [c] hidden to protect people's privacy. It does not mean none [z]" in told
    assert "Not in it: Calderdale (hidden) and Rochdale (hidden)." in told


def test_a_number_of_people_is_not_compared(pages):
    assert "A number of people grows with the area, so it is not compared between areas." in said("lts_year")


@pytest.mark.parametrize("measure_id", ["admissions_all", "home91_local", "ascof_1c", "ascof_6b", "ascof_4b", "home84_cld"])
@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_every_sort_of_measure_has_its_section(pages, measure_id, role):
    assert "use these figures to benchmark and to monitor, not to judge" in said(measure_id, role, **{"with": "307"})
