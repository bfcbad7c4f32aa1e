"""Every status stands somewhere on the sample council, led there by its data and the rule: a table of where, and why."""

from __future__ import annotations

from datetime import date

import pytest

from data.framework import load_framework
from data.records.baselines import entered_baselines
from data.records.home_council import home_council
from data.records.milestones import milestones
from data.records.promises import adopted
from data.records.rebases import rebases
from data.sample import decided
from data.sample.council import COUNCIL, PLAN
from metrics.progress import WORDS
from pages.parts import figures, standings
from tests.pages.showing import TODAY
from tests.sample import made

# objective, measure, status today, and what the verdict says of why
TODAY_S = """
    1 | front_door_share          | On track       | On track means 75% to 80%. August 2026: 76.2%
    1 | front_door_community_refs | No target      | The plan sets no number to reach
    1 | community_service_people  | On track       | On track means at least 1,000. 12 months to October 2026: 1,048
    2 | wellbeing_users           | No target      | The plan sets no number to reach
    3 | survey_returns            | Data late      | Figures to September 2026 were due by 14 November 2026: 8 days late
    3 | evaluations_used          | No target      | The plan sets no number to reach
    4 | lts_year                  | On track       | On track means fewer than 2,150
    5 | admissions_all            | Off track      | On track means fewer than 70
    5 | ascof_2c                  | No baseline    | The baseline comes from the SALT return and this figure from Client Level Data
    5 | ascof_2b                  | Too few to say | 12 months to September 2026: 5.4 (4 of 74,400). Too few for a verdict
    6 | home91_local              | At risk        | On track means above 80.2%
    6 | pathway_0                 | Not due yet    | It is provisional, so there is no verdict yet. 1 number of discharges of July 2026 cannot be read
    6 | pathway_1                 | Not due yet    | It is provisional, so there is no verdict yet. 1 number of discharges of July 2026 cannot be read
    6 | pathway_2                 | No baseline    | The plan compares with 2022/23 and gives no figure for it
"""
# the month that the overview is asked for, and the words of the six headlines then
EARLIER = """
    2026-09-30 | On track  | No target | No target | On track | Off track | At risk
    2026-06-30 | On track  | No target | No target | On track | Off track | At risk
    2026-05-31 | At risk   | No target | No target | On track | Off track | At risk
    2026-04-30 | Off track | No target | No target | On track | Off track | At risk
    2026-01-31 | Off track | No target | No target | On track | At risk   | On track
"""


def rows(drawn):
    return [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]


@pytest.fixture(autouse=True)
def sample(monkeypatch):
    """Pages read the sample, on the day its story ends."""
    store = made.store()
    monkeypatch.setitem(figures._open, str(store.path), store)
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    return store


def commitments():
    return [(objective.number, each) for objective in figures.plan().objectives for each in objective.commitments]


def test_the_table_names_every_promise_and_together_they_have_every_status():
    assert [(str(number), each.measure) for number, each in commitments()] == [(row[0], row[1]) for row in rows(TODAY_S)]
    waits = standings.of_measure("exact", "front_door_contacts_share").word  # nobody sent the council's own count of contacts
    assert {*(row[2] for row in rows(TODAY_S)), waits} == {*WORDS, standings.NO_MEASURE}


@pytest.mark.parametrize(("objective", "measure", "word", "because"), rows(TODAY_S))
def test_each_status_is_there_for_its_reason(objective, measure, word, because):
    (promise,) = [each for number, each in commitments() if (str(number), each.measure) == (objective, measure)]
    found = standings.standing("exact", promise)
    assert found.word == word
    assert because in found.verdict.reason


def test_a_baseline_of_the_salt_return_is_refused_across_the_break_and_drawn_nowhere():
    (promise,) = [each for _, each in commitments() if each.measure == "ascof_2c"]
    verdict = standings.standing("exact", promise).verdict
    assert (verdict.baseline.basis, verdict.baseline.value, verdict.distance) == ("SALT return", 268.0, "")
    assert "the series breaks in April 2024, so no change is worked out" in verdict.refusal
    assert "Load the council's records of 2022/23" in verdict.refusal, "and what can be done"


def test_the_public_reads_the_same_words():
    """A small number is hidden from the public, and is then too few to say anything about as well."""
    for number, promise in commitments():
        exact, public = (standings.standing(audience, promise).word for audience in ("exact", "public"))
        assert exact == public, (number, promise.measure)


@pytest.mark.parametrize("row", rows(EARLIER), ids=lambda row: row[0])
def test_the_overview_tells_another_story_in_another_month(row):
    month, *words = row
    found = standings.standings("exact", figures.plan().objectives, date.fromisoformat(month))
    assert [each.word for each in found] == words


def test_what_the_council_decided_is_written_down_with_who_and_why(sample):
    kept = {each.baseline.measure: each for each in entered_baselines(sample, COUNCIL)}
    assert {measure: (each.baseline.basis, bool(each.why), each.by) for measure, each in kept.items()} == {
        "ascof_2c": ("SALT return", True, decided.OFFICER),
        "pathway_0": ("local upload", True, decided.OFFICER),
        "pathway_1": ("local upload", True, decided.OFFICER),
    }
    plan = {each.id: each for each in adopted(sample, COUNCIL, load_framework(PLAN)).objectives}
    assert plan["evaluation"].lead == "Commissioning manager"
    assert plan["delay-care-home"].by_when == "31 March 2027"
    assert [(each.since, bool(each.why)) for each in rebases(sample, COUNCIL, "pathway_1")] == [(date(2025, 4, 1), True)]
    said = {
        measure: [each.words for each in milestones(sample, COUNCIL, measure)] for measure in ("wellbeing_users", "pathway_1", "lts_year")
    }
    assert said == {"wellbeing_users": ["Wellbeing service opened"], "pathway_1": ["Reablement widened to all wards"], "lts_year": []}


def test_it_is_written_down_once(sample):
    before = sample.rows("select count(*) from decision")
    decided.decide(sample)
    assert sample.rows("select count(*) from decision") == before
    assert home_council(sample).synthetic
