"""Halton's published figures beside England's, the North West's and its neighbours': the page of benchmarks from the real files."""

import re
import time
from datetime import date

import pytest

from data.council import council, councils
from metrics import benchmarks
from metrics.benchmarks_compare import with_area
from pages.parts import remembered
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of

YEAR = date(2025, 3, 31)


@pytest.fixture(scope="module")
def of_2024_25(halton):
    return {each.measure.id: each for each in benchmarks.of_year(halton, benchmarks.areas_of("321", "323"), YEAR)}


@pytest.mark.parametrize(
    ("measure", "england", "region", "ours", "word"),
    [
        ("ascof_2a", 77.1, 78.5, 86.4, "Better"), ("ascof_2b", 17.0, 21.3, 6.4, "Better"), ("ascof_2c", 592.5, 672.0, 252.2, "Better"),
        ("ascof_2d1", 60.7, 62.2, 64.77, "Similar"), ("ascof_2d2", 5.7, 6.6, 6.62, "Better"), ("ascof_3d1a", 82.4, 69.1, 26.7, "Worse"),
        ("ascof_3d2a", 24.5, 22.7, 26.7, "Better"), ("ascof_3a", 77.3, 78.5, 80.4, "Similar"), ("ascof_6b", 81.7, 79.5, 60.9, "Worse"),
    ],
)  # fmt: skip
def test_the_published_figures_stand_side_by_side_and_are_compared(of_2024_25, measure, england, region, ours, word):
    found = of_2024_25[measure]
    assert (found.england.value, found.region.value, found.ours.value) == pytest.approx((england, region, ours), abs=0.005)
    assert with_area(found.ours, found.england, found.measure.better, "Halton", "England").word == word


def test_the_neighbours_are_added_up_from_their_counts_or_it_is_said_why_not(of_2024_25):
    together = of_2024_25["ascof_2a"].average
    points = of_2024_25["ascof_2a"].neighbours
    assert len(points) == 15 and together.how == "all 15 neighbours together: their numerators over their denominators"
    assert together.point.value == pytest.approx(100 * sum(p.numerator for p in points) / sum(p.denominator for p in points))
    hidden = of_2024_25["ascof_2d1"].average
    assert hidden.how.startswith("13 of 15 neighbours together")
    assert hidden.missing == "Not in it: Calderdale (hidden) and Rochdale (hidden)"
    assert of_2024_25["ascof_3a"].average.how == "the median of all 15 neighbours, since survey results are weighted and cannot be added up"
    assert of_2024_25["ascof_6a"].average.how == "the median of all 15 neighbours, since counts are not published"
    carers = of_2024_25["ascof_1c"].average
    assert (carers.point, carers.status, carers.missing) == (None, "not applicable", "None of the 15 has a figure: not applicable")


def test_the_spread_is_of_councils_alone(halton, of_2024_25):
    spread = of_2024_25["ascof_2d1"].spread
    rows = halton.rows(
        "select council, value, status from result where measure_id = 'ascof_2d1' and period_end = '2025-03-31' and group_type = 'all' "
        "and run_id = (select run_id from current_run)"
    )
    values = [value for code, value, _ in rows if code in councils() and value is not None]
    assert (spread.known, spread.hidden) == (len(values), sum(status == "suppressed" for code, _, status in rows if code in councils()))
    assert (spread.lowest, spread.highest) == (min(values), max(values))


def test_another_council_whose_figure_is_hidden_stays_hidden(halton):
    found = {each.measure.id: each for each in benchmarks.of_year(halton, benchmarks.areas_of("321", "307"), YEAR)}["ascof_2d1"]
    assert (found.chosen.council, found.chosen.value, found.chosen.status) == ("307", None, "suppressed")


def test_a_council_without_a_list_has_no_neighbours_and_says_so(halton):
    found = benchmarks.of_year(halton, benchmarks.areas_of("323"), YEAR)
    assert {each.average.how for each in found} == {"no list of councils like this one is held"}


def test_every_year_and_the_newest_full_one(halton):
    assert benchmarks.latest_year(halton) == YEAR, "a year of which a few figures have come out is not the latest to show"
    assert date(2026, 3, 31) in benchmarks.years(halton) and date(2016, 3, 31) in benchmarks.years(halton)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_the_page_says_the_finding_and_the_public_reads_the_same(pages, role):
    said = words_of(show("benchmarks", role))
    assert "2024/25: better than England on 9 of 21 published measures, worse on 2, similar on 8; 2 cannot be compared" in said
    assert "Five more measures do not apply in this year: carers are surveyed every second year." in said
    assert "use these figures to benchmark and to monitor, not to judge" in said
    assert "Reablement that led to no long-term support ASCOF 2A, higher is better 86.4% 286 of 331 Better 77.1% 78.5%" in said
    assert "64.77% 250 of 386 Similar 60.7% 62.2% ours similar 58.42%" in said, "England and regions are published with one decimal"
    assert "Office for Local Government" in said and "CIPFA" in said and "in no order" in said


def test_another_council_and_another_year_come_from_the_address(pages):
    said = words_of(show("benchmarks", query={"year": "2020/21", "with": "307"}))
    assert "2020/21: better than England on" in said and "Oldham" in said and "ASCOF 2B(1)" in said
    hidden = words_of(show("benchmarks", query={"with": "307"}))
    assert "[c] hidden to protect people's privacy. It does not mean none" in hidden


def test_choosing_is_kept_in_the_address_and_every_council_is_on_offer(pages):
    at = show("benchmarks")
    offered = next(box for box in at.selectbox if box.label == "Compare with another council")
    assert len(offered.options) == 153, "nobody, and every council of today but Halton"
    offered.select("323").run()
    assert not at.exception and at.query_params["with"] in ("323", ["323"])


@pytest.mark.parametrize("query", [{"year": "1066/67"}, {"with": "999"}, {"with": "321"}, {"with": "<b>"}, {"year": "2024/25' or 1=1"}])
def test_nonsense_in_the_address_shows_the_usual(pages, query):
    assert "2024/25: better than England on 9 of 21" in words_of(show("benchmarks", query=query))


def test_each_picture_says_in_words_what_it_shows(pages):
    alts = re.findall(r'<img src="data:[^"]+" alt="([^"]+)"[^>]*class="spine"', html_of(show("benchmarks")))
    assert len(alts) == 20, "carers are asked every second year, and a number of people is not drawn"
    assert "All 146 councils 6.1% to 100.0%; the middle half 66.3% to 84.1%; England 77.1%; Halton 86.4%, better." in alts


def test_every_year_of_every_measure_is_shown_to_anybody_without_a_fault(pages):
    for end in benchmarks.years(pages):
        year = f"{end.year - 1}/{end.year % 100:02d}"
        assert f"{year}: " in words_of(show("benchmarks", "scrutiny", {"year": year, "with": "916"}))


def test_a_year_comes_quickly(halton):
    """Two queries and 500 points; a page asks once for each version of the store."""
    taken = []
    for _ in range(5):
        began = time.process_time()
        benchmarks.of_year(halton, benchmarks.areas_of("321", "323"), YEAR)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.5


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    remembered.forget()


def test_the_neighbours_of_halton_are_all_known():
    assert all(council(code) is not None for code in council("321").neighbours)
