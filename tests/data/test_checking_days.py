"""Days and months that cannot be: before there were figures, or still to come."""

from __future__ import annotations

import pytest

from data.checking import check
from tests.data.extract import event, found, reading_of, text_of

HEADINGS = {
    "front_door_contacts": "month,team,referrals_total,referrals_front_door\n{},A,100,78\n2026-08,A,100,78\n",
    "community_referrals": "month,team,commissioned,referrals,people\n{},Contact Centre,commissioned,5,5\n2026-08,Contact Centre,commissioned,5,5\n",
    "discharge_pathways": "discharge_date,pathway,trust,age_band\n{},0,,65+\n2026-08-03,0,,65+\n",
    "wellbeing_service": "person_key,contact_date,referral_source\n{0},{0},GP\nP2,2026-08-03,GP\n",
    "reablement_follow_up": "discharge_date,person,age_at_discharge,status_day91\n{},P1,80,home\n2026-01-03,P2,80,home\n",
    "survey_results": "survey,audience,wave_start,wave_end,invited,returned,question_id,question_text,positive,neutral,negative\n"
    "S,families,,{},9,7,Q1,,7,0,0\nS,families,,2026-03-27,9,7,Q2,,7,0,0\n",
}  # fmt: skip


@pytest.mark.parametrize("return_id", HEADINGS)
@pytest.mark.parametrize(
    ("day", "rule"), [("1900-02-01", "too_early"), ("0206-08-01", "too_early"), ("2010-03-31", "too_early"), ("2010-04-01", None)]
)
def test_a_row_from_before_2010_is_left_out_with_its_value_and_makes_no_period(tmp_path, return_id, day, rule):
    checked = check(reading_of(tmp_path, HEADINGS[return_id].format(day), return_id=return_id), "990")
    faults = [fault for fault in checked.faults.to_pylist() if fault["rule"] == "too_early"]
    assert [(fault["row_number"], fault["value"], fault["severity"]) for fault in faults] == ([(2, day, "rejected")] if rule else [])
    assert checked.accepted.num_rows == (1 if rule else 2)


def test_a_wave_still_to_come_is_left_out(tmp_path):
    checked = check(reading_of(tmp_path, HEADINGS["survey_results"].format("2090-03-31"), return_id="survey_results"), "990")
    assert (2, "wave_end", "ends_in_the_future") in found(checked, "rejected")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"Event_Start_Date": "1901-07-01"}, "too_early"),
        ({"Event_Start_Date": "2090-07-01"}, "starts_in_the_future"),
        ({"Date_of_Death": "2090-01-01", "Event_End_Date": "2026-01-01"}, "dies_in_the_future"),
        ({"Unit_Cost": "-3"}, "below_nought"),
    ],
)
def test_client_level_data_keeps_the_row_as_government_does_and_warns(tmp_path, changes, rule):
    checked = check(reading_of(tmp_path, text_of([event(**changes), event(LA_Person_Unique_Identifier="P2")])), None)
    assert rule in [name for *_, name in found(checked, "warning")]
    assert checked.rows_kept == 2
