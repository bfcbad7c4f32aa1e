"""Which objectives lack the commentary that their verdict asks for, in the month an edition is made of."""

from datetime import date

from types import SimpleNamespace

import pytest

from data.framework import load_framework
from data.records import commentary
from data.records.commentary import Commentary
from pages.access import Visitor
from pages.parts import commentary_needed, standings
from pages.parts.commentary_needed import lacking, shown
from tests.data.test_written import AT
from tests.pages.showing import said_in

PLAN = load_framework("halton")
JULY, SEPTEMBER, OCTOBER = date(2026, 7, 31), date(2026, 9, 30), date(2026, 10, 31)
WORDS = {OCTOBER: ("Off track", "At risk", "At risk", "On track", "Data late", "At risk"),
         SEPTEMBER: ("On track", "At risk", "On track", "Off track", "Data late", "Off track")}  # fmt: skip


@pytest.fixture(autouse=True)
def store(nothing_written, monkeypatch):
    """Verdicts as drawn above, for the six objectives in their order."""
    real = standings.standings("exact", PLAN.objectives)

    class Stands:
        def __init__(self, word, number):
            self.word = word
            self.latest = SimpleNamespace(period_end=JULY if number == 2 else OCTOBER)

    def drawn(audience, objectives, until=None):
        assert audience == "exact" and len(objectives) == len(real)
        return [Stands(word, number) for number, word in enumerate(WORDS[until], start=1)]

    monkeypatch.setattr(commentary_needed.standings, "standings", drawn)
    return nothing_written


def write(store, number, finished, month=OCTOBER):
    objective = PLAN.objectives[number - 1].id
    before = commentary.commentary(store, "990", objective, month)
    said = Commentary("a", "b", "c")
    commentary.save(
        store, "990", objective, month, said, by="ada", at=AT, over=before.record if before else None, finished=finished
    )  # fmt: skip


def test_off_track_and_at_risk_twice_running_ask_for_commentary_until_it_is_finished(store):
    assert [(each.objective.number, each.why) for each in lacking(PLAN, OCTOBER)] == [(1, "off track"), (2, "at risk twice running")]
    write(store, 1, finished=False)
    assert lacking(PLAN, OCTOBER)[0].why == "off track; a draft is begun and not finished"
    write(store, 1, finished=True)
    assert [each.objective.number for each in lacking(PLAN, OCTOBER)] == [2]
    write(store, 2, finished=True, month=JULY)  # its latest figure ends there
    assert lacking(PLAN, OCTOBER) == [] and shown(Visitor("a", "smt", "local"), PLAN, OCTOBER) == ""


def test_each_leads_to_its_boxes_in_that_month():
    drawn = shown(Visitor("a", "smt", "local"), PLAN, OCTOBER)
    assert "./objective-1?period=2026-10-31&amp;write=yes&amp;as=smt" in drawn
    said = said_in(drawn)
    assert "./objective-2?period=2026-07-31&amp;write=yes&amp;as=smt" in drawn, "the month its latest figure ends in"
    assert said.startswith("Commentary is asked for in October 2026 and not finished Objective 1: ")
    assert ": off track." in said and ": at risk twice running." in said
