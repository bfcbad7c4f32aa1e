"""Halton's published figures of ten years lie under the measure they are of: codes that changed meaning, the break of 2024/25, what is not known."""

import pytest

from data.council import ENGLAND
from metrics.results import results, series

NORTH_WEST, OLDHAM, DERBY = "E12000002", "307", "507"
WHEN = {"ascof_3d1a": "snapshot", "ascof_3d2a": "snapshot", "lts_snapshot": "snapshot"}
# Halton, then England, as the publisher prints them (SOURCES.md beside the files); the year is the one in which the council year ends
SALT = {
    "salt_2d": ({2016: 81.2, 2017: 54.6, 2018: 63.9, 2019: 76.6, 2020: 66.8, 2021: 83.0, 2022: 60.6, 2023: 75.9}, {2020: 79.5, 2021: 74.9}),
    "salt_2a1": ({2019: 10.4, 2020: 9.1, 2021: 2.6}, {2019: 13.9, 2020: 14.6, 2021: 13.3}),
    "salt_2a2": ({2019: 731.0, 2020: 642.5, 2021: 141.0}, {2019: 577.6, 2020: 584.0, 2021: 498.2, 2022: 538.5, 2023: 560.8, 2024: 566.0}),
    "home91_salt": ({2019: 85.4, 2020: 45.7, 2021: 84.6}, {2019: 82.4, 2020: 82.0, 2021: 79.1}),
    "home91_offered_salt": ({2019: 2.2, 2020: 1.7, 2021: 6.0}, {2019: 2.8, 2020: 2.6, 2021: 3.1}),
}
CLD_2024_25 = """
    ascof_2a   | 286 / 331 = 86.4    | 77.1  | 78.5
    ascof_2b   | 5 / 78425 = 6.4     | 17.0  | 21.3
    ascof_2c   | 64 / 25379 = 252.2  | 592.5 | 672.0
    ascof_2d1  | 250 / 386 = 64.77   | 60.7  | 62.2
    ascof_2d2  | 386 / 5832 = 6.62   | 5.7   | 6.6
    ascof_2e1  | 308 / 323 = 95.4    | 81.4  | 87.8
    ascof_2e2a | 841 / 910 = 92.4    | 77.4  | 80.1
    ascof_2e2b | 1672 / 2198 = 76.1  | 60.3  | 61.7
    ascof_3d1a | 622 / 2331 = 26.7   | 82.4  | 69.1
    ascof_3d2a | 622 / 2331 = 26.7   | 24.5  | 22.7
"""
SURVEY_2022_23 = {
    "ascof_1a": (18.9, 19.0), "ascof_1b": (0.405, 0.411), "ascof_1d": (70.4, 64.4), "ascof_3a": (78.4, 77.2), "ascof_3c1": (79.7, 67.2),
    "ascof_4a": (66.1, 69.7), "ascof_5a1": (44.8, 44.4),
}  # fmt: skip


def line(store, measure, council="321"):
    """The figures of one measure by the year in which their period ends."""
    return {point.period_end.year: point for point in series(store, measure, WHEN.get(measure, "financial_year"), council)}


def values(points):
    return {year: None if point.value is None else round(point.value, 3) for year, point in points.items()}


@pytest.mark.parametrize("measure", SALT)
def test_figures_of_the_salt_return_lie_under_the_measure_their_old_code_meant(halton, measure):
    of_halton, of_england = SALT[measure]
    assert values(line(halton, measure)) == of_halton
    assert {point.basis for point in line(halton, measure).values()} == {"SALT published"}
    assert {year: value for year, value in values(line(halton, measure, ENGLAND)).items() if year in of_england} == of_england


@pytest.mark.parametrize("row", CLD_2024_25.strip().splitlines())
def test_figures_of_2024_25_are_counted_from_client_level_data_and_have_no_year_before(halton, row):
    measure, counts, england, north_west = (cell.strip() for cell in row.split("|"))
    (point,) = line(halton, measure).values()
    decimals = 2 if measure.startswith("ascof_2d") else 1
    assert f"{point.numerator:.0f} / {point.denominator:.0f} = {point.value:.{decimals}f}" == counts
    assert (point.basis, point.period_end.year) == ("CLD published", 2025)
    for area, wanted in ((ENGLAND, england), (NORTH_WEST, north_west)):
        assert values(line(halton, measure, area))[2025] == pytest.approx(float(wanted), abs=0.005), area


@pytest.mark.parametrize("measure", SURVEY_2022_23)
def test_surveys_are_one_line_of_ten_years_under_the_codes_of_today(halton, measure):
    points = line(halton, measure)
    assert list(points) == list(range(2017 if measure == "ascof_1b" else 2016, 2026))
    assert {point.basis for point in points.values()} == {"survey"}
    assert (values(points)[2023], values(line(halton, measure, ENGLAND))[2023]) == SURVEY_2022_23[measure]
    assert (points[2021].value, points[2021].status) == (None, "not available"), "voluntary in the pandemic; Halton took no part"
    assert all(point.margin for point in points.values() if point.value is not None)


def test_no_2022_23_figure_is_there_that_nobody_published(halton):
    """Of the plan's own measures none; of the SALT return the sequel to short-term support alone."""
    found = {point.measure_id for point in results(halton, councils=["321"], groups=["all"]) if point.period_end.year == 2023}
    assert found == {*SURVEY_2022_23, "salt_2d", "ascof_1c", "ascof_1e", "ascof_3b", "ascof_3c2", "ascof_5a2"}
    carers = [line(halton, measure)[2023] for measure in ("ascof_1c", "ascof_1e", "ascof_3b", "ascof_3c2", "ascof_5a2")]
    assert {(point.value, point.status) for point in carers} == {(None, "not applicable")}, "carers are asked every second year"


def test_suppressed_and_not_available_figures_are_kept_as_such_and_never_nought(halton):
    oldham, derby = line(halton, "ascof_2d1", OLDHAM)[2025], line(halton, "ascof_1a", DERBY)[2025]
    assert (oldham.numerator, oldham.denominator, oldham.status) == (None, None, "suppressed")
    assert (derby.value, derby.status) == (None, "not available")
