"""Ten years of Halton's published figures: two parts where the rules changed, a hole where nobody published, never a line across."""

from datetime import date

import pytest

from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.parts import chart_file, downloads, published_years
from pages.parts.chart_lines import runs
from tests.pages.showing import charts_of, show, words_of

SMT, PUBLIC = Visitor("a test", "smt", "local"), Visitor("a test", "scrutiny", "local")
BREAK = date(2024, 4, 1)
BROKEN = """
    ascof_2a  | 86.4% in 2024/25; before, by other rules, 81.2% in 2015/16 and 75.9% in 2022/23
    ascof_2b  | 6.4 per 100,000 in 2024/25; before, by other rules, 10.4 per 100,000 in 2018/19 and 2.6 per 100,000 in 2020/21
    ascof_2c  | 252.2 per 100,000 in 2024/25; before, by other rules, 731.0 per 100,000 in 2018/19 and 141.0 per 100,000 in 2020/21
    ascof_2d1 | 64.77% in 2024/25; before, by other rules, 85.4% in 2018/19 and 84.6% in 2020/21
    ascof_2d2 | 6.62% in 2024/25; before, by other rules, 2.2% in 2018/19 and 6.0% in 2020/21
"""
ONE_LINE = """
    ascof_1a   | 19.0 in 2015/16 and 19.0 in 2024/25
    ascof_1c   | 8.1 in 2016/17 and 7.0 in 2023/24
    ascof_3a   | 77.7% in 2015/16 and 80.4% in 2024/25
    ascof_4b   | 92.2% in 2023/24 and 95.3% in 2024/25
    ascof_2e2b | 76.1% in 2024/25
    lts_year   | 3,108 in 2024/25
    lts_snapshot | 1,985 as at 31 March 2026
    salt_2d    | 81.2% in 2015/16 and 75.9% in 2022/23
"""


def rows(drawn):
    return [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]


@pytest.mark.parametrize(("measure", "finding"), rows(BROKEN))
@pytest.mark.parametrize("visitor", [SMT, PUBLIC], ids=["smt", "scrutiny"])
def test_a_broken_series_is_told_in_two_parts_and_no_line_joins_them(pages, visitor, measure, finding):
    told = published_years.years(visitor, measure)
    before = catalogue()[measure].before
    assert told.finding == finding
    assert [at for at, _ in told.picture.breaks] == [BREAK]
    assert not any(min(at) < BREAK <= max(at) for run in runs(told.picture) if (at := [dot.at for dot in run.dots]))
    assert told.broken.startswith("The series is broken: ")
    assert "no line joins them, and no change is worked out between them" in told.broken
    for title in (catalogue()[before].title.partition(", until")[0], catalogue()[measure].title):
        assert f"“{title}”" in told.broken, "each part under its own name: 91 days are not 12 weeks"
    assert told.picture.alt.startswith("Line chart in parts that are not joined.")


@pytest.mark.parametrize(("measure", "finding"), rows(ONE_LINE))
def test_an_unbroken_series_is_one_line(pages, measure, finding):
    told = published_years.years(SMT, measure)
    assert (told.finding, told.broken) == (finding, "")
    assert told.picture is None or not told.picture.breaks


def test_a_year_that_nobody_published_is_a_gap_and_never_nought(pages):
    told = published_years.years(SMT, "ascof_1a")
    assert [dot.height for dot in told.picture.dots if dot.at == date(2021, 3, 1)] == [None]
    assert "No figure, so a gap: 2020/21 (not available)." in told.picture.alt


def test_nothing_stands_there_where_nothing_was_published(pages):
    assert published_years.years(SMT, "front_door_share") is None


@pytest.mark.parametrize("role", ["smt", "officer"])
@pytest.mark.parametrize(("page", "given"), [("objective", {"number": 6}), ("measure", {})], ids=["objective", "measure"])
def test_every_chart_of_published_years_can_be_taken_away(pages, role, page, given):
    at = show(page, role, {"id": "ascof_2a"} if page == "measure" else None, **given)
    taken = [button.proto.label.removeprefix("Download as ") for button in at.get("download_button")]
    charts = len(charts_of(at))
    assert charts and (taken.count("SVG"), taken.count("PNG")) == (charts, charts)
    assert taken.count("CSV") >= charts


def test_a_file_of_published_years_says_what_it_shows_and_where_it_comes_from(pages):
    told = published_years.years(PUBLIC, "ascof_2a")
    assert told.below.startswith("Halton, %, 2015/16 to 2024/25, as published. The scale starts at ")
    assert told.source == (
        "Source: 2015/16 to 2022/23 ASCOF 2D until 2022/23, 2A in 2023/24, from the SALT return (upload 4), basis SALT published; "
        "2024/25 ASCOF 2A, from Client Level Data (upload 5), basis CLD published."
    )
    sheet = downloads.sheet(PUBLIC, told.picture, title=told.finding, subtitle=told.below, source=told.source)
    drawn = chart_file.svg(sheet)
    assert "86.4% in 2024/25" in drawn and "from Client Level Data" in drawn and "March 2025" not in drawn
    written = downloads.csv_of(told.points)
    assert written.count("SALT published") == sum(p.basis == "SALT published" for p in told.points) > 5


def test_under_every_chart_of_published_years_stand_its_figures(pages):
    said = words_of(show("objective", "smt", number=6))
    assert "Table: nine years, latest first" in said
    assert "2024/25 286 331 86.4% Complete 2022/23" in said
