"""Which objectives lack the commentary that their verdict asks for, in the month an edition is made of."""

from datetime import date
from types import SimpleNamespace

import pytest

from data.framework import load_framework
from data.records import commentary
from data.records.commentary import Commentary
from pages.access import Visitor
from pages.parts import commentary_needed
from pages.parts.commentary_needed import lacking, shown
from tests.data.test_written import AT
from tests.pages.showing import said_in

PLAN = load_framework("halton")
JULY, SEPTEMBER, OCTOBER = date(2026, 7, 31), date(2026, 9, 30), date(2026, 10, 31)
# each objective's verdict in October, and the one in the month before its latest figure
WORDS = (("Off track", "On track"), ("At risk", "At risk"), ("At risk", "On track"), ("On track", "Off track"), ("Data late", "Data late"),
         ("At risk", "Off track"))  # fmt: skip


@pytest.fixture(autouse=True)
def store(nothing_written, monkeypatch):
    """Verdicts as drawn above, for the six objectives in their order."""
    stands = [
        SimpleNamespace(word=now, before=before, commitment=number, latest=SimpleNamespace(period_end=JULY if number == 2 else OCTOBER))
        for number, (now, before) in enumerate(WORDS, start=1)
    ]

    def before(audience, number, until):
        assert (audience, until) == ("exact", date(2026, 6, 30) if number == 2 else SEPTEMBER)
        return SimpleNamespace(word=stands[number - 1].before)

    monkeypatch.setattr(commentary_needed.standings, "standings", lambda audience, objectives, until: stands)
    monkeypatch.setattr(commentary_needed.standings, "standing", before)
    return nothing_written


def write(store, number, finished, month=OCTOBER):
    objective = PLAN.objectives[number - 1].id
    before = commentary.commentary(store, "990", objective, month)
    said = Commentary("a", "b", "c")
    commentary.save(
        store, "990", objective, month, said, by="ada", at=AT, over=before.record if before else None, finished=finished
    )  # fmt: skip


def test_off_track_and_at_risk_twice_running_ask_for_commentary_until_it_is_finished(store):
    assert [(each.objective.number, each.why) for each in lacking(PLAN, OCTOBER)] == [
        (1, "off track"),
        (2, "at risk at least twice running"),
    ]
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
    assert ": off track." in said and ": at risk at least twice running." in said
