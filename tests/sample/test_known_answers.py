"""The sample's figures, counted twice: by the engine, and in plain Python from the reference. They must agree to the person."""

from __future__ import annotations

import datetime
import functools

import pytest

from tests.sample import made, recount
from tests.sample.national_tables import Tables, submission, tables
from tests.sample.recount import OLDER, YOUNGER, financial_year, month

MARCH_2026 = datetime.date(2026, 3, 31)
SEPTEMBER_2026 = datetime.date(2026, 9, 30)
YEARS = (2024, 2025)
MONTHS_OF_2026 = tuple(range(1, 11))


@functools.cache
def counted_again(with_tail: bool = False) -> Tables:
    """The national tables by the slow road; the tail is in them only for periods after the last whole quarter."""
    return tables(list(_submissions()), "tail" if with_tail else "national")


@functools.cache
def _submissions():
    given = [file for file in made.files() if file.return_id == "client_level_data"]
    return tuple(submission(file.path, file.submitted_on, file.covers, 100_000 * place) for place, file in enumerate(given))


@functools.cache
def engine():
    """Numerator and denominator of every figure of the current run."""
    rows = made.store().rows(
        "select measure_id, period_type, period_start, period_end, group_type, group_value, numerator, denominator "
        "from result join current_run using (run_id) where council = '990'"
    )
    return {row[:6]: (int(row[6]), None if row[7] is None else int(row[7])) for row in rows if row[6] is not None}


def of_engine(measure, period_type, period, group_type="all", group_value="All"):
    """Numerator and denominator as the engine has them. A missing figure fails the test by its name."""
    return engine()[measure, period_type, *period, group_type, group_value]


def test_every_measure_could_be_worked_out():
    assert made.store().rows("select failures from run join current_run using (run_id)") == [("",)]


def test_both_roads_find_the_same_quarters():
    served = made.store().rows(
        "select distinct period_start, period_end, file_name, tail from served_quarter join current_run using (run_id) "
        "join upload using (upload_id) where return_id = 'client_level_data' and not tail and period_start >= '2023-04-01' order by 1"
    )
    assert served[0][0] == datetime.date(2023, 4, 1)
    assert served[-1][1:] == (SEPTEMBER_2026, "cld_990_2025-11-01_to_2026-10-31.csv", False)


@pytest.mark.parametrize("year", YEARS)
def test_new_care_home_admissions(year):
    people = recount.admissions(counted_again(), *financial_year(year))
    assert people[OLDER] > 50
    assert of_engine("ascof_2b", "financial_year", financial_year(year))[0] == people[YOUNGER]
    assert of_engine("ascof_2c", "financial_year", financial_year(year))[0] == people[OLDER]
    assert of_engine("admissions_all", "financial_year", financial_year(year))[0] == sum(people.values())


@pytest.mark.parametrize(
    ("period_type", "period"),
    [
        *(("financial_year", financial_year(year)) for year in (2023, *YEARS)),
        ("rolling_year", (datetime.date(2025, 10, 1), SEPTEMBER_2026)),
    ],
)
def test_people_with_long_term_support_in_the_year(period_type, period):
    people = recount.supported_in_year(counted_again(), *period)
    assert people > 1_900
    assert of_engine("lts_year", period_type, period)[0] == people


def test_people_with_long_term_support_in_the_newest_year_which_has_a_tail():
    period = (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))
    assert of_engine("lts_year", "rolling_year", period)[0] == recount.supported_in_year(counted_again(with_tail=True), *period)


def test_people_with_long_term_support_on_a_day():
    people = recount.supported_on(counted_again(), MARCH_2026)
    assert people > 1_400
    assert of_engine("lts_snapshot", "snapshot", (MARCH_2026, MARCH_2026))[0] == people


def test_people_supported_for_more_than_12_months():
    people = recount.supported_over_12_months(counted_again(), MARCH_2026)
    assert people > 800
    assert of_engine("lts_over12", "snapshot", (MARCH_2026, MARCH_2026))[0] == people


