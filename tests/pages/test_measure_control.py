"""The measure page asks whether it is more than chance: with enough points, with too few, of 12 months, and for the public."""

import json

import pytest

from tests.pages.showing import charts_of, html_of, show, words_of

MONTHS = {"id": "front_door_share", "type": "month"}


def control_of(at):
    return next(((spec, alt) for spec, alt in charts_of(at) if alt.startswith("Control chart")), None)


@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_a_monthly_measure_has_its_chart_findings_and_table(filled, role):
    at = show("measure", role, MONTHS)
    said, (spec, alt) = words_of(at), control_of(at)
    assert "Is it more than chance?" in said and "August 2026: above the upper limit" in said
    assert "September 2025 (73.5%) to August 2026 (75.6%) lie above the upper limit." in said
    assert "Over the whole chart the limits lie short of the target (75% to 80%)." in said
    assert "Exampleton, monthly, Apr 2023 to Aug 2026. The scale starts at 62%." in said
    assert "August 2026 75.6% 71.1% 68.8% 73.4% Above the upper limit" in said
    assert "Average 71.1%; limits between 68.8% and 73.4%. 39 figures are marked" in alt
    assert spec["data"][-1]["marker"]["symbol"] == "diamond" and spec["layout"]["annotations"][0]["text"] == "<b>Target 75% to 80%</b>"
    assert html_of(at).index("Is it more than chance?") > html_of(at).index("<h1")


def test_with_too_few_points_it_says_how_many_are_needed(filled):
    at = show("measure", "smt", {**MONTHS, "period": "2024-02-29"})
    assert "takes at least 12 months with a final figure, and there are 11." in words_of(at) and control_of(at) is None
    assert control_of(show("measure", "smt", {**MONTHS, "period": "2024-03-31"})) is not None


def test_it_is_not_asked_of_twelve_months(filled):
    at = show("measure", "smt", {"id": "ascof_2c", "type": "rolling_year"})
    assert "Not asked of 12-month figures" in words_of(at) and control_of(at) is None


def test_the_public_sees_limits_of_the_numbers_it_may_see(filled):
    exact, public = (control_of(show("measure", role, {"id": "requests_all", "type": "month"})) for role in ("smt", "scrutiny"))
    assert 561 in exact[0]["data"][0]["y"] and 561 not in public[0]["data"][0]["y"]
    shown = json.dumps(public[0]["data"])
    assert all(value % 5 == 0 for line in public[0]["data"] for value in line["y"] if value is not None) and "561" not in shown
    assert "Worked out from the rounded numbers" in words_of(show("measure", "scrutiny", {"id": "requests_all", "type": "month"}))


def test_rounding_is_not_taken_for_change(filled):
    at = show("measure", "scrutiny", {"id": "lts_snapshot", "type": "snapshot"})
    assert "rounding would pass for change" in words_of(at) and control_of(at) is None
    assert "counted at the next" in words_of(show("measure", "smt", {"id": "lts_snapshot", "type": "snapshot"}))
