"""The sentences over and under a chart."""

from __future__ import annotations

from datetime import date

import pytest

from data.framework import Commitment
from metrics.progress import Verdict
from metrics.verdicts.likely_range import likely_range
from pages.access import Visitor
from pages.parts import cells, drawing, narrative, standings, words
from pages.parts.standings import Standing
from tests.pages.parts.points import monthly, point

SMT = Visitor("a test", "smt", "local")
YEARS = {"2023-03": 70.0, "2024-03": 71.5, "2025-03": 76.0}


def yearly(values=YEARS):
    return monthly(values, period_type="financial_year")


def standing(line, word="On track", period_type="financial_year"):
    promise = Commitment("front_door_share", "Requests resolved", "increase", period_type, target_low=75.0)
    return Standing(promise, None, tuple(line), Verdict(word, "", latest=line[-1]))


@pytest.mark.parametrize(
    ("was", "says"),
    [
        (["Off track", "At risk", "On track"], "On track in 2024/25, at risk before"),
        (["Off track", "On track", "On track"], "On track since 2023/24, off track before"),
        (["On track", "On track", "On track"], "On track since at least 2022/23"),
        (["On track"], "On track in 2024/25"),
    ],
)
def test_a_council_year_goes_by_its_name_over_its_chart(was, says, monkeypatch):
    line = yearly()[-len(was) :]
    words_at = dict(zip([each.period_end for each in line], was, strict=True))
    monkeypatch.setattr(standings, "standing", lambda audience, promise, until: standing(line, words_at[until]))
    assert narrative.statement(SMT, standing(line)) == says


@pytest.mark.parametrize(
    ("period_type", "says"),
    [("financial_year", "76.0% in 2024/25"), ("month", "76.0% in March 2025"), ("rolling_year", "76.0% in March 2025")],
)
def test_a_figure_without_a_year_before_it_is_told_with_its_period(period_type, says):
    line = monthly({"2025-03": 76.0}, period_type=period_type)
    assert narrative.statement(SMT, standing(line, "No target", period_type)) == says


def test_every_caption_and_every_text_for_those_who_do_not_see_names_the_council_year():
    line = yearly()
    told = standing(line)
    said = [
        drawing.subtitle(told, line, "Exampleton"),
        drawing.alternative(told, line),
        str(cells.two_years(told)),
        str(cells.data_to(told)),
        narrative.paragraph(told),
    ]
    assert all("2024/25" in each and "March" not in each and "Mar 20" not in each for each in said), said


@pytest.mark.parametrize(("period_type", "says"), [("financial_year", "2024/25"), ("month", "Mar 2025"), ("snapshot", "Mar 2025")])
def test_a_period_in_a_tight_table(period_type, says):
    assert words.when(point(1, 2, 50.0, period_type=period_type, period_end=date(2025, 3, 31))) == says


def test_a_likely_range_has_the_decimals_of_its_measure():
    score = {"measure_id": "ascof_1b", "unit": "score", "basis": "survey", "period_type": "financial_year"}
    of = point(None, 350, 0.405, margin=0.012, **score)
    assert narrative.range_of(of, likely_range(of)) == "0.393 to 0.417"