@pytest.mark.parametrize("number", MONTHS_OF_2026)
def test_requests_and_the_front_door_month_by_month(number):
    period = month(2026, number)
    found = counted_again(with_tail=number == 10)
    requests = recount.requests(found, *period)
    assert requests > 400
    assert of_engine("requests_all", "month", period)[0] == requests
    assert of_engine("front_door_share", "month", period) == recount.front_door(found, *period)


@pytest.mark.parametrize("year", YEARS)
def test_new_requests_and_what_came_after_resolved_ones(year):
    period = financial_year(year)
    again, supported, resolved = recount.afterwards(counted_again(), *period)
    assert min(again, supported) > 40
    assert of_engine("repeat_contact", "financial_year", period) == (again, resolved)
    assert of_engine("later_long_term_support", "financial_year", period) == (supported, resolved)
    assert of_engine("requests_new", "financial_year", period)[0] == recount.new_requests(counted_again(), *period)


@pytest.mark.parametrize("year", YEARS)
def test_carers_with_support_of_their_own(year):
    self_directed, direct = recount.carers(counted_again(), *financial_year(year))
    assert direct[0] > 60
    assert of_engine("ascof_3d1b", "financial_year", financial_year(year)) == self_directed
    assert of_engine("ascof_3d2b", "financial_year", financial_year(year)) == direct


def test_personal_budgets_and_direct_payments():
    period = (MARCH_2026, MARCH_2026)
    for measure, counts in zip(("ascof_3d1a", "ascof_3d2a"), recount.personal_budgets(counted_again(), MARCH_2026), strict=True):
        assert counts["All"][1] > 1_000
        assert of_engine(measure, "snapshot", period) == counts["All"]
        for band in (YOUNGER, OLDER):
            assert of_engine(measure, "snapshot", period, "age_band", band) == counts[band]


@pytest.mark.parametrize("year", YEARS)
def test_living_at_home_or_with_family(year):
    counts = recount.living_at_home(counted_again(), *financial_year(year))
    assert counts[OLDER][1] > 1_000
    assert of_engine("ascof_2e2a", "financial_year", financial_year(year)) == counts[YOUNGER]
    assert of_engine("ascof_2e2b", "financial_year", financial_year(year)) == counts[OLDER]


@pytest.mark.parametrize("year", YEARS)
def test_reablement_not_followed_by_long_term_support(year):
    counts = recount.reablement(counted_again(), *financial_year(year))
    assert counts["All"][1] > 400
    assert of_engine("ascof_2a", "financial_year", financial_year(year)) == counts["All"]
    for band in (YOUNGER, OLDER):
        assert of_engine("ascof_2a", "financial_year", financial_year(year), "age_band", band) == counts[band]


def test_the_figures_tell_the_story():
    """What the overview shows in November 2026: one objective met, one falling as promised, one off track, one slipping."""
    share = {
        number: (lambda pair: 100 * pair[0] / pair[1])(of_engine("front_door_share", "month", month(2026, number))) for number in (1, 8)
    }
    assert share[1] < 75 <= share[8] <= 80
    baseline = financial_year(2022)
    numerator, denominator = of_engine("front_door_share", "financial_year", baseline)
    assert 66 <= 100 * numerator / denominator <= 68
    newest = (datetime.date(2025, 10, 1), SEPTEMBER_2026)
    assert of_engine("lts_year", "rolling_year", newest)[0] < of_engine("lts_year", "financial_year", baseline)[0] - 50
    assert of_engine("admissions_all", "rolling_year", newest)[0] > of_engine("admissions_all", "financial_year", baseline)[0] + 5
    slipping = [of_engine("ascof_2a", "financial_year", financial_year(year)) for year in (2023, 2024, 2025)]
    shares = [100 * numerator / denominator for numerator, denominator in slipping]
    assert shares == sorted(shares, reverse=True)
    assert all(78 < share < 83 for share in shares)
