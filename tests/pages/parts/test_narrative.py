"""The sentences over and under a chart."""

from __future__ import annotations

from datetime import date

import pytest

from data.framework import Commitment, load_framework
from metrics.progress import Verdict
from metrics.verdicts.likely_range import likely_range
from pages.access import Visitor
from pages.parts import cells, drawing, finding, narrative, standings, words
from pages.parts.standings import Standing
from tests.pages.parts.points import monthly, point
from tests.pages.showing import said_in

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


@pytest.mark.parametrize(
    ("was", "says"),
    [
        (["At risk", "Off track", "Off track"], "Off track at the end of each quarter since June 2026, at risk in March 2026"),
        (["At risk", "At risk", "On track"], "On track in September 2026, at risk in June 2026"),
        (["At risk", "At risk", "At risk"], "At risk at the end of each quarter since at least March 2026"),
    ],
)
def test_who_sees_the_ends_of_quarters_only_is_told_of_no_month_between(was, says, monkeypatch):
    line = monthly({"2026-03": 76.0, "2026-06": 76.0, "2026-09": 76.0}, period_type="rolling_year")
    words_at = dict(zip([each.period_end for each in line], was, strict=True))
    monkeypatch.setattr(standings, "standing", lambda audience, promise, until: standing(line, words_at[until], "rolling_year"))
    assert narrative.statement(SMT, standing(line, was[-1], "rolling_year")) == says


@pytest.mark.parametrize(
    ("values", "period_type", "how_long"),
    [
        ({"2026-07": 70.0, "2026-08": 70.0, "2026-09": 70.0}, "month", " three months running"),
        ({"2026-03": 70.0, "2026-06": 70.0, "2026-09": 70.0}, "rolling_year", " three quarters running"),
        ({"2025-03": 70.0, "2026-03": 70.0}, "financial_year", " two years running"),
        ({"2026-08": None, "2026-09": 70.0}, "month", ""),
    ],
)
def test_a_figure_counts_once_however_many_months_it_stands(values, period_type, how_long, monkeypatch):
    missed = standing(monthly(values, period_type=period_type), "Off track", period_type)
    monkeypatch.setattr(standings, "standing", lambda audience, promise, until: missed)
    months = [date(2025, 3, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]
    said = finding.to_decide(SMT, [(load_framework("halton").objectives[0], missed)], months)
    assert [said_in(each) for each in said] == [f"Objective 1: off track{how_long}."]


def test_a_figure_that_may_still_change_has_no_verdict_and_counts_in_no_run(monkeypatch):
    line = [*monthly({"2026-07": 70.0, "2026-08": 70.0}), *monthly({"2026-09": 70.0}, status="provisional")]
    promise = Commitment("front_door_share", "Requests resolved", "increase", "month", target_low=75.0)
    missed = Standing(promise, None, tuple(line), Verdict("Off track", "", latest=line[1]))
    monkeypatch.setattr(standings, "standing", lambda audience, promise, until: missed)
    months = [each.period_end for each in line]
    (said,) = finding.to_decide(SMT, [(load_framework("halton").objectives[0], missed)], months)
    assert said_in(said) == "Objective 1: off track two months running."
    assert narrative.statement(SMT, missed) == "Off track since at least July 2026", "the page that it leads to says the same"


@pytest.mark.parametrize(
    ("later", "period_type", "says"),
    [
        (["2026-09"], "month", "September 2026 is provisional"),
        (["2026-09", "2026-10"], "month", "September 2026 and October 2026 are provisional"),
        (["2026-09", "2026-10", "2026-11"], "month", "September 2026 to November 2026 are provisional"),
        (["2026-09"], "rolling_year", "12 months to September 2026 is provisional"),
        (["2026-09", "2026-10"], "rolling_year", "12 months to September 2026 and to October 2026 are provisional"),
        (
            ["2026-09", "2026-10", "2026-11"],
            "rolling_year",
            "12 months to September 2026, and to each later month up to November 2026, are provisional",
        ),
    ],
)
def test_what_may_still_change_is_named_once(later, period_type, says):
    known = monthly({"2026-08": 70.0}, period_type=period_type)
    after = monthly(dict.fromkeys(later, 70.0), period_type=period_type, status="provisional")
    promise = Commitment("front_door_share", "Requests resolved", "increase", period_type, target_low=75.0)
    told = Standing(promise, None, (*known, *after), Verdict("Off track", "", latest=known[0]))
    assert says in narrative.paragraph(told)


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
